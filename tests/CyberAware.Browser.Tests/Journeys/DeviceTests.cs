using CyberAware.Browser.Tests.Browsing;

namespace CyberAware.Browser.Tests.Journeys;

/// <summary>What readers with a script can do that stays on their device: how pages look, ticks, sharing.</summary>
public sealed class DeviceTests(PortalBrowser browser)
{
    [Fact]
    public async Task Choose_Look_IsKeptOnOtherPagesAndResets()
    {
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync("/kk/settings");
        await tab.CheckAsync("input[name=theme][value=contrast-dark]");
        await tab.CheckAsync("input[name=size][value='4']");

        await tab.GotoAsync("/ru/fraud");

        Assert.Equal("contrast-dark", await tab.GetAttributeAsync("html", "data-theme"));
        Assert.Equal("rgb(0, 0, 0)", await tab.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"));
        Assert.Equal("32px", await tab.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).fontSize"));

        await tab.GotoAsync("/kk/settings");
        Assert.True(await tab.IsCheckedAsync("input[name=size][value='4']"));
        await tab.ClickAsync("[data-sight-reset]");
        Assert.Null(await tab.GetAttributeAsync("html", "data-theme"));
        Assert.Equal(0, await tab.EvaluateAsync<int>("() => localStorage.length"));
    }

    [Fact]
    public async Task Choose_LookWithoutScript_TravelsInTheAddress()
    {
        await using var reader = await browser.NewReaderAsync(script: false);
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync("/ru/settings");
        await tab.CheckAsync("input[name=theme][value=contrast-light]");
        await tab.CheckAsync("input[name=pictures][value=off]");
        await tab.ClickAsync(".sight-form button");
        await tab.ClickAsync(".site-name");

        Assert.Contains("theme=contrast-light", tab.Url, StringComparison.Ordinal);
        Assert.Equal("contrast-light", await tab.GetAttributeAsync("html", "data-theme"));
        Assert.False(await tab.Locator(".audiences .spot").First.IsVisibleAsync());
        Assert.Empty(await reader.CookiesAsync());
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Tick_Checklist_IsKeptForBothLanguagesAndShownOnTheGuide(string language)
    {
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync($"/{language}/guide/email");
        var boxes = tab.Locator(".is-tickable input");
        var all = await boxes.CountAsync();
        Assert.True(all >= 3);
        for (var i = 0; i < all; i++)
        {
            await boxes.Nth(i).FocusAsync();
            await tab.Keyboard.PressAsync("Space");
        }

        await tab.ClickAsync(".site-language a:not([aria-current])");
        await tab.WaitForFunctionAsync("all => document.querySelectorAll('.is-tickable input:checked').length === all", all);

        await tab.GotoAsync($"/{language}/guide");
        await tab.WaitForFunctionAsync("() => document.querySelectorAll('.path .is-done').length === 1");
        Assert.Contains("1", await tab.Locator(".guide-progress").InnerTextAsync(), StringComparison.Ordinal);

        await tab.GotoAsync($"/{language}/guide/email");
        await tab.ClickAsync(".checklist-tools button");
        Assert.Equal(0, await tab.Locator(".is-tickable input:checked").CountAsync());
        Assert.Equal(0, await tab.EvaluateAsync<int>("() => localStorage.length"));
    }

    [Theory]
    [InlineData("/kk/guide/email")]
    [InlineData("/ru/fraud")]
    [InlineData("/kk/children/kids")]
    [InlineData("/ru/professionals")]
    public async Task Share_AsText_FitsAMessageAndEndsWithTheAddress(string address)
    {
        await using var reader = await browser.NewReaderAsync();
        await reader.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync(address);

        await tab.ClickAsync("[data-share-by=text]");
        await tab.WaitForFunctionAsync("() => document.querySelector('[data-share-status]').textContent !== ''");
        var text = await tab.EvaluateAsync<string>("() => navigator.clipboard.readText()");

        Assert.InRange(text.Length, 100, 700);
        Assert.EndsWith(address, text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u00AD', text);
        Assert.StartsWith(await tab.EvaluateAsync<string>("() => document.querySelector('h1').textContent.replace(/\\u00ad/g, '')"), text, StringComparison.Ordinal);

        await tab.ClickAsync("[data-share-by=link]");
        await tab.WaitForFunctionAsync("end => navigator.clipboard.readText().then(text => text.endsWith(end) && !text.includes(' '))", address);
    }
}
