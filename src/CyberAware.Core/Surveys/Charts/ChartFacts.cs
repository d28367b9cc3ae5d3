using System.Globalization;
using CyberAware.Core.Text;

namespace CyberAware.Core.Surveys.Charts;

/// <summary>A chart in words, for those who don't see it.</summary>
public static class ChartFacts
{
    /// <summary>Every figure of the chart with its label and year, a sentence for each indicator.</summary>
    public static string Of(Language language, Survey survey, SurveyChart chart)
    {
        var indicators = ChartLayout.IndicatorsOf(survey, chart);
        var years = chart.Kind == SurveyChart.Years ? ChartLayout.YearsOf(indicators) : null;
        return string.Join(' ', indicators.Select(indicator => CoreTexts.Get(
            language,
            "Chart.Row",
            survey.Texts[language].Labels.GetValueOrDefault(indicator.Id, indicator.Id),
            string.Join(", ", (years ?? [indicator.Values[^1].Year]).Select(year => CoreTexts.Get(
                language,
                "Chart.YearFigure",
                year.ToString(CultureInfo.InvariantCulture),
                indicator.Values.FirstOrDefault(value => value.Year == year) is { } value
                    ? Figure(language, indicator, value)
                    : CoreTexts.Get(language, "Chart.NoData")))))));
    }

    /// <summary>A figure with the whole it counts within, where the source names it: 94,4 / 100.</summary>
    public static string Figure(Language language, Indicator indicator, IndicatorValue value) =>
        value.Of is { } whole
            ? CoreTexts.Get(language, "Chart.OutOf", FigureText.Of(language, indicator, value), NumberText.Number(whole))
            : FigureText.Of(language, indicator, value);

    /// <summary>The words for a year of which nothing was published.</summary>
    public static string NoData(Language language) => CoreTexts.Get(language, "Chart.NoData");
}
