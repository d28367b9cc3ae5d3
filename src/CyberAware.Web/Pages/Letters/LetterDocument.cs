using System.Xml;
using CyberAware.Core;
using CyberAware.Core.Letters;
using CyberAware.Web.Api;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CyberAware.Web.Pages.Letters;

/// <summary>A finished letter as a document of Word: A4, 14 points, margins for the file of an office.</summary>
public static class LetterDocument
{
    private const string Namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private const string HalfPoints = "28";

    // Twentieths of a point: 567 are one centimetre.
    private const int PageWidth = 11906;
    private const int PageHeight = 16838;
    private const int MarginLeft = 1701;
    private const int MarginRight = 850;
    private const int MarginTop = 1134;
    private const string RightHalf = "4536";
    private const string FirstLine = "709";
    private const string SpaceBefore = "<w:spacing w:before=\"240\"/>";

    /// <summary>The bytes of the document; nothing of it is written anywhere.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="title">What programs call the document.</param>
    public static byte[] Create(FinishedLetter letter, string title) =>
        WordFile.Create(title, letter.Language, StylesFor(letter.Language), main => WriteText(letter, main));

    // Anybody may send a letter of 1,700 lines with one letter each: as a tree of elements with the formats in every paragraph
    // that cost several times a page.
    private static void WriteText(FinishedLetter letter, MainDocumentPart main)
    {
        using var stream = main.GetStream(FileMode.Create, FileAccess.Write);
        using var writer = XmlWriter.Create(stream);
        writer.WriteStartElement("w", "document", Namespace);
        writer.WriteStartElement("body", Namespace);
        LetterParagraph? before = null;
        foreach (var (paragraph, next) in letter.Paragraphs.Zip(letter.Paragraphs.Skip(1).Append(null)))
        {
            var hasGap = paragraph.Part != LetterPart.Addressee && paragraph.Part != before?.Part;
            // A sheet with the day and the signature alone proves nothing of what was signed.
            WriteParagraph(writer, paragraph, hasGap, keepsNext: next?.Part is LetterPart.Date);
            before = paragraph;
        }

        Section().WriteTo(writer);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    // Only the words need a writer's care; an element at a time cost a third more.
    private static void WriteParagraph(XmlWriter writer, LetterParagraph paragraph, bool hasGap, bool keepsNext)
    {
        writer.WriteRaw($"<w:p><w:pPr><w:pStyle w:val=\"{paragraph.Part}\"/>{(keepsNext ? "<w:keepNext/>" : "")}{(hasGap ? SpaceBefore : "")}</w:pPr><w:r><w:t xml:space=\"preserve\">");
        writer.WriteString(paragraph.ToString());
        writer.WriteRaw("</w:t></w:r></w:p>");
    }

    private static Styles StylesFor(Language language) => new(
        [
            WordFile.Defaults(language, HalfPoints, new SpacingBetweenLines { After = "60", Line = "259", LineRule = LineSpacingRuleValues.Auto }),
            new Style(new StyleName { Val = "Normal" }) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true },
            .. Enum.GetValues<LetterPart>().Select(StyleFor),
        ]);

    // The schema fixes the order: name, basedOn, paragraphs, characters.
    private static Style StyleFor(LetterPart part)
    {
        var style = new Style(new StyleName { Val = part.ToString() }, new BasedOn { Val = "Normal" }) { Type = StyleValues.Paragraph, StyleId = part.ToString(), CustomStyle = true };
        style.Append(new StyleParagraphProperties(Properties(part)));
        if (part == LetterPart.Title)
        {
            style.Append(new StyleRunProperties(new Bold()));
        }

        return style;
    }

    // Here too: keepNext, indentation, justification.
    private static IEnumerable<OpenXmlElement> Properties(LetterPart part) => part switch
    {
        LetterPart.Addressee or LetterPart.Applicant => [new Indentation { Left = RightHalf }],
        LetterPart.Body or LetterPart.Evidence => [new Indentation { FirstLine = FirstLine }, new Justification { Val = JustificationValues.Both }],
        LetterPart.Title => [new KeepNext(), new Justification { Val = JustificationValues.Center }],
        LetterPart.Date => [new KeepNext()],
        _ => [],
    };

    private static SectionProperties Section() => new(
        new PageSize { Width = PageWidth, Height = PageHeight },
        new PageMargin { Top = MarginTop, Right = MarginRight, Bottom = MarginTop, Left = MarginLeft, Header = 709, Footer = 709, Gutter = 0 });
}
