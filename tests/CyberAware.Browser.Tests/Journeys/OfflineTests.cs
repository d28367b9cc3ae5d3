using CyberAware.Browser.Tests.Browsing;
using CyberAware.TestSupport;
using CyberAware.Web.Site;
using Microsoft.Extensions.DependencyInjection;
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

    // What the stand-in page lists: the start, help, fraud, the guide and its steps, the lists of helpers and of warnings, each warning that
    // counts, and the self-assessment.
    private int Listed => 4 + browser.Library.ChildrenOf("guide").Count() + 2 + browser.Alerts.Active.Count + 1;

    // Fourteen files of the shell; what is listed, two pages of each helper and the letters in the reader's language; help in the
    // other one, the stand-in page in both; and which language that is.
    private int Kept => 14 + Listed + (2 * browser.Library.Advisors.Count) + browser.Library.Letters.Count + 3 + 1;

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
        foreach (var path in new[] { "children/cyberbullying", "personal-data?from=sms", "personal-data" })
        {
            await tab.GotoAsync(new Uri(address, $"/{language}/{path}").ToString());
        }

        await tab.UntilAsync("async () => (await (await caches.open('portal-read')).keys()).length === 1");
        await portal.DisposeAsync();

        foreach (var path in new[] { "help", "guide", "guide/passwords", "personal-data" })
        {
            await tab.GotoAsync(new Uri(address, $"/{language}/{path}").ToString());
            Assert.Contains(words, await tab.Locator(Banner).InnerTextAsync(), StringComparison.Ordinal);
            Assert.Matches(@"\d\d\.\d\d\.\d{4}", await tab.Locator($"{Banner} time").InnerTextAsync());
            Assert.True(await tab.EvaluateAsync<bool>("() => getComputedStyle(document.body).fontFamily.includes('Golos')"), "The styles are not kept.");
        }

        await tab.GotoAsync(new Uri(address, $"/{language}/letters/withdrawal").ToString());
        foreach (var field in new[] { "operator", "name", "contact" })
        {
            await tab.Locator($"#site-field-{field}").FillAsync(field);
        }

        await tab.Locator(".letter-submit button").ClickAsync();
        await Assertions.Expect(tab.Locator(".letter-sheet p").First).ToBeVisibleAsync();

        await tab.GotoAsync(new Uri(address, $"/{language}/shopping").ToString());
        Assert.False(await tab.Locator(Banner).IsVisibleAsync());
        Assert.Equal("", await tab.Locator(Banner).TextContentAsync());
        await Assertions.Expect(tab.Locator("#site-kept + .kept-day")).ToHaveCountAsync(1);
        Assert.Equal(0, await tab.Locator("[data-kept] .kept-day").CountAsync());
        Assert.Equal(Listed, await tab.Locator("[data-kept] a").CountAsync());
        await Assertions.Expect(tab.Locator("[data-read] a")).ToHaveAttributeAsync("href", $"/{language}/personal-data");
        Assert.True(await tab.Locator("a[href='tel:102']").IsVisibleAsync());

        // A page that offers to leave at once stays on no device.
        await tab.GotoAsync(new Uri(address, $"/{language}/children/cyberbullying").ToString());
        Assert.Equal(0, await tab.Locator("[data-quick-exit]").CountAsync());
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Open_OtherSpellingWithoutConnection_FindsTheCopy(string language)
    {
        await using var portal = PortalHost.With();
        var address = new UriBuilder(portal.Listen()) { Host = "localhost" }.Uri;
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync(new Uri(address, $"/{language}").ToString());
        await WaitForCopiesAsync(tab);
        await portal.DisposeAsync();

        foreach (var path in new[] { $"/{language}/help/", $"/{language}/help?from=sms", $"/{language.ToUpperInvariant()}/help" })
        {
            await tab.GotoAsync(new Uri(address, path).ToString());
            Assert.True(await tab.Locator(Banner).IsVisibleAsync(), $"{path} is not found.");
        }

        await tab.GotoAsync(address.ToString());
        Assert.Equal(language, await tab.GetAttributeAsync("html", "lang"));
        Assert.True(await tab.Locator(".hero").IsVisibleAsync(), "The start page is not found.");
        await tab.GotoAsync(new Uri(address, "/nothing").ToString());
        Assert.Equal(language, await tab.GetAttributeAsync("html", "lang"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 4\r\nContent-Type: text/html\r\n\r\nbusy")]
    public async Task Open_WhereThePortalIsIll_ShowsTheCopySoon(string? response)
    {
        var port = 0;
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        await using (var portal = PortalHost.With())
        {
            var address = new UriBuilder(portal.Listen()) { Host = "localhost" }.Uri;
            port = address.Port;
            await tab.GotoAsync(new Uri(address, "/ru").ToString());
            await WaitForCopiesAsync(tab);
        }

        await using var ill = new FixedResponder(port, response);
        await tab.GotoAsync($"http://localhost:{port}/ru/help", new() { Timeout = 10_000 });

        Assert.True(await tab.Locator(Banner).IsVisibleAsync(), "The copy is not shown.");
        Assert.True(ill.Connections > 0, "The portal was not asked.");
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nContent-Type: text/html\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 18\r\nContent-Type: text/html\r\n\r\n<h1>Sign in</h1>  ")]
    public async Task Open_AnswerThatIsNoPage_LeavesTheCopyAsItWas(string response)
    {
        var port = 0;
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        await using (var portal = PortalHost.With())
        {
            var address = new UriBuilder(portal.Listen()) { Host = "localhost" }.Uri;
            port = address.Port;
            await tab.GotoAsync(new Uri(address, "/ru").ToString());
            await WaitForCopiesAsync(tab);
        }

        await using (var foreign = new FixedResponder(port, response))
        {
            await tab.GotoAsync($"http://localhost:{port}/ru/help");
            Assert.Equal(0, await tab.Locator(Banner).CountAsync());
            await tab.WaitForTimeoutAsync(300);
        }

        await tab.GotoAsync($"http://localhost:{port}/ru/help");
        Assert.True(await tab.Locator(Banner).IsVisibleAsync(), "The good copy is gone.");
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

        await tab.UntilAsync("async () => (await caches.keys()).length === 0 && (await navigator.serviceWorker.getRegistrations()).length === 0");
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

        await tab.UntilAsync("async () => (await caches.keys()).length === 0 && localStorage.length === 0");
        Assert.Equal("light dark", await tab.EvaluateAsync<string>("() => document.querySelector('meta[name=color-scheme]').content"));
        Assert.Null(await tab.GetAttributeAsync("html", "data-theme"));
    }

    [Fact]
    public async Task Update_OneChangedSentence_FetchesOnlyItsPage()
    {
        using var content = new ContentCopy();
        await using var portal = PortalHost.With(("Portal:ContentPath", content.Folder));
        var address = new UriBuilder(portal.Listen()) { Host = "localhost" }.Uri;
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync(new Uri(address, "/ru").ToString());
        await WaitForCopiesAsync(tab);
        await tab.GotoAsync("about:blank");
        var before = await CopiesAsync();
        await Task.Delay(1100, TestContext.Current.CancellationToken); // a date has seconds

        content.Replace("guide/updates/ru.md", "\n\n## ", "\n\nЕщё одно предложение.\n\n## ");
        await portal.Services.GetRequiredService<SnapshotProvider>().ReloadAsync(TestContext.Current.CancellationToken);
        var after = before;
        for (var round = 0; round < 100 && after["/ru/guide/updates"] == before["/ru/guide/updates"]; round++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            after = await CopiesAsync();
        }

        Assert.Equal(before.Keys.Order(StringComparer.Ordinal), after.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["/ru/guide/updates"], before.Keys.Where(copy => before[copy] != after[copy]));

        // A page that has no worker of its own asks for the script and looks into the store.
        async Task<Dictionary<string, string>> CopiesAsync()
        {
            await tab.GotoAsync(new Uri(address, "/sw.js").ToString());
            return await tab.EvaluateAsync<Dictionary<string, string>>("""
                async () => {
                  await (await navigator.serviceWorker.getRegistration())?.update();
                  const copies = {};
                  for (const name of await caches.keys()) {
                    const cache = await caches.open(name);
                    for (const { url } of await cache.keys()) copies[new URL(url).pathname] = (await cache.match(url)).headers.get("Date") ?? "";
                  }
                  return copies;
                }
                """);
        }
    }

    private async Task WaitForCopiesAsync(IPage tab)
    {
        await tab.EvaluateAsync("() => navigator.serviceWorker.ready.then(() => true)");
        for (var i = 0; i < 100 && await tab.EvaluateAsync<int>(KeptPages) < Kept; i++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.True(await tab.EvaluateAsync<int>(KeptPages) >= Kept, "The browser kept too little.");
    }
}
