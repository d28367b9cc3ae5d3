namespace CyberAware.Core.Quizzes.Publishing;

/// <summary>What is public of a quiz. Null stands for what is suppressed or not published yet.</summary>
/// <param name="Quiz">The quiz.</param>
/// <param name="PublishedAt">Hour of its last publication, UTC.</param>
/// <param name="Attempts">First attempts, at earlier versions too.</param>
/// <param name="Repeats">Repeated attempts, at earlier versions too.</param>
/// <param name="Bands">First attempts at the present version by share of right answers, in quarters.</param>
/// <param name="Questions">The present questions in order; answers to earlier versions are not comparable.</param>
/// <param name="Months">What was published in each month, oldest first, of earlier versions too.</param>
public sealed record QuizFigure(
    Quiz Quiz, DateTime? PublishedAt, long? Attempts, long? Repeats, IReadOnlyList<long?> Bands, IReadOnlyList<QuestionFigure> Questions, IReadOnlyList<PublishedMonth> Months)
{
    /// <summary>Puts together what is public of a quiz.</summary>
    /// <param name="quiz">The quiz as it is asked now.</param>
    /// <param name="published">What is public of all quizzes.</param>
    public static QuizFigure For(Quiz quiz, IEnumerable<PublishedVersion> published)
    {
        var versions = published.Where(version => version.Slug == quiz.Slug).ToList();
        var present = versions.Find(version => version.Version == quiz.Version && version.CountsOnly == quiz.CountsOnly)?.Figures;
        var repeats = versions.Where(version => version.Figures.Repeats is not null).Select(version => version.Figures.Repeats!.Value).ToList();
        return new QuizFigure(
            quiz,
            versions.Count == 0 ? null : versions.Max(version => version.PublishedAt),
            versions.Count == 0 ? null : versions.Sum(version => version.Figures.Attempts),
            repeats.Count == 0 ? null : repeats.Sum(),
            present?.Bands ?? [.. Enumerable.Repeat<long?>(null, PublishedFigures.BandCount)],
            [.. quiz.Questions.Select((question, place) => QuestionFigure.For(question, present, place))],
            [.. versions.SelectMany(version => version.Figures.Months).GroupBy(month => month.Month).OrderBy(group => group.Key).Select(group => group.Aggregate((one, other) => one + other))]);
    }
}

/// <summary>What is public of a question.</summary>
/// <param name="Question">The question.</param>
/// <param name="Answers">Number of answers; null when right or wrong ones are too few.</param>
/// <param name="Right">Number of right ones; null with <paramref name="Answers"/>.</param>
/// <param name="Options">How often each option was chosen, in the question's order.</param>
public sealed record QuestionFigure(Question Question, long? Answers, long? Right, IReadOnlyList<long?> Options)
{
    /// <summary>Right answers in whole percent.</summary>
    public int? Percent => DisclosureControl.Percent(Right, Answers);

    internal static QuestionFigure For(Question question, PublishedFigures? figures, int place) =>
        figures?.Answers[place] is { } options && options[question.Right] is { } right
            ? new QuestionFigure(question, figures.Attempts, right, options)
            : new QuestionFigure(question, null, null, [.. question.Options.Select(_ => (long?)null)]);
}
