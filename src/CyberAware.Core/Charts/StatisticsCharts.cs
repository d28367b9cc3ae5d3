using CyberAware.Core.Surveys;

namespace CyberAware.Core.Charts;

/// <summary>The charts of all surveys.</summary>
/// <param name="surveys">The surveys, by id.</param>
public sealed class StatisticsCharts(IReadOnlyDictionary<string, Survey> surveys)
{
    /// <summary>Every survey, in the order of their ids.</summary>
    public IReadOnlyList<Survey> Surveys { get; } = [.. surveys.Values.OrderBy(survey => survey.Id, StringComparer.Ordinal)];

    /// <summary>Every chart, in the order of the surveys' files.</summary>
    public IReadOnlyList<ChartView> All { get; } =
        [.. from survey in surveys.Values.OrderBy(survey => survey.Id, StringComparer.Ordinal) from chart in survey.Charts select new ChartView(survey, chart)];

    /// <summary>Paths of the statistics pages that are no documents.</summary>
    public IEnumerable<string> Paths => All.Select(view => view.Path).Append(StatisticsPaths.Data).Append(StatisticsPaths.Api).Append(StatisticsPaths.Quizzes);

    /// <summary>The chart of an id; null when there is none.</summary>
    public ChartView? Find(string id) => All.FirstOrDefault(view => view.Chart.Id == id);

    /// <summary>The survey of an id; null when there is none.</summary>
    public Survey? FindSurvey(string id) => Surveys.FirstOrDefault(survey => survey.Id == id);
}

/// <summary>One chart with the survey whose figures it shows.</summary>
public sealed record ChartView(Survey Survey, SurveyChart Chart)
{
    /// <summary>Path of its page after the language.</summary>
    public string Path => Chart.Path;

    /// <summary>What it shows, in order.</summary>
    public IReadOnlyList<Indicator> Indicators => ChartLayout.IndicatorsOf(Survey, Chart);

    /// <summary>The figures that its picture shows: the latest of each bar, every one of a chart over time.</summary>
    public IEnumerable<(Indicator Indicator, IndicatorValue Value)> DrawnFigures =>
        from indicator in ChartLayout.DrawnOf(Survey, Chart)
        from value in Chart.Kind == SurveyChart.Bars ? indicator.Values.TakeLast(1) : indicator.Values
        select (indicator, value);

    /// <summary>The years of its rows: without a gap only for charts over time.</summary>
    public IReadOnlyList<int> Years => ChartLayout.YearsOf(Indicators);

    /// <summary>Its name in lists.</summary>
    public string Name(Language language) => Words(language).Name;

    /// <summary>Its heading, with its figures.</summary>
    public string Title(Language language) => Filled(language, Words(language).Title);

    /// <summary>What was measured, of whom, how many and when.</summary>
    public string Measure(Language language) => Filled(language, Words(language).Measure);

    /// <summary>What it says in one sentence, with its figures.</summary>
    public string Summary(Language language) => Filled(language, Words(language).Summary);

    /// <summary>All it shows, in words.</summary>
    public string Description(Language language) => ChartDescription.For(language, Survey, Chart);

    /// <summary>The picture; null where a table says more.</summary>
    /// <param name="language">The language of its words.</param>
    /// <param name="width">Width of the drawing, <see cref="ChartScene.ColumnWidth"/> or more.</param>
    public ChartScene? Scene(Language language, decimal width = ChartScene.ColumnWidth) => ChartLayout.For(language, Survey, Chart, width);

    /// <summary>The picture for a card: of a chart over time the first indicator alone, of which its title speaks.</summary>
    public ChartScene? CardScene(Language language) => ChartLayout.For(
        language, Survey, Chart.Kind == SurveyChart.Years ? Chart with { Indicators = [.. Chart.Indicators.Take(1)] } : Chart);

    /// <summary>Whether there is a picture for a box that is wider than high, which costs nothing to ask.</summary>
    public bool HasLandscape => LandscapeLayout.Holds(Survey, Chart);

    /// <summary>The picture for a box that is wider than high; null where <see cref="HasLandscape"/> says no.</summary>
    /// <param name="language">The language of its words.</param>
    /// <param name="width">Width of the box in pixels.</param>
    /// <param name="height">Height of the box in pixels.</param>
    public ChartScene? Landscape(Language language, decimal width, decimal height) => LandscapeLayout.For(language, Survey, Chart, width, height);

    /// <summary>What a reader of its figures must know, each note once.</summary>
    public IEnumerable<string> Notes(Language language) =>
        Indicators.Select(indicator => SurveyRows.Note(language, Survey, indicator)).OfType<string>().Distinct();

    /// <summary>Each indicator's question, where it was published.</summary>
    public IEnumerable<string> Questions(Language language) =>
        Indicators.Select(indicator => Survey.Texts[language].Questions.GetValueOrDefault(indicator.Id)).OfType<string>().Distinct();

    /// <summary>Headings of the brochure under which its figures are printed.</summary>
    public IEnumerable<string> SourceHeadings => Indicators.SelectMany(indicator => indicator.SourceHeading.Split("; ", StringSplitOptions.RemoveEmptyEntries)).Distinct();

    /// <summary>A heading of the brochure in another language; null in the brochure's own.</summary>
    public string? HeadingIn(Language language, string heading) => language == Language.Kazakh ? null : Survey.Headings.GetValueOrDefault(heading);

    // No line begins with a dash.
    private string Filled(Language language, string template) => FigureTemplate.Fill(language, Survey, template).Replace(" \u2014", "\u00A0\u2014", StringComparison.Ordinal);

    private ChartText Words(Language language) => Survey.Texts[language].Charts[Chart.Id];
}

/// <summary>What the table, the open data and the chart say alike of a row.</summary>
public static class SurveyRows
{
    /// <summary>What a reader of an indicator's figures must know; null when there is nothing.</summary>
    public static string? Note(Language language, Survey survey, Indicator indicator) =>
        survey.Texts[language].Notes.TryGetValue(indicator.Id, out var note) ? FigureTemplate.Fill(language, survey, note) : null;

    /// <summary>Whether the survey itself found the figure; others stand in the brochure without their source.</summary>
    public static bool IsOfSurvey(Survey survey, Indicator indicator, IndicatorValue value) =>
        value.Year == survey.Year && indicator.Unit is ("percent" or "count");
}
