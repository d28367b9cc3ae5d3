using System.Net;
using AngleSharp.Html.Parser;
using CyberAware.Core.Documents;
using CyberAware.Core.Library;
using CyberAware.TestSupport;

namespace CyberAware.Web.Tests.Pages.Schools;

/// <summary>A lesson that is no longer taught names what is instead, whatever that may be; what can't be is refused with the text.</summary>
public sealed class RetiredLessonTests
{
    private const string Lesson = "email-lesson-5-9";

    // The former address is one of guide/backup.
    [Fact]
    public async Task Get_RetiredLesson_NamesItsSuccessorWhateverItIs()
    {
        (string Lesson, string Successor, string Path)[] retired =
        [
            ("email-lesson-5-9", "/guide/email", "/guide/email"),
            ("backup-lesson-5-9", "/guide/former", "/guide/backup"),
            ("updates-lesson-5-9", "/home", ""),
            ("antivirus-lesson-5-9", "/alerts", "/alerts"),
            ("games-lesson-5-9", "/schools/games-card-5-9", "/schools/games-card-5-9"),
        ];
        using var copy = new ContentCopy().Replace("guide/backup/page.yml", "kind: step", "kind: step\naliases: [/guide/former]");
        foreach (var (lesson, successor, _) in retired)
        {
            Retire(copy, lesson, successor);
        }

        await using var host = PortalHost.With(("Portal:ContentPath", copy.Folder));
        using var client = host.RawClient();
        foreach (var (lesson, _, path) in retired)
        {
            foreach (var (address, link) in new[] { ($"/kk/schools/{lesson}", ".error-successor a"), ($"/kk/l/{ShortCode.For($"schools/{lesson}")}", ".error-successor a"), ($"/embed/kk/schools/{lesson}", "a.button") })
            {
                using var response = await client.SendAsync(HttpMethod.Get, address);
                var page = new HtmlParser().ParseDocument(await response.DecodedAsync());

                Assert.True(response.StatusCode == HttpStatusCode.Gone, $"{address}: {(int)response.StatusCode}");
                Assert.Equal($"/kk{path}", page.QuerySelector(link)?.GetAttribute("href"));
            }
        }
    }

    [Theory]
    [InlineData("/alerts/qr-stickers")]
    [InlineData("/quizzes/email")]
    [InlineData("/check/scam")]
    [InlineData("/letters/demand")]
    [InlineData("/professionals/check")]
    [InlineData("/schools/term")]
    [InlineData("/schools/posters")]
    [InlineData("/schools/email-lesson-5-9")]
    [InlineData("/statistics/harms")]
    public void Load_SuccessorThatIsNeitherPageNorLesson_IsRefused(string successor)
    {
        using var copy = new ContentCopy();
        Retire(copy, Lesson, successor);

        var result = ContentLoader.Load(ContentFile.ReadFolder(copy.Folder), CompiledContent.Copy(), media: new MediaFolder(copy.Folder).ReadSizes());

        Assert.Null(result.Library);
        Assert.Equal(("lessons/email-lesson-5-9/lesson.yml", "broken-link"), result.Problems.Select(problem => (problem.File, problem.Code)).Distinct().Single());
    }

    private static void Retire(ContentCopy copy, string lesson, string successor) =>
        copy.Replace($"lessons/{lesson}/lesson.yml", "topic:", $"retired: {{ on: 2026-11-30, successor: {successor} }}\ntopic:");
}
