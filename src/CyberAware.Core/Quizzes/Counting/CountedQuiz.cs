using System.Runtime.CompilerServices;

namespace CyberAware.Core.Quizzes.Counting;

/// <summary>A quiz as counting sees it, worked out once for each state of its texts.</summary>
public sealed class CountedQuiz
{
    /// <summary>Words a second that nobody reads: three times a fast reader, so that skimming still passes.</summary>
    private const int FastestWords = 15;

    private static readonly ConditionalWeakTable<Quiz, CountedQuiz> Known = [];

    private readonly Dictionary<Language, int> leastSeconds;

    private CountedQuiz(Quiz quiz)
    {
        Asked = new AskedQuiz(quiz.Slug, quiz.Version, quiz.CountsOnly,
        [
            .. quiz.Questions.Select(question => new AskedQuestion(
                question.Id, question.Topic, [.. question.Options.Select(option => option.Id)], question.Right)),
        ]);
        leastSeconds = Language.All.ToDictionary(language => language, language => quiz.Questions.Sum(question => WordsOf(question, language)) / FastestWords);
    }

    /// <summary>What is written down of it.</summary>
    public AskedQuiz Asked { get; }

    /// <summary>The quiz as counting sees it.</summary>
    public static CountedQuiz Of(Quiz quiz) => Known.GetValue(quiz, candidate => new CountedQuiz(candidate));

    /// <summary>The shortest time, in seconds, in which the quiz can have been read.</summary>
    public int LeastSeconds(Language language) => leastSeconds[language];

    private static int WordsOf(Question question, Language language) =>
        WordCount.Of(question[language].Heading)
        + question[language].Situation.Concat(question[language].Quotation).Sum(WordCount.Of)
        + question.Options.Sum(option => WordCount.Of(option[language].Text));
}
