namespace CyberAware.Core.Surveys.Storage;

/// <summary>One figure: an indicator in a year.</summary>
public sealed class ValueRow
{
    /// <summary>The survey.</summary>
    public required string SurveyId { get; init; }

    /// <summary>The indicator.</summary>
    public required string IndicatorId { get; init; }

    /// <summary>Calendar year of the survey.</summary>
    public required int Year { get; init; }

    /// <summary>The figure with its qualifiers.</summary>
    public required Figure Figure { get; set; }
}

/// <summary>A figure with all that qualifies it, kept as one.</summary>
/// <param name="Value">The figure, in the indicator's unit.</param>
/// <param name="AtLeast">Whether the source says "at least".</param>
/// <param name="OutOf">The whole that a place or score counts within, when the source names it.</param>
/// <param name="Base">Number of people the share refers to; null when it was not published.</param>
public sealed record Figure(decimal Value, bool AtLeast, int? OutOf, int? Base);

/// <summary>What happened to a figure.</summary>
public enum ValueChangeKind
{
    /// <summary>It was not there before.</summary>
    Added,

    /// <summary>It, or what qualifies it, differs from before.</summary>
    Changed,

    /// <summary>It is there no more.</summary>
    Removed,
}

/// <summary>One line of the figures' history. Never edited, and kept when the survey itself goes.</summary>
public sealed class ValueChangeRow
{
    /// <summary>Number of the line, ascending.</summary>
    public long Id { get; init; }

    /// <summary>The survey.</summary>
    public required string SurveyId { get; init; }

    /// <summary>The indicator.</summary>
    public required string IndicatorId { get; init; }

    /// <summary>Calendar year of the figure.</summary>
    public required int Year { get; init; }

    /// <summary>What happened.</summary>
    public required ValueChangeKind Kind { get; init; }

    /// <summary>The figure before; null when it was added.</summary>
    public Figure? Old { get; init; }

    /// <summary>The figure after; null when it was removed.</summary>
    public Figure? New { get; init; }

    /// <summary>When the portal wrote it, UTC.</summary>
    public required DateTime ChangedAt { get; init; }

    /// <summary>Release of the portal that wrote it: the texts travel with the program.</summary>
    public required string ChangedBy { get; init; }
}
