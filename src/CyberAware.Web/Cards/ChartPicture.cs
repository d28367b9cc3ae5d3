using CyberAware.Core.Charts;
using SkiaSharp;

namespace CyberAware.Web.Cards;

/// <summary>The layout of a chart's picture: its words, fitted once, and its figures in the place that the words leave.</summary>
/// <param name="Title">The finding.</param>
/// <param name="Measure">The measure.</param>
/// <param name="Source">The source.</param>
/// <param name="Plot">The place of the figures.</param>
/// <param name="Scene">The figures as shapes in units of their own; null when there is nothing to draw.</param>
public sealed record ChartPicture(FittedText Title, FittedText Measure, FittedText Source, SKRect Plot, ChartScene? Scene)
{
    internal const float Margin = 56;
    internal const float Top = 40;
    internal const float MeasureGap = 6;
    internal const float SourceGap = 20;
    internal const float Footer = 72;

    /// <summary>How many pixels a unit of the figures is: they keep their proportions, and never leave their place.</summary>
    public float Scale => Scene is null ? 1 : Math.Min(Plot.Width / (float)Scene.Width, Plot.Height / (float)Scene.Height);

    /// <summary>Where the figures stand: in the middle of their place when they don't need all of it.</summary>
    public SKRect Frame => Scene is null ? SKRect.Empty : SKRect.Create(
        Plot.MidX - ((float)Scene.Width * Scale / 2), Plot.MidY - ((float)Scene.Height * Scale / 2), (float)Scene.Width * Scale, (float)Scene.Height * Scale);

    /// <summary>Lays a card's chart out.</summary>
    /// <param name="content">The card.</param>
    /// <param name="chart">Its chart.</param>
    public static ChartPicture From(CardContent content, CardChart chart)
    {
        var width = content.Format.Width - (2 * Margin);
        var title = FittedText.Fit(content.Sentence, content.Language, CardFonts.Bold, new SKSize(width, 100), 44, 28);
        var measure = FittedText.Fit(chart.Measure, content.Language, CardFonts.Medium, new SKSize(width, 64), 24, 16);
        var source = FittedText.Fit(chart.Source, content.Language, CardFonts.Medium, new SKSize(width, 30), 20, 16);
        var top = Top + title.Height + MeasureGap + measure.Height + 24;
        var plot = new SKRect(Margin, top, Margin + width, content.Format.Height - Footer - 16 - source.Height - SourceGap);
        return new ChartPicture(title, measure, source, plot, chart.View.Landscape(content.Language, (decimal)plot.Width, (decimal)plot.Height));
    }
}
