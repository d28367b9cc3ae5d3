using CyberAware.Core;
using CyberAware.Core.Actions;
using CyberAware.TestSupport;
using CyberAware.Web.Pages.Advisors;
using CyberAware.Web.Tests.Pages.Quizzes;

namespace CyberAware.Web.Tests.Pages.Advisors;

public sealed class AllTests(AdvisorPortal portal) : IClassFixture<AdvisorPortal>
{
    [Fact]
    public async Task Get_All_HoldsEveryQuestionOutcomeAndActionUnderItsAnchor()
    {
        using var client = portal.Host.RawClient();
        foreach (var advisor in portal.Host.Library().Advisors)
        {
            foreach (var language in Language.All)
            {
                var page = await client.GetPageAsync($"/{language}/check/{advisor.Slug}/all");
                var actions = advisor.Outcomes.SelectMany(outcome => outcome.Actions).Concat(advisor.Questions.SelectMany(question => question.Options).SelectMany(option => option.Actions));

                Assert.All(advisor.Questions, question => Assert.Equal(
                    question.Options.Select(option => option.Id), page.GetElementById(question.Id)!.QuerySelectorAll("[data-option]").Select(option => option.GetAttribute("data-option"))));
                Assert.All(advisor.Outcomes, outcome => Assert.NotNull(page.GetElementById(outcome.Id)));
                Assert.All(actions, action => Assert.NotNull(page.GetElementById("action-" + action)));
                Assert.All(page.QuerySelectorAll("main a[href^='#']"), link => Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..])));
            }
        }
    }

    [Fact]
    public async Task Get_All_ListsEveryOutcomeUnderItsVerdict()
    {
        using var client = portal.Host.RawClient();
        foreach (var advisor in portal.Host.Library().Advisors)
        {
            var page = await client.GetPageAsync($"/kk/check/{advisor.Slug}/all");
            Assert.Equal(
                advisor.Outcomes.OrderByDescending(outcome => outcome.Verdict).Select(outcome => (outcome.Id, "advisor-verdict-" + VerdictView.NameOf(outcome.Verdict))),
                page.QuerySelectorAll(".advisor-contents li a").Select(link => (link.GetAttribute("href")![1..], link.Closest("ul")!.PreviousElementSibling!.ClassName!.Split(' ')[^1])));
        }
    }

    [Theory]
    [InlineData("kk", "Кім істейді")]
    [InlineData("ru", "Кто делает")]
    public async Task Get_All_SaysWhoDoesAnActionOnlyWhereItIsSomebodyElse(string language, string words)
    {
        using var client = portal.Host.RawClient();
        var library = portal.Host.Library();
        var others = 0;
        foreach (var advisor in library.Advisors)
        {
            foreach (var action in (await client.GetPageAsync($"/{language}/check/{advisor.Slug}/all")).QuerySelectorAll(".advisor-action"))
            {
                var isOther = library.Actions[action.Id!["action-".Length..]].Who != RecommendedAction.Reader;
                Assert.True(isOther == action.TextContent.Contains(words, StringComparison.Ordinal), action.TextContent);
                others += isOther ? 1 : 0;
            }
        }

        Assert.InRange(others, 3, 20);
    }

    [Fact]
    public async Task Get_All_TellsTheScriptWhatFollowsFromEachOption()
    {
        var page = await portal.Host.RawClient().GetPageAsync("/ru/check/sample/all");

        var told = page.QuerySelector("#done [data-option=told]")!;
        Assert.Equal(("stop", "false-bank", "sample-police"), (told.GetAttribute("data-verdict"), told.GetAttribute("data-outcome"), told.GetAttribute("data-actions")));
        Assert.Equal("caller", page.QuerySelector("#channel [data-option=call]")!.GetAttribute("data-next"));
        Assert.Equal("3", page.GetElementById("channel")!.GetAttribute("data-left"));
        Assert.Equal("act", page.GetElementById("false-bank")!.GetAttribute("data-verdict"));
        Assert.Equal(7, page.QuerySelectorAll("template").Length);
    }
}
