using CyberAware.Core.Library;

namespace CyberAware.Core.Quizzes.Publishing;

/// <summary>
/// The public figures of all quizzes, arranged as the page shows them. A null is suppressed. Sums are of public
/// numbers only, so that no total minus its parts gives away what a part hides.
/// </summary>
/// <param name="PublishedAt">Hour of the last publication, UTC.</param>
/// <param name="Attempts">First attempts at all quizzes; null when nothing is public.</param>
/// <param name="Quizzes">A row for each quiz of which something is public, in the order of the list.</param>
/// <param name="Months">First attempts published in the last twelve months, oldest first.</param>
/// <param name="Bands">First attempts at all quizzes by share of right answers, in quarters.</param>
/// <param name="Hardest">The questions with the least right answers, hardest first.</param>
/// <param name="Topics">A row for each topic, the one with the least right answers first.</param>
/// <param name="TopicMonths">The months that the topics' rows have, oldest first.</param>
public sealed record QuizStatistics(
    DateTime? PublishedAt,
    long? Attempts,
    IReadOnlyList<QuizFigure> Quizzes,
    IReadOnlyList<MonthRow> Months,
    IReadOnlyList<long?> Bands,
    IReadOnlyList<HardQuestion> Hardest,
    IReadOnlyList<TopicRow> Topics,
    IReadOnlyList<DateOnly> TopicMonths)
{
    /// <summary>A month's share of right answers is shown from so many answers on: it is made of rounded numbers.</summary>
    public const int MinMonthAnswers = 100;

    private const int MaxMonths = 12;
    private const int MaxTopicMonths = 4;
    private const int MaxHardest = 10;

    /// <summary>Arranges what is public. Quizzes that the portal no longer has are left out.</summary>
    public static QuizStatistics From(ContentLibrary library, IReadOnlyList<PublishedVersion> published)
    {
        var quizzes = library.Quizzes.Select(quiz => QuizFigure.For(quiz, published)).Where(figure => figure.Attempts is not null).ToList();
        var months = quizzes.SelectMany(figure => figure.Months).GroupBy(month => month.Month).OrderBy(group => group.Key)
            .Select(group => group.Aggregate((one, other) => one + other)).ToList();
        var questions = quizzes.SelectMany(figure => figure.Questions.Select(question => (figure.Quiz, Figure: question))).Where(row => row.Figure.Percent is not null).ToList();
        var topicMonths = months.TakeLast(MaxTopicMonths).ToList();
        return new QuizStatistics(
            quizzes.Max(figure => figure.PublishedAt),
            quizzes.Count == 0 ? null : quizzes.Sum(figure => figure.Attempts),
            quizzes,
            [.. months.TakeLast(MaxMonths).Select(month => new MonthRow(month.Month, month.Attempts))],
            [.. Enumerable.Range(0, PublishedFigures.BandCount).Select(band => Sum(quizzes.Select(figure => figure.Bands[band])))],
            [
                .. questions
                    .OrderBy(row => row.Figure.Percent).ThenByDescending(row => row.Figure.Answers).ThenBy(row => row.Figure.Question.Id, StringComparer.Ordinal)
                    .Take(MaxHardest)
                    .Select(row => new HardQuestion(row.Quiz, row.Figure.Question, row.Figure.Answers!.Value, row.Figure.Percent!.Value)),
            ],
            [
                .. questions.GroupBy(row => row.Figure.Question.Topic, StringComparer.Ordinal)
                    .Select(group => new TopicRow(
                        group.Key,
                        group.Sum(row => row.Figure.Answers),
                        DisclosureControl.Percent(group.Sum(row => row.Figure.Right), group.Sum(row => row.Figure.Answers)),
                        [.. topicMonths.Select(month => PercentOf(month.Topics.GetValueOrDefault(group.Key)))]))
                    .OrderBy(row => row.Percent ?? int.MaxValue).ThenBy(row => row.Topic, StringComparer.Ordinal),
            ],
            [.. topicMonths.Select(month => month.Month)]);
    }

    /// <summary>The share of right answers in a month; null when there are too few to say.</summary>
    public static int? PercentOf(TopicCount? topic) =>
        topic is { Answers: >= MinMonthAnswers } ? DisclosureControl.Percent(topic.Right, topic.Answers) : null;

    private static long? Sum(IEnumerable<long?> numbers) => numbers.Aggregate((long?)null, (sum, number) => number is null ? sum : (sum ?? 0) + number);
}

/// <summary>First attempts published in a month.</summary>
public sealed record MonthRow(DateOnly Month, long Attempts);

/// <summary>A question that few answer rightly.</summary>
public sealed record HardQuestion(Quiz Quiz, Question Question, long Answers, int Percent);

/// <summary>Right answers about a topic, in percent: altogether, and in each month of the table.</summary>
public sealed record TopicRow(string Topic, long? Answers, int? Percent, IReadOnlyList<int?> Months);
