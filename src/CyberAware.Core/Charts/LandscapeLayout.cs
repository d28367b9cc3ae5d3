using System.Globalization;
using CyberAware.Core.Surveys;
using CyberAware.Core.Text;
using static CyberAware.Core.Charts.ChartScene;

namespace CyberAware.Core.Charts;

/// <summary>
/// Lays a chart out for a picture that is wider than high: labels before their bars, the panels of years side by side on one
/// scale. The rules are those of <see cref="ChartLayout"/>; only the places differ.
/// </summary>
public static class LandscapeLayout
{
    private const decimal LeastBar = 26;
    private const decimal ThickestBar = 52;
    private const decimal LeastGap = 12;
    private const decimal LargestGap = 30;
    private const decimal LabelShare = 0.46m;
    private const decimal PanelGap = 24;
    private const decimal LeastPlot = 96;
    private const decimal MaxColumnWidth = 96;

    // Four digits and a hair: narrower, and the years run into one another.
    private const decimal LeastSlot = 37;

    // With more of them the letters would be too small to read.
    private const int MostBars = 8;
    private const int MostColumns = 24;

    // Sizes of the letters in pixels, the best one first.
    private static readonly decimal[] Sizes = [24, 22, 20, 18, 16, 14, 12];

    /// <summary>Whether a chart can be read in such a picture.</summary>
    /// <param name="survey">The survey whose figures it shows.</param>
    /// <param name="chart">What it shows.</param>
    public static bool Holds(Survey survey, SurveyChart chart)
    {
        var drawn = ChartLayout.DrawnOf(survey, chart);
        return drawn.Count > 0 && (chart.Kind == SurveyChart.Bars ? drawn.Count <= MostBars : drawn.Count * ChartLayout.YearsOf(drawn).Count <= MostColumns);
    }

    /// <summary>The drawing of a chart in the largest letters with which it fits.</summary>
    /// <param name="language">The language of its words.</param>
    /// <param name="survey">The survey whose figures it shows.</param>
    /// <param name="chart">What it shows.</param>
    /// <param name="width">Width of the box in pixels.</param>
    /// <param name="height">Height of the box in pixels.</param>
    /// <returns>The shapes in a drawing that has the box's proportions or is lower, higher only where nothing fits; null where <see cref="Holds"/> says no.</returns>
    public static ChartScene? For(Language language, Survey survey, SurveyChart chart, decimal width, decimal height)
    {
        var drawn = ChartLayout.DrawnOf(survey, chart);
        return !Holds(survey, chart) ? null
            : chart.Kind == SurveyChart.Bars ? Largest((w, h) => Bars(language, survey, drawn, w, h), width, height)
            : Largest((w, h) => Years(language, survey, drawn, w, h), width, height);
    }

    private static ChartScene Largest(Func<decimal, decimal, (ChartScene Scene, bool Fits)> lay, decimal width, decimal height)
    {
        var tries = Sizes.Select(size => lay(width * FontSize / size, height * FontSize / size));
        return tries.FirstOrDefault(one => one.Fits) is { Scene: { } scene } ? scene : tries.Last().Scene;
    }

    private static (ChartScene Scene, bool Fits) Bars(Language language, Survey survey, IReadOnlyList<Indicator> indicators, decimal width, decimal height)
    {
        var labelWidth = Math.Round(width * LabelShare);
        var thickness = Math.Clamp(Math.Floor(height / indicators.Count * 0.4m), LeastBar, ThickestBar);
        var figures = indicators.Select(indicator => FigureFormatter.Format(language, indicator, indicator.Values[^1])).ToList();
        var left = labelWidth + 16;
        var length = Math.Floor(width - left - figures.Max(figure => TextMetrics.Width(figure, FontSize)) - 12);
        var labels = indicators.Select(indicator => TextMetrics.Wrap(ChartLayout.LabelOf(language, survey, indicator), FontSize, labelWidth)).ToList();
        var rows = labels.Select(lines => Math.Max(lines.Count * LineHeight, thickness)).ToList();
        var room = height - rows.Sum();
        var gap = indicators.Count == 1 ? 0 : Math.Clamp(Math.Floor(room / (indicators.Count - 1)), LeastGap, LargestGap);
        var shapes = new List<ChartShape>();
        var y = 0m;
        for (var i = 0; i < indicators.Count; i++)
        {
            var top = y + ((rows[i] - thickness) / 2);
            var value = indicators[i].Values[^1].Value;
            shapes.Add(new ChartTextShape(
                ShapeRole.Label, 0, y + ((rows[i] - (labels[i].Count * LineHeight)) / 2) + FontSize, TextAnchor.Start, labels[i]));
            shapes.Add(new ChartRect(ShapeRole.Track, left, top, length, thickness));
            shapes.Add(new ChartRect(ShapeRole.Bar, left, top, ChartLayout.LengthOf(value, ChartLayout.Whole(indicators[i]), length), thickness));
            shapes.Add(new ChartLine(ShapeRole.Baseline, left, top - 3, left, top + thickness + 3));
            shapes.Add(new ChartTextShape(ShapeRole.Value, left + length + 8, top + (thickness / 2) + 5, TextAnchor.Start, [figures[i]]));
            y += rows[i] + gap;
        }

        return (new ChartScene(width, y - gap, shapes), y - gap <= height);
    }

    private static (ChartScene Scene, bool Fits) Years(Language language, Survey survey, IReadOnlyList<Indicator> indicators, decimal width, decimal height)
    {
        var years = ChartLayout.YearsOf(indicators);
        var panel = (width - (PanelGap * (indicators.Count - 1))) / indicators.Count;
        var slot = panel / years.Count;
        var isNarrow = indicators.SelectMany(indicator => indicator.Values.Select(value => FigureFormatter.Format(language, indicator, value)))
            .Any(figure => TextMetrics.Width(figure, FontSize) > slot);
        var labels = indicators.Select(indicator => TextMetrics.Wrap(LabelOf(language, survey, indicator, isNarrow), FontSize, panel)).ToList();
        var gap = ChartLayout.GapWords(language);

        // In the place of their column, where the figures beside them leave them room; else below the year.
        var figures = indicators.SelectMany(indicator => indicator.Values.Select(value => isNarrow ? Short(language, indicator, value) : FigureFormatter.Format(language, indicator, value)));
        var isGapBelow = (WidestOf(gap) + WidestOf(figures)) / 2 > slot;
        var head = labels.Max(lines => lines.Count) * LineHeight;
        var foot = LineHeight + (isGapBelow && indicators.Any(indicator => indicator.Values.Count < years.Count) ? gap.Length * LineHeight : 0);
        var zero = height - foot - 4;
        var plot = zero - head - LineHeight - 6;
        var scale = ChartLayout.ScaleOf(indicators.SelectMany(indicator => indicator.Values).Select(value => value.Value));
        var shapes = new List<ChartShape>();
        for (var i = 0; i < indicators.Count; i++)
        {
            var left = i * (panel + PanelGap);
            shapes.Add(new ChartTextShape(ShapeRole.Label, left, FontSize, TextAnchor.Start, labels[i]));
            for (var at = 0; at < years.Count; at++)
            {
                var middle = Math.Round(left + (slot * (at + 0.5m)), 1);
                if (indicators[i].Values.FirstOrDefault(value => value.Year == years[at]) is { } value)
                {
                    var rise = ChartLayout.LengthOf(value.Value, scale, Math.Max(plot, 1));
                    var column = Math.Round(Math.Min(MaxColumnWidth, slot * 0.5m), 1);
                    var figure = isNarrow ? Short(language, indicators[i], value) : FigureFormatter.Format(language, indicators[i], value);
                    shapes.Add(new ChartRect(ShapeRole.Bar, middle - (column / 2), zero - rise, column, rise));
                    shapes.Add(new ChartTextShape(ShapeRole.Value, middle, zero - rise - 5, TextAnchor.Middle, [figure]));
                }
                else
                {
                    var first = isGapBelow ? zero + (2 * LineHeight) - 2 : zero - 6 - ((gap.Length - 1) * LineHeight);
                    shapes.Add(new ChartTextShape(ShapeRole.GapText, middle, first, TextAnchor.Middle, gap));
                }

                shapes.Add(new ChartTextShape(
                    ShapeRole.Tick, middle, zero + LineHeight - 2, TextAnchor.Middle, [years[at].ToString(CultureInfo.InvariantCulture)]));
            }

            ChartLayout.AddBaseline(shapes, indicators[i], years, left, zero, slot);
        }

        return (new ChartScene(width, height, shapes), plot >= LeastPlot && (years.Count == 1 || slot >= LeastSlot));
    }

    private static decimal WidestOf(IEnumerable<string> words) => words.Max(word => TextMetrics.Width(word, FontSize));

    // Where a column has no room for the sign of percent, the label says it.
    private static string LabelOf(Language language, Survey survey, Indicator indicator, bool isNarrow) =>
        ChartLayout.LabelOf(language, survey, indicator) + (isNarrow && indicator.Unit == "percent" ? ",\u00A0%" : "");

    private static string Short(Language language, Indicator indicator, IndicatorValue value) =>
        indicator.Unit == "percent" && !value.AtLeast ? NumberFormatter.Number(value.Value) : FigureFormatter.Format(language, indicator, value);
}
