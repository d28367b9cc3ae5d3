using AngleSharp.Dom;
using CyberAware.TestSupport;

namespace CyberAware.Web.Tests.Pages.Alerts;

public sealed class AlertPageTests : IAsyncDisposable
{
    private readonly AlertPortal portal = new();

    public AlertPageTests() => portal.Clock.AdjustTime(new DateTimeOffset(2026, 12, 5, 5, 45, 0, TimeSpan.Zero)); // before the host starts

    [Theory]
    [InlineData("kk", "2026 жылғы 5 желтоқсан", "2027 жылғы 28 ақпан", "Қауіп деңгейі")]
    [InlineData("ru", "5 декабря 2026 года", "28 февраля 2027 года", "Уровень опасности")]
    public async Task Get_ActiveWarning_SaysWhenUntilWhenAndWhoWarned(string language, string issued, string last, string severity)
    {
        var page = await portal.Client.GetPageAsync($"/{language}/alerts/{AlertPortal.Second}");
        var facts = page.QuerySelector(".alert-facts")!.TextContent;

        Assert.Contains(issued, facts, StringComparison.Ordinal);
        Assert.Contains(last, facts, StringComparison.Ordinal);
        Assert.Contains(severity, facts, StringComparison.Ordinal);
        Assert.Equal(["2026-12-05", "2027-02-28"], page.QuerySelectorAll(".alert-facts time").Select(time => time.GetAttribute("datetime")));
        Assert.Null(page.QuerySelector(".alert-over"));
        Assert.NotNull(page.QuerySelector("[aria-labelledby=site-sources] a[href^='https://']"));
        Assert.NotNull(page.QuerySelector("a[href='tel:102']"));
        Assert.Equal(2, page.QuerySelectorAll(".breadcrumbs a").Length);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Get_Home_LeadsToTheWarningsAndTheirFeed(string language)
    {
        var home = await portal.Client.GetPageAsync($"/{language}");

        Assert.Equal(2, home.QuerySelectorAll(".home-alerts .card").Length);
        Assert.NotNull(home.QuerySelector($".home-alerts a[href='/{language}/alerts']"));
        Assert.Equal($"/{language}/feed.xml", home.QuerySelector("link[rel=alternate][type='application/atom+xml']")?.GetAttribute("href"));
        Assert.True(Position(home, ".hero-help") < Position(home, ".home-alerts") && Position(home, ".home-alerts") < Position(home, ".audiences"));
    }

    [Theory]
    [InlineData("kk", "Не істеу керек")]
    [InlineData("ru", "Что делать")]
    public async Task Get_Warning_LeadsToTheOutcomeThatSaysWhatToDo(string language, string words)
    {
        var address = $"/{language}/check/scam/all#second-call";
        var page = await portal.Client.GetPageAsync($"/{language}/alerts/{AlertPortal.First}");
        var home = await portal.Client.GetPageAsync($"/{language}");
        var list = await portal.Client.GetPageAsync($"/{language}/alerts");

        Assert.StartsWith(words + ":", page.QuerySelector($".alert-advice a[href='{address}']")!.TextContent.Trim(), StringComparison.Ordinal);
        foreach (var links in new[] { home.QuerySelectorAll(".home-alerts .alert-card-advice"), list.QuerySelectorAll(".alerts-active .alert-card-advice") })
        {
            Assert.Contains(address, links.Select(link => link.GetAttribute("href")));
            Assert.All(links, link => Assert.StartsWith(words, link.TextContent, StringComparison.Ordinal));
            Assert.Equal(links.Length, links.Select(link => link.TextContent).Distinct().Count()); // read out of their context
        }

        var helper = await portal.Client.GetPageAsync(address.Split('#')[0]);
        Assert.NotNull(helper.GetElementById("second-call"));
    }

    [Fact]
    public async Task Get_WarningWithoutAdvice_HasNoLinkToAny()
    {
        await using var without = new AlertPortal(withAdvice: false);
        without.Clock.AdjustTime(portal.Clock.GetUtcNow());
        foreach (var address in new[] { $"/ru/alerts/{AlertPortal.First}", "/ru", "/ru/alerts" })
        {
            Assert.Empty((await without.Client.GetPageAsync(address)).QuerySelectorAll(".alert-advice, .alert-card-advice"));
        }

        using var json = System.Text.Json.JsonDocument.Parse(await without.Client.GetStringAsync($"/api/v1/alerts/{AlertPortal.First}", TestContext.Current.CancellationToken));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, json.RootElement.GetProperty("links").GetProperty("advice").ValueKind);
        Assert.DoesNotContain("/check/", await without.Client.GetStringAsync($"/api/v1/alerts/{AlertPortal.First}.cap", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.DoesNotContain("related", await without.Client.GetStringAsync("/ru/feed.xml", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/ru/alerts/none")]
    [InlineData("/ru/alerts/fake-traffic-fines")]
    [InlineData("/ru/alerts/second-call-1414/x")]
    public async Task Get_UnknownWarning_IsNotFound(string address) => await portal.Client.GetPageAsync(address, System.Net.HttpStatusCode.NotFound);

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private static int Position(AngleSharp.Html.Dom.IHtmlDocument page, string selector) => page.All.Index(page.QuerySelector(selector)!);
}
