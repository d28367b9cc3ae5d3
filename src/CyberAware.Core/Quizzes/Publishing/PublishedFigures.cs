namespace CyberAware.Core.Quizzes.Publishing;

/// <summary>
/// All that is public of a quiz version, rounded; null stands for what is suppressed. Every page and table is worked
/// out of these numbers alone, so nothing that is added or subtracted there can tell more than they do.
/// </summary>
/// <param name="Attempts">First attempts; bands and answers are of them.</param>
/// <param name="Repeats">Repeated attempts.</param>
/// <param name="Bands">First attempts by share of right answers, in quarters.</param>
/// <param name="Answers">Answers by question and option, in the version's order.</param>
/// <param name="Months">What each month added to the published numbers, oldest first.</param>
public sealed record PublishedFigures(
    long Attempts, long? Repeats, IReadOnlyList<long?> Bands, IReadOnlyList<IReadOnlyList<long?>> Answers, IReadOnlyList<PublishedMonth> Months)
{
    /// <summary>Number of parts into which scores are put together: enough to compare, few enough to publish.</summary>
    public const int BandCount = 4;

    /// <summary>Older months are put away; a year and the year before it can be compared.</summary>
    public const int MaxMonths = 24;

    /// <summary>The figures to publish next.</summary>
    /// <param name="counts">What is counted now.</param>
    /// <param name="last">What is public; null for nothing yet.</param>
    /// <param name="lastAttempts">First attempts behind it, exactly.</param>
    /// <param name="lastRepeats">Repeated attempts behind it, exactly.</param>
    /// <param name="month">First day of the month that the additions belong to.</param>
    /// <returns>The figures, and the exact numbers behind them; null when too few attempts have come in.</returns>
    public static (PublishedFigures Figures, long Attempts, long Repeats)? Next(
        VersionCounts counts, PublishedFigures? last, long lastAttempts, long lastRepeats, DateOnly month)
    {
        var moves = counts.Attempts - lastAttempts >= DisclosureControl.Step;
        var repeatsMove = counts.Repeats - lastRepeats >= DisclosureControl.Step;
        if (!moves && (last is null || !repeatsMove))
        {
            return null;
        }

        var figures = moves ? Create(counts, last, month) : last!;
        return repeatsMove
            ? (figures with { Repeats = DisclosureControl.Round(counts.Repeats) }, moves ? counts.Attempts : lastAttempts, counts.Repeats)
            : (figures, counts.Attempts, lastRepeats);
    }

    private static PublishedFigures Create(VersionCounts counts, PublishedFigures? last, DateOnly month)
    {
        var questions = counts.Version.Questions.OrderBy(question => question.Position).ToList();
        var figures = new PublishedFigures(
            DisclosureControl.Round(counts.Attempts),
            last?.Repeats,
            Show(BandsOf(counts.Scores), last?.Bands),
            [.. counts.Answers.Select((answers, question) => AnswersOf(answers, questions[question].RightOption, last?.Answers[question]))],
            last?.Months ?? []);
        var topics = questions.Select((question, place) => (question.Topic, Added: AddedTo(question.RightOption, place, figures, last)))
            .GroupBy(question => question.Topic, StringComparer.Ordinal)
            .Select(topic => (topic.Key, Count: topic.Aggregate(new TopicCount(0, 0), (sum, question) => sum + question.Added)))
            .Where(topic => topic.Count.Answers > 0)
            .ToDictionary(topic => topic.Key, topic => topic.Count, StringComparer.Ordinal);
        return figures with { Months = Add(figures.Months, new PublishedMonth(month, figures.Attempts - (last?.Attempts ?? 0), topics)) };
    }

    /// <summary>What is shown of the answers to a question: all of them, some, or none.</summary>
    /// <param name="answers">Answers by option, exactly.</param>
    /// <param name="right">Place of the right option.</param>
    /// <param name="last">What is public; null for nothing yet.</param>
    /// <param name="threshold">Fewer answers are not shown.</param>
    /// <param name="roundedTo">What numbers are multiples of.</param>
    internal static List<long?> AnswersOf(
        IReadOnlyList<long> answers, int right, IReadOnlyList<long?>? last, int threshold = DisclosureControl.Threshold, int roundedTo = DisclosureControl.RoundedTo)
    {
        // Whether right or wrong is what a reader looks for; without it the rest says little.
        if (answers[right] < threshold || answers.Sum() - answers[right] < threshold)
        {
            return [.. answers.Select(_ => (long?)null)];
        }

        var wrong = Show([.. answers.Where((_, option) => option != right)], last?.Where((_, option) => option != right).ToList(), threshold, roundedTo);
        wrong.Insert(right, DisclosureControl.Round(answers[right], roundedTo));
        return wrong;
    }

    private static List<long?> Show(
        IReadOnlyList<long> parts, IReadOnlyList<long?>? last, int threshold = DisclosureControl.Threshold, int roundedTo = DisclosureControl.RoundedTo)
    {
        var suppressed = DisclosureControl.Suppress(parts, last?.Select(part => part is null).ToList(), threshold);
        return [.. parts.Select((part, place) => suppressed[place] ? (long?)null : DisclosureControl.Round(part, roundedTo))];
    }

    private static long[] BandsOf(IReadOnlyList<long> scores)
    {
        var bands = new long[BandCount];
        for (var right = 0; right < scores.Count; right++)
        {
            bands[Math.Min(BandCount - 1, right * BandCount / Math.Max(1, scores.Count - 1))] += scores[right];
        }

        return bands;
    }

    private static TopicCount AddedTo(int right, int question, PublishedFigures figures, PublishedFigures? last) =>
        figures.Answers[question][right] is not { } now ? new TopicCount(0, 0)
        : last?.Answers[question][right] is { } before ? new TopicCount(now - before, figures.Attempts - last.Attempts)
        : new TopicCount(now, figures.Attempts);

    private static List<PublishedMonth> Add(IReadOnlyList<PublishedMonth> months, PublishedMonth added) =>
        [.. (months.Count > 0 && months[^1].Month == added.Month ? [.. months.SkipLast(1), months[^1] + added] : months.Append(added)).TakeLast(MaxMonths)];
}

/// <summary>What was published in a month.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Attempts">First attempts.</param>
/// <param name="Topics">Answers by topic.</param>
public sealed record PublishedMonth(DateOnly Month, long Attempts, IReadOnlyDictionary<string, TopicCount> Topics)
{
    /// <summary>Two parts of one month.</summary>
    public static PublishedMonth operator +(PublishedMonth one, PublishedMonth other) => new(
        one.Month,
        one.Attempts + other.Attempts,
        one.Topics.Concat(other.Topics).GroupBy(topic => topic.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Aggregate(new TopicCount(0, 0), (sum, topic) => sum + topic.Value), StringComparer.Ordinal));
}

/// <summary>Answers about a topic.</summary>
/// <param name="Right">Right ones.</param>
/// <param name="Answers">All.</param>
public sealed record TopicCount(long Right, long Answers)
{
    /// <summary>The sum.</summary>
    public static TopicCount operator +(TopicCount one, TopicCount other) => new(one.Right + other.Right, one.Answers + other.Answers);
}
