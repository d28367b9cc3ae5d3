using CyberAware.Browser.Tests.Browsing;
using CyberAware.Browser.Tests.Crawling;
using CyberAware.Core;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Journeys;

/// <summary>A quiz from its first question to its result: by finger, by keyboard, and without a script.</summary>
public sealed class QuizTests(PortalBrowser browser)
{
    private const string Open = ".quiz-question:not([hidden])";

    private static readonly string[] Slugs =
    [
        "digital-signature", "passwords", "email", "antivirus", "updates", "social-engineering", "backup", "ready", "fraud", "kids", "teens", "parents", "professionals",
    ];

    public static TheoryData<string> Languages => [.. Language.All.Select(language => language.Tag)];

    /// <summary>Each quiz once, in one language after the other: its words are the content's, the way through it is the same.</summary>
    public static TheoryData<string, string> Quizzes => new(Slugs.Select((slug, at) => (Language.All[at % Language.All.Count].Tag, slug)));

    [Theory]
    [MemberData(nameof(Quizzes))]
    public async Task Take_EveryQuizByFinger_ExplainsEachAnswerAndShowsTheResult(string language, string slug)
    {
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        var watch = await PageWatch.StartAsync(tab, browser.Address);
        await tab.GotoAsync($"/{language}/quizzes/{slug}");
        var questions = await tab.Locator(".quiz-question").CountAsync();
        for (var i = 0; i < questions; i++)
        {
            Assert.Equal(1, await tab.Locator(Open).CountAsync());
            await tab.Locator($"{Open} .quiz-option").Nth(i % 3).ClickAsync();
            Assert.Equal(1, await tab.Locator($"{Open} .quiz-explanation:focus").CountAsync());
            Assert.Null(await Measures.SidewaysScrollAsync(tab));
            await tab.Locator(i < questions - 1 ? "[data-do=next]" : "[data-do=finish]").ClickAsync();
        }

        await tab.ReachAsync("/result?a=");
        Assert.Equal(questions, await tab.Locator(".quiz-answers details").CountAsync());
        Assert.Null(await Measures.SidewaysScrollAsync(tab));
        Assert.Empty(await watch.TakeAsync());
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Take_InterruptedQuiz_GoesOnWhereItStopped(string language)
    {
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        var address = $"/{language}/quizzes/passwords";
        await tab.GotoAsync(address);
        Assert.False(await tab.Locator("[data-do=back]").IsVisibleAsync());
        await AnswerAsync(tab, 2);

        // A finger slips: before the next question the answer can be changed.
        await tab.Locator($"{Open} .quiz-option").Nth(2).ClickAsync();
        Assert.True(await tab.Locator($"{Open} .is-chosen .quiz-tag").First.IsVisibleAsync());
        await tab.Locator("[data-do=change]").ClickAsync();
        Assert.Equal(0, await tab.Locator($"{Open} .quiz-tag, {Open} .quiz-explanation:visible, {Open} input:checked").CountAsync());

        // Back leads one question back and forward again; the answer stays and can't be changed.
        await tab.GoBackAsync();
        Assert.Equal("2", await NumberAsync(tab));
        Assert.False(await tab.Locator("[data-do=change]").IsVisibleAsync());
        await tab.Locator($"{Open} .quiz-option").Nth(1).ClickAsync();
        Assert.True(await tab.Locator($"{Open} input").Nth(0).IsCheckedAsync());
        await tab.GoForwardAsync();
        Assert.Equal("3", await NumberAsync(tab));
        var id = await tab.Locator("input[name=id]").InputValueAsync();
        Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", id);

        // Another tab, as after the first was closed.
        await tab.CloseAsync();
        var again = await reader.NewPageAsync();
        await again.GotoAsync(address);
        Assert.Equal("3", await NumberAsync(again));
        Assert.Equal(id, await again.Locator("input[name=id]").InputValueAsync());
        Assert.True(await again.Locator(".quiz-resumed").IsVisibleAsync());

        await again.Locator("[data-do=restart]").ClickAsync();
        Assert.Equal("1", await NumberAsync(again));
        Assert.Equal(0, await again.Locator("input:checked").CountAsync());
        Assert.NotEqual(id, await again.Locator("input[name=id]").InputValueAsync());
        Assert.Equal(0, await again.Locator(".quiz-resumed").CountAsync());

        await FinishAsync(again);
        Assert.Equal(0, await again.EvaluateAsync<int>("() => Object.keys(localStorage).filter(key => key.startsWith('portal.quiz.')).length"));
        Assert.Equal("[\"passwords\"]", await again.EvaluateAsync<string>("() => localStorage.getItem('portal.quizzes-done')"));
        await again.GotoAsync(address);
        Assert.Equal("yes", await again.Locator("input[name=repeat]").InputValueAsync());
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Take_ByKeyboardAlone_ReachesTheResult(string language)
    {
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync($"/{language}/quizzes/antivirus");
        var questions = await tab.Locator(".quiz-question").CountAsync();
        for (var i = 0; i < questions; i++)
        {
            await TabToAsync(tab, $"{Open} input");
            await tab.Keyboard.PressAsync("Space");
            await tab.Keyboard.PressAsync("ArrowDown");
            Assert.Equal(0, await tab.Locator($"{Open} .quiz-explanation:visible").CountAsync());
            await tab.Keyboard.PressAsync("Enter");
            Assert.Equal(1, await tab.Locator($"{Open} .quiz-explanation:focus").CountAsync());
            Assert.True(await tab.Locator($"{Open} input").Nth(1).IsCheckedAsync());
            await TabToAsync(tab, ".quiz-controls button");
            await tab.Keyboard.PressAsync("Enter");
            Assert.True(i == questions - 1 || await tab.Locator($"{Open} .quiz-number:focus").CountAsync() == 1);
        }

        await tab.ReachAsync("/result?a=");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Take_WithoutScript_AsksAllAndPointsOutMissingAnswers(string language)
    {
        await using var reader = await browser.NewReaderAsync(script: false);
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync($"/{language}/quizzes/backup");
        var questions = tab.Locator(".quiz-question");
        var count = await questions.CountAsync();
        Assert.Equal(count, await tab.Locator("fieldset:visible").CountAsync());
        Assert.Equal(0, await tab.Locator(".quiz-explanation:visible, .quiz-controls:visible").CountAsync());
        for (var i = 1; i < count; i++)
        {
            await questions.Nth(i).Locator(".quiz-option").First.ClickAsync();
        }

        await tab.Locator("main button[type=submit]").ClickThroughAsync();
        Assert.Equal(1, await tab.Locator(".form-errors li a").CountAsync());
        Assert.Equal(count - 1, await tab.Locator("input:checked").CountAsync());
        await tab.Locator(".form-errors li a").ClickAsync();
        await questions.First.Locator(".quiz-option").First.ClickAsync();
        await tab.Locator("main button[type=submit]").ClickThroughAsync();

        Assert.Matches("/finish[?]a=", tab.Url);
        await tab.Locator("main button[type=submit]").DblClickAsync();
        await tab.ReachAsync("/result?a=");
        await tab.Locator(".quiz-again a[href*=refresher]").ClickThroughAsync();
        foreach (var question in await tab.Locator(".quiz-question").AllAsync())
        {
            await question.Locator(".quiz-option").First.ClickAsync();
        }

        await tab.Locator("main button[type=submit]").ClickThroughAsync();
        Assert.Matches("/refresher/result[?]", tab.Url);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Look_AtEveryState_FindsNoBarrier(string language)
    {
        foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await using var reader = await browser.NewReaderAsync(theme: theme);
            var tab = await reader.NewPageAsync();
            await tab.GotoAsync($"/{language}/quizzes/fraud");
            await CheckAsync(tab, "question");
            await AssertLargeTargetsAsync(tab);
            await AnswerAsync(tab, 1);
            await tab.Locator($"{Open} .quiz-option").First.ClickAsync();
            await CheckAsync(tab, "explanation");
            await tab.ReloadAsync();
            await CheckAsync(tab, "going on");
            await FinishAsync(tab);
            await tab.Locator(".quiz-answers summary").First.ClickAsync();
            await CheckAsync(tab, "result");
            await tab.Locator(".quiz-again a[href*=refresher]").ClickThroughAsync();
            await CheckAsync(tab, "refresher");
            await tab.GotoAsync($"/{language}/quizzes");
            await CheckAsync(tab, "list");

            // As a reader whose script did not arrive sees it.
            await tab.RouteAsync("**/quiz*.js", route => route.AbortAsync());
            await tab.GotoAsync($"/{language}/quizzes/fraud");
            await tab.Locator("main button[type=submit]").ClickThroughAsync();
            Assert.True(await tab.Locator(".form-errors").IsVisibleAsync());
            await CheckAsync(tab, "missing answers");
        }
    }

    [Fact]
    public async Task Press_Copy_TakesTheResultAsText()
    {
        await using var reader = await browser.NewReaderAsync();
        await reader.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync("/ru/quizzes/passwords");
        await FinishAsync(tab);
        await tab.Locator("[data-do=copy]").ClickAsync();
        await Assertions.Expect(tab.Locator(".quiz-tools [role=status]")).Not.ToBeEmptyAsync();

        var text = await tab.EvaluateAsync<string>("() => navigator.clipboard.readText()");
        Assert.StartsWith(await tab.Locator("h1").InnerTextAsync(), text, StringComparison.Ordinal);
        Assert.EndsWith("/ru/quizzes/passwords", text, StringComparison.Ordinal);
    }

    private static async Task AnswerAsync(IPage tab, int questions)
    {
        for (var i = 0; i < questions; i++)
        {
            await tab.Locator($"{Open} .quiz-option").First.ClickAsync();
            await tab.Locator("[data-do=next]").ClickAsync();
        }
    }

    private static async Task FinishAsync(IPage tab)
    {
        while (await tab.Locator(".quiz-form").CountAsync() > 0)
        {
            if (await tab.Locator("[data-do=answer]").IsVisibleAsync())
            {
                await tab.Locator($"{Open} .quiz-option").First.ClickAsync();
            }

            var isLast = await tab.Locator("[data-do=finish]").IsVisibleAsync();
            await tab.Locator(isLast ? "[data-do=finish]" : "[data-do=next]").ClickAsync();
            if (isLast)
            {
                await tab.ReachAsync("/result?");
            }
        }
    }

    private static async Task TabToAsync(IPage tab, string selector)
    {
        for (var i = 0; i < 40; i++)
        {
            await Focus.TabAsync(tab);
            if (await tab.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
            {
                return;
            }
        }

        Assert.Fail($"{tab.Url}: no Tab leads to {selector}.");
    }

    private static async Task<string> NumberAsync(IPage tab) =>
        new([.. (await tab.Locator($"{Open} .quiz-number").InnerTextAsync()).SkipWhile(letter => !char.IsDigit(letter)).TakeWhile(char.IsDigit)]);

    private static async Task CheckAsync(IPage tab, string state)
    {
        var faults = await Axe.CheckAsync(tab);
        Assert.True(faults.Count == 0, $"{tab.Url}, {state}:\n{string.Join('\n', faults)}");
        Assert.Null(await Measures.SidewaysScrollAsync(tab));
    }

    private static async Task AssertLargeTargetsAsync(IPage tab)
    {
        var small = await tab.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('.quiz-option, .quiz .button')].filter(element => element.checkVisibility())
              .filter(element => element.getBoundingClientRect().height < 44 || element.getBoundingClientRect().width < 44).map(element => element.outerHTML)
            """);
        Assert.Empty(small);
    }
}
