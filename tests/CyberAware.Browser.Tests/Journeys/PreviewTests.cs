using CyberAware.Browser.Tests.Browsing;
using CyberAware.Browser.Tests.Crawling;
using CyberAware.Core;
using CyberAware.Core.Editing;
using CyberAware.Core.People.Storage;
using CyberAware.Web.Links;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Journeys;

/// <summary>A draft in a browser before it is public: by its author, and by a link without an account.</summary>
[Collection(typeof(EditorJourneys))]
public sealed class PreviewTests(EditorSite site)
{
    private const string Quiz = "quizzes/passwords";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(360, true, "kk")]
    [InlineData(1280, false, "ru")]
    public async Task Quiz_OfADraft_IsSeenAndCountsNothing(int width, bool script, string tag)
    {
        var language = Language.Find(tag)!;
        var edition = await site.Portal.DraftAsync("", "", "Құпия сөздер туралы тестіні жаңарту және түсіндірмелерін толықтыру", $"{Quiz}/kk.md", $"{Quiz}/ru.md");
        foreach (var path in new[] { $"{Quiz}/kk.md", $"{Quiz}/ru.md" })
        {
            await site.Portal.WriteAsync(edition.Id, path, text => text.Replace("\ntitle: ", "\ntitle: Zhobaqupiya ", StringComparison.Ordinal));
        }

        edition = await site.Portal.FindAsync(edition.Id);
        var token = (await site.Portal.Service<PreviewLinkService>().CreateAsync(site.Portal.ActorOf(Role.Author), edition.Id, edition.Version, Cancellation)).Value.Token;
        var attempts = await site.Portal.WithDatabaseAsync(context => context.QuizAttempts.CountAsync(Cancellation));
        var found = new List<string>();
        await using var reader = await site.ReaderAsync(Role.Author, width, script);
        var tab = await reader.NewPageAsync();
        var watch = script ? await PageWatch.StartAsync(tab, site.Address) : null;
        foreach (var (name, path) in new[]
        {
            ("person", EditorPaths.Preview(language, edition.Id, $"{language}/{Quiz}")),
            ("link", EditorPaths.PreviewLink(token, $"{language}/{Quiz}")),
            ("links", EditorPaths.Previews(language, edition.Id)),
        })
        {
            await tab.GotoAsync(new Uri(site.Address, path).ToString());
            Assert.Contains(name == "links" ? "Құпия" : "Zhobaqupiya", await tab.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
            if (await Measures.SidewaysScrollAsync(tab) is { } wide)
            {
                found.Add($"{name}: {wide}");
            }

            if (script)
            {
                found.AddRange((await Axe.CheckAsync(tab)).Select(fault => $"{name}: {fault}"));
            }

            if (name != "links")
            {
                await AnswerAsync(tab, script);
            }
        }

        await tab.GotoAsync(new Uri(site.Address, EditorPaths.PreviewLink(token, $"{language}/{Quiz}")).ToString());
        await tab.Locator($".preview-bar a[hreflang={language.Other}]").ClickThroughAsync();
        Assert.EndsWith(EditorPaths.PreviewLink(token, $"{language.Other}/{Quiz}"), tab.Url, StringComparison.Ordinal);
        Assert.Empty(found);
        Assert.Empty(watch is null ? [] : (await watch.TakeAsync()).Where(problem => !problem.Text.Contains("form-action", StringComparison.Ordinal)));
        Assert.Equal(attempts, await site.Portal.WithDatabaseAsync(context => context.QuizAttempts.CountAsync(Cancellation)));
    }

    // A finger that chooses has answered; without a script the button sends, and in a preview it leads nowhere.
    private static async Task AnswerAsync(IPage tab, bool script)
    {
        var before = tab.Url;
        await tab.Locator(".quiz-form input[type=radio]").First.CheckAsync(new() { Force = true });
        if (script)
        {
            await Assertions.Expect(tab.Locator(".quiz-form .quiz-explanation:visible").First).ToBeVisibleAsync();
            Assert.Equal(0, await tab.EvaluateAsync<int>("() => localStorage.length"));
        }
        else
        {
            // A click would wait for the page that never comes.
            await tab.Locator(".quiz-form button[type=submit]").First.DispatchEventAsync("click");
            await tab.WaitForTimeoutAsync(200);
        }

        Assert.Equal(before, tab.Url);
    }
}
