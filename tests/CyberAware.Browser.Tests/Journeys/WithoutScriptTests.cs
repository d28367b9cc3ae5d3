using System.Text.RegularExpressions;
using CyberAware.Browser.Tests.Browsing;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Journeys;

/// <summary>Every page says the same without JavaScript, and the ways through the portal stay open.</summary>
public sealed partial class WithoutScriptTests(PortalBrowser browser)
{
    // Copying, ticking and erasing need a script; the settings' button is for those without one.
    private const string Comforts = "[data-share]:visible, .checklist-tools:visible, [data-erase]:visible, [data-without-script]:visible";

    [Fact]
    public async Task Open_EveryPageWithoutScript_ShowsTheSameText()
    {
        await using var scripted = await browser.NewReaderAsync();
        await using var plain = await browser.NewReaderAsync(script: false);
        var with = await scripted.NewPageAsync();
        var without = await plain.NewPageAsync();
        // A quiz asks one question at a time with a script; QuizTests takes it both ways.
        foreach (var page in browser.Pages.All.Where(page => !page.Address.Contains("/quizzes/", StringComparison.Ordinal)))
        {
            var texts = await Task.WhenAll(VisibleTextAsync(with, page), VisibleTextAsync(without, page));
            Assert.False(string.IsNullOrWhiteSpace(texts[1]), $"{page} is empty without JavaScript.");
            Assert.True(texts[0] == texts[1], $"{page} differs without JavaScript:\n{texts[0]}\n---\n{texts[1]}");
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
        await entry.ClickAsync();

        Assert.Equal(address, new Uri(tab.Url).AbsolutePath);
    }

    [Fact]
    public async Task Click_LanguageSwitchWithoutScript_OpensTheSamePageInTheOtherLanguage()
    {
        await using var reader = await browser.NewReaderAsync(script: false);
        var tab = await reader.NewPageAsync();
        foreach (var page in browser.Pages.All)
        {
            var other = page.Language.Other.Tag;
            await tab.GotoAsync(page.Address);
            var link = tab.Locator($"header a[hreflang={other}]");
            Assert.Equal(other, await link.GetAttributeAsync("lang"));
            Assert.True(await link.IsVisibleAsync(), $"{page} hides its language switch on a phone.");

            await link.ClickAsync();

            Assert.Equal(page.Twin, new Uri(tab.Url).AbsolutePath);
            Assert.Equal(other, await tab.Locator("html").GetAttributeAsync("lang"));
        }
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
