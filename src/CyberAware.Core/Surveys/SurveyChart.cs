namespace CyberAware.Core.Surveys;

/// <summary>A chart of a survey's figures, as <c>survey.yml</c> names it.</summary>
/// <param name="Id">Name in addresses, the same in both languages.</param>
/// <param name="Kind">bars, years, table (numbers without a picture) or missing (the source names the chart and gives no data).</param>
/// <param name="Indicators">Ids of the indicators it shows, in order; none when the data is missing.</param>
/// <param name="Related">Paths of pages on the same subject, such as <c>guide/passwords</c>.</param>
public sealed record SurveyChart(string Id, string Kind, IReadOnlyList<string> Indicators, IReadOnlyList<string> Related)
{
    /// <summary>Path of the pages that show charts, after the language.</summary>
    public const string Section = "statistics";

    /// <summary>Bars compare indicators of one year.</summary>
    public const string Bars = "bars";

    /// <summary>Columns on a time axis, a panel for each indicator.</summary>
    public const string Years = "years";

    /// <summary>Numbers that no picture makes clearer.</summary>
    public const string Table = "table";

    /// <summary>The source names the chart and gives no data.</summary>
    public const string Missing = "missing";

    /// <summary>The kinds a chart can have.</summary>
    public static readonly IReadOnlyList<string> Kinds = [Bars, Years, Table, Missing];

    /// <summary>Ids that other pages beside the charts use.</summary>
    public static readonly IReadOnlyList<string> ReservedIds = ["data", "api", "quizzes"];

    /// <summary>Whether there is a picture to draw.</summary>
    public bool HasChart => Kind is Bars or Years;

    /// <summary>Path of its page, after the language.</summary>
    public string Path => $"{Section}/{Id}";

    internal int Line { get; init; } = 1;
}

/// <summary>A chart's words in one language; figures stand in them as placeholders.</summary>
/// <param name="Name">Short name for lists and breadcrumbs, without figures.</param>
/// <param name="Title">Headline that states the finding.</param>
/// <param name="Measure">What was measured, of whom, how many and when; what the source leaves open is named as such.</param>
/// <param name="Summary">One or two sentences that say the rest.</param>
public sealed record ChartText(string Name, string Title, string Measure, string Summary)
{
    internal int Line { get; init; } = 1;
}
