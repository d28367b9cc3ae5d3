namespace CyberAware.Core.Quizzes.Storage;

/// <summary>What an attempt is worth for the figures.</summary>
public enum AttemptKind
{
    /// <summary>The first one, as far as the visitor's own device knows.</summary>
    First,

    /// <summary>Taken again.</summary>
    Repeat,

    /// <summary>Answered faster than it can be read: kept, never published.</summary>
    TooFast,

    /// <summary>Nobody but its sender says when it began: kept, never published.</summary>
    Untimed,

    /// <summary>Beyond what one network may add to a month's published figures: kept, never published.</summary>
    Surplus,

    /// <summary>
    /// No attempt: hands that a class raised, which its teacher counted. Such counts stand beside those of attempts, are in none
    /// of them, and have no rows behind them.
    /// </summary>
    Class,
}

/// <summary>Names under which the databases have kinds of attempts. They stay: releases run beside and after each other.</summary>
internal static class AttemptKinds
{
    // What the code called it in releases before 2026-12.
    private const string StoredTooFast = "Hasty";

    /// <summary>The name that is stored.</summary>
    public static string NameOf(AttemptKind kind) => kind == AttemptKind.TooFast ? StoredTooFast : kind.ToString();

    /// <summary>The kind of a stored name. Some databases also have <c>TooFast</c>, from a migration that is no longer there.</summary>
    public static AttemptKind Parse(string name) => name == StoredTooFast ? AttemptKind.TooFast : Enum.Parse<AttemptKind>(name);
}

/// <summary>One finished quiz. Nothing in it tells who took it; it is written once and never changed.</summary>
public sealed class AttemptRow
{
    /// <summary>Running number, which the counts' watermark refers to.</summary>
    public long Number { get; init; }

    /// <summary>The id that the visitor's page made, so that sending it again counts once.</summary>
    public required Guid Id { get; init; }

    /// <summary>The quiz as it was asked.</summary>
    public required int VersionId { get; init; }

    /// <summary>Language it was taken in.</summary>
    public required Language Language { get; init; }

    /// <summary>Day it came in, by the country's clocks.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>When it came in, UTC.</summary>
    public required DateTime SubmittedAt { get; init; }

    /// <summary>Seconds from the first question to the last answer, as the visitor's device says; null when it doesn't.</summary>
    public int? Seconds { get; init; }

    /// <summary>Number of right answers.</summary>
    public required int Score { get; init; }

    /// <summary>A byte for each question, in order: the place of the chosen option, from 0.</summary>
    public required byte[] Chosen { get; init; }

    /// <summary>What it is worth for the figures.</summary>
    public required AttemptKind Kind { get; init; }
}
