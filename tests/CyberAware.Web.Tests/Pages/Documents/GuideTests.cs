using CyberAware.Core;
using CyberAware.TestSupport;

namespace CyberAware.Web.Tests.Pages.Documents;

public sealed class GuideTests(SharedPortal portal)
{
    private static readonly string[] Steps =
        ["digital-signature", "passwords", "email", "antivirus", "updates", "social-engineering", "backup"];

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Get_Guide_ListsTheSevenStepsInOrder(string language)
    {
        var page = await portal.Host.RawClient().GetPageAsync($"/{language}/guide");
        Assert.Equal(
            Steps.Select(step => $"/{language}/guide/{step}"),
            page.QuerySelectorAll($"main nav ol a[href^='/{language}/guide/']").Select(link => link.GetAttribute("href")));
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Get_Steps_LeadFromTheFirstToTheLastAndBack(string language)
    {
        using var client = portal.Host.RawClient();
        for (var i = 0; i < Steps.Length; i++)
        {
            var page = await client.GetPageAsync($"/{language}/guide/{Steps[i]}");
            Assert.Equal(i == 0 ? null : $"/{language}/guide/{Steps[i - 1]}", page.QuerySelector("a[rel=prev]")?.GetAttribute("href"));
            Assert.Equal(i == Steps.Length - 1 ? null : $"/{language}/guide/{Steps[i + 1]}", page.QuerySelector("a[rel=next]")?.GetAttribute("href"));
            Assert.Equal($"/{language}/guide/{Steps[i]}", page.QuerySelector("[aria-current=step]")?.GetAttribute("href"));
        }
    }

    [Theory]
    [InlineData("kk", "22%", "47%")]
    [InlineData("ru", "22\u00A0%", "47\u00A0%")]
    public async Task Get_Passwords_ShowsTheSurveyFiguresOfBothYears(string language, string before, string after)
    {
        var page = await portal.Host.RawClient().GetPageAsync($"/{language}/guide/passwords");
        Assert.Equal([before, after], page.QuerySelectorAll("figure dd").Select(figure => figure.TextContent));
    }

    [Fact]
    public async Task Get_Step_LabelsItsPartsInWords()
    {
        var page = await portal.Host.RawClient().GetPageAsync("/kk/guide/digital-signature");
        foreach (var kind in new[] { "dont", "important", "note", "checklist" })
        {
            Assert.NotEmpty(page.QuerySelector($".block-{kind} .block-label")!.TextContent);
        }

        Assert.All(page.QuerySelectorAll("nav .contents a, .contents a"), link => Assert.NotNull(page.QuerySelector(link.GetAttribute("href")!)));
    }

    [Fact]
    public async Task Get_PageThreeDeep_HasEveryPageAboveItInTheBreadcrumbs()
    {
        using var content = new ContentCopy();
        Directory.CreateDirectory(content.PathOf("guide/passwords/phrases"));
        File.WriteAllText(content.PathOf("guide/passwords/phrases/page.yml"), "kind: article\norder: 1\nicon: key\nsources: [portal]\nreviewed: 2026-11-22\nreview-by: 2027-05-22\n");
        foreach (var language in Language.All)
        {
            File.WriteAllText(content.PathOf($"guide/passwords/phrases/{language}.md"), "---\ntitle: Phrases\nsummary: Phrases.\nupdated: 2026-11-22\n---\n\nPhrases.\n");
        }

        await using var host = PortalHost.With(("Portal:ContentPath", content.Folder));
        var page = await host.RawClient().GetPageAsync("/ru/guide/passwords/phrases");
        Assert.Equal(["/ru", "/ru/guide", "/ru/guide/passwords"], page.QuerySelectorAll(".breadcrumbs a").Select(link => link.GetAttribute("href")));
    }
}
