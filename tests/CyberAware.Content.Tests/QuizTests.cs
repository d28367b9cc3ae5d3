using CyberAware.Core.Quizzes;
using CyberAware.TestSupport;

namespace CyberAware.Content.Tests;

/// <summary>The real bank: whatever is answered, a reader gets a result, and a plan that answers for it.</summary>
public sealed class QuizTests(ITestOutputHelper output)
{
    public static TheoryData<string> Quizzes => [.. RealContent.Library.Quizzes.Select(quiz => quiz.Slug)];

    [Fact]
    public void Bank_Quizzes_AreThere()
    {
        string[] expected =
        [
            "antivirus", "backup", "digital-signature", "email", "fraud", "kids", "parents", "passwords", "professionals", "ready",
            "social-engineering", "teens", "updates",
        ];

        Assert.Equal(expected, RealContent.Library.Quizzes.Select(quiz => quiz.Slug).Order(StringComparer.Ordinal));
        Assert.All(RealContent.Library.ChildrenOf("guide"), step => Assert.Contains(RealContent.Library.Quizzes, quiz => quiz.Page == step.Path));
    }

    /// <summary>The first question is the one that most people see, and the home page fetches it ahead.</summary>
    [Fact]
    public void MainQuiz_FirstQuestion_IsAScamCall() =>
        Assert.Equal(("call", Question.Fraud), (RealContent.Library.FindQuiz("ready")!.Questions[0].Channel, RealContent.Library.FindQuiz("ready")!.Questions[0].Message));

    [Theory]
    [MemberData(nameof(Quizzes))]
    public void Answers_EveryCombination_HaveAResultAndAPlan(string slug)
    {
        var validator = new QuizRules(RealContent.Library);

        Assert.Empty(validator.FaultsOf(RealContent.Library.FindQuiz(slug)!));
        output.WriteLine($"{validator.Tried} combinations");
    }
}
