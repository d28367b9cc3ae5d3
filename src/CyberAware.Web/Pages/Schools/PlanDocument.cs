using System.Globalization;
using CyberAware.Core;
using CyberAware.Core.Lessons;
using CyberAware.Web.Api;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CyberAware.Web.Pages.Schools;

/// <summary>The lesson's plan in the form of schools as a document of Word: what the page of the plan shows, its blanks empty.</summary>
public sealed class PlanDocument
{
    // Twentieths of a point: 567 are one centimetre. A4 across, a wider edge for the file.
    private const int PageWidth = 16838;
    private const int PageHeight = 11906;
    private const int MarginTop = 850;
    private const int MarginLeft = 1134;
    private const int MarginRight = 850;
    private const int FooterEdge = 400;
    private const int MarginBottom = FooterEdge + 1247;
    private const uint BlankHeight = 397;

    private static readonly int[] HeadWidths = [5000, 9854];

    // Stage, teacher, pupils, assessment, resources: as wide as their texts are long, so that a lesson takes two sheets.
    private static readonly int[] CourseWidths = [2000, 5700, 3100, 2254, 1800];

    private static readonly string[] Blanks = ["Organisation", "Section", "Teacher", "Date", "Class"];
    private static readonly string[] Columns = ["Plan.Stage", "Column.teacher", "Column.pupils", "Column.assessment", "Column.resources"];

    private readonly Lesson lesson;
    private readonly Language language;
    private readonly FeatureResources texts;
    private readonly WordText words;

    private PlanDocument(Lesson lesson, Language language, FeatureResources texts, WordText words) =>
        (this.lesson, this.language, this.texts, this.words) = (lesson, language, texts, words);

    /// <summary>The bytes of the document, the same for the same lesson.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="language">Language of the document; that of the request, since it decides on the words of the form.</param>
    /// <param name="link">What the foot of each sheet carries.</param>
    /// <param name="links">Addresses.</param>
    /// <param name="texts">Words of the form.</param>
    public static byte[] Create(Lesson lesson, Language language, ShortLink link, PortalLinks links, FeatureResources texts) =>
        WordFile.Create(texts["Schools"]["Title.plan", lesson[language].Title], language, PlanStyles.For(language), main =>
        {
            var words = new WordText(main, language, links);
            main.Document = new Document(new PlanDocument(lesson, language, texts, words).Text());
            PlanFooter.Write(main.AddNewPart<FooterPart>(PlanFooter.Id), lesson, language, link, texts, words);
        });

    private Body Text() => new(Heading(1, Word("Plan.Heading")), Head(), Heading(2, Word("Stages")), Course(), PlanTable.End(), Section());

    private Table Head()
    {
        var text = lesson[language];
        return PlanTable.Create(Word("Plan.Heading"), HeadWidths, [
            .. Blanks.Select(BlankRow),
            HeadRow("Plan.Topic", [new Paragraph(words.Words(text.Title))]),
            BlankRow("Curriculum"),
            HeadRow("Plan.Goals", [new Paragraph(words.Words(text.Goal)), .. words.List(text.Outcomes)]),
        ]);
    }

    private TableRow BlankRow(string name)
    {
        var row = HeadRow($"Plan.{name}", [new Paragraph()]);
        row.TableRowProperties!.Append(new TableRowHeight { Val = BlankHeight, HeightType = HeightRuleValues.AtLeast });
        return row;
    }

    private TableRow HeadRow(string key, IEnumerable<Paragraph> content) =>
        PlanTable.Row([PlanTable.Cell(HeadWidths[0], Label(Word(key))), PlanTable.Cell(HeadWidths[1], content)]);

    private Table Course() => PlanTable.Create(Word("Stages"), CourseWidths, [
        PlanTable.HeadingRow([.. Columns.Select((key, at) => PlanTable.HeadingCell(CourseWidths[at], Label(Word(key))))]),
        .. lesson.Stages.Select(StageRow),
        PlanTable.Row([PlanTable.Cell(CourseWidths[0], Label(Word("Plan.Homework"))), PlanTable.Cell(CourseWidths[1..].Sum(), words.Paragraphs(lesson[language].Home), Columns.Length - 1)]),
    ]);

    private TableRow StageRow(LessonStage stage)
    {
        var text = stage[language];
        return PlanTable.Row([
            PlanTable.Cell(CourseWidths[0], [.. Label(text.Title), new Paragraph(words.Words(texts["Schools"]["Minutes", stage.Minutes]))]),
            .. new[] { text.Teacher, text.Pupils, text.Assessment, text.Resources }.Select((html, at) => PlanTable.Cell(CourseWidths[at + 1], words.Paragraphs(html))),
        ]);
    }

    private Paragraph[] Label(string text) => [Styled(PlanStyles.Label, text)];

    private Paragraph Heading(int level, string text) => Styled(string.Create(CultureInfo.InvariantCulture, $"Heading{level}"), text);

    private Paragraph Styled(string style, string text) => new(new ParagraphProperties(new ParagraphStyleId { Val = style }), words.Words(text));

    private string Word(string key) => texts["Schools"][key];

    private static SectionProperties Section() => new(
        new FooterReference { Type = HeaderFooterValues.Default, Id = PlanFooter.Id },
        new PageSize { Width = PageWidth, Height = PageHeight, Orient = PageOrientationValues.Landscape },
        new PageMargin { Top = MarginTop, Right = MarginRight, Bottom = MarginBottom, Left = MarginLeft, Header = FooterEdge, Footer = FooterEdge, Gutter = 0 });
}
