using CyberAware.Core.Content;
using CyberAware.Core.Quizzes;
using CyberAware.Core.Quizzes.Counting;

namespace CyberAware.Web.Quizzes;

/// <summary>The published figures of all quizzes, arranged as the page shows them. A null is withheld.</summary>
/// <param name="Attempts">First attempts at all quizzes.</param>
/// <param name="Quizzes">A row each quiz that was taken, in the order of the list.</param>
/// <param name="Months">First attempts in the last twelve months, oldest first.</param>
/// <param name="Bands">First attempts at all quizzes by share of right answers, a quarter each.</param>
/// <param name="Hardest">The questions with the least right answers, hardest first.</param>
/// <param name="Topics">A row each topic, the one with the least right answers first.</param>
/// <param name="TopicMonths">The months that the topics' rows have, oldest first.</param>
public sealed record QuizStatistics(
    long? Attempts,
    IReadOnlyList<QuizRow> Quizzes,
    IReadOnlyList<MonthRow> Months,
    IReadOnlyList<long?> Bands,
    IReadOnlyList<HardQuestion> Hardest,
    IReadOnlyList<TopicRow> Topics,
    IReadOnlyList<DateOnly> TopicMonths)
{
    /// <summary>Number of parts into which scores are put together: enough to compare, few enough to publish.</summary>
    public const int BandCount = 4;

    private const int MostMonths = 12;
    private const int MostTopicMonths = 4;
    private const int MostHardest = 10;

    /// <summary>Arranges what was counted. Quizzes and questions that the portal no longer has are left out.</summary>
    public static QuizStatistics Of(ContentLibrary library, IReadOnlyDictionary<string, QuizFigure> counted)
    {
        var taken = library.Quizzes.Where(quiz => counted.ContainsKey(quiz.Slug)).Select(quiz => (Quiz: quiz, Figure: counted[quiz.Slug])).ToList();
        var months = taken.SelectMany(pair => pair.Figure.Months).GroupBy(month => month.Month).OrderBy(group => group.Key)
            .Select(group => (Month: group.Key, Attempts: group.Sum(month => month.Attempts))).TakeLast(MostMonths).ToList();
        var topics = taken.SelectMany(pair => pair.Figure.Topics).ToList();
        IReadOnlyList<DateOnly> topicMonths = [.. topics.Select(topic => topic.Month).Distinct().Order().TakeLast(MostTopicMonths)];
        return new QuizStatistics(
            SmallCells.Of(taken.Sum(pair => pair.Figure.Attempts)),
            [.. taken.Select(pair => new QuizRow(
                pair.Quiz, SmallCells.Of(pair.Figure.Attempts), SmallCells.Of(pair.Figure.Repeats), SmallCells.Parts(BandsOf(pair.Figure))))],
            [.. months.Zip(SmallCells.Parts([.. months.Select(month => month.Attempts)]), (month, count) => new MonthRow(month.Month, count))],
            SmallCells.Parts([.. Enumerable.Range(0, BandCount).Select(band => taken.Sum(pair => BandsOf(pair.Figure)[band]))]),
            [
                .. taken.SelectMany(pair => pair.Figure.Questions
                        .Select(question => (pair.Quiz, Question: pair.Quiz.Questions.FirstOrDefault(asked => asked.Id == question.Id), question.Answers, Share: SmallCells.Share(question.Right, question.Answers))))
                    .Where(row => row.Question is not null && row.Share is not null)
                    .OrderBy(row => row.Share).ThenByDescending(row => row.Answers).ThenBy(row => row.Question!.Id, StringComparer.Ordinal)
                    .Take(MostHardest)
                    .Select(row => new HardQuestion(row.Quiz, row.Question!, row.Answers, row.Share!.Value)),
            ],
            [
                .. topics.GroupBy(topic => topic.Topic, StringComparer.Ordinal)
                    .Select(group => new TopicRow(
                        group.Key,
                        SmallCells.Of(group.Sum(topic => topic.Answers)),
                        SmallCells.Share(group.Sum(topic => topic.Right), group.Sum(topic => topic.Answers)),
                        [.. topicMonths.Select(month => ShareOf(group.Where(topic => topic.Month == month)))]))
                    .OrderBy(row => row.Share ?? int.MaxValue).ThenBy(row => row.Topic, StringComparer.Ordinal),
            ],
            topicMonths);
    }

    private static int? ShareOf(IEnumerable<TopicFigure> topics)
    {
        var (right, answers) = topics.Aggregate((0L, 0L), (sum, topic) => (sum.Item1 + topic.Right, sum.Item2 + topic.Answers));
        return SmallCells.Share(right, answers);
    }

    private static long[] BandsOf(QuizFigure figure)
    {
        var bands = new long[BandCount];
        foreach (var score in figure.Scores.Where(score => score.Of > 0))
        {
            bands[Math.Min(BandCount - 1, score.Right * BandCount / score.Of)] += score.Attempts;
        }

        return bands;
    }
}

/// <summary>Figures of one quiz.</summary>
public sealed record QuizRow(Quiz Quiz, long? Attempts, long? Repeats, IReadOnlyList<long?> Bands);

/// <summary>First attempts in a month.</summary>
public sealed record MonthRow(DateOnly Month, long? Attempts);

/// <summary>A question that few answer rightly.</summary>
public sealed record HardQuestion(Quiz Quiz, Question Question, long Answers, int Share);

/// <summary>Right answers about a topic, in percent: altogether, and in each month of the table.</summary>
public sealed record TopicRow(string Topic, long? Answers, int? Share, IReadOnlyList<int?> Months);
