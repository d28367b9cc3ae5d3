using CyberAware.Core.Letters;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CyberAware.Web.Pages.Letters;

/// <summary>A finished letter as a document of Word: A4, 14 points, margins for the file of an office.</summary>
public static class LetterDocument
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string Font = "Times New Roman";
    private const string HalfPoints = "28";

    // Twentieths of a point: 567 are one centimetre.
    private const int PageWidth = 11906;
    private const int PageHeight = 16838;
    private const int MarginLeft = 1701;
    private const int MarginRight = 850;
    private const int MarginTop = 1134;
    private const string RightHalf = "4536";
    private const string FirstLine = "709";
    private const string Gap = "240";

    /// <summary>The bytes of the document; nothing of it is written anywhere.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="title">What programs call the document.</param>
    public static byte[] Create(FinishedLetter letter, string title)
    {
        using var bytes = new MemoryStream();
        using (var document = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            document.PackageProperties.Title = title;
            document.PackageProperties.Language = letter.Language.Culture.Name;
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = Styles(letter.Language.Culture.Name);
            main.Document = new Document(new Body([.. Paragraphs(letter), Section()]));
        }

        return bytes.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Paragraphs(FinishedLetter letter) =>
        from part in letter.Parts
        from entry in part.Select((paragraph, index) => (Paragraph: paragraph, IsFirst: index == 0))
        select new Paragraph(
            Properties(entry.Paragraph, entry.IsFirst),
            new Run(
                new RunProperties([.. part.Key == LetterPart.Title ? new OpenXmlElement[] { new Bold() } : []]),
                new Text(entry.Paragraph.ToString()) { Space = SpaceProcessingModeValues.Preserve }));

    // The schema fixes the order: keepNext, spacing, indentation, justification.
    private static ParagraphProperties Properties(LetterParagraph paragraph, bool isFirst)
    {
        var properties = new ParagraphProperties();
        if (paragraph.Part is LetterPart.Date or LetterPart.Title)
        {
            properties.Append(new KeepNext());
        }

        if (isFirst && paragraph.Part != LetterPart.Addressee)
        {
            properties.Append(new SpacingBetweenLines { Before = Gap });
        }

        if (paragraph.Part is LetterPart.Addressee or LetterPart.Applicant)
        {
            properties.Append(new Indentation { Left = RightHalf });
        }
        else if (paragraph.Part is LetterPart.Body or LetterPart.Evidence)
        {
            properties.Append(new Indentation { FirstLine = FirstLine }, new Justification { Val = JustificationValues.Both });
        }
        else if (paragraph.Part is LetterPart.Title)
        {
            properties.Append(new Justification { Val = JustificationValues.Center });
        }

        return properties;
    }

    private static Styles Styles(string culture) => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = Font, HighAnsi = Font, EastAsia = Font, ComplexScript = Font },
                new FontSize { Val = HalfPoints },
                new FontSizeComplexScript { Val = HalfPoints },
                new Languages { Val = culture })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(
                new SpacingBetweenLines { After = "60", Line = "259", LineRule = LineSpacingRuleValues.Auto }))),
        new Style(new StyleName { Val = "Normal" }) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true });

    private static SectionProperties Section() => new(
        new PageSize { Width = PageWidth, Height = PageHeight },
        new PageMargin { Top = MarginTop, Right = MarginRight, Bottom = MarginTop, Left = MarginLeft, Header = 709, Footer = 709, Gutter = 0 });
}
