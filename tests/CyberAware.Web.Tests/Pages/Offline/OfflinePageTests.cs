using CyberAware.TestSupport;

namespace CyberAware.Web.Tests.Pages.Offline;

public sealed class OfflinePageTests(SharedPortal portal)
{
    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Get_Offline_LeadsToWhatTheBrowserKeeps(string language)
    {
        using var client = portal.Host.RawClient();
        var page = await client.GetPageAsync($"/{language}/offline");
        var links = page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!).Where(href => href.StartsWith($"/{language}", StringComparison.Ordinal)).ToList();
        Assert.Contains($"/{language}/help", links);
        Assert.All(links, link => Assert.Contains(link, portal.Addresses));
    }
}
