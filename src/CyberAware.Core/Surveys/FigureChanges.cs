using CyberAware.Core.Documents;

namespace CyberAware.Core.Surveys;

/// <summary>A figure of a survey that a change makes another one.</summary>
/// <param name="Indicator">What is measured; as it was where it goes.</param>
/// <param name="Year">The year.</param>
/// <param name="Old">The figure before; null for a new one.</param>
/// <param name="New">The figure now; null when it goes.</param>
public sealed record FigureChange(Indicator Indicator, int Year, IndicatorValue? Old, IndicatorValue? New);

/// <summary>What two states of a survey's file differ by, as figures.</summary>
public static class FigureChanges
{
    /// <summary>The figures that differ, in the order of the file.</summary>
    /// <param name="id">The survey.</param>
    /// <param name="before">The older <c>survey.yml</c>; empty for a new survey.</param>
    /// <param name="after">The newer one.</param>
    /// <returns>The figures; none where the newer file can't be read.</returns>
    public static IReadOnlyList<FigureChange> Between(string id, string before, string after)
    {
        var (old, current) = (Read(id, before), Read(id, after));
        return current is null ? [] : [.. current.Indicators.Concat(old?.Indicators ?? []).DistinctBy(indicator => indicator.Id).SelectMany(indicator =>
            from year in Years(old, indicator.Id).Concat(Years(current, indicator.Id)).Distinct().Order()
            let change = new FigureChange(indicator, year, Find(old, indicator.Id, year), Find(current, indicator.Id, year))
            where change.Old != change.New
            select change)];
    }

    // How many were asked is a line of its own; it changes no figure.
    private static IndicatorValue? Find(Survey? survey, string indicator, int year) =>
        survey?.Find(indicator)?.Values.FirstOrDefault(value => value.Year == year) is { } value ? value with { Base = null } : null;

    private static IEnumerable<int> Years(Survey? survey, string indicator) => survey?.Find(indicator)?.Values.Select(value => value.Year) ?? [];

    private static Survey? Read(string id, string yaml) => yaml.Length == 0 ? null : SurveyYamlReader.Read(id, yaml, new Dictionary<Language, SurveyText>(), new ProblemList("survey.yml"));
}
