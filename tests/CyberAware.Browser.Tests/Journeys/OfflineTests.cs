using CyberAware.Browser.Tests.Browsing;
using CyberAware.TestSupport;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Journeys;

/// <summary>A reader whose connection breaks: the portal itself is stopped, since nothing else cuts off a service worker.</summary>
public sealed class OfflineTests(PortalBrowser browser)
{
    private const string KeptPages = """
        async () => {
          let count = 0;
          for (const name of await caches.keys()) count += (await (await caches.open(name)).keys()).length;
          return count;
        }
        """;

    // Eight files of the shell, help and the stand-in page in both languages, the guide and its steps in the reader's.
    private const int Kept = 8 + 4 + 8;

    private const string Banner = "[data-stored-copy]";

    [Theory]
    [InlineData("kk", "Байланыс жоқ")]
    [InlineData("ru", "Нет связи")]
    public async Task Open_StepWithoutConnection_ShowsItsCopyAndSaysSo(string language, string words)
    {
        await using var portal = PortalHost.With();
        var address = new UriBuilder(portal.Listen()) { Host = "localhost" }.Uri;
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync(new Uri(address, $"/{language}").ToString());
        await WaitForCopiesAsync(tab);

        await tab.GotoAsync(new Uri(address, $"/{language}/guide/backup").ToString());
        Assert.False(await tab.Locator(Banner).IsVisibleAsync());
        await portal.DisposeAsync();

        foreach (var path in new[] { "help", "guide", "guide/passwords" })
        {
            await tab.GotoAsync(new Uri(address, $"/{language}/{path}").ToString());
            Assert.Contains(words, await tab.Locator(Banner).InnerTextAsync(), StringComparison.Ordinal);
            Assert.Matches(@"\d\d\.\d\d\.\d{4}", await tab.Locator($"{Banner} time").InnerTextAsync());
            Assert.True(await tab.EvaluateAsync<bool>("() => getComputedStyle(document.body).fontFamily.includes('Golos')"), "The styles are not kept.");
        }

        await tab.GotoAsync(new Uri(address, $"/{language}/fraud").ToString());
        Assert.False(await tab.Locator(Banner).IsVisibleAsync());
        Assert.Equal(9, await tab.Locator("[data-kept] a").CountAsync());
    }

    [Fact]
    public async Task Open_WhereCopiesAreSwitchedOff_ErasesThemAndTheWorker()
    {
        var port = 0;
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        await using (var portal = PortalHost.With())
        {
            var address = new UriBuilder(portal.Listen()) { Host = "localhost" }.Uri;
            port = address.Port;
            await tab.GotoAsync(new Uri(address, "/kk").ToString());
            await WaitForCopiesAsync(tab);
        }

        await using var later = PortalHost.With(("Portal:OfflineCopies", "false"));
        later.Listen(port);
        await tab.GotoAsync($"http://localhost:{port}/kk");

        await tab.WaitForFunctionAsync("async () => (await caches.keys()).length === 0 && (await navigator.serviceWorker.getRegistrations()).length === 0");
    }

    [Fact]
    public async Task Erase_EverythingKept_LeavesNothingOnTheDevice()
    {
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync("/ru/guide/passwords");
        await tab.Locator(".is-tickable input").First.CheckAsync();
        await WaitForCopiesAsync(tab);
        await tab.GotoAsync("/ru/settings");
        await tab.CheckAsync("input[name=theme][value=dark]");

        await tab.ClickAsync("[data-erase]");

        await tab.WaitForFunctionAsync("async () => (await caches.keys()).length === 0 && localStorage.length === 0");
        Assert.Equal("light dark", await tab.EvaluateAsync<string>("() => document.querySelector('meta[name=color-scheme]').content"));
        Assert.Null(await tab.GetAttributeAsync("html", "data-theme"));
    }

    private static async Task WaitForCopiesAsync(IPage tab)
    {
        await tab.EvaluateAsync("() => navigator.serviceWorker.ready.then(() => true)");
        for (var i = 0; i < 100 && await tab.EvaluateAsync<int>(KeptPages) < Kept; i++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.True(await tab.EvaluateAsync<int>(KeptPages) >= Kept, "The browser kept too little.");
    }
}
