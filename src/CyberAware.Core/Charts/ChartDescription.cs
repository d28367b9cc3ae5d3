using System.Globalization;
using CyberAware.Core.Surveys;
using CyberAware.Core.Text;

namespace CyberAware.Core.Charts;

/// <summary>A chart in words, for those who don't see it.</summary>
public static class ChartDescription
{
    /// <summary>Every figure of the chart with its label and year, a sentence for each indicator.</summary>
    public static string For(Language language, Survey survey, SurveyChart chart)
    {
        var indicators = ChartLayout.IndicatorsOf(survey, chart);
        var years = chart.Kind == SurveyChart.Years ? ChartLayout.YearsOf(indicators) : null;
        return string.Join(' ', indicators.Select(indicator => CoreResources.Get(
            language,
            "Chart.Row",
            survey.Texts[language].Labels.GetValueOrDefault(indicator.Id, indicator.Id),
            string.Join(", ", (years ?? [indicator.Values[^1].Year]).Select(year => CoreResources.Get(
                language,
                "Chart.YearFigure",
                year.ToString(CultureInfo.InvariantCulture),
                indicator.Values.FirstOrDefault(value => value.Year == year) is { } value
                    ? Figure(language, indicator, value)
                    : CoreResources.Get(language, "Chart.NoData")))))));
    }

    /// <summary>A figure with the whole it counts within, where the source names it: 94,4 / 100.</summary>
    public static string Figure(Language language, Indicator indicator, IndicatorValue value) =>
        value.OutOf is { } whole
            ? CoreResources.Get(language, "Chart.OutOf", FigureFormatter.Format(language, indicator, value), NumberFormatter.Number(whole))
            : FigureFormatter.Format(language, indicator, value);

    /// <summary>The words for a year of which nothing was published.</summary>
    public static string NoData(Language language) => CoreResources.Get(language, "Chart.NoData");
}
