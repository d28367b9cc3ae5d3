using CyberAware.Core;
using CyberAware.Core.Advisors;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Browsing;

/// <summary>A page after its reader did something: what no address alone shows.</summary>
public sealed record PageState(PortalPage Page, string Name, Func<IPage, Task> Reach)
{
    public override string ToString() => $"{Page.Address}, {Name}";
}

/// <summary>The states that the crawl looks at beside the plain pages; a feature with new ones adds them here.</summary>
public static class PageStates
{
    private const string Open = "selector => document.querySelectorAll(selector).forEach(details => details.open = true)";

    private const string Quiz = "/quizzes/passwords";

    private const string Assessment = "/professionals/check";

    private const string Helper = "/check/scam";

    private const string OpenQuestion = ".quiz-question:not([hidden])";

    private static readonly string[] LetterFields = ["operator", "name", "contact"];

    public static IReadOnlyList<PageState> All => [.. Language.All.SelectMany(Of)];

    private static IEnumerable<PageState> Of(Language language)
    {
        // The menu marks the page it stands on, in both of its lists.
        foreach (var path in new[] { "", "/guide/passwords", "/settings" })
        {
            yield return new(Page(path), "menu open", tab => tab.EvaluateAsync(Open, ".site-menu"));
        }

        yield return new(Page("/guide/passwords"), "steps open, list ticked, link copied", async tab =>
        {
            await tab.EvaluateAsync(Open, "main details");
            await TickAsync(tab);
            await tab.Locator("[data-share-by=link]").ClickAsync();
            await tab.Locator("[data-share-status]:not(:empty)").WaitForAsync();
        });
        yield return new(Page("/guide"), "a step done", async tab =>
        {
            await tab.GotoAsync($"/{language}/guide/passwords");
            await TickAsync(tab);
            await tab.GotoAsync($"/{language}/guide");
            await tab.Locator(".is-done").WaitForAsync();
        });
        yield return new(Page("/settings"), "a choice kept", async tab =>
        {
            await tab.Locator("input[name=links][value=underlined]").CheckAsync();
            await tab.Locator(".sight-status:not(:empty)").WaitForAsync();
        });
        yield return new(Page("/guide"), "form refused", async tab =>
        {
            await tab.EvaluateAsync("""
                () => {
                  const form = document.createElement('form');
                  form.method = 'post';
                  document.body.append(form);
                  form.submit();
                }
                """);
            await Assertions.Expect(tab.Locator(".error-code")).ToHaveTextAsync("405");
            await tab.WaitForLoadStateAsync();
        });

        yield return new(Page(Quiz), "a wrong answer explained", AnswerWronglyAsync);
        yield return new(Page(Quiz), "result", async tab =>
        {
            await AnswerWronglyAsync(tab);
            while (await tab.Locator("[data-do=next]").IsVisibleAsync())
            {
                await tab.Locator("[data-do=next]").ClickAsync();
                await tab.Locator(OpenQuestion + " .quiz-option").First.ClickAsync();
            }

            await tab.Locator("[data-do=finish]").ClickAsync();
            await tab.Locator(".quiz-result").WaitForAsync();
            await tab.EvaluateAsync(Open, "main details");
        });
        yield return new(Page(Quiz), "sent unanswered", async tab =>
        {
            await tab.EvaluateAsync("() => document.querySelector('.quiz-form').submit()");
            await tab.Locator(".form-errors").WaitForAsync();
            await tab.WaitForLoadStateAsync();
        });
        yield return new(Page(Assessment), "sent unanswered", async tab =>
        {
            await tab.EvaluateAsync("() => document.querySelector('.assessment-form').submit()");
            await tab.Locator(".form-errors").WaitForAsync();
            await tab.WaitForLoadStateAsync();
        });
        yield return new(Page(Assessment), "result", async tab =>
        {
            await tab.EvaluateAsync("""
                () => {
                  const statements = [...document.querySelectorAll('.assessment-statement')];
                  statements.forEach((statement, at) => { statement.querySelectorAll('input')[at % 4].checked = true; });
                  document.querySelector('.assessment-form').submit();
                }
                """);
            await tab.Locator(".assessment-result").WaitForAsync();
            await tab.WaitForLoadStateAsync();
        });

        yield return new(Page(Helper), "a question further on", tab => AnswerAsync(tab, questions: 1));
        yield return new(Page(Helper), "what the answers come to", async tab =>
        {
            await AnswerAsync(tab, questions: Advisor.MaxQuestions);
            await tab.Locator(".advisor-action input").First.CheckAsync();
            await tab.EvaluateAsync(Open, "main details");
        });
        yield return new(Page("/letters/complaint"), "a letter with mistakes", async tab =>
        {
            await tab.Locator("#site-field-iin").FillAsync("123456789012");
            await tab.Locator(".letter-submit button").ClickAsync();
            await tab.Locator(".form-errors li").First.WaitForAsync();
        });
        yield return new(Page("/letters/withdrawal"), "a finished letter", async tab =>
        {
            foreach (var field in LetterFields)
            {
                await tab.Locator($"#site-field-{field}").FillAsync(field);
            }

            await tab.Locator(".letter-submit button").ClickAsync();
            await tab.Locator(".letter-sheet p").First.WaitForAsync();
        });

        PortalPage Page(string path) => new($"/{language}{path}", language, $"/{language.Other}{path}");
    }

    /// <summary>Takes the first answer of some questions, or of all that there are.</summary>
    private static async Task AnswerAsync(IPage tab, int questions)
    {
        await tab.Locator(".advisor[data-ready]").WaitForAsync();
        for (var i = 0; i < questions && await tab.Locator(".advisor-options a").CountAsync() > 0; i++)
        {
            await tab.Locator(".advisor-options a").First.ClickAsync();
        }
    }

    private static async Task TickAsync(IPage tab)
    {
        var boxes = await tab.Locator(".is-tickable input").AllAsync();
        Assert.NotEmpty(boxes);
        foreach (var box in boxes)
        {
            await box.CheckAsync();
        }
    }

    private static async Task AnswerWronglyAsync(IPage tab)
    {
        var rights = await tab.Locator(OpenQuestion + " .quiz-explanation").EvaluateAllAsync<bool[]>("all => all.map(one => one.classList.contains('is-right'))");
        await tab.Locator(OpenQuestion + " .quiz-option").Nth(Array.IndexOf(rights, false)).ClickAsync();
        await tab.Locator(OpenQuestion + " .quiz-explanation:not([hidden])").WaitForAsync();
    }
}
