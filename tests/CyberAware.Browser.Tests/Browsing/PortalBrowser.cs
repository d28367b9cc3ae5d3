using CyberAware.Browser.Tests.Browsing;
using CyberAware.Browser.Tests.Crawling;
using CyberAware.Core.Alerts;
using CyberAware.Core.Library;
using CyberAware.TestSupport;
using CyberAware.Web.Site;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(PortalBrowser))]

namespace CyberAware.Browser.Tests.Browsing;

/// <summary>
/// One portal on a real port and one Chromium for the whole run. Chromium is the system's, or where
/// CYBERAWARE_CHROMIUM points; without it the run fails.
/// </summary>
public sealed class PortalBrowser : IAsyncLifetime
{
    public const string ChromiumVariable = "CYBERAWARE_CHROMIUM";

    // Debian's two builds of one engine; the first has no windows to draw and needs a quarter less time.
    private static readonly string[] UsualChromiums = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

    private readonly PortalHost host = FailingPages.On(PortalHost.With(
        ("Serilog:MinimumLevel:Default", "Error"),
        ("Serilog:MinimumLevel:Override:Microsoft", "Error"),
        ("Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime", "Error")));
    private IPlaywright? playwright;
    private IBrowser? browser;

    public PortalBrowser() => Crawl = new SiteCrawl(this);

    /// <summary>Where the portal listens; localhost, so that Chromium offers brotli as it does over https.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>What the sitemap lists and the pages that tell of an error.</summary>
    public PortalPages Pages { get; private set; } = null!;

    /// <summary>What one walk over all pages finds, for all tests that ask for it.</summary>
    public SiteCrawl Crawl { get; }

    /// <summary>The texts that the portal shows.</summary>
    public ContentLibrary Library => host.Services.GetRequiredService<SnapshotProvider>().Current.Library;

    /// <summary>The warnings of this moment.</summary>
    public CurrentAlerts Alerts => host.Services.GetRequiredService<SnapshotProvider>().Current.Alerts;

    public async ValueTask InitializeAsync()
    {
        var chromium = FindChromium(Environment.GetEnvironmentVariable(ChromiumVariable));
        Address = new UriBuilder(host.Listen()) { Host = "localhost" }.Uri;
        using var client = new HttpClient { BaseAddress = Address };
        Pages = PortalPages.Read(await client.GetStringAsync(new Uri("/sitemap.xml", UriKind.Relative)));

        // Only the driver that comes in the package is used; nothing may be downloaded.
        Environment.SetEnvironmentVariable("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = chromium,
            Args =
            [
                "--no-sandbox",
                "--disable-gpu",
                "--in-process-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
            ],
        });
    }

    /// <summary>A reader with a screen of that width, by default a phone's of 360 px, who wants no motion.</summary>
    public Task<IBrowserContext> NewReaderAsync(int width = 360, ColorScheme theme = ColorScheme.Light, bool script = true) =>
        browser!.NewContextAsync(new()
        {
            BaseURL = Address.ToString(),
            ViewportSize = new() { Width = width, Height = 800 },
            ColorScheme = theme,
            ReducedMotion = ReducedMotion.Reduce,
            JavaScriptEnabled = script,
            Locale = "kk-KZ",
            TimezoneId = "Asia/Almaty", // letters bear the day of the reader, and the portal takes that of Almaty
        });

    /// <summary>The browser to start: the one named by the environment, else the system's.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static string FindChromium(string? configured)
    {
        var path = string.IsNullOrEmpty(configured) ? Array.Find(UsualChromiums, File.Exists) ?? UsualChromiums[0] : configured;
        return File.Exists(path)
            ? path
            : throw new FileNotFoundException(
                $"The browser tests need Chromium, and there is none at '{path}'. Run eng/setup.sh, which installs it, or set {ChromiumVariable} to its path.");
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.CloseAsync();
        }

        playwright?.Dispose();
        await host.DisposeAsync();
    }
}
