using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Quizzes;

public sealed class QuizReadingTests
{
    [Fact]
    public void Load_Quiz_HasWhatItsFilesSay()
    {
        var library = A.Content().WithQuizzes(A.Quiz().WithPrinciple("scam", right: 1, difficulty: 2, message: "genuine", indicator: "awareness/passwords"))
            .WithReplaced("quizzes/passwords/ru.md", "Жағдай: scam.", "Первое\nпредложение.\n\nВторое.")
            .WithReplaced("quizzes/passwords/ru.md", "> Хабарлама мәтіні.", "> Код 12.\\\n> Никому.\n>\n> Банк")
            .WithReplaced("quizzes/passwords/ru.md", "Түсіндірме 1.", "Так *надо* «делать» & всё.")
            .Library();

        var quiz = library.FindQuiz("passwords")!;
        Assert.Equal(
            ("passwords", 1, "key", "citizens", false, "guide/email", false),
            (quiz.Slug, quiz.Order, quiz.Icon, quiz.Audience, quiz.CountsOnly, quiz.Page, quiz.RefreshesFromOthers));
        Assert.Equal(("Сынақ", "Сынақ", "Қысқаша.", "Бастайық."), (quiz[Language.Kazakh].Title, quiz[Language.Kazakh].ShortTitle, quiz[Language.Kazakh].Summary, quiz[Language.Kazakh].Intro));

        var question = quiz.Questions.Single();
        Assert.Equal(
            ("scam", "scam", "passwords", 2, "messenger", "genuine", "awareness/passwords", 1),
            (question.Id, question.Principle, question.Topic, question.Difficulty, question.Channel, question.Message, question.Indicator, question.Right));
        Assert.Equal("scam-again", quiz.Parallel.Questions.Single().Id);
        Assert.Equal(["unique-passwords", null, "second-factor"], question.Options.Select(option => option.Action));

        var text = question[Language.Russian];
        Assert.Equal("Не істейсіз?", text.Heading);
        Assert.Equal(["Первое предложение.", "Второе."], text.Situation);
        Assert.Equal(["Код 12.\nНикому.", "Банк"], text.Quotation);
        var option = question.Options[0][Language.Russian];
        Assert.Equal(("Жауап 1.", "Так <em>надо</em> «делать» &amp; всё.", "Так надо «делать» & всё."), (option.Text, option.Explanation.Value, option.PlainExplanation));

        var action = library.Actions["unique-passwords"];
        Assert.Equal(("passwords", 3, "guide/email", "topic"), (action.Topic, action.Weight, action.Path, action.Anchor));
        Assert.Equal(("Сделайте это: unique-passwords.", "Причина: unique-passwords."), (action[Language.Russian].Text, action[Language.Russian].Reason));
    }

    [Fact]
    public void Load_SeveralQuizzes_StandInTheirOrder() => Assert.Equal(
        ["email", "passwords", "backup"],
        A.Content().WithQuizzes(A.Quiz().WithPrinciple("one"), A.Quiz("backup").WithPrinciple("two"), A.Quiz("email").WithPrinciple("three"))
            .WithReplaced("quizzes/backup/quiz.yml", "order: 1", "order: 2").Library().Quizzes.Select(quiz => quiz.Slug));
}
