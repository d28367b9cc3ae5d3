using System.IO.Compression;
using System.Net;
using AngleSharp.Html.Parser;
using CyberAware.Core;
using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Markup;
using CyberAware.Core.Lessons;
using CyberAware.Core.Text;
using CyberAware.TestSupport;
using CyberAware.Web.Api;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Pages.Schools;
using CyberAware.Web.Tests.Pages.Quizzes;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.Extensions.DependencyInjection;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace CyberAware.Web.Tests.Pages.Schools;

/// <summary>The plan of a lesson as a document of Word.</summary>
public sealed class PlanDocumentTests(SharedPortal portal)
{
    private static readonly Dictionary<string, string[]> Form = new()
    {
        ["kk"] =
        [
            "Қысқа мерзімді (сабақ) жоспары", "Білім беру ұйымының атауы", "Бөлім", "Педагогтің тегі, аты, әкесінің аты", "Күні",
            "Сынып, қатысушылар саны, қатыспағандар саны", "Сабақтың тақырыбы", "Оқу бағдарламасына сәйкес оқыту мақсаттары", "Сабақтың мақсаты",
            "Сабақтың барысы", "Кезеңі / уақыты", "Педагогтің әрекеті", "Оқушының әрекеті", "Бағалау", "Ресурстар",
        ],
        ["ru"] =
        [
            "Краткосрочный (поурочный) план", "Наименование организации образования", "Раздел", "ФИО педагога", "Дата",
            "Класс, количество присутствующих, отсутствующих", "Тема урока", "Цели обучения в соответствии с учебной программой", "Цели урока",
            "Ход урока", "Этап / время", "Действия педагога", "Действия ученика", "Оценивание", "Ресурсы",
        ],
    };

    private IReadOnlyList<Lesson> Lessons => portal.Host.Library().Lessons;

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Get_EveryLesson_IsAValidDocumentWithAllThatThePlanSays(string tag)
    {
        var language = Language.Find(tag)!;
        var validator = new OpenXmlValidator(FileFormatVersions.Microsoft365);
        using var client = portal.Host.RawClient();
        foreach (var lesson in Lessons)
        {
            var address = Address(lesson, tag);
            using var bytes = new MemoryStream(await client.GetByteArrayAsync(address, TestContext.Current.CancellationToken));
            using var document = WordprocessingDocument.Open(bytes, false);
            var faults = validator.Validate(document, TestContext.Current.CancellationToken).Select(fault => $"{fault.Path?.XPath}: {fault.Description}").ToList();

            Assert.True(faults.Count == 0, $"{address}\n{string.Join('\n', faults)}");
            var body = document.MainDocumentPart!.Document!.Body!;
            AssertForm(body, tag);
            AssertCourse(body.Elements<Table>().Last(), lesson, language);
            AssertGoals(body.Elements<Table>().First(), lesson[language]);
            Assert.All(body.Descendants<Run>(), run => Assert.Equal(language.Culture.Name, run.RunProperties?.Languages?.Val?.Value));
            Assert.Equal(language.Culture.Name, document.PackageProperties.Language);
            Assert.EndsWith(lesson[language].Title, document.PackageProperties.Title, StringComparison.Ordinal);
            Assert.Null(document.PackageProperties.Creator);
            AssertFooter(document.MainDocumentPart.FooterParts.Single(), lesson, language);
        }
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Get_Document_HasTheHeadingsOfThePage(string language)
    {
        var page = await portal.Host.RawClient().GetPageAsync($"/{language}/schools/{Lessons[0].Slug}/plan");

        Assert.Equal(
            Form[language],
            page.QuerySelectorAll("main h1, main h2, .plan-head th, .plan-course thead th").Select(heading => heading.TextContent));
        Assert.Equal(Address(Lessons[0], language), page.QuerySelector(".lesson-sheet-hint a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("kk", "Сабақ жоспары — ")]
    [InlineData("ru", "План урока — ")]
    public async Task Get_Document_IsAFileThatCachesKeep(string language, string name)
    {
        var lesson = Lessons[0];
        using var client = portal.Host.RawClient();
        using var response = await client.SendAsync(HttpMethod.Get, Address(lesson, language));
        var disposition = response.Content.Headers.ContentDisposition!;

        Assert.Equal(WordFile.ContentType, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", disposition.DispositionType);
        Assert.Equal($"{lesson.Slug}-plan-{language}.docx", disposition.FileName);
        Assert.StartsWith(name, disposition.FileNameStar, StringComparison.Ordinal);
        Assert.EndsWith(".docx", disposition.FileNameStar, StringComparison.Ordinal);
        Assert.DoesNotContain(disposition.FileNameStar!, "<>:\"/\\|?*".Contains);
        Assert.Equal("public, max-age=60, stale-while-revalidate=600", response.Header("Cache-Control"));
        Assert.Equal("nosniff", response.Header("X-Content-Type-Options"));
        Assert.Null(response.Header("Set-Cookie"));

        using var same = await client.SendAsync(HttpMethod.Get, Address(lesson, language), ("If-None-Match", response.Header("ETag")!));
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        using var head = await client.SendAsync(HttpMethod.Head, Address(lesson, language));
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(WordFile.ContentType, head.Content.Headers.ContentType!.MediaType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/kk/schools/none/plan.docx")]
    [InlineData("/en/schools/passwords-card-5-9/plan.docx")]
    [InlineData("/kk/schools/passwords-card-5-9/plan.pdf")]
    public async Task Get_WhatIsNotThere_IsNotFound(string address)
    {
        using var response = await portal.Host.RawClient().SendAsync(HttpMethod.Get, address);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Post_Document_IsRefused()
    {
        using var response = await portal.Host.RawClient().SendAsync(HttpMethod.Post, Address(Lessons[0], "kk"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [Fact]
    public void Create_SameLessonTwice_MakesTheSameBytes()
    {
        var (first, second) = (Create(), Create());

        Assert.Equal(first, second);
        using var zip = new ZipArchive(new MemoryStream(first));
        Assert.All(zip.Entries, entry => Assert.Equal(1980, entry.LastWriteTime.Year));
        Assert.Contains(zip.Entries, entry => entry.FullName == "word/document.xml");

        byte[] Create() => PlanDocument.Create(
            Lessons[0], Language.Kazakh, new ShortLink("http://localhost:5080/l/abcdef", "http://localhost:5080/l/abcdef?v=1"), portal.Host.Services.GetRequiredService<PortalLinks>(), portal.Host.Services.GetRequiredService<FeatureResources>());
    }

    // Editors may write in a stage all that pages know.
    [Fact]
    public void Paragraphs_EveryMarkup_KeepsItsWordsAndItsMeaning()
    {
        using var document = WordprocessingDocument.Create(new MemoryStream(), WordprocessingDocumentType.Document);
        var main = document.AddMainDocumentPart();
        var words = new WordText(main, Language.Russian, portal.Host.Services.GetRequiredService<PortalLinks>());
        var found = words.Paragraphs(SafeHtml.Sanitize(
            "<p>Раз <strong>два</strong>\n<em>три</em><br>чет\u00ADыре</p>\n<ol start=\"3\"><li>пять<ul><li>шесть</li></ul></li><li><p>семь</p><p>восемь</p></li></ol>"
            + "<ol><li>девять</li></ol><table><tbody><tr><td>десять</td><td>11</td></tr></tbody></table><blockquote><p>12</p></blockquote>"
            + "<p><a href=\"/ru/help\">13</a> <a href=\"tel:1414\">14</a></p><p></p>")).ToList();

        Assert.Equal(
            ["Раз два тричетыре", "пять", "шесть", "семь", "восемь", "девять", "десять — 11", "12", "13 14"],
            found.Select(paragraph => paragraph.InnerText));
        Assert.Equal("два", Assert.Single(found[0].Descendants<Run>(), run => run.RunProperties?.Bold is not null).InnerText);
        Assert.Equal("три", Assert.Single(found[0].Descendants<Run>(), run => run.RunProperties?.Italic is not null).InnerText);
        Assert.Single(found[0].Descendants<Break>());
        var places = found.ConvertAll(paragraph => paragraph.ParagraphProperties?.NumberingProperties is { } place ? $"{place.NumberingId!.Val}.{place.NumberingLevelReference!.Val}" : "");
        Assert.Equal(["", "2.0", "1.1", "2.0", "", "3.0", "", "", ""], places);
        Assert.Equal(
            [3, 1],
            main.NumberingDefinitionsPart!.Numbering!.Elements<NumberingInstance>().Skip(1).Select(list => list.GetFirstChild<LevelOverride>()!.StartOverrideNumberingValue!.Val!.Value));
        Assert.Equal([$"{PortalHost.PublicOrigin}/ru/help", "tel:1414"], main.HyperlinkRelationships.Select(link => link.Uri.OriginalString));
        Assert.Equal(main.HyperlinkRelationships.Select(link => link.Id), found[^1].Elements<Hyperlink>().Select(link => link.Id!.Value!));
        Assert.Single(words.Paragraphs(SafeHtml.Empty));
    }

    private static string Address(Lesson lesson, string language) => $"/{language}/schools/{lesson.Slug}/plan.docx";

    private static void AssertForm(Body body, string language)
    {
        var headings = body.Descendants<Paragraph>().Where(paragraph => StyleOf(paragraph) is "Heading1" or "Heading2" or "TableLabel").Select(paragraph => paragraph.InnerText);
        Assert.Equal(Form[language], headings.Take(Form[language].Length));
        Assert.Equal(["Heading1", "Heading2"], body.Elements<Paragraph>().Select(StyleOf).Where(style => style is not null));
        var size = body.GetFirstChild<SectionProperties>()!.GetFirstChild<PageSize>()!;
        Assert.Equal((16838u, 11906u, PageOrientationValues.Landscape), (size.Width!.Value, size.Height!.Value, size.Orient!.Value));
    }

    private static void AssertGoals(Table head, LessonText text)
    {
        var cells = head.Elements<TableRow>().Select(row => row.Elements<TableCell>().Last()).ToList();
        Assert.Equal(["", "", "", "", "", text.Title, "", text.Goal + string.Concat(text.Outcomes)], cells.Select(cell => cell.InnerText));
        Assert.Equal(text.Outcomes.Count, cells[^1].Descendants<NumberingProperties>().Count());
    }

    private static void AssertCourse(Table course, Lesson lesson, Language language)
    {
        var rows = course.Elements<TableRow>().ToList();
        Assert.Equal([0], Enumerable.Range(0, rows.Count).Where(at => rows[at].TableRowProperties!.GetFirstChild<TableHeader>() is not null));
        Assert.All(rows, row => Assert.NotNull(row.TableRowProperties!.GetFirstChild<CantSplit>()));
        Assert.Equal(lesson.Stages.Count + 2, rows.Count);
        foreach (var (stage, row) in lesson.Stages.Zip(rows.Skip(1)))
        {
            var text = stage[language];
            var cells = row.Elements<TableCell>().Select(cell => WordsOf(string.Join(' ', cell.Elements<Paragraph>().Select(paragraph => paragraph.InnerText)))).ToList();
            Assert.StartsWith(WordsOf(text.Title + stage.Minutes), cells[0], StringComparison.Ordinal);
            Assert.Equal(new[] { text.Teacher, text.Pupils, text.Assessment, text.Resources }.Select(WordsOf), cells.Skip(1));
        }

        Assert.EndsWith(WordsOf(lesson[language].Home), WordsOf(rows[^1].InnerText), StringComparison.Ordinal);
    }

    private static void AssertFooter(FooterPart part, Lesson lesson, Language language)
    {
        var footer = part.Footer!;
        var address = $"{PortalHost.PublicOrigin}/l/{ShortCode.For($"schools/{lesson.Slug}/plan")}";
        Assert.Contains(address, footer.InnerText, StringComparison.Ordinal);
        Assert.Contains(DateFormatter.Full(language, lesson[language].Updated), footer.InnerText, StringComparison.Ordinal);
        Assert.Equal(["PAGE", "NUMPAGES"], footer.Descendants<SimpleField>().Select(field => field.Instruction!.Value));
        Assert.EndsWith(address, footer.Descendants<Wp.DocProperties>().Single().Description!.Value, StringComparison.Ordinal);
        using var picture = part.ImageParts.Single().GetStream();
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], Enumerable.Range(0, 4).Select(_ => (byte)picture.ReadByte()));
    }

    private static string? StyleOf(Paragraph paragraph) => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;

    private static string WordsOf(SafeHtml html) => WordsOf(new HtmlParser().ParseDocument(SoftHyphens.Remove(html.Value)).Body!.TextContent);

    // Letters alone: where a line ends is another matter.
    private static string WordsOf(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
}
