using CyberAware.Browser.Tests.Browsing;
using CyberAware.Browser.Tests.Crawling;
using CyberAware.Core;
using CyberAware.Core.Lessons;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Journeys;

/// <summary>A teacher before the class: slides by keys, buttons and touch, and without a connection.</summary>
public sealed class LessonTests(PortalBrowser browser)
{
    private Lesson Full => browser.Library.Lessons.First(lesson => !lesson.IsCard);

    [Fact]
    public async Task Present_ByKeysAndButtons_ShowsOneSlideAtATimeAndComesBack()
    {
        await using var reader = await browser.NewReaderAsync(1280);
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync($"/kk/schools/{Full.Slug}/slides");
        var all = await tab.Locator(".slide").CountAsync();
        Assert.Equal(all, await tab.Locator(".slide:visible").CountAsync());

        await tab.Locator("[data-present]").ClickAsync();
        foreach (var (key, at) in new[] { ("ArrowRight", 2), (" ", 3), ("ArrowLeft", 2), ("End", all), ("PageDown", all), ("Home", 1) })
        {
            await tab.Keyboard.PressAsync(key);
            await Assertions.Expect(tab.Locator(".slide:visible")).ToHaveCountAsync(1);
            Assert.Equal($"{at} / {all}", await tab.Locator("[data-slide-position]").InnerTextAsync());
            await Assertions.Expect(tab.Locator(".qr:visible")).ToHaveCountAsync(at == all ? 1 : 0);
        }

        await tab.Locator("[data-slide=next]").ClickAsync();
        Assert.Equal($"2 / {all}", await tab.Locator("[data-slide-position]").InnerTextAsync());
        Assert.Empty(await Axe.CheckAsync(tab));
        await tab.Locator("[data-slide=close]").ClickAsync();
        await Assertions.Expect(tab.Locator(".slide:visible")).ToHaveCountAsync(all);
        await Assertions.Expect(tab.Locator("[data-present]")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Open_SheetsWithoutScript_OfferNothingThatNeedsIt()
    {
        await using var reader = await browser.NewReaderAsync(script: false);
        var tab = await reader.NewPageAsync();
        foreach (var part in new[] { "", "/plan", "/handout", "/answers", "/slides", "/certificate" })
        {
            await tab.GotoAsync($"/kk/schools/{Full.Slug}{part}");
            Assert.Equal(0, await tab.Locator("main button:visible").CountAsync());
            Assert.Equal(0, await tab.Locator("main [hidden]:visible").CountAsync());
        }
    }

    /// <summary>The longest name that can be typed, with the focus still in its field.</summary>
    [Fact]
    public async Task Print_CertificateWithALongName_ShowsAllOfItAndNoFocus()
    {
        await using var reader = await browser.NewReaderAsync(1032);
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync($"/kk/schools/{Full.Slug}/certificate");
        var field = tab.Locator("#site-name");
        await field.PressSequentiallyAsync("7 «Ә» сыныбының оқушысы Қуанышбекқызы Өтегенова Әлия Серікқызы");
        await tab.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.True(await field.EvaluateAsync<bool>("field => field.value.length === field.maxLength && field.scrollWidth <= field.clientWidth"), "The name is cut off on paper.");
        Assert.Equal("none", await field.EvaluateAsync<string>("field => getComputedStyle(field).outlineStyle"));
        Assert.Equal("/kk/schools/" + Full.Slug + "/certificate", new Uri(tab.Url).PathAndQuery);
        Assert.Equal("0 0", await tab.EvaluateAsync<string>("() => `${Object.values(localStorage).join().includes('7 «Ә»') ? 1 : 0} ${Object.keys(sessionStorage).length}`"));
    }

    [Fact]
    public async Task Present_BySwiping_TurnsTheSlides()
    {
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync($"/ru/schools/{Full.Slug}/slides");
        await tab.Locator("[data-present]").ClickAsync();
        await SwipeAsync(tab, 300, 100);
        Assert.StartsWith("2 /", await tab.Locator("[data-slide-position]").InnerTextAsync(), StringComparison.Ordinal);
        await SwipeAsync(tab, 100, 300);
        await SwipeAsync(tab, 100, 110);
        Assert.StartsWith("1 /", await tab.Locator("[data-slide-position]").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_SlidesWithoutConnection_AreThoseThatWereOpened()
    {
        string address;
        var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        await using (var portal = OfflineReaders.NewPortal())
        {
            address = new Uri(new UriBuilder(portal.Listen()) { Host = "localhost" }.Uri, $"/kk/schools/{Full.Slug}/slides").ToString();
            await tab.GotoAsync(address);
            await tab.UntilAsync("async path => (await caches.match(path)) !== undefined", new Uri(address).AbsolutePath);
        }

        await tab.GotoAsync(address);
        Assert.True(await tab.Locator("[data-stored-copy]").IsVisibleAsync(), "The slides are no copy.");
        await tab.Locator("[data-present]").ClickAsync();
        await tab.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(tab.Locator(".slide:visible")).ToHaveCountAsync(1);
        await reader.CloseAsync();
    }

    [Theory]
    [InlineData("kk", ColorScheme.Light)]
    [InlineData("ru", ColorScheme.Dark)]
    public async Task Open_SheetsOnANarrowScreen_FitAndBreakNoRuleOfAccess(string tag, ColorScheme theme)
    {
        await using var reader = await browser.NewReaderAsync(320, theme);
        var tab = await reader.NewPageAsync();
        foreach (var part in new[] { "", "/plan", "/handout", "/answers", "/slides" })
        {
            await tab.GotoAsync($"/{tag}/schools/{Full.Slug}{part}");
            Assert.Null(await Measures.SidewaysScrollAsync(tab));
            Assert.Empty(await Axe.CheckAsync(tab));
        }
    }

    [Fact]
    public async Task Print_EveryLesson_KeepsToItsSheetsWithoutClippedTables()
    {
        await using var reader = await browser.NewReaderAsync(1032);
        var tab = await reader.NewPageAsync();
        foreach (var address in browser.Library.Lessons.SelectMany(lesson => Language.All.Select(language => (Lesson: lesson, Path: $"/{language}/schools/{lesson.Slug}"))))
        {
            // A sheet of A4 across is at most 1032 px wide between the margins, upright 703.
            foreach (var (part, width, most) in new[] { ("plan", 1032, address.Lesson.IsCard ? 2 : 3), ("handout", 703, 3) })
            {
                await tab.SetViewportSizeAsync(width, 700);
                await tab.GotoAsync($"{address.Path}/{part}");
                await tab.EmulateMediaAsync(new() { Media = Media.Print });
                Assert.True(
                    await tab.EvaluateAsync<bool>("() => [...document.querySelectorAll('table')].every(table => table.scrollWidth <= document.documentElement.clientWidth + 1)"),
                    $"A table of {address.Path}/{part} is wider than its sheet.");
                var height = await tab.EvaluateAsync<double>("() => document.querySelector('article').getBoundingClientRect().height");
                Assert.True(height < most * (part == "plan" ? 703 : 1032), $"{address.Path}/{part} needs {height} px, more than {most} sheets.");
                await tab.EmulateMediaAsync(new() { Media = Media.Screen });
            }
        }
    }

    private static Task SwipeAsync(IPage tab, int from, int to) => tab.EvaluateAsync(
        """
        ([from, to]) => {
          const deck = document.querySelector("[data-slides]");
          const touch = (x) => new Touch({ identifier: 1, target: deck, clientX: x, clientY: 300 });
          deck.dispatchEvent(new TouchEvent("touchstart", { touches: [touch(from)], changedTouches: [touch(from)] }));
          deck.dispatchEvent(new TouchEvent("touchend", { touches: [], changedTouches: [touch(to)] }));
        }
        """,
        new[] { from, to });
}
