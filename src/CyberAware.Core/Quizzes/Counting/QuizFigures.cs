namespace CyberAware.Core.Quizzes.Counting;

/// <summary>Figures of one quiz over all its versions, as counted: before small ones are withheld.</summary>
/// <param name="Slug">Folder name of the quiz.</param>
/// <param name="Attempts">First attempts; all that follows is of them.</param>
/// <param name="Repeats">Further attempts of the same visitors.</param>
/// <param name="Scores">First attempts by score, every possible score of the questions now asked.</param>
/// <param name="Questions">The questions of all versions.</param>
/// <param name="Months">First attempts by month, oldest first, months without any left out.</param>
/// <param name="Topics">Answers by topic and month, oldest first.</param>
public sealed record QuizFigure(
    string Slug,
    long Attempts,
    long Repeats,
    IReadOnlyList<ScoreFigure> Scores,
    IReadOnlyList<QuestionFigure> Questions,
    IReadOnlyList<MonthFigure> Months,
    IReadOnlyList<TopicFigure> Topics);

/// <summary>Attempts with a score.</summary>
/// <param name="Right">Right answers.</param>
/// <param name="Of">Questions.</param>
/// <param name="Attempts">Number of attempts.</param>
public sealed record ScoreFigure(int Right, int Of, long Attempts);

/// <summary>Answers to a question.</summary>
/// <param name="Id">Id of the question, unique in its quiz.</param>
/// <param name="Topic">What it is about.</param>
/// <param name="Options">Its options in order.</param>
public sealed record QuestionFigure(string Id, string Topic, IReadOnlyList<OptionFigure> Options)
{
    /// <summary>Number of answers.</summary>
    public long Answers => Options.Sum(option => option.Answers);

    /// <summary>Number of right ones.</summary>
    public long Right => Options.Where(option => option.IsRight).Sum(option => option.Answers);
}

/// <summary>How often an option was chosen.</summary>
/// <param name="Id">Id of the option, unique in its question.</param>
/// <param name="IsRight">Whether it is the right one.</param>
/// <param name="Answers">Number of answers.</param>
public sealed record OptionFigure(string Id, bool IsRight, long Answers);

/// <summary>Attempts in a month.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Attempts">Number of attempts.</param>
public sealed record MonthFigure(DateOnly Month, long Attempts);

/// <summary>Answers about a topic in a month.</summary>
/// <param name="Topic">One of <see cref="QuizTopic.All"/>.</param>
/// <param name="Month">Its first day.</param>
/// <param name="Right">Right answers.</param>
/// <param name="Answers">All answers.</param>
public sealed record TopicFigure(string Topic, DateOnly Month, long Right, long Answers);

/// <summary>Withholds what so few people are behind that they might be recognised.</summary>
public static class SmallCells
{
    /// <summary>The least number of people that is published.</summary>
    public const int Least = 10;

    /// <summary>A number that may be published; null when it may not.</summary>
    public static long? Of(long count) => count < Least ? null : count;

    /// <summary>
    /// The parts of a published whole. When just one part is withheld, the least of the others is too, since
    /// the whole would give it away.
    /// </summary>
    public static IReadOnlyList<long?> Parts(IReadOnlyList<long> counts)
    {
        var parts = counts.Select(Of).ToList();
        if (counts.Count(count => count is > 0 and < Least) == 1 && !counts.Contains(0) && parts.Any(part => part is not null))
        {
            parts[parts.IndexOf(parts.Min())] = null;
        }

        return parts;
    }

    /// <summary>The share of right answers in whole percent; null when right or wrong ones are too few.</summary>
    public static int? Share(long right, long all) =>
        right < Least || all - right < Least ? null : (int)Math.Round(100m * right / all, MidpointRounding.AwayFromZero);
}
