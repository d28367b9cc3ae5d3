using System.Net;
using CyberAware.TestSupport;

namespace CyberAware.Web.Tests.Pages.Schools;

public sealed class PosterTests(SharedPortal portal)
{
    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Get_Posters_LeadsToEachWithItsCard(string language)
    {
        using var client = portal.Host.RawClient();
        var list = await client.GetPageAsync($"/{language}/schools/posters");

        var sheets = list.QuerySelectorAll("a.poster-thumb").Select(link => link.GetAttribute("href")!).ToList();
        var cards = list.QuerySelectorAll("a[download]").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(9, sheets.Count);
        Assert.Equal(9, cards.Count);
        Assert.All(cards, card => Assert.Contains(".message.png?v=", card, StringComparison.Ordinal));
        Assert.Contains($"/{language}/schools/posters", (await client.GetPageAsync($"/{language}/schools")).QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        foreach (var sheet in sheets)
        {
            var page = await client.GetPageAsync(sheet);
            Assert.InRange(page.QuerySelectorAll(".poster-points > li").Length, 3, 5);
            Assert.InRange(page.QuerySelectorAll(".poster-contacts > li").Length, 1, 4);
            Assert.NotNull(page.QuerySelector(".poster .qr"));
            Assert.Contains("/l/", page.QuerySelector(".poster-foot a")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/kk/schools/posters/nothing")]
    [InlineData("/ru/schools/posters/basics")]
    public async Task Get_PageWithoutPoster_IsNotFound(string address)
    {
        using var response = await portal.Host.RawClient().GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
