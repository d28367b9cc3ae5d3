using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using CyberAware.TestSupport;
using CyberAware.Web.Site;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Site;

/// <summary>Warnings come and go by the clock, without any change of a file, on everything that shows them.</summary>
public sealed class AlertClockTests : IAsyncDisposable
{
    private readonly AlertPortal portal = new();

    [Fact]
    public async Task Clock_PassesIssuedAndExpires_EverythingFollows()
    {
        await AssertAsync(active: [], archive: []);
        Assert.Equal(HttpStatusCode.NotFound, (await portal.Client.SendAsync(HttpMethod.Get, $"/ru/alerts/{AlertPortal.First}")).StatusCode);

        await PassAsync("05:00");
        await AssertAsync(active: [AlertPortal.First], archive: []);

        await PassAsync("05:30");
        await AssertAsync(active: [AlertPortal.Second, AlertPortal.First], archive: []);

        await PassAsync("06:00");
        await AssertAsync(active: [AlertPortal.Second], archive: [AlertPortal.First]);
    }

    // A machine that starts with a wrong clock is set right minutes later.
    [Fact]
    public async Task Clock_IsSetBack_EverythingGoesBackWithIt()
    {
        await PassAsync("06:00");
        await AssertAsync(active: [AlertPortal.Second], archive: [AlertPortal.First]);

        portal.Clock.AdjustTime(new DateTimeOffset(2026, 12, 5, 5, 10, 0, TimeSpan.Zero));
        await PassAsync("05:10:01");
        await AssertAsync(active: [AlertPortal.First], archive: []);

        portal.Clock.AdjustTime(new DateTimeOffset(2026, 12, 4, 0, 0, 0, TimeSpan.Zero));
        await PassAsync("04:59");
        await AssertAsync(active: [], archive: []);
    }

    [Fact]
    public async Task Clock_BetweenTwoChanges_ChangesNothing()
    {
        var snapshots = portal.Host.Services.GetRequiredService<SnapshotProvider>();
        var before = snapshots.Current;

        portal.SetTime("04:59:59");
        await snapshots.FollowClockAsync(TestContext.Current.CancellationToken);

        // The database's state may be laid over the files meanwhile, which is another snapshot of the same generation.
        Assert.Equal(before.Generation, snapshots.Current.Generation);
        Assert.Same(before.Alerts, snapshots.Current.Alerts);
    }

    [Fact]
    public async Task Clock_OfAWarmPortal_ShowsNobodyAnUnrenderedPage()
    {
        await portal.Host.Services.GetRequiredService<SnapshotProvider>().WarmAsync(TestContext.Current.CancellationToken);

        await PassAsync("05:00");

        foreach (var address in new[] { "/kk", "/ru/alerts", $"/kk/alerts/{AlertPortal.First}", "/ru/feed.xml" })
        {
            using var response = await portal.Client.SendAsync(HttpMethod.Get, address, ("Accept-Encoding", "br"));
            Assert.True(response.Header("Age") is not null, address);
        }
    }

    // Rendering takes seconds; the next warning doesn't wait for the minute after which a failure is tried again.
    [Fact]
    public async Task Clock_PassesTheNextMomentWhileRendering_FollowsAtOnce()
    {
        var hasPassed = false;
        portal.Host.Replacing(services => services.AddSingleton(PublicPathSource.ByTheClock(snapshot =>
        {
            if (snapshot.Alerts.Active.Count == 1 && !hasPassed)
            {
                hasPassed = true;
                portal.SetTime("05:30");
            }

            return [];
        })));
        var snapshots = portal.Host.Services.GetRequiredService<SnapshotProvider>();
        await snapshots.WarmAsync(TestContext.Current.CancellationToken);

        portal.SetTime("05:00");

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        while (snapshots.Current.Alerts.Active.Count < 2)
        {
            await Task.Delay(20, patience.Token);
        }

        Assert.True(hasPassed);
        Assert.Equal(new DateTimeOffset(2026, 12, 5, 5, 30, 0, TimeSpan.Zero), portal.Clock.GetUtcNow());
    }

    [Theory]
    [InlineData("04:58", "must-revalidate, max-age=50, private")]
    [InlineData("04:59:45", "must-revalidate, max-age=15, private")]
    [InlineData("05:00", "no-cache, private")]
    public async Task Get_AnswerToAReader_IsKeptUntilTheNextChangeOnly(string time, string expected)
    {
        await using var early = new AlertPortal();
        early.Clock.AdjustTime(new DateTimeOffset(2026, 12, 5, 4, 0, 0, TimeSpan.Zero));
        using var start = await early.Client.SendAsync(HttpMethod.Get, "/ru/search");
        early.Clock.AdjustTime(new DateTimeOffset(2026, 12, 5, 0, 0, 0, TimeSpan.Zero).Add(TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture)));

        foreach (var address in new[] { "/ru/search?q=QR", "/ru/search/suggestions?q=QR", "/api/v1/search?q=QR&lang=ru" })
        {
            using var response = await early.Client.SendAsync(HttpMethod.Get, address);
            Assert.Equal(expected, response.Headers.CacheControl?.ToString());
        }
    }

    [Theory]
    [InlineData("04:48", "public, max-age=60, stale-while-revalidate=600", "public, must-revalidate, max-age=50")]
    [InlineData("04:55", "public, max-age=60, stale-while-revalidate=240", "public, must-revalidate, max-age=50")]
    [InlineData("04:59:30", "public, max-age=30, stale-while-revalidate=0", "public, must-revalidate, max-age=30")]
    public async Task Get_CachedPage_IsKeptOutsideUntilTheNextChangeOnly(string time, string others, string alerts)
    {
        string[] addresses = ["/ru/guide", "/ru", "/ru/feed.xml", "/api/v1/alerts?lang=ru"];
        await using var early = new AlertPortal();
        early.Clock.AdjustTime(new DateTimeOffset(2026, 12, 5, 4, 0, 0, TimeSpan.Zero));
        foreach (var address in addresses)
        {
            using var first = await early.Client.SendAsync(HttpMethod.Get, address);
            Assert.Equal(address == addresses[0] ? "public, max-age=60, stale-while-revalidate=600" : "public, must-revalidate, max-age=50", first.Header("Cache-Control"));
        }

        early.Clock.AdjustTime(new DateTimeOffset(2026, 12, 5, 0, 0, 0, TimeSpan.Zero).Add(TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture)));

        foreach (var address in addresses)
        {
            var expected = address == addresses[0] ? others : alerts;
            using var cached = await early.Client.SendAsync(HttpMethod.Get, address);
            using var head = await early.Client.SendAsync(HttpMethod.Head, address);
            using var unchanged = await early.Client.SendAsync(HttpMethod.Get, address, ("If-None-Match", cached.Header("ETag")!));
            Assert.NotNull(cached.Header("Age"));
            Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
            Assert.All([cached, head, unchanged], response => Assert.Equal(expected, response.Header("Cache-Control")));
        }
    }

    [Fact]
    public async Task Get_AfterTheChangeWithoutItsPagesYet_IsAskedForEveryTime()
    {
        using (await portal.Client.SendAsync(HttpMethod.Get, "/ru"))
        {
        }

        portal.Clock.AdjustTime(new DateTimeOffset(2026, 12, 5, 5, 0, 0, TimeSpan.Zero)); // timers don't fire
        using var cached = await portal.Client.SendAsync(HttpMethod.Get, "/ru");

        Assert.Equal("no-cache", cached.Header("Cache-Control"));
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private async Task PassAsync(string time)
    {
        var snapshots = portal.Host.Services.GetRequiredService<SnapshotProvider>();
        var generation = snapshots.Current.Generation;
        portal.SetTime(time);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        while (snapshots.Current.Generation == generation)
        {
            await Task.Delay(20, patience.Token);
        }
    }

    private async Task AssertAsync(string[] active, string[] archive)
    {
        using var client = portal.Host.RawClient();
        var home = await client.GetPageAsync("/ru");
        Assert.Equal(active, SlugsOf(home.QuerySelectorAll(".home-alerts .card-title").Select(link => link.GetAttribute("href")!)));
        Assert.Equal(active.Length > 0, home.QuerySelector(".home-alerts") is not null);

        var list = await client.GetPageAsync("/ru/alerts");
        Assert.Equal(active, SlugsOf(list.QuerySelectorAll("[aria-labelledby=site-active] .card-title").Select(link => link.GetAttribute("href")!)));
        Assert.Equal(archive, SlugsOf(list.QuerySelectorAll("[aria-labelledby=site-archive] a").Select(link => link.GetAttribute("href")!)));

        foreach (var slug in active.Concat(archive))
        {
            var page = await client.GetPageAsync($"/ru/alerts/{slug}");
            Assert.Equal(archive.Contains(slug), page.QuerySelector(".alert-over") is not null);
        }

        var feed = XDocument.Parse(await client.GetStringAsync("/ru/feed.xml", TestContext.Current.CancellationToken));
        Assert.Equal(active, SlugsOf(feed.Descendants().Where(node => node.Name.LocalName == "entry").Select(entry => entry.Elements().First().Value)));

        using var json = JsonDocument.Parse(await client.GetStringAsync("/api/v1/alerts?lang=ru", TestContext.Current.CancellationToken));
        Assert.Equal(
            active.Select(slug => (slug, true)).Concat(archive.Select(slug => (slug, false))),
            json.RootElement.EnumerateArray().Select(alert => (alert.GetProperty("slug").GetString()!, alert.GetProperty("active").GetBoolean())));

        var sitemap = await client.GetStringAsync("/sitemap.xml", TestContext.Current.CancellationToken);
        Assert.All(new[] { AlertPortal.First, AlertPortal.Second }, slug =>
            Assert.Equal(active.Concat(archive).Contains(slug), sitemap.Contains($"/ru/alerts/{slug}<", StringComparison.Ordinal)));

        var found = await client.GetPageAsync("/ru/search?q=" + Uri.EscapeDataString("Наклейка поверх QR-кода"));
        Assert.Equal(active.Contains(AlertPortal.Second), found.QuerySelector($"a[href^='/ru/alerts/{AlertPortal.Second}']") is not null);

        // A copy for reading offline is fetched again when its validator changes, and thrown away when it is no longer named.
        var copies = await CopiesAsync(client);
        foreach (var address in active.Select(slug => $"/ru/alerts/{slug}").Append("/ru").Append("/ru/alerts"))
        {
            using var current = await client.SendAsync(HttpMethod.Get, address, ("Accept-Encoding", "br"));
            Assert.Equal(current.Header("ETag"), copies[address]);
        }

        Assert.Equal(active.Order(StringComparer.Ordinal), SlugsOf(copies.Keys.Where(address => address.StartsWith("/ru/alerts/", StringComparison.Ordinal))).Order(StringComparer.Ordinal));
    }

    private static async Task<Dictionary<string, string?>> CopiesAsync(HttpClient client)
    {
        var script = await client.GetStringAsync("/sw.js", TestContext.Current.CancellationToken);
        using var plan = JsonDocument.Parse(script[(script.IndexOf('=', StringComparison.Ordinal) + 1)..script.IndexOf(";\n", StringComparison.Ordinal)]);
        return plan.RootElement.GetProperty("pages").GetProperty("ru").EnumerateObject().ToDictionary(page => page.Name, page => page.Value.GetString());
    }

    private static IEnumerable<string> SlugsOf(IEnumerable<string> addresses) => addresses.Select(address => address.Split('/')[^1]);
}
