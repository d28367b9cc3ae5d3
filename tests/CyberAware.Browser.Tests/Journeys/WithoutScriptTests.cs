using System.Text.RegularExpressions;
using CyberAware.Browser.Tests.Browsing;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Journeys;

/// <summary>Every page says the same without JavaScript, and the ways through the portal stay open.</summary>
public sealed partial class WithoutScriptTests(PortalBrowser browser)
{
    // Copying, ticking and erasing need a script; the settings' button is for those without one.
    private const string Comforts = "[data-share]:visible, .checklist-tools:visible, [data-erase]:visible, .assessment-count:visible, .assessment-progress:visible, [data-without-script]:visible";

    [Fact]
    public async Task Open_EveryPageWithoutScript_ShowsTheSameTextAndTheOtherLanguage()
    {
        // A quiz asks one question at a time with a script; QuizTests takes it both ways. The stand-in page lists with a script
        // only what this device has kept so far; OfflineTests looks at it.
        var pages = browser.Pages.All.Where(page => !page.Address.Contains("/quizzes/", StringComparison.Ordinal) && !page.Address.EndsWith("/offline", StringComparison.Ordinal)).ToList();
        var texts = await Task.WhenAll(VisibleTextsAsync(pages, script: true), VisibleTextsAsync(pages, script: false));
        for (var i = 0; i < pages.Count; i++)
        {
            var (with, without) = (texts[0][i], texts[1][i]);
            Assert.False(string.IsNullOrWhiteSpace(without), $"{pages[i]} is empty without JavaScript.");
            Assert.True(with == without, $"{pages[i]} differs without JavaScript:\n{with}\n---\n{without}");
        }
    }

    [Fact]
    public async Task VisibleTextAsync_TextWrittenByScript_IsMissedWithoutScript()
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
            texts.Add(await VisibleTextAsync(tab, browser.Pages.Listed[0]));
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

    // One after the other in a tab of its own, which doesn't wait for the other reader.
    private async Task<List<string>> VisibleTextsAsync(List<PortalPage> pages, bool script)
    {
        await using var reader = await browser.NewReaderAsync(script: script);
        var tab = await reader.NewPageAsync();
        var texts = new List<string>();
        foreach (var page in pages)
        {
            texts.Add(await VisibleTextAsync(tab, page));
            Assert.Equal(page.Twin, await SwitchOf(tab, page).GetAttributeAsync("href"));
            Assert.True(await SwitchOf(tab, page).IsVisibleAsync(), $"{page} hides its language switch on a phone.");
        }

        return texts;
    }

    private static async Task<string> VisibleTextAsync(IPage tab, PortalPage page)
    {
        await tab.GotoAsync(page.Address);
        var text = Spaces().Replace(await tab.Locator("main").InnerTextAsync(), " ");
        foreach (var comfort in await tab.Locator(Comforts).AllInnerTextsAsync())
        {
            text = text.Replace(Spaces().Replace(comfort, " "), " ", StringComparison.Ordinal);
        }

        return RequestId().Replace(Spaces().Replace(text, " "), "").Trim();
    }

    // Each failure has a number of its own.
    [GeneratedRegex("[0-9a-f]{32}")]
    private static partial Regex RequestId();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
