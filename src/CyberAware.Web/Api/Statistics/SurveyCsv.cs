using System.Globalization;
using CyberAware.Core;
using CyberAware.Core.Charts;
using CyberAware.Core.Surveys;
using CyberAware.Web.Localization;

namespace CyberAware.Web.Api.Statistics;

/// <summary>A survey as a table for spreadsheets, with decimal commas.</summary>
public sealed class SurveyCsv(SurveyResponses responses, FeatureResources texts)
{
    /// <summary>The columns in their order; their names in a language are the texts <c>{column}.Column</c>.</summary>
    public static readonly IReadOnlyList<string> Columns =
        ["survey", "indicator", "label", "unit", "year", "value", "atLeast", "of", "base", "source", "place", "question", "note"];

    private static readonly NumberFormatInfo DecimalComma = new() { NumberDecimalSeparator = "," };

    /// <summary>The whole file, a row for each figure.</summary>
    public byte[] Write(Language language, Survey survey) => Spreadsheet.Write(
        Columns.Select(column => texts.In(language, "Statistics", column + ".Column")),
        from indicator in survey.Indicators
        from value in indicator.Values
        select Cells(language, survey, indicator, value));

    private IEnumerable<string?> Cells(Language language, Survey survey, Indicator indicator, IndicatorValue value)
    {
        var text = survey.Texts[language];
        return
        [
            survey.Id,
            indicator.Id,
            text.Labels.GetValueOrDefault(indicator.Id, indicator.Id),
            indicator.Unit,
            Whole(value.Year),
            value.Value.ToString("0.##", DecimalComma),
            value.AtLeast ? "1" : "0",
            Whole(value.OutOf),
            Whole(value.Base),
            responses.SourceOf(language, survey, indicator, value),
            indicator.SourceHeading,
            text.Questions.GetValueOrDefault(indicator.Id),
            SurveyRows.Note(language, survey, indicator),
        ];
    }

    private static string? Whole(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
