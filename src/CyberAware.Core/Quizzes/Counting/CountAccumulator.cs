using CyberAware.Core.Quizzes.Storage;

namespace CyberAware.Core.Quizzes.Counting;

/// <summary>What one count is about: the key of its row.</summary>
public readonly record struct CountKey(
    CountGranularity Granularity, DateOnly Start, int VersionId, CountMeasure Measure, int Question, int Bucket, string Language, AttemptKind Kind);

/// <summary>Adds attempts up in memory. The only place that says which counts an attempt belongs to.</summary>
public sealed class CountAccumulator
{
    /// <summary>Upper ends, in seconds, of the times that are told apart; a longer time is one more.</summary>
    public static readonly IReadOnlyList<int> DurationBounds = [30, 60, 120, 300, 600, 1800];

    private readonly Dictionary<CountKey, (long Attempts, long Seconds)> days = [];

    /// <summary>Adds one attempt.</summary>
    public void Add(AttemptRow attempt)
    {
        for (var question = 0; question < attempt.Chosen.Length; question++)
        {
            Add(Cell(attempt, CountMeasure.Answer, question, attempt.Chosen[question]), 0);
        }

        Add(Cell(attempt, CountMeasure.Score, CountRow.NoQuestion, attempt.Score), 0);
        if (attempt.Seconds is { } seconds)
        {
            Add(Cell(attempt, CountMeasure.Duration, CountRow.NoQuestion, BucketOf(seconds)), seconds);
        }
    }

    /// <summary>All counts, of days and of months, always in the same order: two writers that lock rows in one order can't block each other.</summary>
    public IReadOnlyList<(CountKey Cell, long Attempts, long Seconds)> Cells()
    {
        var months = new Dictionary<CountKey, (long Attempts, long Seconds)>();
        foreach (var (cell, count) in days)
        {
            var month = cell with { Granularity = CountGranularity.Month, Start = new DateOnly(cell.Start.Year, cell.Start.Month, 1) };
            var (attempts, seconds) = months.GetValueOrDefault(month);
            months[month] = (attempts + count.Attempts, seconds + count.Seconds);
        }

        return [.. days.Concat(months)
            .OrderBy(pair => pair.Key.Granularity).ThenBy(pair => pair.Key.Start).ThenBy(pair => pair.Key.VersionId)
            .ThenBy(pair => pair.Key.Measure).ThenBy(pair => pair.Key.Question).ThenBy(pair => pair.Key.Bucket)
            .ThenBy(pair => pair.Key.Language, StringComparer.Ordinal).ThenBy(pair => pair.Key.Kind)
            .Select(pair => (pair.Key, pair.Value.Attempts, pair.Value.Seconds))];
    }

    private static int BucketOf(int seconds)
    {
        var bucket = 0;
        while (bucket < DurationBounds.Count && seconds >= DurationBounds[bucket])
        {
            bucket++;
        }

        return bucket;
    }

    private static CountKey Cell(AttemptRow attempt, CountMeasure measure, int question, int item) =>
        new(CountGranularity.Day, attempt.Day, attempt.VersionId, measure, question, item, attempt.Language.Tag, attempt.Kind);

    private void Add(CountKey cell, long seconds)
    {
        var (attempts, sum) = days.GetValueOrDefault(cell);
        days[cell] = (attempts + 1, sum + seconds);
    }
}
