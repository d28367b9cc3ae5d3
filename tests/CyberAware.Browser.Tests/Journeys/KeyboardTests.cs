using CyberAware.Browser.Tests.Browsing;
using CyberAware.Core;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Journeys;

/// <summary>The portal without a mouse: nothing is clicked here, only keys are pressed.</summary>
public sealed class KeyboardTests(PortalBrowser browser)
{
    private const int Steps = 7;

    public static TheoryData<string> Languages => [.. Language.All.Select(language => language.Tag)];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Walk_GuideByKeyboard_ReachesTheLastStep(string language)
    {
        await using var reader = await browser.NewReaderAsync(1280);
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync($"/{language}");
        await SkipToMainAsync(tab);

        await FollowAsync(tab, $"main a[href='/{language}/guide']");
        Assert.Equal($"/{language}/guide", PathOf(tab));

        await SkipToMainAsync(tab);
        await FollowAsync(tab, $"main a[href^='/{language}/guide/']");

        var visited = new List<string>();
        while (true)
        {
            visited.Add(PathOf(tab));
            await SkipToMainAsync(tab);
            if (await tab.Locator("a[rel=next]").CountAsync() == 0)
            {
                break;
            }

            await FollowAsync(tab, "main a[rel=next]");
        }

        Assert.Equal(Steps, visited.Distinct().Count());
        Assert.All(visited, path => Assert.StartsWith($"/{language}/guide/", path, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Tab_WholePage_VisitsEveryControlInReadingOrder(string language)
    {
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        foreach (var page in new[] { $"/{language}", $"/{language}/guide/passwords" })
        {
            await tab.GotoAsync(page);
            var expected = await tab.EvaluateAsync<string[]>(Focus.Stops);
            var visited = new List<string>();
            for (var i = 0; i < expected.Length; i++)
            {
                visited.Add((await Focus.TabAsync(tab)).Html);
            }

            Assert.Equal(expected, visited);
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Press_KeysOnMenu_OpensWalksAndCloses(string language)
    {
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync($"/{language}");
        await MenuOpensAsync(tab);

        await Focus.TabAsync(tab);
        Assert.True(await tab.EvaluateAsync<bool>("() => document.activeElement.matches('header details nav a')"));
        await tab.Keyboard.PressAsync("Escape");

        Assert.False(await IsOpenAsync(tab));
        Assert.True(await tab.EvaluateAsync<bool>("() => document.activeElement.matches('header details > summary')"));
    }

    [Fact]
    public async Task Press_EnterOnMenuWithoutScript_OpensAndCloses()
    {
        await using var reader = await browser.NewReaderAsync(script: false);
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync("/kk");
        await MenuOpensAsync(tab);

        await tab.Keyboard.PressAsync("Enter");

        Assert.False(await IsOpenAsync(tab));
    }

    [Fact]
    public async Task TabAsync_ControlWithoutFocusMark_Fails()
    {
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        await tab.SetContentAsync("<style>a { outline: none }</style><a href='#x'>x</a>");

        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => Focus.TabAsync(tab));
    }

    [Fact]
    public async Task TabAsync_ControlOffTheScreen_Fails()
    {
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        await tab.SetContentAsync("<a href='#x' style='position:fixed;left:-999px'>x</a>");

        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => Focus.TabAsync(tab));
    }

    private static async Task MenuOpensAsync(IPage tab)
    {
        while (!await tab.EvaluateAsync<bool>("() => document.activeElement.matches('header details > summary')"))
        {
            await Focus.TabAsync(tab);
        }

        await tab.Keyboard.PressAsync("Enter");
        Assert.True(await IsOpenAsync(tab));
        Assert.True(await tab.Locator("header details nav a").First.IsVisibleAsync());
    }

    private static Task<bool> IsOpenAsync(IPage tab) => tab.EvaluateAsync<bool>("() => document.querySelector('header details').open");

    /// <summary>The first Tab shows the way past the header, and Enter takes it.</summary>
    private static async Task SkipToMainAsync(IPage tab)
    {
        var first = await Focus.TabAsync(tab);
        Assert.Contains("href=\"#site-main\"", first.Html, StringComparison.Ordinal);
        await tab.Keyboard.PressAsync("Enter");
        Assert.True(await tab.EvaluateAsync<bool>("() => document.activeElement === document.querySelector('main')"));
    }

    /// <summary>Tabs forward to a link, checking each stop on the way, and opens it.</summary>
    private static async Task FollowAsync(IPage tab, string link)
    {
        var target = await tab.Locator(link).First.EvaluateAsync<string>(Focus.Describe);
        var address = await tab.Locator(link).First.GetAttributeAsync("href");
        var last = -1;
        while (true)
        {
            var stop = await Focus.TabAsync(tab);
            Assert.True(stop.Place > last, $"{tab.Url}: Tab went back to {stop.Html}, past {link}.");
            last = stop.Place;
            if (stop.Html == target)
            {
                break;
            }
        }

        await tab.Keyboard.PressAsync("Enter");
        await tab.ReachAsync(url => url.EndsWith(address!, StringComparison.Ordinal));
    }

    private static string PathOf(IPage tab) => new Uri(tab.Url).AbsolutePath;
}
