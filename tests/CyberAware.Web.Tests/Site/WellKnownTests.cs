using System.Xml.Linq;
using CyberAware.TestSupport;
using CyberAware.Web.Site;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Site;

public sealed class WellKnownTests(SharedPortal portal)
{
    [Fact]
    public async Task Get_Sitemap_ListsEveryPageInBothLanguagesWithAlternates()
    {
        var sitemap = XDocument.Parse(await portal.Host.RawClient().GetStringAsync("/sitemap.xml", TestContext.Current.CancellationToken));
        var urls = sitemap.Root!.Elements().ToList();
        var snapshot = portal.Host.Services.GetRequiredService<SnapshotProvider>().Current;
        var library = snapshot.Library;
        var paths = library.Pages.Count + snapshot.Charts.Paths.Count() + library.Quizzes.Count + library.Letters.Count + library.Lessons.Count + snapshot.Alerts.Published.Count
            + (library.Advisors.Count * 2) // the first question and the whole helper
            + library.Posters.Count
            + 4; // the booklet, the self-assessment, the plan of the year and the list of posters
        Assert.Equal(paths * 2, urls.Count);
        Assert.All(urls, url => Assert.Equal(
            ["kk", "ru"],
            url.Elements().Where(node => node.Name.LocalName == "link").Select(link => link.Attribute("hreflang")!.Value)));
        Assert.All(urls, url => Assert.Matches(@"^\d{4}-\d\d-\d\d$", url.Elements().Single(node => node.Name.LocalName == "lastmod").Value));
    }

    [Fact]
    public async Task Get_Robots_NamesTheSitemap() =>
        Assert.Contains(
            $"Sitemap: {PortalHost.PublicOrigin}/sitemap.xml",
            await portal.Host.RawClient().GetStringAsync("/robots.txt", TestContext.Current.CancellationToken),
            StringComparison.Ordinal);

    [Fact]
    public async Task Get_SecurityTxt_NamesContactAndExpiry()
    {
        var text = await portal.Host.RawClient().GetStringAsync("/.well-known/security.txt", TestContext.Current.CancellationToken);
        Assert.Contains("Contact: mailto:", text, StringComparison.Ordinal);
        Assert.Contains("Expires: ", text, StringComparison.Ordinal);
        Assert.Contains($"Canonical: {PortalHost.PublicOrigin}/.well-known/security.txt", text, StringComparison.Ordinal);
    }

    [Fact]
    public void SecurityExpires_IsMoreThanAMonthAndLessThanAYearAway() =>
        Assert.InRange(WellKnown.SecurityExpires, DateTimeOffset.UtcNow.AddDays(30), DateTimeOffset.UtcNow.AddDays(365));
}
