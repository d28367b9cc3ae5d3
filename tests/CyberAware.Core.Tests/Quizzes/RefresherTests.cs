using CyberAware.Core.Quizzes;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Quizzes;

public sealed class RefresherTests
{
    private const string Russian = "quizzes/passwords/ru.md";

    private static ContentBuilder Content => A.Content().WithQuizzes(
        A.Quiz().WithPrinciple("one").WithPrinciple("two", topic: "email").WithPrinciple("three"),
        A.Quiz("email").WithPrinciple("four", topic: "email").WithPrinciple("two", topic: "email"),
        A.Quiz("kids").For("kids").WithPrinciple("five", topic: "email"),
        A.Quiz("ready").WithPrinciple("six", topic: "email").WithPrinciple("seven").WithPrinciple("eight").RefreshingFromOthers());

    [Theory]
    [InlineData("passwords", "email", "two-again")]
    [InlineData("passwords", "passwords", "one-again three-again")]
    [InlineData("passwords", "email passwords", "one-again two-again three-again")]
    [InlineData("passwords", "", "one-again two-again three-again")]
    [InlineData("passwords", "backup", "one-again two-again three-again")]
    [InlineData("ready", "email", "four-again")]
    [InlineData("ready", "passwords", "one-again three-again")]
    [InlineData("ready", "", "four-again one-again three-again")]
    public void Of_MissedTopics_AsksTheirParallelQuestions(string slug, string topics, string expected)
    {
        var library = Content.Library();
        var questions = Refresher.For(library.FindQuiz(slug)!, topics.Split(' ', StringSplitOptions.RemoveEmptyEntries), library.Quizzes);

        Assert.Equal(expected, string.Join(' ', questions.Questions.Select(question => question.Id)));
    }

    [Fact]
    public void Version_Wording_ChangesWithWhatIsAskedOnly()
    {
        var before = Content.Library().FindQuiz("passwords")!;

        Assert.Equal(before.Version, Content.Library().FindQuiz("passwords")!.Version);
        Assert.Equal(before.Version, Content.WithReplaced(Russian, "Түсіндірме 1.", "Басқа түсіндірме.").Library().FindQuiz("passwords")!.Version);
        Assert.Equal(before.Version, Content.WithReplaced(Russian, "Жағдай: one-again.", "Басқа жағдай.").Library().FindQuiz("passwords")!.Version);
        Assert.NotEqual(before.Version, Content.WithReplaced(Russian, "Жағдай: one.", "Басқа жағдай.").Library().FindQuiz("passwords")!.Version);
        Assert.NotEqual(before.Version, Content.WithReplaced(Russian, "Жауап 1.", "Басқа жауап.").Library().FindQuiz("passwords")!.Version);
        Assert.Matches("^[0-9a-f]{8}$", before.Version);
    }

    [Fact]
    public void Code_Topics_AreReadAgain()
    {
        Assert.Equal("bc", QuizTopic.Code(["email", "passwords", "email"]));
        Assert.True(QuizTopic.TryRead("bc", out var topics));
        Assert.Equal(["passwords", "email"], topics);
        Assert.All(new[] { null, "", "cb", "bb", "z", "A", "b c", new string('a', 99) }, code => Assert.False(QuizTopic.TryRead(code, out _)));
    }

    // Calendars of readers hold these letters.
    [Theory]
    [InlineData("a", "digital-signature")]
    [InlineData("b", "passwords")]
    [InlineData("c", "email")]
    [InlineData("d", "antivirus")]
    [InlineData("e", "updates")]
    [InlineData("f", "social-engineering")]
    [InlineData("g", "backup")]
    [InlineData("h", "fraud")]
    [InlineData("i", "data-rights")]
    [InlineData("j", "child")]
    [InlineData("k", "shopping")]
    [InlineData("l", "security-policy")]
    [InlineData("m", "awareness")]
    [InlineData("n", "incidents")]
    [InlineData("o", "risks")]
    [InlineData("p", "privileges")]
    [InlineData("q", "removable-media")]
    [InlineData("r", "monitoring")]
    [InlineData("s", "secure-configuration")]
    [InlineData("t", "malware")]
    [InlineData("u", "network")]
    public void Code_EveryTopic_KeepsItsLetter(string letter, string topic) => Assert.Equal(letter, QuizTopic.Code([topic]));
}
