using CyberAware.Core.Quizzes.Storage;
using CyberAware.Core.Text;

namespace CyberAware.Core.Quizzes.Counting;

/// <summary>A finished quiz that wants to be counted.</summary>
/// <param name="Id">The id that the visitor's page made.</param>
/// <param name="Quiz">The quiz as it was asked.</param>
/// <param name="Language">Language it was taken in.</param>
/// <param name="SubmittedAt">When it came in, UTC.</param>
/// <param name="Seconds">Seconds it took, as the visitor's device says; null when it doesn't.</param>
/// <param name="Score">Number of right answers.</param>
/// <param name="Answers">Place of the chosen option, from 0, a byte for each question.</param>
/// <param name="Kind">What it is worth for the figures.</param>
public sealed record Attempt(
    Guid Id, QuizVersion Quiz, Language Language, DateTime SubmittedAt, int? Seconds, int Score, byte[] Answers, AttemptKind Kind)
{
    /// <summary>Day it came in, by the country's clocks.</summary>
    public DateOnly Day => LocalTime.DayOf(SubmittedAt);

    internal AttemptRow Row(int versionId) => new()
    {
        Id = Id,
        VersionId = versionId,
        Language = Language,
        Day = Day,
        SubmittedAt = SubmittedAt,
        Seconds = Seconds,
        Score = Score,
        Chosen = Answers,
        Kind = Kind,
    };
}

/// <summary>What became of an attempt.</summary>
public enum AttemptOutcome
{
    /// <summary>It is on disk.</summary>
    Counted,

    /// <summary>It has been on disk since an earlier request with the same id.</summary>
    AlreadyCounted,

    /// <summary>It will not be counted: its network sends more than people do. Nothing to try again.</summary>
    SampledOut,

    /// <summary>Too many wait already; try again.</summary>
    QueueFull,

    /// <summary>The database can't be used; try again. It may still have been stored, which the next try will find out.</summary>
    Unavailable,
}

/// <summary>What follows from an outcome.</summary>
public static class AttemptOutcomes
{
    /// <summary>Whether the attempt is on disk, now or since before.</summary>
    public static bool IsStored(this AttemptOutcome outcome) => outcome is AttemptOutcome.Counted or AttemptOutcome.AlreadyCounted;

    /// <summary>Whether the same id is worth sending again later.</summary>
    public static bool IsWorthRetrying(this AttemptOutcome outcome) => outcome is AttemptOutcome.QueueFull or AttemptOutcome.Unavailable;
}
