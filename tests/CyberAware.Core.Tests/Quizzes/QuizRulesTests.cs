using CyberAware.Core.Actions;
using CyberAware.Core.Library;
using CyberAware.Core.Quizzes;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Quizzes;

/// <summary>The validator finds nothing wrong with the portal's plan and each fault of a bad one.</summary>
public sealed class QuizRulesTests
{
    private static readonly ContentLibrary Bank = A.Content().WithQuizzes(
        A.Quiz()
            .WithPrinciple("one", actions: ["unique-passwords", "second-factor", "longer-passwords"])
            .WithPrinciple("two", right: 1, message: "genuine", actions: ["password-manager", "second-factor"])
            .WithPrinciple("three", right: 2, topic: "email")
            .WithPrinciple("four", difficulty: 3, topic: "email", actions: ["longer-passwords", "password-manager"]),
        A.Quiz("ready").WithPrinciple("five").WithPrinciple("six", topic: "email").RefreshingFromOthers()).Library();

    private static Quiz Passwords => Bank.FindQuiz("passwords")!;

    [Fact]
    public void FaultsOf_ThePlan_AreNone()
    {
        var validator = new QuizRules(Bank);
        Assert.All(Bank.Quizzes, quiz => Assert.Empty(validator.FaultsOf(quiz)));

        // All of 4 × 3 × 3 × 3, by topic 4 × 3 and 3 × 3, in both forms; and 3 × 3, twice 3.
        Assert.Equal((2 * (108 + 12 + 9)) + 9 + 6, validator.Tried);
    }

    [Fact]
    public void FaultsOf_PlanWithoutALimit_AreFound() =>
        AssertFault("the plan is too long", (score, actions) =>
            [.. score.Answers.Where(answer => !answer.IsRight).Select(answer => new PlannedAction(actions[answer.Chosen.Action!], [answer.Question]))]);

    [Fact]
    public void FaultsOf_PlanThatForgetsAnAnswer_AreFound() =>
        AssertFault("a wrong answer has no action", (score, actions) => [.. ActionPlan.For(score, actions).Take(1)]);

    [Fact]
    public void FaultsOf_PlanWithAnActionForNothing_AreFound() =>
        AssertFault("an action came up for no wrong answer", (score, actions) => [new PlannedAction(actions["unique-passwords"], [Passwords.Questions[0]])]);

    [Fact]
    public void FaultsOf_PlanOfChance_AreFound()
    {
        var turn = 0;
        AssertFault("the same answers have another plan", (score, actions) =>
            turn++ % 2 == 0 ? ActionPlan.For(score, actions) : [.. ActionPlan.For(score, actions).Reverse()]);
    }

    [Fact]
    public void FaultsOf_ActionWithoutWords_AreFound() =>
        AssertFault("an action has no words in a language", (score, actions) =>
            [.. ActionPlan.For(score, actions).Select(planned => planned with
            {
                Action = planned.Action with { Texts = Language.All.ToDictionary(language => language, _ => new RecommendedActionText("", null, "", null)) },
            })]);

    private static void AssertFault(string fault, Func<QuizScore, IReadOnlyDictionary<string, RecommendedAction>, IReadOnlyList<PlannedAction>> plan) =>
        Assert.Contains(new QuizRules(Bank, plan).FaultsOf(Passwords), found => found.EndsWith(fault, StringComparison.Ordinal));
}
