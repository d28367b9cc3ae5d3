using CyberAware.Browser.Tests.Browsing;
using CyberAware.Browser.Tests.Crawling;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Journeys;

/// <summary>Every page says the same without JavaScript, and the ways through the portal stay open.</summary>
public sealed class WithoutScriptTests(PortalBrowser browser)
{
    [Fact]
    public async Task Open_EveryPageWithoutScript_ShowsTheSameTextAndTheOtherLanguage()
    {
        var texts = await browser.Crawl.TextsAsync();
        await using var reader = await browser.NewReaderAsync(SiteCrawl.SmallestPhone, script: false);
        var tab = await reader.NewPageAsync();
        var faults = new List<string>();
        foreach (var page in browser.Pages.All.Where(page => texts.ContainsKey(page.Address)))
        {
            await tab.GotoAsync(page.Address);
            var (with, without) = (texts[page.Address], await MainText.ReadAsync(tab));
            Expect(!string.IsNullOrWhiteSpace(without), page, "is empty without JavaScript.");
            Expect(with == without, page, $"differs without JavaScript:\n{with}\n---\n{without}");
            Expect(await tab.Locator("[hidden]:visible").CountAsync() == 0, page, "shows without JavaScript what only works with it.");
            Expect(page.Twin == await SwitchOf(tab, page).GetAttributeAsync("href"), page, "has a language switch that leads elsewhere.");
            Expect(await SwitchOf(tab, page).IsVisibleAsync(), page, "hides its language switch on a phone.");
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));

        void Expect(bool holds, PortalPage page, string otherwise)
        {
            if (!holds)
            {
                faults.Add($"{page} {otherwise}");
            }
        }
    }

    [Fact]
    public async Task ReadAsync_TextWrittenByScript_IsMissedWithoutScript()
    {
        await using var scripted = await browser.NewReaderAsync();
        await using var plain = await browser.NewReaderAsync(script: false);
        var texts = new List<string>();
        foreach (var reader in new[] { scripted, plain })
        {
            var tab = await reader.NewPageAsync();
            await tab.RouteAsync("**/*", route => route.FulfillAsync(new()
            {
                ContentType = "text/html",
                Body = "<!DOCTYPE html><title>x</title><main>x</main><script>document.querySelector('main').append('y')</script>",
            }));
            await tab.GotoAsync("/kk");
            texts.Add(await MainText.ReadAsync(tab));
        }

        Assert.Equal(["xy", "x"], texts);
    }

    [Fact]
    public async Task Click_MenuWithoutScript_LeadsToASection()
    {
        await using var reader = await browser.NewReaderAsync(script: false);
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync("/ru");
        var entry = tab.Locator("header details nav a").First;
        Assert.False(await entry.IsVisibleAsync());

        await tab.Locator("header details > summary").ClickAsync();
        var address = await entry.GetAttributeAsync("href");
        await entry.ClickThroughAsync();

        Assert.Equal(address, new Uri(tab.Url).AbsolutePath);
    }

    [Theory]
    [MemberData(nameof(KeyPages.Addresses), MemberType = typeof(KeyPages))]
    public async Task Click_LanguageSwitchWithoutScript_OpensTheSamePageInTheOtherLanguage(string address)
    {
        await using var reader = await browser.NewReaderAsync(script: false);
        var tab = await reader.NewPageAsync();
        var page = browser.Pages.Listed.Single(page => page.Address == address);
        await tab.GotoAsync(page.Address);

        await SwitchOf(tab, page).ClickThroughAsync();

        Assert.Equal(page.Twin, new Uri(tab.Url).AbsolutePath);
        Assert.Equal(page.Language.Other.Tag, await tab.Locator("html").GetAttributeAsync("lang"));
    }

    private static ILocator SwitchOf(IPage tab, PortalPage page) => tab.Locator($"header a[hreflang={page.Language.Other}]");
}
