using CyberAware.Browser.Tests.Browsing;
using CyberAware.Browser.Tests.Crawling;

namespace CyberAware.Browser.Tests.Journeys;

/// <summary>From a word to its page: with and without JavaScript, by mouse and by keyboard, on a phone and a desktop.</summary>
public sealed class SearchTests(PortalBrowser browser)
{
    private const string Options = "[role=option]";

    public static TheoryData<string, string, string> Words => new()
    {
        { "kk", "құпия сөз", "/kk/guide/passwords" },
        { "ru", "мошенники звонят", "/ru/fraud" },
    };

    [Theory]
    [MemberData(nameof(Words))]
    public async Task Search_OnAPhoneWithoutScript_LeadsToThePage(string language, string words, string expected)
    {
        await using var reader = await browser.NewReaderAsync(script: false);
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync($"/{language}");
        await tab.Locator("header .site-search-link").ClickThroughAsync();
        await tab.Locator("#site-search-main").FillAsync(words);
        await tab.Locator("main .search-button").ClickThroughAsync();
        await tab.Locator($".search-results a[href^='{expected}']").First.ClickThroughAsync();

        Assert.Equal(expected, new Uri(tab.Url).AbsolutePath);
    }

    [Theory]
    [MemberData(nameof(Words))]
    public async Task Type_InTheHeader_OffersPagesByKeyboard(string language, string words, string expected)
    {
        await using var reader = await browser.NewReaderAsync(1280);
        var tab = await reader.NewPageAsync();
        var watch = await PageWatch.StartAsync(tab, browser.Address);
        await tab.GotoAsync($"/{language}/about");
        var field = tab.Locator("#site-search-field");
        await field.PressSequentiallyAsync(words);
        await tab.Locator(Options).First.WaitForAsync();

        Assert.Equal(("combobox", "true", null), (await field.GetAttributeAsync("role"), await field.GetAttributeAsync("aria-expanded"), await field.GetAttributeAsync("aria-activedescendant")));
        Assert.InRange(await tab.Locator(Options).CountAsync(), 1, 5);
        Assert.Empty(await Axe.CheckAsync(tab));

        await tab.Keyboard.PressAsync("ArrowDown");
        var active = await field.GetAttributeAsync("aria-activedescendant");
        Assert.Equal("true", await tab.Locator($"#{active}").GetAttributeAsync("aria-selected"));
        await tab.Keyboard.PressAsync("ArrowUp");
        Assert.Null(await field.GetAttributeAsync("aria-activedescendant"));
        await tab.Keyboard.PressAsync("Escape");
        Assert.Equal("false", await field.GetAttributeAsync("aria-expanded"));
        Assert.Equal(words, await field.InputValueAsync());

        await tab.Keyboard.PressAsync("Enter");
        await tab.ReachAsync("/search?q=");
        Assert.True(await tab.Locator($".search-results a[href^='{expected}']").CountAsync() > 0);
        Assert.Empty(await watch.TakeAsync());
    }

    [Fact]
    public async Task Choose_Suggestion_OpensItThoughALateAnswerComes()
    {
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync("/kk/search");
        await tab.Locator("#site-search-main").PressSequentiallyAsync("кибербу");
        await tab.Locator(Options).First.WaitForAsync();

        // One more letter is asked for 200 ms later, when the reader is in the list already.
        await tab.Keyboard.InsertTextAsync("л");
        await tab.Keyboard.PressAsync("ArrowDown");
        await Task.Delay(600, TestContext.Current.CancellationToken);
        await tab.Keyboard.PressAsync("Enter");
        await tab.ReachAsync(address => !address.Contains("/search", StringComparison.Ordinal));

        Assert.StartsWith("/kk/", new Uri(tab.Url).AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Type_Quickly_AsksOnceAndKeepsNothing()
    {
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        var asked = 0;
        tab.Request += (_, request) => asked += request.Url.Contains("/suggestions", StringComparison.Ordinal) ? 1 : 0;
        await tab.GotoAsync("/ru/search");
        await tab.Locator("#site-search-main").PressSequentiallyAsync("антивирус", new() { Delay = 10 });
        await tab.Locator(Options).First.WaitForAsync();

        Assert.Equal(1, asked);
        Assert.Equal("0 0", await tab.EvaluateAsync<string>("() => `${localStorage.length} ${sessionStorage.length}`"));
        Assert.Empty(await reader.CookiesAsync());
    }
}
