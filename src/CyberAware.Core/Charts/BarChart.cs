using static CyberAware.Core.Charts.ChartScene;

namespace CyberAware.Core.Charts;

/// <summary>One bar.</summary>
/// <param name="Label">What is measured.</param>
/// <param name="Value">The figure, from 0 to the end of the scale; null when it is withheld.</param>
/// <param name="Figure">The figure in words, written behind the bar.</param>
public sealed record ChartBar(string Label, decimal? Value, string Figure);

/// <summary>Lays bars out that are not a survey's. They begin at zero, and a figure that is withheld has no bar but keeps its place.</summary>
public static class BarChart
{
    private const decimal BarHeight = 18;
    private const decimal RowGap = 16;
    private const decimal LabelWidth = ColumnWidth * 0.9m;
    private const decimal LineGap = 8;

    // Readers may space letters by 0.12 em (WCAG 1.4.12): labels and figures leave room for it.
    private const decimal LetterSpacing = FontSize * 0.12m;

    /// <summary>Each label above its bar: for words of any length.</summary>
    /// <param name="bars">The bars, at least one.</param>
    /// <param name="scale">End of the scale, above zero.</param>
    public static ChartScene Stacked(IReadOnlyList<ChartBar> bars, decimal scale)
    {
        var shapes = new List<ChartShape>();
        var length = ColumnWidth - WidthOf(bars.Select(bar => bar.Figure));
        var y = 0m;
        foreach (var bar in bars)
        {
            var lines = TextMetrics.Wrap(bar.Label, FontSize, LabelWidth);
            shapes.Add(new ChartTextShape(ShapeRole.Label, 0, y + FontSize, TextAnchor.Start, lines));
            y += (lines.Count * LineHeight) + 2;
            AddBar(shapes, bar, scale, 0, y, length);
            y += BarHeight + RowGap;
        }

        return new ChartScene(ColumnWidth, y - RowGap + 4, shapes);
    }

    /// <summary>Each label before its bar: for short ones.</summary>
    /// <param name="bars">The bars, at least one.</param>
    /// <param name="scale">End of the scale, above zero.</param>
    public static ChartScene Inline(IReadOnlyList<ChartBar> bars, decimal scale)
    {
        var shapes = new List<ChartShape>();
        var start = WidthOf(bars.Select(bar => bar.Label));
        var length = ColumnWidth - start - WidthOf(bars.Select(bar => bar.Figure));
        var y = 3m;
        foreach (var bar in bars)
        {
            shapes.Add(new ChartTextShape(ShapeRole.Tick, 0, y + FontSize, TextAnchor.Start, [bar.Label]));
            AddBar(shapes, bar, scale, start, y, length);
            y += BarHeight + LineGap;
        }

        return new ChartScene(ColumnWidth, y - LineGap + 4, shapes);
    }

    private static void AddBar(List<ChartShape> shapes, ChartBar bar, decimal scale, decimal x, decimal y, decimal length)
    {
        // An empty track would look like a whole of which the figure is nothing.
        if (bar.Value is { } value)
        {
            shapes.Add(new ChartRect(ShapeRole.Track, x + 0.5m, y, length - 1, BarHeight));
            shapes.Add(new ChartRect(ShapeRole.Bar, x + 0.5m, y, ChartLayout.LengthOf(value, scale, length - 1), BarHeight));
        }

        var end = bar.Value is null ? 0 : length;
        shapes.Add(new ChartTextShape(bar.Value is null ? ShapeRole.GapText : ShapeRole.Value, x + end + 8, y + FontSize, TextAnchor.Start, [bar.Figure]));
        shapes.Add(new ChartLine(ShapeRole.Baseline, x + 0.5m, y - 3, x + 0.5m, y + BarHeight + 3));
    }

    private static decimal WidthOf(IEnumerable<string> words) =>
        Math.Ceiling(words.Max(word => TextMetrics.Width(word, FontSize) + (word.Length * LetterSpacing)) + 10);
}
