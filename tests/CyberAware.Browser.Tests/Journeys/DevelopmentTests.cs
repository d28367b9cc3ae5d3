using CyberAware.Browser.Tests.Browsing;
using CyberAware.TestSupport;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Journeys;

/// <summary>An author far down a page saves a mistake and then mends it, and touches nothing but the file.</summary>
[Collection(nameof(QuietMachine))]
public sealed class DevelopmentTests(PortalBrowser browser)
{
    [Fact]
    public async Task Save_WhileThePageIsOpen_ReloadsItAndKeepsTheBarInView()
    {
        using var copy = new ContentCopy();
        await using var host = PortalHost.With(("Portal:ContentPath", copy.Folder), ("Serilog:MinimumLevel:Default", "Fatal")).InDevelopment();
        var address = new UriBuilder(host.Listen()) { Host = "localhost", Path = "/ru/guide/updates" }.Uri;
        var file = copy.PathOf("guide/updates/ru.md");
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        await using var author = await browser.NewReaderAsync(width: 1280);
        var tab = await author.NewPageAsync();
        var refused = new List<string>();
        tab.Console += (_, message) => refused.AddRange(message.Text.Contains("Content Security Policy", StringComparison.Ordinal) ? [message.Text] : []);

        await tab.GotoAsync(address.ToString());
        Assert.Equal(0, await tab.Locator(".content-problems").CountAsync());
        await tab.EvaluateAsync("scrollTo(0, 600)");
        await File.WriteAllTextAsync(file, text.Replace("\n::: ", "\n::: do\nСохраните.\n\n::: ", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        // The promise is a moment; the limits only keep a broken reload from hanging the run on a busy machine.
        var bar = tab.Locator(".content-problems");
        await bar.WaitForAsync(new() { Timeout = 90_000 });
        await Assertions.Expect(bar).ToContainTextAsync("guide/updates/ru.md");
        await Assertions.Expect(bar).ToContainTextAsync("не закрыт");
        await tab.WaitForFunctionAsync("scrollY > 100");
        await Assertions.Expect(bar).ToBeInViewportAsync(new() { Ratio = 0.99f });

        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        await Assertions.Expect(bar).ToHaveCountAsync(0, new() { Timeout = 90_000 });
        Assert.Empty(refused);
    }
}
