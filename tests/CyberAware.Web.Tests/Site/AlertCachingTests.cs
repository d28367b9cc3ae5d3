using System.Net;
using CyberAware.Core;
using CyberAware.TestSupport;
using CyberAware.Web.Links;
using CyberAware.Web.Site;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Site;

/// <summary>An edition can take a warning back at any moment: no cache may show it longer than a minute afterwards.</summary>
public sealed class AlertCachingTests : IAsyncDisposable
{
    // In the order in which .NET writes what it has read.
    private const string Alerts = "public, must-revalidate, max-age=50";
    private const string Others = "public, max-age=60, stale-while-revalidate=600";

    private readonly AlertPortal portal = new();

    // One warning counts, one is in the archive, and no moment is near at which that changes.
    public AlertCachingTests() => portal.SetTime("07:00");

    [Fact]
    public async Task Get_EachPublicAddress_IsKeptShortlyIfAWarningStandsInIt()
    {
        var (seen, faults) = (new List<string>(), new List<string>());
        foreach (var address in Addresses())
        {
            using var response = await portal.Client.SendAsync(HttpMethod.Get, address);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            var body = WebUtility.HtmlDecode(await response.DecodedAsync());
            if (body.Contains(AlertPortal.First, StringComparison.Ordinal) || body.Contains(AlertPortal.Second, StringComparison.Ordinal))
            {
                seen.Add(address);
                faults.AddRange(response.Header("Cache-Control") is { } said && said != Alerts ? [$"{address} shows a warning: {said}"] : []);
            }
        }

        Assert.Empty(faults);

        // Each kind of answer was among them, and pages without warnings are kept as long as before.
        string[] kinds =
        [
            "/kk", "/ru", "/kk/alerts", "/ru/alerts", $"/kk/alerts/{AlertPortal.Second}", $"/ru/alerts/{AlertPortal.First}", "/kk/feed.xml", "/ru/feed.xml", "/ru/offline",
            "/ru/about", "/kk/statistics/api", "/sitemap.xml", "/api/v1/alerts?lang=kk", $"/api/v1/alerts/{AlertPortal.Second}?lang=ru", $"/api/v1/alerts/{AlertPortal.Second}.cap",
            "/embed/kk/alerts", $"/embed/ru/alerts/{AlertPortal.First}",
        ];
        Assert.Empty(kinds.Except(seen));
        using var other = await portal.Client.SendAsync(HttpMethod.Get, "/kk/guide/passwords");
        Assert.Equal(Others, other.Header("Cache-Control"));
    }

    // Cached, without a body, unchanged, compressed, rewritten for a reader's theme: the same words.
    [Theory]
    [InlineData("/ru")]
    [InlineData("/ru/alerts")]
    [InlineData("/ru/feed.xml")]
    [InlineData("/api/v1/alerts?lang=ru")]
    [InlineData("/api/v1/alerts/qr-stickers.cap")]
    public async Task Get_EachFormOfAnAnswer_SaysTheSame(string address)
    {
        foreach (var encoding in new[] { "identity", "gzip", "br" })
        {
            using var first = await portal.Client.SendAsync(HttpMethod.Get, address, ("Accept-Encoding", encoding));
            using var cached = await portal.Client.SendAsync(HttpMethod.Get, address, ("Accept-Encoding", encoding));
            using var head = await portal.Client.SendAsync(HttpMethod.Head, address, ("Accept-Encoding", encoding));
            using var unchanged = await portal.Client.SendAsync(HttpMethod.Get, address, ("Accept-Encoding", encoding), ("If-None-Match", first.Header("ETag")!));
            Assert.Equal((true, HttpStatusCode.NotModified), (cached.Header("Age") is not null, unchanged.StatusCode));
            Assert.All([first, cached, head, unchanged], response => Assert.Equal(Alerts, response.Header("Cache-Control")));
        }

        using var dark = await portal.Client.SendAsync(HttpMethod.Get, address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "theme=dark");
        Assert.DoesNotContain("stale", dark.Header("Cache-Control"), StringComparison.Ordinal);
        Assert.True(dark.Headers.CacheControl is not { MaxAge.TotalSeconds: > 50 });
    }

    [Theory]
    [InlineData("/ru/search?q=QR")]
    [InlineData("/ru/search/suggestions?q=QR")]
    [InlineData("/api/v1/search?q=QR&lang=ru")]
    public async Task Get_AnswerToAReader_IsKeptByHisBrowserAsShortly(string address)
    {
        using var response = await portal.Client.SendAsync(HttpMethod.Get, address);
        Assert.Equal("must-revalidate, max-age=50, private", response.Header("Cache-Control"));
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private IEnumerable<string> Addresses()
    {
        _ = portal.Client;
        var services = portal.Host.Services;
        var (snapshot, links) = (services.GetRequiredService<SnapshotProvider>().Current, services.GetRequiredService<PortalLinks>());
        var pages = services.GetServices<PublicPathSource>().SelectMany(source => source.Paths(snapshot)).Select(path => path.Path).Append("offline").Distinct().ToList();
        return
        [
            .. Language.All.SelectMany(language => pages.Select(path => links.Page(language, path))),
            .. Language.All.SelectMany(language => snapshot.Alerts.Published.Select(alert => $"/api/v1/alerts/{alert.Slug}?lang={language}").Prepend($"/api/v1/alerts?lang={language}")),
            .. snapshot.Alerts.Published.Select(alert => $"/api/v1/alerts/{alert.Slug}.cap"),
            .. Language.All.SelectMany(language => snapshot.Alerts.Published.Select(alert => alert.Page.Path).Prepend("alerts").Select(path => links.Embed(language, path))),
            "/sitemap.xml",
        ];
    }
}
