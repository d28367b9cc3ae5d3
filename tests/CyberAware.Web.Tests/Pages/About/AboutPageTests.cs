using System.Globalization;
using CyberAware.Core;
using CyberAware.Core.Library;
using CyberAware.TestSupport;
using CyberAware.Web.Site;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Pages.About;

public sealed class AboutPageTests(SharedPortal portal)
{
    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Get_About_ShowsTheStateOfBothLanguages(string language)
    {
        var snapshot = portal.Host.Services.GetRequiredService<SnapshotProvider>().Current;
        var texts = LibraryTexts.From(snapshot.Library, snapshot.Alerts.Published).ToList();
        var page = await portal.Host.RawClient().GetPageAsync($"/{language}/about");

        var rows = page.QuerySelectorAll("#site-languages ~ [role=region] tbody tr");
        Assert.Equal(["kk", "ru"], rows.Select(row => row.QuerySelector("th")!.GetAttribute("lang")));
        Assert.All(rows, row => Assert.Equal(texts.Count.ToString(CultureInfo.InvariantCulture), row.QuerySelector("td")!.TextContent));

        // Every document with its address and the day of each language.
        var documents = page.QuerySelectorAll(".text-states tbody tr");
        Assert.Equal(
            texts.Select(text => ($"/{language}/{(text.Path == "home" ? "" : text.Path)}".TrimEnd('/'), text[Language.Kazakh].Updated, text[Language.Russian].Updated)),
            documents.Select(row => (
                row.QuerySelector("a")!.GetAttribute("href")!,
                Day(row.QuerySelectorAll("time")[0].GetAttribute("datetime")!),
                Day(row.QuerySelectorAll("time")[1].GetAttribute("datetime")!))));
        Assert.Empty(page.QuerySelectorAll("#site-behind, .text-state"));
    }

    [Theory]
    [InlineData("kk", "ru")]
    [InlineData("ru", "kk")]
    public async Task Get_AboutWithATextOfAnEarlierDay_NamesItFirst(string language, string behind)
    {
        using var copy = new ContentCopy().Replace($"help/{behind}.md", "updated: 2026", "updated: 2016");
        await using var host = PortalHost.With(("Portal:ContentPath", copy.Folder));
        var page = await host.RawClient().GetPageAsync($"/{language}/about");

        Assert.Equal($"/{language}/help", Assert.Single(page.QuerySelectorAll("[aria-labelledby=site-behind] a")).GetAttribute("href"));
        var row = Assert.Single(page.QuerySelectorAll(".text-states tbody tr"), row => row.QuerySelector(".text-state-behind") is not null);
        Assert.NotNull(row.QuerySelectorAll("td")[behind == "kk" ? 0 : 1].QuerySelector(".text-state-behind"));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
