using System.Globalization;
using CyberAware.Core.Surveys;
using CyberAware.Core.Text;
using static CyberAware.Core.Charts.ChartScene;

namespace CyberAware.Core.Charts;

/// <summary>
/// Lays a chart out: pure geometry, the same on every screen. Every axis begins at zero, every figure is
/// written beside its shape, and a year without data keeps its place.
/// </summary>
public static class ChartLayout
{
    private const decimal BarHeight = 18;
    private const decimal RowGap = 16;
    private const decimal PlotHeight = 120;
    private const decimal MaxColumnWidth = 64;

    // Readers may space letters by 0.12 em (WCAG 1.4.12): lines and figures leave room for it.
    private const decimal LabelPart = 0.82m;
    private const decimal LetterSpacing = FontSize * 0.12m;

    // A slot in which the words for a gap would touch the figures beside them: there they stand below the year.
    private const decimal NarrowSlot = 80;

    /// <summary>The drawing of a chart.</summary>
    /// <param name="language">The language of its words.</param>
    /// <param name="survey">The survey whose figures it shows.</param>
    /// <param name="chart">What it shows.</param>
    /// <param name="width">Width of the drawing, <see cref="ColumnWidth"/> or more.</param>
    /// <returns>The shapes; null when the chart is a table or its data is missing.</returns>
    public static ChartScene? For(Language language, Survey survey, SurveyChart chart, decimal width = ColumnWidth)
    {
        var indicators = DrawnOf(survey, chart);
        return indicators.Count == 0 ? null : chart.Kind == SurveyChart.Bars ? Bars(language, survey, indicators, width) : Years(language, survey, indicators, width);
    }

    /// <summary>The indicators of a chart that the survey has values of, in the chart's order.</summary>
    public static IReadOnlyList<Indicator> IndicatorsOf(Survey survey, SurveyChart chart) =>
        [.. chart.Indicators.Select(survey.Find).OfType<Indicator>().Where(indicator => indicator.Values.Count > 0)];

    /// <summary>Those of them that a picture shows; none where a table says more or the data is missing.</summary>
    public static IReadOnlyList<Indicator> DrawnOf(Survey survey, SurveyChart chart) => chart.Kind switch
    {
        SurveyChart.Bars => [.. IndicatorsOf(survey, chart).Where(IsBar)],
        SurveyChart.Years => IndicatorsOf(survey, chart),
        _ => [],
    };

    /// <summary>Every year from the first to the last of some indicators, those without data too.</summary>
    public static IReadOnlyList<int> YearsOf(IReadOnlyList<Indicator> indicators)
    {
        var years = indicators.SelectMany(indicator => indicator.Values).Select(value => value.Year).ToList();
        return years.Count == 0 ? [] : [.. Enumerable.Range(years.Min(), years.Max() - years.Min() + 1)];
    }

    /// <summary>The end of a scale that begins at zero: the whole of a bar, the next ten above the highest column.</summary>
    /// <param name="values">The figures on the scale, none below zero.</param>
    public static decimal ScaleOf(IEnumerable<decimal> values) => Math.Max(10, Math.Ceiling(values.DefaultIfEmpty().Max() / 10) * 10);

    /// <summary>Length of a figure on a scale.</summary>
    /// <param name="value">The figure, from 0 to <paramref name="scale"/>.</param>
    /// <param name="scale">End of the scale, above zero.</param>
    /// <param name="length">Length of the scale.</param>
    public static decimal LengthOf(decimal value, decimal scale, decimal length) =>
        Math.Round(length * Math.Clamp(value, 0, scale) / scale, 1, MidpointRounding.AwayFromZero);

    private static bool IsBar(Indicator indicator) => indicator.Unit is "percent" or "score";

    // The label above, then the bar on a track that stands for the whole, its figure behind it.
    private static ChartScene Bars(Language language, Survey survey, IReadOnlyList<Indicator> indicators, decimal width)
    {
        var shapes = new List<ChartShape>();
        var figures = indicators.Select(indicator => FigureFormatter.Format(language, indicator, indicator.Values[^1])).ToList();
        var reserved = figures.Max(figure => TextMetrics.Width(figure, FontSize) + (figure.Length * LetterSpacing)) + 10;
        var length = Math.Round(width - reserved, 0);
        var y = 0m;
        var scales = indicators.Select(Whole).ToList();
        for (var i = 0; i < indicators.Count; i++)
        {
            var lines = TextMetrics.Wrap(LabelOf(language, survey, indicators[i]), FontSize, width * LabelPart);
            shapes.Add(new ChartTextShape(ShapeRole.Label, 0, y + FontSize, TextAnchor.Start, lines));
            y += (lines.Count * LineHeight) + 2;
            shapes.Add(new ChartRect(ShapeRole.Track, 0.5m, y, length - 1, BarHeight));
            shapes.Add(new ChartRect(ShapeRole.Bar, 0.5m, y, LengthOf(indicators[i].Values[^1].Value, scales[i], length - 1), BarHeight));
            shapes.Add(new ChartTextShape(ShapeRole.Value, length + 8, y + FontSize, TextAnchor.Start, [figures[i]]));
            shapes.Add(new ChartLine(ShapeRole.Baseline, 0.5m, y - 3, 0.5m, y + BarHeight + 3));
            y += BarHeight + RowGap;
        }

        y -= RowGap - 4;
        var unit = scales.Distinct().Count() == 1 ? indicators[0].Unit : "";
        if (unit.Length > 0)
        {
            foreach (var (part, anchor) in new[] { (0m, TextAnchor.Start), (0.5m, TextAnchor.Middle), (1m, TextAnchor.End) })
            {
                var mark = unit == "percent" ? NumberFormatter.Percent(language, scales[0] * part) : NumberFormatter.Number(scales[0] * part);
                shapes.Add(new ChartTextShape(ShapeRole.Tick, Math.Round(length * part, 1), y + LineHeight - 2, anchor, [mark]));
            }

            y += LineHeight + 2;
        }

        return new ChartScene(width, y + 4, shapes);
    }

    // One panel for each indicator, all on one scale, so that no colour has to tell them apart; each as high as its highest column.
    private static ChartScene Years(Language language, Survey survey, IReadOnlyList<Indicator> indicators, decimal width)
    {
        var shapes = new List<ChartShape>();
        var years = YearsOf(indicators);
        var scale = ScaleOf(indicators.SelectMany(indicator => indicator.Values).Select(value => value.Value));
        var slot = width / years.Count;
        var column = Math.Round(Math.Min(MaxColumnWidth, slot * 0.5m), 1);
        var y = 0m;
        foreach (var indicator in indicators)
        {
            var lines = TextMetrics.Wrap(LabelOf(language, survey, indicator), FontSize, width * LabelPart);
            shapes.Add(new ChartTextShape(ShapeRole.Label, 0, y + FontSize, TextAnchor.Start, lines));
            var highest = LengthOf(indicator.Values.Max(value => value.Value), scale, PlotHeight);
            var hasGap = indicator.Values.Count < years.Count;
            var gapHeight = hasGap && slot >= NarrowSlot ? GapWords(language).Length * LineHeight : 0;
            var zero = y + (lines.Count * LineHeight) + Math.Max(LineHeight + highest, gapHeight) + 2;
            for (var i = 0; i < years.Count; i++)
            {
                var middle = Math.Round(slot * (i + 0.5m), 1);
                if (indicator.Values.FirstOrDefault(value => value.Year == years[i]) is { } value)
                {
                    var height = LengthOf(value.Value, scale, PlotHeight);
                    shapes.Add(new ChartRect(ShapeRole.Bar, middle - (column / 2), zero - height, column, height));
                    shapes.Add(new ChartTextShape(ShapeRole.Value, middle, zero - height - 5, TextAnchor.Middle, [FigureFormatter.Format(language, indicator, value)]));
                }
                else
                {
                    var words = GapWords(language);
                    var first = slot < NarrowSlot ? zero + (2 * LineHeight) - 2 : zero - 6 - ((words.Length - 1) * LineHeight);
                    shapes.Add(new ChartTextShape(ShapeRole.GapText, middle, first, TextAnchor.Middle, words));
                }

                shapes.Add(new ChartTextShape(
                    ShapeRole.Tick, middle, zero + LineHeight - 2, TextAnchor.Middle, [years[i].ToString(CultureInfo.InvariantCulture)]));
            }

            AddBaseline(shapes, indicator, years, 0, zero, slot);
            y = zero + LineHeight + RowGap + (hasGap && slot < NarrowSlot ? GapWords(language).Length * LineHeight : 0);
        }

        return new ChartScene(width, y - RowGap + 6, shapes);
    }

    // One word a line: the place of a year is narrow.
    internal static string[] GapWords(Language language) => ChartDescription.NoData(language).Split(' ');

    // Solid under years with data, dashed under the others: no line leads through a gap.
    internal static void AddBaseline(List<ChartShape> shapes, Indicator indicator, IReadOnlyList<int> years, decimal left, decimal zero, decimal slot)
    {
        for (var i = 0; i < years.Count; i++)
        {
            var role = indicator.Values.Any(value => value.Year == years[i]) ? ShapeRole.Baseline : ShapeRole.Gap;
            shapes.Add(new ChartLine(role, left + Math.Round(slot * i, 1), zero, left + Math.Round(slot * (i + 1), 1), zero));
        }
    }

    internal static decimal Whole(Indicator indicator) =>
        indicator.Unit == "percent" ? 100 : indicator.Values[^1].OutOf ?? ScaleOf([indicator.Values[^1].Value]);

    internal static string LabelOf(Language language, Survey survey, Indicator indicator) =>
        survey.Texts[language].Labels.GetValueOrDefault(indicator.Id, indicator.Id);
}
