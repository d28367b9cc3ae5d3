using CyberAware.Core.Library;
using CyberAware.Core.Quizzes;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Quizzes;

public sealed class QuizScorerTests
{
    private static readonly ContentLibrary Bank = A.Content().WithQuizzes(A.Quiz()
        .WithPrinciple("scam", message: "fraud", difficulty: 2)
        .WithPrinciple("trick", message: "fraud", topic: "email", right: 1)
        .WithPrinciple("honest", message: "genuine", topic: "email", right: 2)
        .WithPrinciple("true", message: "genuine", right: 1, actions: ["longer-passwords", "password-manager"])
        .WithPrinciple("plain", topic: "backup", difficulty: 3, actions: ["longer-passwords", "password-manager"])).Library();

    private static QuestionSet Questions => Bank.FindQuiz("passwords")!.Asked;

    [Theory]
    [InlineData("abcba", 5, 2, 0, "", "")]
    [InlineData("bbcba", 4, 1, 0, "passwords", "unique-passwords")]
    [InlineData("caaac", 0, 0, 2, "passwords email backup", "unique-passwords second-factor longer-passwords")]
    [InlineData("abaca", 3, 2, 2, "email passwords", "unique-passwords password-manager")]
    [InlineData("abcbb", 4, 2, 0, "backup", "longer-passwords")]
    [InlineData("cbcab", 2, 1, 1, "passwords backup", "second-factor longer-passwords")]
    public void Score_Answers_CountsHitsAndFalseAlarmsApart(string letters, int right, int caught, int suspected, string missed, string plan)
    {
        var score = QuizScorer.Score(Questions, [.. letters.Select(letter => letter - 'a')]);

        Assert.Equal((5, right, 2, caught, 2, suspected), (score.Total, score.Right, score.Frauds, score.FraudsCaught, score.Genuine, score.WronglySuspected));
        Assert.Equal(missed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), score.MissedTopics.Order());
        Assert.Equal(plan, string.Join(' ', ActionPlan.For(score, Bank.Actions).Select(planned => planned.Action.Id)));
    }

    // A missed fraud comes first, whatever else was right; without frauds the share of right answers decides.
    [Theory]
    [InlineData("abcba", QuizVerdict.Sharp, "result-strong")]
    [InlineData("abcbb", QuizVerdict.Sharp, "result-strong")]
    [InlineData("abaca", QuizVerdict.Wary, "result-halfway")]
    [InlineData("bbcba", QuizVerdict.Missed, "result-halfway")]
    [InlineData("cacba", QuizVerdict.Missed, "result-start")]
    public void Verdict_Frauds_ComeFirst(string letters, QuizVerdict verdict, string drawing)
    {
        var score = QuizScorer.Score(Questions, [.. letters.Select(letter => letter - 'a')]);

        Assert.Equal((verdict, drawing), (QuizVerdicts.For(score), QuizVerdicts.Drawing(verdict, score)));
    }

    [Theory]
    [InlineData(3, 3, QuizVerdict.All)]
    [InlineData(2, 3, QuizVerdict.Most)]
    [InlineData(1, 3, QuizVerdict.Some)]
    [InlineData(0, 3, QuizVerdict.None)]
    public void Verdict_WithoutFrauds_IsTheShareOfRightAnswers(int right, int total, QuizVerdict verdict) =>
        Assert.Equal(verdict, QuizVerdicts.Part(right, total));

    [Fact]
    public void Score_Topics_StandInOrderOfTheirQuestions()
    {
        var score = QuizScorer.Score(Questions, [0, 0, 2, 1, 0]);

        Assert.Equal([new("passwords", 2, 2), new("email", 1, 2), new("backup", 1, 1)], score.Topics);
    }

    [Fact]
    public void Score_OtherNumberOfAnswers_Throws()
    {
        Assert.Throws<ArgumentException>(() => QuizScorer.Score(Questions, [0, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => QuizScorer.Score(Questions, [0, 0, 0, 0, 3]));
    }

    [Fact]
    public void Plan_Actions_SayWhichQuestionsBroughtThemUp()
    {
        var plan = ActionPlan.For(QuizScorer.Score(Questions, [1, 0, 0, 1, 0]), Bank.Actions);

        Assert.Equal(["scam", "trick", "honest"], plan.Single().Because.Select(question => question.Id));
    }
}
