using CyberAware.Browser.Tests.Browsing;

namespace CyberAware.Browser.Tests.Journeys;

/// <summary>What readers with a script can do that stays on their device: how pages look, ticks, sharing.</summary>
public sealed class DeviceTests(PortalBrowser browser)
{
    private const string SizeOf = "size => parseFloat(getComputedStyle(document.querySelector(`.choice-size-${size} span`)).fontSize)";

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

    // A sample shows its size whatever is chosen, and the longest of them fits the narrowest phone.
    [Theory]
    [InlineData("/kk/settings", new[] { 1, 1.25, 1.5, 2 })]
    [InlineData("/ru/settings?size=2", new[] { 1.25, 1.25, 1.5, 2 })]
    [InlineData("/ru/settings?size=4&spacing=wide", new[] { 2.0, 2, 2, 2 })]
    public async Task Open_Settings_ShowsTheSizesThatItNames(string address, double[] sizes)
    {
        await using var reader = await browser.NewReaderAsync(script: false);
        var tab = await reader.NewPageAsync();
        await tab.SetViewportSizeAsync(320, 640);
        await tab.GotoAsync("/kk/settings");
        var usual = await tab.EvaluateAsync<double>(SizeOf, 1);
        await tab.GotoAsync(address);

        for (var size = 1; size <= sizes.Length; size++)
        {
            Assert.Equal(sizes[size - 1], await tab.EvaluateAsync<double>(SizeOf, size) / usual, 0.01);
        }

        Assert.True(await tab.EvaluateAsync<bool>("() => [...document.querySelectorAll('.choice')].every(choice => choice.scrollWidth <= choice.clientWidth && choice.getBoundingClientRect().right <= 320)"));
    }

    [Fact]
    public async Task Choose_LookWithoutScript_TravelsInTheAddress()
    {
        await using var reader = await browser.NewReaderAsync(script: false);
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync("/ru/settings");
        await tab.CheckAsync("input[name=theme][value=contrast-light]");
        await tab.CheckAsync("input[name=pictures][value=off]");
        await tab.Locator(".sight-form button[type=submit]").ClickThroughAsync();
        await tab.Locator(".site-name").ClickThroughAsync();

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

    [Fact]
    public async Task Open_WithJunkKept_StopsNothing()
    {
        string[] names = ["sight", "checklists", "quiz.passwords", "quiz.", "quizzes-done", "something"];
        string[] junk =
        [
            "null", "", "{", "0", "true", "\"x\"", "[]", "[null]", "{}", """{"guide/passwords":null}""",
            """{"guide/passwords":{"all":9,"done":null}}""", """{"guide/passwords":{"all":"9","done":[99,-1,"x",null,{}]}}""",
            """{"theme":{"toString":1},"size":null,"links":7}""", """{"version":1}""", """{"version":"V","id":"x","started":"2026-13-45","answers":null}""",
            """{"version":"V","id":"01890000-0000-7000-8000-000000000000","started":"NOW","answers":{"q-a":1,"__proto__":null}}""", """{"__proto__":{"all":1,"done":[0]}}""",
        ];
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        var errors = new List<string>();
        tab.PageError += (_, error) => errors.Add(error);
        await tab.GotoAsync("/kk/quizzes/passwords");
        var version = await tab.GetAttributeAsync(".quiz-form", "data-version");
        foreach (var value in junk.Select(value => value.Replace("\"V\"", $"\"{version}\"", StringComparison.Ordinal).Replace("NOW", DateTime.UtcNow.ToString("O"), StringComparison.Ordinal)))
        {
            await tab.EvaluateAsync("([names, value]) => names.forEach(name => localStorage.setItem('portal.' + name, value))", new object[] { names, value });
            await tab.GotoAsync("/kk/guide/passwords");
            Assert.True(await tab.Locator("[data-share]").IsVisibleAsync(), $"Sharing is missing with {value}");
            Assert.Equal("combobox", await tab.GetAttributeAsync("input[data-suggestions]", "role"));
            Assert.True(await tab.Locator(".is-tickable").CountAsync() > 0, $"No ticks with {value}");
            await tab.GotoAsync("/kk/guide");
            Assert.True(await tab.Locator("[data-share]").IsVisibleAsync(), $"Sharing is missing on the guide with {value}");
            await tab.GotoAsync("/kk/quizzes/passwords");
            await tab.Locator(".quiz-question:not([hidden]) .quiz-option").First.ClickAsync();
            Assert.Equal(1, await tab.Locator(".quiz-explanation:not([hidden])").CountAsync());
            Assert.True(errors.Count == 0, $"{value}: {string.Join('\n', errors)}");
        }
    }

    [Fact]
    public async Task Open_WhereOnePartFails_RunsTheOthers()
    {
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        await tab.AddInitScriptAsync("window.IntersectionObserver = class { constructor() { throw new Error('none'); } }; window.matchMedia = () => { throw new Error('none'); };");
        await tab.GotoAsync("/kk/guide/passwords");

        Assert.True(await tab.Locator("[data-share]").IsVisibleAsync());
        Assert.True(await tab.Locator(".is-tickable").CountAsync() > 0);
        Assert.Equal("combobox", await tab.GetAttributeAsync("input[data-suggestions]", "role"));
    }

    [Theory]
    [InlineData("/kk/children/cyberbullying")]
    [InlineData("/ru/children/teens")]
    public async Task Leave_WhileTheNeutralSiteIsSlow_BlanksThePageAtOnce(string address)
    {
        foreach (var byKey in new[] { false, true })
        {
            await using var reader = await browser.NewReaderAsync(1280);
            await reader.RouteAsync("https://**", _ => Task.CompletedTask);
            var tab = await reader.NewPageAsync();
            await tab.GotoAsync(address);
            Assert.Contains("Esc", await tab.Locator("[data-quick-exit-key]").InnerTextAsync(), StringComparison.Ordinal);

            // Playwright answers no question while a navigation is under way, so the page itself says what it shows.
            var blank = new TaskCompletionSource<string>();
            tab.Console += (_, message) => blank.TrySetResult(message.Text);
            await tab.EvaluateAsync("() => { setInterval(() => { if (!document.body) console.log(document.title + '|' + location.pathname); }, 50); }");

            if (byKey)
            {
                await tab.Keyboard.PressAsync("Escape");
                await tab.Keyboard.PressAsync("Escape");
                Assert.True(await tab.Locator("h1").IsVisibleAsync());
                await tab.Keyboard.PressAsync("Escape");
            }
            else
            {
                await tab.EvaluateAsync("() => document.querySelector('[data-quick-exit]').click()");
            }

            Assert.Matches(@"^[^\s|]+\|/$", await blank.Task.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [InlineData("/kk/children/cyberbullying")]
    [InlineData("/ru/children/teens")]
    public async Task Scroll_PageWithQuickExitOnPhone_KeepsItInReach(string address)
    {
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync(address);
        foreach (var at in new[] { 0, 0.5, 0.9 })
        {
            await tab.EvaluateAsync("at => scrollTo(0, at * (document.querySelector('main').getBoundingClientRect().bottom + scrollY - innerHeight))", at);
            var box = await tab.EvaluateAsync<double[]>("() => { const box = document.querySelector('[data-quick-exit]').getBoundingClientRect(); return [box.top, box.bottom, innerHeight]; }");
            Assert.True(box[0] > 0 && box[1] <= box[2], $"At {at} the button stands at {box[0]} of {box[2]}.");
        }
    }

    [Theory]
    [InlineData("/kk/help")]
    [InlineData("/kk/guide/passwords")]
    public async Task Copy_WordsOfAPage_HasNoSoftHyphens(string address)
    {
        await using var reader = await browser.NewReaderAsync();
        await reader.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync(address);
        Assert.Contains('\u00AD', await tab.EvaluateAsync<string>("() => document.querySelector('main').textContent"));

        await tab.EvaluateAsync("() => getSelection().selectAllChildren(document.querySelector('main'))");
        await tab.Keyboard.PressAsync("Control+C");
        var text = await tab.EvaluateAsync<string>("() => navigator.clipboard.readText()");
        var html = await tab.EvaluateAsync<string>("() => navigator.clipboard.read().then(items => items[0].getType('text/html')).then(blob => blob.text())");

        Assert.InRange(text.Length, 500, 100_000);
        Assert.DoesNotContain('\u00AD', text);
        Assert.DoesNotContain('\u00AD', html);
        Assert.DoesNotContain("&shy;", html, StringComparison.Ordinal);
        Assert.Contains("<h2", html, StringComparison.Ordinal);
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
        Assert.StartsWith(await tab.EvaluateAsync<string>("() => document.querySelector('h1').textContent.replace(/\\u00ad/g, '').replace(/\\s+/g, ' ')"), text, StringComparison.Ordinal);

        await tab.ClickAsync("[data-share-by=link]");
        await tab.UntilAsync("end => navigator.clipboard.readText().then(text => text.endsWith(end) && !text.includes(' '))", address);
    }
}
