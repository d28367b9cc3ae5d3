using System.Net;
using AngleSharp.Html.Parser;
using CyberAware.Core;
using CyberAware.Core.Lessons;
using CyberAware.TestSupport;
using CyberAware.Web.Tests.Pages.Quizzes;

namespace CyberAware.Web.Tests.Pages.Schools;

/// <summary>What a teacher takes along of the lessons, unpacked and read by other programs than wrote it.</summary>
public sealed class CartridgeTests(SharedPortal portal)
{
    private static readonly string[] Kinds = ["item", "resource"];
    private static readonly string[] Entries = ["lesson", "slides", "handout", "page", "quiz", "answers"];
    private static readonly string[] TeachersOnly = ["answers", "lesson", "slides"];

    private IReadOnlyList<Lesson> Lessons => portal.Host.Library().Lessons;

    [Fact]
    public async Task Get_EveryLessonAndAllOfThem_IsACartridgeThatImportersTake()
    {
        using var client = portal.Host.RawClient();
        var packages = Language.All.SelectMany(language => Lessons.Select(lesson => (Language: language, Lessons: (IReadOnlyList<Lesson>)[lesson], Address: $"/{language}/schools/{lesson.Slug}/lesson.imscc"))
            .Append((Language: language, Lessons, Address: $"/{language}/schools/lessons.imscc"))).ToList();
        var files = new List<byte[]>();
        foreach (var package in packages)
        {
            files.Add(await client.GetByteArrayAsync(package.Address, TestContext.Current.CancellationToken));
        }

        var links = new HashSet<string>();
        foreach (var (package, cartridge) in packages.Zip(await LearningSystems.ReadCartridgesAsync(files)))
        {
            Assert.Empty(CartridgeRules.Faults(cartridge).Select(fault => $"{package.Address}: {fault}"));
            AssertHolds(cartridge, package.Lessons, package.Language);
            links.UnionWith(CartridgeRules.Links(cartridge));
        }

        foreach (var link in links)
        {
            using var answer = await client.SendAsync(HttpMethod.Get, new Uri(link).AbsolutePath);
            Assert.True(answer.StatusCode == HttpStatusCode.OK && link.StartsWith(PortalHost.PublicOrigin, StringComparison.Ordinal), $"{link}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Get_Lesson_HasTheIdsOfEveryEarlierExport()
    {
        var cartridge = (await LearningSystems.ReadCartridgesAsync([await portal.Host.RawClient().GetByteArrayAsync("/ru/schools/passwords-lesson-5-9/lesson.imscc", TestContext.Current.CancellationToken)]))[0];

        Assert.Equal(
            [
                "cyberaware.ru.passwords-lesson-5-9", "organization", "root", "folder.passwords-lesson-5-9",
                .. Kinds.SelectMany(kind => Entries.Select(name => $"{kind}.passwords-lesson-5-9.{name}")),
            ],
            CartridgeRules.Manifest(cartridge).DescendantsAndSelf().Select(element => element.Attribute("identifier")?.Value).OfType<string>());
    }

    [Theory]
    [InlineData("/kk/schools/passwords-lesson-5-9/lesson.imscc", "passwords-lesson-5-9-kk.imscc")]
    [InlineData("/kk/schools/lessons.imscc", "schools-kk.imscc")]
    public async Task Get_Package_IsAnAttachmentWithTwoNamesAndCachedLikeThePage(string address, string name)
    {
        using var client = portal.Host.RawClient();
        using var answer = await client.SendAsync(HttpMethod.Get, address);
        using var head = await client.SendAsync(HttpMethod.Head, address);
        using var page = await client.SendAsync(HttpMethod.Get, "/kk/schools/passwords-lesson-5-9");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (answer.StatusCode, head.StatusCode));
        Assert.Equal("application/vnd.ims.imsccv1p1", answer.Header("Content-Type"));
        var disposition = answer.Content.Headers.ContentDisposition!;
        Assert.Equal(("attachment", name), (disposition.DispositionType, disposition.FileName!.Trim('"')));
        Assert.Matches(@"^[^\\/:*?""<>|]+\.imscc$", disposition.FileNameStar);
        Assert.Equal(page.Header("Cache-Control"), answer.Header("Cache-Control"));
        Assert.Null(answer.Header("Set-Cookie"));
    }

    [Theory]
    [InlineData("/kk/schools/none/lesson.imscc")]
    [InlineData("/kk/schools/lesson.imscc")]
    [InlineData("/en/schools/lessons.imscc")]
    public async Task Get_PackageOfNoLesson_IsNotFound(string address)
    {
        using var answer = await portal.Host.RawClient().SendAsync(HttpMethod.Get, address);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("<manifest xmlns=", "<!-- a note --><manifest xmlns=", "begins")]
    [InlineData("identifier=\"root\"", "identifier=\"1root\"", "no xs:ID")]
    [InlineData("identifier=\"root\"", "identifier=\"organization\"", "twice")]
    [InlineData("identifier=\"root\"", "identifier=\"root\" title=\"x\"", "root")]
    [InlineData("rooted-hierarchy", "flat", "rooted-hierarchy")]
    [InlineData("1.1.0", "1.3.0", "schemaversion")]
    [InlineData("identifierref=\"resource.passwords-lesson-5-9.page\"", "identifierref=\"nothing\"", "nothing")]
    [InlineData("href=\"passwords-lesson-5-9/page.xml\"", "href=\"passwords-lesson-5-9/none.xml\"", "none.xml")]
    [InlineData("type=\"imswl_xmlv1p1\"", "type=\"imswl_xmlv1p3\"", "imswl_xmlv1p3")]
    [InlineData("href=\"http://localhost", "href=\"http://қазақша.example", "ASCII")]
    [InlineData("</footer>", "</footer><img src=\"/pictures/a.png\">", "/pictures/a.png")]
    public async Task Faults_OfABrokenPackage_AreFound(string part, string replacement, string fault)
    {
        var sound = (await LearningSystems.ReadCartridgesAsync([await portal.Host.RawClient().GetByteArrayAsync("/kk/schools/passwords-lesson-5-9/lesson.imscc", TestContext.Current.CancellationToken)]))[0];
        var broken = new FoundCartridge([.. sound.Entries.Select(entry => entry with { Text = entry.Text.Replace(part, replacement, StringComparison.Ordinal) })]);

        Assert.Contains(CartridgeRules.Faults(broken), found => found.Contains(fault, StringComparison.Ordinal));
    }

    private static void AssertHolds(FoundCartridge cartridge, IReadOnlyList<Lesson> lessons, Language language)
    {
        Assert.Equal(lessons.Select(lesson => lesson[language].Title), CartridgeRules.Folders(cartridge).Select(folder => folder.Title));
        foreach (var (lesson, folder) in lessons.Zip(CartridgeRules.Folders(cartridge)))
        {
            Assert.Equal(TeachersOnly, folder.ForTeachers.Order());
            var (handout, answers) = (WordsOf($"{lesson.Slug}/handout.html"), WordsOf($"{lesson.Slug}/answers.html"));
            Assert.Contains(Words(lesson[language].Handout.Value), handout, StringComparison.Ordinal);
            Assert.All(lesson[language].Remember, sentence => Assert.Contains(Squeezed(sentence), handout, StringComparison.Ordinal));
            foreach (var answer in lesson[language].Questions.Select(question => question.Answer).Concat(lesson.Cases.Select(entry => entry[language].Answer)).Select(answer => Words(answer.Value)))
            {
                Assert.Contains(answer, answers, StringComparison.Ordinal);
                Assert.DoesNotContain(answer, handout, StringComparison.Ordinal);
            }
        }

        string WordsOf(string path) => Words(cartridge.Entries.Single(entry => entry.Path == path).Text);
    }

    private static string Words(string html) => Squeezed(new HtmlParser().ParseDocument(html).Body!.TextContent);

    private static string Squeezed(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character) && character != '\u00ad'));
}
