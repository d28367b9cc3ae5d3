using CyberAware.Browser.Tests.Browsing;
using CyberAware.Core;
using CyberAware.TestSupport;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Journeys;

/// <summary>Readers who visited one page each, and whose portal has been stopped since; nothing else cuts off a service worker.</summary>
public sealed class OfflineReaders(PortalBrowser browser) : IAsyncLifetime
{
    public const string Assessment = "assessment";

    private const string Kept = "async address => await caches.match(address) !== undefined";

    private Dictionary<(string Tag, string Visited), IPage> tabs = [];

    /// <summary>Where the portal was.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The tab in which a helper, or the self-assessment, was visited.</summary>
    public IPage this[string tag, string visited] => tabs[(tag, visited)];

    public static PortalHost NewPortal() => PortalHost.With(("Serilog:MinimumLevel:Default", "Error"), ("Serilog:MinimumLevel:Override:Microsoft", "Error"), ("Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime", "Error"));

    public async ValueTask InitializeAsync()
    {
        await using var portal = NewPortal();
        Address = new UriBuilder(portal.Listen()) { Host = "localhost" }.Uri;
        var visits = from language in Language.All
                     from visited in HelperWalk.Helpers.Append(Assessment)
                     select VisitAsync(language.Tag, visited);
        tabs = (await Task.WhenAll(visits)).ToDictionary(visit => (visit.Tag, visit.Visited), visit => visit.Tab);
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(tabs.Values.Select(tab => tab.Context.CloseAsync()));

    private async Task<(string Tag, string Visited, IPage Tab)> VisitAsync(string tag, string visited)
    {
        var page = visited == Assessment ? $"/{tag}/professionals/check" : $"/{tag}/check/{visited}";
        var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync(new Uri(Address, page).ToString());
        Assert.Equal(0, await tab.Locator("[data-stored-copy]:visible, .assessment-offline:visible").CountAsync());
        await tab.EvaluateAsync("() => navigator.serviceWorker.ready.then(() => true)");
        foreach (var kept in new[] { page, visited == Assessment ? page : $"{page}/all", $"/{tag}/letters/complaint" })
        {
            await tab.UntilAsync(Kept, kept);
        }

        return (tag, visited, tab);
    }
}
