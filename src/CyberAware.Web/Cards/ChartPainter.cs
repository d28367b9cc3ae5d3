using CyberAware.Core.Charts;
using SkiaSharp;

namespace CyberAware.Web.Cards;

/// <summary>Draws a chart as a picture for newspapers and messengers: finding, measure, figures, source and address on paper.</summary>
public static class ChartPainter
{
    private const float Margin = 56;
    private const float Top = 40;
    private const float Footer = 72;
    private const float AddressSize = 22;

    private static readonly SKSize TitleBox = new(1200 - (2 * Margin), 100);
    private static readonly SKSize MeasureBox = new(1200 - (2 * Margin), 64);
    private static readonly SKColor Ink = CardDrawings.Colour("ink");
    private static readonly SKColor Soft = CardDrawings.Colour("ink-soft");
    private static readonly SKColor Strong = CardDrawings.Colour("line-strong");
    private static readonly SKColor Brand = CardDrawings.Colour("brand");
    private static readonly float[] Dashes = [4, 3];

    /// <summary>The finding as it stands on the picture.</summary>
    public static FittedText Title(CardContent content) => FittedText.Fit(content.Sentence, content.Language, CardFonts.Bold, TitleBox, 44, 28);

    /// <summary>The measure as it stands on the picture.</summary>
    public static FittedText Measure(CardContent content) => FittedText.Fit(content.Chart!.Measure, content.Language, CardFonts.Medium, MeasureBox, 24, 16);

    /// <summary>The source as it stands on the picture.</summary>
    public static FittedText Source(CardContent content) => FittedText.Fit(content.Chart!.Source, content.Language, CardFonts.Medium, new SKSize(TitleBox.Width, 30), 20, 16);

    /// <summary>The place of the figures, what the words around them leave.</summary>
    public static SKRect Plot(CardContent content) => new(
        Margin, Top + Title(content).Height + 6 + Measure(content).Height + 24, 1200 - Margin, BottomOf(content) - Source(content).Height - 20);

    /// <summary>The figures as shapes in units of their own, which fill the width of their place.</summary>
    public static ChartScene Scene(CardContent content)
    {
        var plot = Plot(content);
        return content.Chart!.View.Landscape(content.Language, (decimal)plot.Width, (decimal)plot.Height)!;
    }

    /// <summary>The letters of some words.</summary>
    public static SKFont FontOf(ChartTextShape words) =>
        CardFonts.At(words.Role == ShapeRole.Value ? CardFonts.Bold : CardFonts.Medium, (float)ChartScene.FontSize);

    /// <summary>Draws all of it.</summary>
    public static void Draw(SKCanvas canvas, CardContent content)
    {
        canvas.Clear(SKColors.White);
        var (title, measure, source) = (Title(content), Measure(content), Source(content));
        title.Draw(canvas, CardFonts.Bold, Margin, Top, Ink);
        measure.Draw(canvas, CardFonts.Medium, Margin, Top + title.Height + 6, Soft);
        DrawScene(canvas, Scene(content), Plot(content));
        source.Draw(canvas, CardFonts.Medium, Margin, BottomOf(content) - source.Height, Soft);
        using var band = new SKPaint { Color = CardDrawings.Colour("band") };
        canvas.DrawRect(SKRect.Create(0, content.Format.Height - Footer, content.Format.Width, Footer), band);
        CardPainter.DrawName(canvas, content.Portal, Margin, content.Format.Height - Footer + ((Footer - CardPainter.MarkSize) / 2));
        using var font = CardFonts.At(CardFonts.Medium, AddressSize);
        using var white = new SKPaint { Color = SKColors.White, IsAntialias = true };
        canvas.DrawText(
            content.Chart!.Address.Split("://")[^1], content.Format.Width - Margin, content.Format.Height - (Footer / 2) + (AddressSize * 0.36f), SKTextAlign.Right, font, white);
    }

    private static float BottomOf(CardContent content) => content.Format.Height - Footer - 16;

    // Bars that don't need all the height stand in its middle.
    private static void DrawScene(SKCanvas canvas, ChartScene scene, SKRect plot)
    {
        var scale = plot.Width / (float)scene.Width;
        var kept = canvas.Save();
        canvas.Translate(plot.Left, plot.Top + Math.Max(0, (plot.Height - ((float)scene.Height * scale)) / 2));
        canvas.Scale(scale);
        foreach (var shape in scene.Shapes)
        {
            Draw(canvas, shape);
        }

        canvas.RestoreToCount(kept);
    }

    private static void Draw(SKCanvas canvas, ChartShape shape)
    {
        using var paint = new SKPaint { Color = ColourOf(shape.Role), IsAntialias = true };
        switch (shape)
        {
            case ChartRect box:
                canvas.DrawRect(SKRect.Create((float)box.X, (float)box.Y, (float)box.Width, (float)box.Height), paint);
                break;
            case ChartLine line:
                using (var dashes = shape.Role == ShapeRole.Gap ? SKPathEffect.CreateDash(Dashes, 0) : null)
                {
                    (paint.Style, paint.StrokeWidth, paint.PathEffect) = (SKPaintStyle.Stroke, 1.5f, dashes);
                    canvas.DrawLine((float)line.X1, (float)line.Y1, (float)line.X2, (float)line.Y2, paint);
                }

                break;
            case ChartTextShape words:
                using (var font = FontOf(words))
                {
                    foreach (var (index, text) in words.Lines.Index())
                    {
                        canvas.DrawText(text, (float)words.X, (float)(words.Y + (index * ChartScene.LineHeight)), AlignOf(words.Anchor), font, paint);
                    }
                }

                break;
        }
    }

    private static SKTextAlign AlignOf(TextAnchor anchor) => anchor switch
    {
        TextAnchor.Middle => SKTextAlign.Center,
        TextAnchor.End => SKTextAlign.Right,
        _ => SKTextAlign.Left,
    };

    private static SKColor ColourOf(ShapeRole role) => role switch
    {
        ShapeRole.Bar => Brand,
        ShapeRole.Track => CardDrawings.Colour("checklist-soft"),
        ShapeRole.Tick or ShapeRole.GapText => Soft,
        ShapeRole.Gap => Strong,
        _ => Ink,
    };
}
