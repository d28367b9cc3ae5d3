namespace CyberAware.Core.Surveys.Storage;

/// <summary>One thing a survey measured.</summary>
public sealed class IndicatorRow
{
    /// <summary>The survey.</summary>
    public required string SurveyId { get; init; }

    /// <summary>The indicator's id, unique in its survey.</summary>
    public required string Id { get; init; }

    /// <summary>Place in the order of the document, from 0.</summary>
    public required int Position { get; set; }

    /// <summary>One of <see cref="Indicator.Units"/>.</summary>
    public required string Unit { get; set; }

    /// <summary>Heading of the brochure under which the figure is printed.</summary>
    public required string Place { get; set; }

    /// <summary>The figures, one a year.</summary>
    public List<ValueRow> Values { get; } = [];

    /// <summary>Label, question and note, one row for each language.</summary>
    public List<IndicatorTextRow> Texts { get; } = [];
}

/// <summary>An indicator's words in one language.</summary>
public sealed class IndicatorTextRow
{
    /// <summary>The survey.</summary>
    public required string SurveyId { get; init; }

    /// <summary>The indicator.</summary>
    public required string IndicatorId { get; init; }

    /// <summary>Language the row is written in.</summary>
    public required Language Language { get; init; }

    /// <summary>Label of the indicator.</summary>
    public required string Label { get; set; }

    /// <summary>Wording of the question; null when it was not published.</summary>
    public string? Question { get; set; }

    /// <summary>What a reader of the figures must know; null when there is nothing.</summary>
    public string? Note { get; set; }
}
