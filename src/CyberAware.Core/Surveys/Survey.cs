namespace CyberAware.Core.Surveys;

/// <summary>A survey whose figures the pages quote: <c>content/surveys/{id}/</c>.</summary>
/// <param name="Id">Folder name, part of public addresses.</param>
/// <param name="Base">Number of people asked.</param>
/// <param name="Indicators">What was measured, in the order of the file.</param>
/// <param name="Texts">Title, source and labels, a language each.</param>
public sealed record Survey(
    string Id,
    int Base,
    IReadOnlyList<Indicator> Indicators,
    IReadOnlyDictionary<Language, SurveyText> Texts)
{
    /// <summary>Finds an indicator by its id; null when the survey has none of that name.</summary>
    public Indicator? Find(string indicator) => Indicators.FirstOrDefault(candidate => candidate.Id == indicator);
}

/// <summary>One thing the survey measured, over the years.</summary>
/// <param name="Id">Name that pages and the open data use.</param>
/// <param name="Unit">percent, score, place or count.</param>
/// <param name="Values">Values in ascending order of years, each year once.</param>
public sealed record Indicator(string Id, string Unit, IReadOnlyList<IndicatorValue> Values)
{
    /// <summary>The units a value can have.</summary>
    public static readonly IReadOnlyList<string> Units = ["percent", "score", "place", "count"];
}

/// <summary>One figure.</summary>
/// <param name="Year">Calendar year of the survey.</param>
/// <param name="Value">The figure; for percent 0 to 100.</param>
/// <param name="AtLeast">Whether the source says "at least".</param>
/// <param name="Of">The whole that a place or score counts within, when the source names it.</param>
public sealed record IndicatorValue(int Year, decimal Value, bool AtLeast, int? Of);

/// <summary>A survey's words in one language.</summary>
/// <param name="Title">Name of the survey.</param>
/// <param name="Source">One line that names who asked whom and when.</param>
/// <param name="Labels">Label of each indicator, by its id.</param>
public sealed record SurveyText(string Title, string Source, IReadOnlyDictionary<string, string> Labels)
{
    internal int LabelsLine { get; init; } = 1;
}
