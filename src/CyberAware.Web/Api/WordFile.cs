using System.IO.Compression;
using System.IO.Packaging;
using System.Xml;
using CyberAware.Core;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CyberAware.Web.Api;

/// <summary>What all documents of Word have in common. The same words make the same bytes: no clock, no chance, no author.</summary>
public static class WordFile
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    // Each office has it, with all Kazakh letters. Its free double Tinos has them too, in the same widths; Liberation Serif lacks nine.
    private const string Font = "Times New Roman";
    private const string FallbackFont = "Tinos";

    private const string MainContentType = ContentType + ".main+xml";
    private const string CoreNamespace = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";

    // Zip files know no earlier time.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The bytes of a document; nothing of it is written anywhere.</summary>
    /// <param name="title">What programs call the document.</param>
    /// <param name="language">Its language.</param>
    /// <param name="styles">Its styles, with <see cref="Defaults"/> first.</param>
    /// <param name="write">Writes the text.</param>
    public static byte[] Create(string title, Language language, Styles styles, Action<MainDocumentPart> write)
    {
        using var bytes = new MemoryStream();
        using (var document = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            document.CompressionOption = CompressionOption.Fast;
            // Names are given, since those that the library makes are random.
            var main = document.AddNewPart<MainDocumentPart>(MainContentType, "document");
            WriteProperties(document.AddNewPart<CoreFilePropertiesPart>("properties"), title, language);
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = styles;
            main.AddNewPart<FontTablePart>("fonts").Fonts = FontTable();
            main.AddNewPart<DocumentSettingsPart>("settings").Settings = SettingsFor(language);
            write(main);
        }

        SetTimes(bytes);
        return bytes.ToArray();
    }

    /// <summary>Font, size, language and spacing of all that says nothing else.</summary>
    /// <param name="language">Language of the words, and of what somebody types.</param>
    /// <param name="halfPoints">Size of letters in half points.</param>
    /// <param name="spacing">Spacing of paragraphs.</param>
    public static DocDefaults Defaults(Language language, string halfPoints, SpacingBetweenLines spacing) => new(
        new RunPropertiesDefault(new RunPropertiesBaseStyle(
            new RunFonts { Ascii = Font, HighAnsi = Font, EastAsia = Font, ComplexScript = Font },
            new FontSize { Val = halfPoints },
            new FontSizeComplexScript { Val = halfPoints },
            new Languages { Val = language.Culture.Name })),
        new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(spacing)));

    private static void WriteProperties(CoreFilePropertiesPart part, string title, Language language)
    {
        using var stream = part.GetStream(FileMode.Create, FileAccess.Write);
        using var writer = XmlWriter.Create(stream);
        writer.WriteStartElement("cp", "coreProperties", CoreNamespace);
        writer.WriteElementString("dc", "title", DublinCore, title);
        writer.WriteElementString("dc", "language", DublinCore, language.Culture.Name);
        writer.WriteEndElement();
    }

    private static Fonts FontTable() => new(new Font(
        new AltName { Val = FallbackFont },
        new Panose1Number { Val = "02020603050405020304" },
        new FontCharSet { Val = "CC" },
        new FontFamily { Val = FontFamilyValues.Roman },
        new Pitch { Val = FontPitchValues.Variable })
    { Name = Font });

    // Without the mode Word lays the document out as in 2007, and says so in the title of its window.
    private static Settings SettingsFor(Language language) => new(
        new Compatibility(new CompatibilitySetting
        {
            Name = CompatSettingNameValues.CompatibilityMode,
            Uri = "http://schemas.microsoft.com/office/word",
            Val = "15",
        }),
        new ThemeFontLanguages { Val = language.Culture.Name });

    private static void SetTimes(MemoryStream bytes)
    {
        using var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true);
        foreach (var entry in zip.Entries)
        {
            entry.LastWriteTime = Epoch;
        }
    }
}
