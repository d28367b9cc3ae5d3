using CyberAware.Core;
using CyberAware.Core.Surveys;
using CyberAware.Core.Surveys.Charts;
using CyberAware.Web.Content;

namespace CyberAware.Web.Statistics;

/// <summary>The charts of all surveys: figures from <see cref="LiveSurveys"/>, their words from the content.</summary>
public sealed class StatisticsCharts(LiveSurveys surveys, LiveContent content)
{
    /// <summary>Path of the page that lists the charts.</summary>
    public const string Section = "statistics";

    /// <summary>Path of the data dictionary.</summary>
    public const string DataPath = Section + "/data";

    /// <summary>Path of the interface's reference.</summary>
    public const string ApiPath = Section + "/api";

    /// <summary>Path of the figures of the portal's own quizzes.</summary>
    public const string QuizzesPath = Section + "/quizzes";

    /// <summary>Every chart, in the order of the surveys' files.</summary>
    public IReadOnlyList<ChartView> All =>
        [.. from survey in Surveys from chart in survey.Charts select new ChartView(survey, chart)];

    /// <summary>Every survey with its charts, by id.</summary>
    public IEnumerable<Survey> Surveys =>
        from live in surveys.Surveys.Values.OrderBy(survey => survey.Id, StringComparer.Ordinal)
        let written = content.Library.Surveys.GetValueOrDefault(live.Id)
        select written is null ? live : WithWordsOf(live, written);

    /// <inheritdoc cref="LiveSurveys.IsFromDocuments" />
    public bool IsFromDocuments => surveys.IsFromDocuments;

    /// <summary>Paths of the statistics pages that are no documents.</summary>
    public IEnumerable<string> Paths => All.Select(view => view.Path).Append(DataPath).Append(ApiPath).Append(QuizzesPath);

    public ChartView? Find(string id) => All.FirstOrDefault(view => view.Chart.Id == id);

    public Survey? FindSurvey(string id) => Surveys.FirstOrDefault(survey => survey.Id == id);

    // Charts are documents; only figures, labels and notes can come from elsewhere.
    private static Survey WithWordsOf(Survey live, Survey written) => live with
    {
        Charts = written.Charts,
        Texts = Language.All.ToDictionary(
            language => language,
            language => live.Texts.TryGetValue(language, out var text)
                ? text with { Charts = written.Texts[language].Charts }
                : written.Texts[language]),
    };
}

/// <summary>One chart with the survey whose figures it shows.</summary>
public sealed record ChartView(Survey Survey, SurveyChart Chart)
{
    public string Path => $"{StatisticsCharts.Section}/{Chart.Id}";

    public IReadOnlyList<Indicator> Indicators => ChartLayout.IndicatorsOf(Survey, Chart);

    /// <summary>The years of its rows: without a gap only for charts over time.</summary>
    public IReadOnlyList<int> Years => ChartLayout.YearsOf(Indicators);

    public string Name(Language language) => Words(language).Name;

    public string Title(Language language) => FigureTemplate.Fill(language, Survey, Words(language).Title);

    public string Summary(Language language) => FigureTemplate.Fill(language, Survey, Words(language).Summary);

    public string Facts(Language language) => ChartFacts.Of(language, Survey, Chart);

    public ChartDrawing? Drawing(Language language) => ChartLayout.Of(language, Survey, Chart);

    public IEnumerable<string> Notes(Language language) =>
        Indicators.Select(indicator => SurveyRows.Note(language, Survey, indicator)).OfType<string>().Distinct();

    /// <summary>Each indicator's question, where it was published.</summary>
    public IEnumerable<string> Questions(Language language) =>
        Indicators.Select(indicator => Survey.Texts[language].Questions.GetValueOrDefault(indicator.Id)).OfType<string>().Distinct();

    /// <summary>Headings of the brochure under which its figures are printed.</summary>
    public IEnumerable<string> Places => Indicators.SelectMany(indicator => indicator.Place.Split("; ", StringSplitOptions.RemoveEmptyEntries)).Distinct();

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
