using CyberAware.Browser.Tests.Browsing;
using CyberAware.Browser.Tests.Crawling;
using CyberAware.Browser.Tests.Paper;
using CyberAware.Core.Quizzes;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Journeys;

/// <summary>A class with one screen: by keys, by buttons, without a connection, and without a script.</summary>
public sealed class ClassTests(PortalBrowser browser)
{
    private const string Current = ".class-screen.is-current";

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Show_ByKeysAlone_GoesFromQuestionToTotalWithoutLoadingAndOnOneScreen(string tag)
    {
        await using var reader = await browser.NewReaderAsync(1280);
        var tab = await reader.NewPageAsync();
        await tab.SetViewportSizeAsync(1280, 720);
        var watch = await PageWatch.StartAsync(tab, browser.Address);
        await tab.GotoAsync($"/{tag}/quizzes/passwords/class");
        await tab.Locator("[data-class-start]").FocusAsync();
        await tab.Keyboard.PressAsync("Enter");
        await tab.RouteAsync("**", route => route.AbortAsync());
        var quiz = Quiz("passwords");
        foreach (var (number, question) in quiz.Questions.Index())
        {
            await Assertions.Expect(tab.Locator(Current)).ToHaveCountAsync(1);
            Assert.Equal($"{question.Id}-ask", await tab.EvaluateAsync<string>("() => document.activeElement.id"));
            await AssertFitsAsync(tab);

            // Digits find their field; a letter is no number of hands.
            await tab.Keyboard.TypeAsync("1x");
            await tab.Keyboard.PressAsync("Enter");
            Assert.True(await tab.Locator($"{Current} .form-error").IsVisibleAsync());
            await tab.Keyboard.PressAsync("Backspace");
            await tab.Keyboard.PressAsync("ArrowUp");
            for (var option = 1; option < question.Options.Count; option++)
            {
                await tab.Keyboard.PressAsync("Tab");
                await tab.Keyboard.TypeAsync(option == 1 ? "20" : "3");
            }

            await tab.Keyboard.PressAsync("Enter");
            Assert.Equal(
                question.Options.Select((_, option) => option switch { 0 => "2", 1 => "20", _ => "3" }),
                await tab.Locator($"{Current} [data-hands]").AllInnerTextsAsync());
            Assert.Equal(1, await tab.Locator($"{Current} .is-right .class-right").CountAsync());
            Assert.Equal("20", await tab.Locator($"{Current} .share-bar-fill").Nth(1).GetAttributeAsync("width"));
            await AssertFitsAsync(tab);
            await tab.Keyboard.PressAsync("ArrowLeft");
            await Assertions.Expect(tab.Locator($"{Current} .class-hands")).ToHaveCountAsync(1);
            await tab.Keyboard.PressAsync("PageDown");
            await tab.Keyboard.PressAsync(number % 2 == 0 ? " " : "ArrowRight");
        }

        await Assertions.Expect(tab.Locator($"{Current}.class-total")).ToHaveCountAsync(1);
        Assert.InRange(await tab.Locator(Current).EvaluateAsync<double>("total => parseFloat(getComputedStyle(total).fontSize)"), 22, 40); // also from the last row
        var known = quiz.Questions.Count(question => question.Right == 1 && 20 * 3 >= (2 + 20 + (3 * (question.Options.Count - 2))) * 2);
        Assert.Equal(known, await tab.Locator("[data-group=known] li:visible").CountAsync());
        Assert.Equal(quiz.Questions.Count - known, await tab.Locator("[data-group=again] li:visible").CountAsync());
        Assert.Equal(quiz.Questions.Count - known, await tab.Locator("[data-group=again] a:visible").CountAsync());
        await tab.Keyboard.PressAsync("Home");
        Assert.Equal("2", await tab.Locator($"{Current} input").First.InputValueAsync());
        await tab.Keyboard.PressAsync("Escape");
        await Assertions.Expect(tab.Locator("[data-class-start]")).ToBeFocusedAsync();
        Assert.Empty(await watch.TakeAsync());
    }

    [Theory]
    [InlineData("kk", 1280, ColorScheme.Dark)]
    [InlineData("ru", 320, ColorScheme.Light)]
    public async Task Show_ByButtons_BreaksNoRuleOfAccessAndHandsInByOnePressAlone(string tag, int width, ColorScheme theme)
    {
        await using var reader = await browser.NewReaderAsync(width, theme);
        var tab = await reader.NewPageAsync();
        var sent = new List<IRequest>();
        await tab.GotoAsync($"/{tag}/quizzes/backup/class");
        Assert.Empty(await Axe.CheckAsync(tab));
        tab.Request += (_, request) => sent.Add(request);
        await tab.Locator("[data-class-start]").ClickAsync();
        Assert.Null(await Measures.SidewaysScrollAsync(tab));
        Assert.Empty(await Axe.CheckAsync(tab));
        await tab.Locator($"{Current} input").First.FillAsync("7");
        await tab.Locator($"{Current} button[type=submit]").ClickAsync();
        Assert.Null(await Measures.SidewaysScrollAsync(tab));
        Assert.Empty(await Axe.CheckAsync(tab));

        // After a reload the counts are there, and the run is the same.
        await tab.ReloadAsync();
        Assert.Equal("7", await tab.Locator($"{Current} [data-hands]").First.InnerTextAsync());
        await tab.Locator("[data-class-do=total]").ClickAsync();
        Assert.Null(await Measures.SidewaysScrollAsync(tab));
        Assert.Empty(await Axe.CheckAsync(tab));
        Assert.DoesNotContain(sent, request => request.Method != "GET");

        await tab.Locator(".class-handin button").ClickAsync();
        await Assertions.Expect(tab.Locator(".class-outcome")).Not.ToBeEmptyAsync();
        Assert.Equal(await tab.Locator(".class-outcome").GetAttributeAsync("data-yes"), await tab.Locator(".class-outcome").InnerTextAsync());
        Assert.False(await tab.Locator(".class-handin form").IsVisibleAsync());
        Assert.Single(sent, request => request.Method == "POST");
    }

    [Fact]
    public async Task Show_WithoutConnection_IsWhatWasOpenedOnceAndSaysThatNothingWasHandedIn()
    {
        string address;
        var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        await using (var portal = OfflineReaders.NewPortal())
        {
            address = new Uri(new UriBuilder(portal.Listen()) { Host = "localhost" }.Uri, "/kk/quizzes/kids/class").ToString();
            await tab.GotoAsync(address);
            await tab.UntilAsync("async path => (await caches.match(path)) !== undefined", new Uri(address).AbsolutePath);
        }

        await tab.GotoAsync(address);
        await tab.Locator("[data-class-start]").ClickAsync();
        await tab.Locator($"{Current} input").First.FillAsync("20");
        await tab.Keyboard.PressAsync("Enter");
        await Assertions.Expect(tab.Locator($"{Current} .class-answers")).ToHaveCountAsync(1);
        await tab.Locator("[data-class-do=total]").ClickAsync();
        await tab.Locator(".class-handin button").ClickAsync();
        await Assertions.Expect(tab.Locator(".class-outcome")).Not.ToBeEmptyAsync();
        Assert.Equal(await tab.Locator(".class-outcome").GetAttributeAsync("data-no"), await tab.Locator(".class-outcome").InnerTextAsync());
        Assert.True(await tab.Locator(".class-handin button").IsEnabledAsync());
        await reader.CloseAsync();
    }

    [Theory]
    [InlineData("kk", 320)]
    [InlineData("ru", 1280)]
    public async Task Show_WithoutScript_GoesStepByStepToTheTotal(string tag, int width)
    {
        await using var reader = await browser.NewReaderAsync(width, script: false);
        var tab = await reader.NewPageAsync();
        await tab.SetViewportSizeAsync(width, 720);
        await tab.GotoAsync($"/{tag}/quizzes/email/class");
        Assert.Equal(0, await tab.Locator(".class-deck:visible, [data-class-keys]:visible").CountAsync());
        await tab.Locator("[data-class-start]").ClickThroughAsync();
        var questions = Quiz("email").Questions;
        foreach (var question in questions)
        {
            await tab.Locator(".class-hands input").Nth(question.Right).FillAsync("9");
            await tab.Locator(".class-hands button").ClickThroughAsync();
            Assert.Null(await Measures.SidewaysScrollAsync(tab));
            Assert.True(await tab.Locator(".class-answers .is-right .class-right").IsVisibleAsync());
            await tab.Locator(".class-steps .button:not(.button-quiet)").ClickThroughAsync();
        }

        Assert.Contains("/class/total?", tab.Url, StringComparison.Ordinal);
        Assert.Equal(questions.Count, await tab.Locator("[data-group=known] li:visible").CountAsync());
        await tab.Locator(".class-handin button").ClickThroughAsync();
        Assert.EndsWith("&handed=yes", tab.Url, StringComparison.Ordinal);
        Assert.Null(await Measures.SidewaysScrollAsync(tab));
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Show_EveryQuestionOfEveryQuiz_FitsTheProjector(string tag)
    {
        await using var reader = await browser.NewReaderAsync(1280);
        var tab = await reader.NewPageAsync();
        await tab.SetViewportSizeAsync(1280, 720);
        foreach (var quiz in browser.Library.Quizzes)
        {
            await tab.GotoAsync($"/{tag}/quizzes/{quiz.Slug}/class");
            await tab.Locator("[data-class-start]").ClickAsync();
            for (var screen = 0; screen < quiz.Questions.Count * 2; screen++)
            {
                await AssertFitsAsync(tab);
                await tab.Locator("[data-class-do=next]").ClickAsync();
            }
        }
    }

    [Fact]
    public async Task Print_EveryCertificate_IsOneSheetAcross()
    {
        await using var reader = await browser.NewReaderAsync(1032);
        var tab = await reader.NewPageAsync();
        foreach (var lesson in browser.Library.Lessons)
        {
            foreach (var tag in new[] { "kk", "ru" })
            {
                await tab.GotoAsync($"/{tag}/schools/{lesson.Slug}/certificate");
                await tab.EmulateMediaAsync(new() { Media = Media.Print });
                var height = await tab.EvaluateAsync<double>("() => document.querySelector('article').getBoundingClientRect().height");
                Assert.True(height < 703, $"The certificate of {lesson.Slug} in {tag} needs {height} px, more than a sheet.");
                if (lesson == browser.Library.Lessons[0])
                {
                    Assert.Equal(1, await PrintTests.CountSheetsAsync(tab));
                }

                await tab.EmulateMediaAsync(new() { Media = Media.Screen });
            }
        }
    }

    [Theory]
    [InlineData("kk", 320)]
    [InlineData("ru", 1280)]
    public async Task Open_Certificate_BreaksNoRuleOfAccessAndSendsNothing(string tag, int width)
    {
        await using var reader = await browser.NewReaderAsync(width);
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync($"/{tag}/schools/{browser.Library.Lessons[0].Slug}/certificate");
        var sent = new List<string>();
        tab.Request += (_, request) => sent.Add(request.Url);
        await tab.Locator("#site-name").FillAsync("5 «Ә»");
        await tab.Keyboard.PressAsync("Enter");
        Assert.Null(await Measures.SidewaysScrollAsync(tab));
        Assert.Empty(await Axe.CheckAsync(tab));
        Assert.Equal("5 «Ә»", await tab.Locator("#site-name").InputValueAsync());
        Assert.DoesNotContain(sent, url => url.Contains('%', StringComparison.Ordinal));
    }

    private Quiz Quiz(string slug) => browser.Library.FindQuiz(slug)!;

    private static async Task AssertFitsAsync(IPage tab)
    {
        var screen = await tab.EvaluateAsync<int[]>($"() => (screen => [screen.scrollHeight - screen.clientHeight, Math.round(parseFloat(getComputedStyle(screen).fontSize))])(document.querySelector('{Current}'))");
        Assert.True(screen[0] <= 0 && screen[1] >= 18, $"{await tab.Locator($"{Current} h2").InnerTextAsync()} is {screen[0]} px too high at letters of {screen[1]} px.");
    }
}
