namespace CyberAware.Core.Quizzes.Storage;

/// <summary>Length of the time that a count covers.</summary>
public enum CountGranularity
{
    /// <summary>A day, for editors.</summary>
    Day,

    /// <summary>A calendar month: few rows, whatever the number of attempts, for the published figures.</summary>
    Month,
}

/// <summary>What a count counts.</summary>
public enum CountMeasure
{
    /// <summary>Answers: <see cref="CountRow.Question"/> and, as item, the place of the option.</summary>
    Answer,

    /// <summary>Attempts by score: the item is the number of right answers.</summary>
    Score,

    /// <summary>Attempts by time taken: the item is the place among the bounds of <see cref="Counting.CountAccumulator"/>.</summary>
    Duration,

    /// <summary>Classes whose hands were handed in; the item is 0. Their answers are hands, not attempts.</summary>
    Class,
}

/// <summary>A count, kept up to date beside the attempts it is made of.</summary>
public sealed class CountRow
{
    /// <summary>For a question that the measure doesn't have.</summary>
    public const int NoQuestion = -1;

    /// <summary>Length of the time covered.</summary>
    public required CountGranularity Grain { get; init; }

    /// <summary>First day of the time covered, by the country's clocks.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>The quiz as it was asked.</summary>
    public required int VersionId { get; init; }

    /// <summary>What is counted.</summary>
    public required CountMeasure Measure { get; init; }

    /// <summary>Place of the question, from 0, or <see cref="NoQuestion"/>.</summary>
    public required int Question { get; init; }

    /// <summary>What of the measure this row counts.</summary>
    public required int Item { get; init; }

    /// <summary>Language it was taken in.</summary>
    public required Language Language { get; init; }

    /// <summary>First attempts, repeats and those that were too fast apart.</summary>
    public required AttemptKind Kind { get; init; }

    /// <summary>Number of attempts.</summary>
    public required long Attempts { get; init; }

    /// <summary>Sum of their seconds; only durations have one.</summary>
    public required long Seconds { get; init; }
}

/// <summary>How far the counts have come: all attempts up to a number are in them, no later one is.</summary>
public sealed class CountWatermarkRow
{
    /// <summary>The only row.</summary>
    public const string Attempts = "attempts";

    /// <summary>Which counts.</summary>
    public required string Name { get; init; }

    /// <summary>Number of the last attempt counted.</summary>
    public required long Number { get; set; }
}

/// <summary>The id of a finished children's quiz, kept for a day so that sending it again counts once. None of its answers is kept.</summary>
public sealed class ProcessedIdRow
{
    /// <summary>The id that the page made.</summary>
    public required Guid Id { get; init; }

    /// <summary>The quiz: the same id at another one is another attempt.</summary>
    public required int VersionId { get; init; }

    /// <summary>The hour it came in, UTC.</summary>
    public required DateTime SeenAt { get; init; }
}
