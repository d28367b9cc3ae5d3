namespace CyberAware.Core.Surveys;

/// <summary>A survey whose figures the pages quote: <c>content/surveys/{id}/</c>.</summary>
/// <param name="Id">Folder name, part of public addresses.</param>
/// <param name="Year">Latest year of its figures; those of other years come from earlier surveys.</param>
/// <param name="Base">Number of people asked in that year.</param>
/// <param name="Indicators">What was measured, in the order of the file.</param>
/// <param name="Texts">Title, source and labels, in each language.</param>
public sealed record Survey(
    string Id,
    int Year,
    int Base,
    IReadOnlyList<Indicator> Indicators,
    IReadOnlyDictionary<Language, SurveyText> Texts)
{
    /// <summary>The charts of these figures, in the order in which pages list them.</summary>
    public IReadOnlyList<SurveyChart> Charts { get; init; } = [];

    /// <summary>The brochure's headings in Russian, by the heading as printed in Kazakh.</summary>
    public IReadOnlyDictionary<string, string> Headings { get; init; } = new Dictionary<string, string>();

    /// <summary>Path of the page that tells most about an indicator: its chart's, else the list of charts.</summary>
    public string PathOf(string indicator) => Charts.FirstOrDefault(chart => chart.Indicators.Contains(indicator))?.Path ?? SurveyChart.Section;

    /// <summary>Finds an indicator by its id; null when the survey has none of that name.</summary>
    public Indicator? Find(string indicator) => Indicators.FirstOrDefault(candidate => candidate.Id == indicator);
}

/// <summary>One thing the survey measured, over the years.</summary>
/// <param name="Id">Name that pages and the open data use.</param>
/// <param name="Unit">percent, score, place or count.</param>
/// <param name="SourceHeading">Heading of the brochure under which the figure is printed, as printed there.</param>
/// <param name="Values">Values in ascending order of years, each year once.</param>
public sealed record Indicator(string Id, string Unit, string SourceHeading, IReadOnlyList<IndicatorValue> Values)
{
    /// <summary>The units a value can have.</summary>
    public static readonly IReadOnlyList<string> Units = ["percent", "score", "place", "count"];

    /// <summary>The same indicator whose share of one year refers to a number of people.</summary>
    internal Indicator WithBase(int year, int respondents) => Unit == "percent"
        ? this with { Values = [.. Values.Select(value => value.Year == year ? value with { Base = respondents } : value)] }
        : this;
}

/// <summary>One figure.</summary>
/// <param name="Year">Calendar year of the survey.</param>
/// <param name="Value">The figure; for percent 0 to 100.</param>
/// <param name="AtLeast">Whether the source says "at least".</param>
/// <param name="OutOf">The whole that a place or score counts within, when the source names it.</param>
/// <param name="Base">Number of people the share refers to; null when it was not published.</param>
public sealed record IndicatorValue(int Year, decimal Value, bool AtLeast, int? OutOf, int? Base);

/// <summary>A survey's words in one language.</summary>
/// <param name="Title">Name of the survey.</param>
/// <param name="Source">One line that names who asked whom and when.</param>
/// <param name="Labels">Label of each indicator, by its id.</param>
/// <param name="Questions">Wording of the question behind an indicator, by its id; missing when it was not published.</param>
/// <param name="Notes">What a reader of an indicator's figures must know, by its id.</param>
public sealed record SurveyText(
    string Title,
    string Source,
    IReadOnlyDictionary<string, string> Labels,
    IReadOnlyDictionary<string, string> Questions,
    IReadOnlyDictionary<string, string> Notes)
{
    /// <summary>The source in a few words, for places that link to the whole of it.</summary>
    public string ShortSource { get; init; } = Source;

    /// <summary>Words of each chart, by its id.</summary>
    public IReadOnlyDictionary<string, ChartText> Charts { get; init; } = new Dictionary<string, ChartText>();

    internal int LabelsLine { get; init; } = 1;

    internal int NotesLine { get; init; } = 1;

    internal int ChartsLine { get; init; } = 1;
}
