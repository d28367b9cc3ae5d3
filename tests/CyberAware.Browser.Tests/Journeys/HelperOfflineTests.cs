using CyberAware.Browser.Tests.Browsing;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Journeys;

/// <summary>The portal's own helpers, and the self-assessment, when the connection goes after one visit.</summary>
public sealed class HelperOfflineTests(PortalBrowser browser, OfflineReaders readers) : IClassFixture<OfflineReaders>
{
    private const string Copy = "[data-stored-copy]";

    public static TheoryData<string, string> Walks => HelperWalk.All;

    [Theory]
    [MemberData(nameof(Walks))]
    public async Task Walk_WithoutConnectionAfterOneVisit_EndsAtTheResult(string tag, string helper)
    {
        var walk = HelperWalk.For(browser.Library, tag, helper);
        var tab = readers[tag, helper];
        await tab.GotoAsync(new Uri(readers.Address, walk.Root).ToString());
        Assert.True(await tab.Locator(Copy).IsVisibleAsync(), $"{walk.Root} is no copy.");
        await tab.Locator(".advisor[data-ready]").WaitForAsync();
        for (var answers = 0; answers < walk.End.Answers.Count; answers++)
        {
            await walk.SeeAsync(tab, answers);
            await tab.Locator(walk.OptionAfter(answers)).ClickAsync();
        }

        await walk.SeeAsync(tab, walk.End.Answers.Count);
        if (walk.Letter is not null)
        {
            await tab.Locator("[data-part=letter] a").ClickThroughAsync();
            Assert.True(await tab.Locator(Copy).IsVisibleAsync(), "The letter is no copy.");
            await walk.WriteAsync(tab);
        }

        // A reader who has switched scripts off since finds the outcome on the page with everything.
        var session = await tab.Context.NewCDPSessionAsync(tab);
        await session.SendAsync("Emulation.setScriptExecutionDisabled", new() { ["value"] = true });
        await tab.GotoAsync(new Uri(readers.Address, walk.Root).ToString());
        Assert.Equal(0, await tab.Locator(".advisor[data-ready]").CountAsync());
        await walk.SeeAsync(tab, 0);
        await tab.Locator($"a[href='{walk.Root}/all']").ClickThroughAsync();
        Assert.True(await tab.Locator(Copy).IsVisibleAsync(), "The whole helper is no copy.");
        var outcome = walk.End.Result!.Outcome;
        await tab.Locator($".advisor-contents a[href='#{outcome.Id}']").ClickAsync();
        Assert.True(await tab.Locator($"#{outcome.Id}:target .advisor-verdict-{HelperWalk.VerdictOf(outcome.Verdict)}").IsVisibleAsync(), "The outcome is missing.");
        await tab.Locator($"#{outcome.Id} a[href='#action-{outcome.Actions[0]}']").ClickAsync();
        Assert.True(await tab.Locator($"#action-{outcome.Actions[0]}:target h3").IsVisibleAsync(), "The action is missing.");
    }

    [Theory]
    [InlineData("kk", "Байланыс жоқ")]
    [InlineData("ru", "Нет связи")]
    public async Task Assess_WithoutConnection_SaysThatTheResultNeedsOneAndKeepsTheAnswers(string tag, string words)
    {
        var tab = readers[tag, OfflineReaders.Assessment];
        await tab.GotoAsync(new Uri(readers.Address, $"/{tag}/professionals/check").ToString());
        Assert.Equal(2, await tab.Locator(".assessment-offline:visible").CountAsync());
        Assert.Contains(words, await tab.Locator(".assessment-offline").First.InnerTextAsync(), StringComparison.Ordinal);
        await tab.EvaluateAsync("() => document.querySelectorAll('.assessment-statement').forEach(statement => statement.querySelectorAll('input')[1].click())");
        await tab.Locator(".assessment-submit button").ClickAsync();
        await tab.UntilAsync("() => document.activeElement.matches('.assessment-offline')");
        Assert.Null(await Measures.SidewaysScrollAsync(tab));
        await tab.ReloadAsync();
        var all = await tab.Locator(".assessment-statement").CountAsync();
        Assert.Equal(all, await tab.Locator("input[value=partly]:checked").CountAsync());

        // The portal is back: the same button of the same copy leads to the result.
        await using var later = OfflineReaders.NewPortal();
        later.Listen(readers.Address.Port);
        await tab.Locator(".assessment-submit button").ClickAsync();
        await Assertions.Expect(tab.Locator(".assessment-result")).ToBeVisibleAsync(new() { Timeout = 30_000 });
    }
}
