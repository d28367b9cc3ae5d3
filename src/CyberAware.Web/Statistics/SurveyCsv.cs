using System.Globalization;
using CsvHelper;
using CyberAware.Core;
using CyberAware.Core.Surveys;
using CyberAware.Web.Localization;

namespace CyberAware.Web.Statistics;

/// <summary>
/// A survey as a table for spreadsheets: UTF-8 with a byte-order mark, semicolons and decimal commas, as
/// programs with Kazakh or Russian settings expect; cells that a program would take for a formula are escaped.
/// </summary>
public sealed class SurveyCsv(SurveyDocuments documents, FeatureTexts texts)
{
    /// <summary>The columns in their order; their names in a language are the texts <c>{column}.Column</c>.</summary>
    public static readonly IReadOnlyList<string> Columns =
        ["survey", "indicator", "label", "unit", "year", "value", "atLeast", "of", "base", "source", "place", "question", "note"];

    private static readonly CsvWriterOptions Options = CsvWriterOptions.Default with
    {
        Separator = ';',
        WriteByteOrderMark = true,
        Injection = CsvInjection.Escape,
    };

    private static readonly NumberFormatInfo DecimalComma = new() { NumberDecimalSeparator = "," };

    /// <summary>The whole file, a row for each figure.</summary>
    public byte[] Write(Language language, Survey survey)
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, Options, leaveOpen: true))
        {
            csv.WriteHeader([.. Columns.Select(column => texts.In(language, "Statistics", column + ".Column"))]);
            foreach (var indicator in survey.Indicators)
            {
                foreach (var value in indicator.Values)
                {
                    csv.WriteRecord([.. Cells(language, survey, indicator, value)]);
                }
            }
        }

        return stream.ToArray();
    }

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
            Whole(value.Of),
            Whole(value.Base),
            documents.SourceOf(language, survey, indicator, value),
            indicator.Place,
            text.Questions.GetValueOrDefault(indicator.Id),
            SurveyRows.Note(language, survey, indicator),
        ];
    }

    private static string? Whole(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
