namespace CyberAware.Core.Surveys.Storage;

/// <summary>A survey in the database. The root of its rows: whoever changes one of them also changes <see cref="Version"/>.</summary>
public sealed class SurveyRow
{
    /// <summary>The survey's id, as in <see cref="Survey.Id"/>.</summary>
    public required string Id { get; init; }

    /// <summary>Latest year of its figures.</summary>
    public required int Year { get; set; }

    /// <summary>Number of people asked in that year.</summary>
    public required int Base { get; set; }

    /// <summary>When this survey was last written, UTC.</summary>
    public DateTime ImportedAt { get; set; }

    /// <summary>Release that last wrote it.</summary>
    public string ImportedBy { get; set; } = "";

    /// <summary>Changes with each write, so that of two imports at once the second one fails and is done again.</summary>
    public Guid Version { get; set; }

    /// <summary>What was measured.</summary>
    public List<IndicatorRow> Indicators { get; } = [];

    /// <summary>Title and source, one row for each language.</summary>
    public List<SurveyTextRow> Texts { get; } = [];
}

/// <summary>A survey's title and source in one language.</summary>
public sealed class SurveyTextRow
{
    /// <summary>The survey.</summary>
    public required string SurveyId { get; init; }

    /// <summary>Language the row is written in.</summary>
    public required Language Language { get; init; }

    /// <summary>Name of the survey.</summary>
    public required string Title { get; set; }

    /// <summary>One line that names who asked whom and when.</summary>
    public required string Source { get; set; }
}
