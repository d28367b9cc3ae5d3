using CyberAware.TestSupport;
using CyberAware.Web.Site;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Pages.Embeds;

/// <summary>The warnings on other sites follow the clock as the portal's own pages do.</summary>
public sealed class AlertWidgetTests : IAsyncDisposable
{
    private readonly AlertPortal portal = new();

    [Fact]
    public async Task Get_Widget_ShowsTheWarningsThatCountOrOneCalmSentence()
    {
        var calm = await portal.Client.GetPageAsync("/embed/ru/alerts");
        Assert.StartsWith("Сейчас действующих предупреждений нет.", Assert.Single(calm.QuerySelectorAll(".embed-calm")).TextContent, StringComparison.Ordinal);
        await AssertAsync();

        await PassAsync("05:00");
        await AssertAsync(AlertPortal.First);

        await PassAsync("05:30");
        await AssertAsync(AlertPortal.Second, AlertPortal.First);

        await PassAsync("06:00");
        await AssertAsync(AlertPortal.Second);
        var over = await portal.Client.GetPageAsync($"/embed/ru/alerts/{AlertPortal.First}");
        Assert.StartsWith("Срок этого предупреждения истёк.", over.QuerySelector(".embed-calm")!.TextContent, StringComparison.Ordinal);
    }

    // What browsers and proxies keep ends with the warning, and is never served stale.
    [Theory]
    [InlineData("05:40", "public, must-revalidate, max-age=50")]
    [InlineData("05:59:40", "public, must-revalidate, max-age=20")]
    public async Task Get_Widget_IsKeptNoLongerThanItsWarnings(string time, string expected)
    {
        await PassAsync("05:30");
        await PassAsync(time);
        for (var round = 0; round < 2; round++)
        {
            using var response = await portal.Client.SendAsync(HttpMethod.Get, "/embed/kk/alerts");
            Assert.Equal(expected, response.Header("Cache-Control"));
        }
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private async Task AssertAsync(params string[] slugs)
    {
        foreach (var language in new[] { "kk", "ru" })
        {
            var page = await portal.Client.GetPageAsync($"/embed/{language}/alerts");
            Assert.Equal(slugs.Select(slug => $"/{language}/alerts/{slug}"), page.QuerySelectorAll(".embed-alerts h2 a").Select(link => link.GetAttribute("href")));
            Assert.All(page.QuerySelectorAll(".embed-alerts li"), entry => Assert.Equal("2026-12-05", entry.QuerySelector("time")!.GetAttribute("datetime")));
        }
    }

    private async Task PassAsync(string time)
    {
        _ = portal.Client;
        portal.SetTime(time);
        await portal.Host.Services.GetRequiredService<SnapshotProvider>().FollowClockAsync(TestContext.Current.CancellationToken);
    }
}
