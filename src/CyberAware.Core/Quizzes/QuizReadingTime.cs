namespace CyberAware.Core.Quizzes;

/// <summary>How long a quiz takes, from the words there are to read.</summary>
public static class QuizReadingTime
{
    private const int WordsPerMinute = 130;
    private const int SecondsToDecide = 10;

    /// <summary>Whole minutes, rounded up; the same in both languages.</summary>
    public static int Minutes(QuestionSet questions)
    {
        var words = Language.All.Max(language => questions.Questions.Sum(question => Words(question, language)));
        return (int)Math.Ceiling(((double)words / WordsPerMinute) + (questions.Questions.Count * SecondsToDecide / 60.0));
    }

    // The question, its options and one explanation.
    private static int Words(Question question, Language language) =>
        question[language].Situation.Concat(question[language].Quotation).Append(question[language].Heading)
            .Concat(question.Options.Select(option => option[language].Text))
            .Append(question.Options[question.Right][language].PlainExplanation)
            .Sum(text => text.Split(' ').Length);
}
