using CyberAware.Core.Surveys;

namespace CyberAware.Core.Charts;

/// <summary>The shape of a chart without words, for lists.</summary>
public static class ChartThumbnail
{
    private const decimal Width = 96;
    private const decimal Height = 56;

    /// <summary>The small drawing; an empty frame for a table or a chart without data.</summary>
    public static ChartScene For(Survey survey, SurveyChart chart)
    {
        var indicators = ChartLayout.IndicatorsOf(survey, chart);
        return new ChartScene(Width, Height, chart.Kind switch
        {
            SurveyChart.Bars => Bars([.. indicators.Where(indicator => indicator.Unit is "percent" or "score")]),
            SurveyChart.Years when indicators.Count > 0 => Years(indicators),
            SurveyChart.Table => Rows(),
            _ => [new ChartRect(ShapeRole.Gap, 1, 1, Width - 2, Height - 2)],
        });
    }

    private static List<ChartShape> Bars(List<Indicator> indicators)
    {
        var step = Math.Min(20, Height / Math.Max(1, indicators.Count));
        var shapes = new List<ChartShape>();
        for (var i = 0; i < indicators.Count; i++)
        {
            var y = (i * step) + ((Height - (step * indicators.Count)) / 2) + (step * 0.15m);
            shapes.Add(new ChartRect(ShapeRole.Track, 0.5m, y, Width - 1, step * 0.7m));
            var whole = indicators[i].Unit == "percent" ? 100 : indicators[i].Values[^1].OutOf ?? 100;
            shapes.Add(new ChartRect(ShapeRole.Bar, 0.5m, y, ChartLayout.LengthOf(indicators[i].Values[^1].Value, whole, Width - 1), step * 0.7m));
        }

        return shapes;
    }

    // The first indicator stands for all.
    private static List<ChartShape> Years(IReadOnlyList<Indicator> indicators)
    {
        var years = ChartLayout.YearsOf(indicators);
        var scale = ChartLayout.ScaleOf(indicators[0].Values.Select(value => value.Value));
        var slot = Width / years.Count;
        var shapes = new List<ChartShape>();
        for (var i = 0; i < years.Count; i++)
        {
            var value = indicators[0].Values.FirstOrDefault(candidate => candidate.Year == years[i]);
            if (value is not null)
            {
                var height = ChartLayout.LengthOf(value.Value, scale, Height - 2);
                shapes.Add(new ChartRect(ShapeRole.Bar, (slot * i) + (slot * 0.2m), Height - 1 - height, slot * 0.6m, height));
            }

            shapes.Add(new ChartLine(value is null ? ShapeRole.Gap : ShapeRole.Baseline, slot * i, Height - 0.5m, slot * (i + 1), Height - 0.5m));
        }

        return shapes;
    }

    private static List<ChartShape> Rows() =>
        [.. Enumerable.Range(0, 4).Select(i => new ChartLine(ShapeRole.Baseline, 0, 8 + (i * 13), Width, 8 + (i * 13)))];
}
