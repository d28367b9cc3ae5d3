using CyberAware.Core.Charts;
using SkiaSharp;

namespace CyberAware.Web.Cards;

/// <summary>Draws a chart as a picture for newspapers and messengers: finding, measure, figures, source and address on paper.</summary>
public static class ChartPainter
{
    private const float AddressSize = 22;

    private static readonly SKColor Ink = CardDrawings.Colour("ink");
    private static readonly SKColor Soft = CardDrawings.Colour("ink-soft");
    private static readonly SKColor Strong = CardDrawings.Colour("line-strong");
    private static readonly SKColor Brand = CardDrawings.Colour("brand");
    private static readonly float[] Dashes = [4, 3];

    /// <summary>The letters of some words.</summary>
    public static SKFont FontOf(ChartTextShape words) =>
        CardFonts.At(words.Role == ShapeRole.Value ? CardFonts.Bold : CardFonts.Medium, (float)ChartScene.FontSize);

    /// <summary>Draws all of it.</summary>
    public static void Draw(SKCanvas canvas, CardContent content, CardChart chart)
    {
        var (margin, top) = (ChartPicture.Margin, ChartPicture.Top);
        var picture = ChartPicture.From(content, chart);
        canvas.Clear(SKColors.White);
        picture.Title.Draw(canvas, CardFonts.Bold, margin, top, Ink);
        picture.Measure.Draw(canvas, CardFonts.Medium, margin, top + picture.Title.Height + ChartPicture.MeasureGap, Soft);
        DrawFigures(canvas, picture);
        picture.Source.Draw(canvas, CardFonts.Medium, margin, picture.Plot.Bottom + ChartPicture.SourceGap, Soft);
        var footer = SKRect.Create(0, content.Format.Height - ChartPicture.Footer, content.Format.Width, ChartPicture.Footer);
        using var band = new SKPaint { Color = CardDrawings.Colour("band") };
        canvas.DrawRect(footer, band);
        CardPainter.DrawName(canvas, content.Portal, margin, footer.MidY - (CardPainter.MarkSize / 2));
        using var font = CardFonts.At(CardFonts.Medium, AddressSize);
        using var white = new SKPaint { Color = SKColors.White, IsAntialias = true };
        canvas.DrawText(chart.Address.Split("://")[^1], footer.Right - margin, footer.MidY + (AddressSize * 0.36f), SKTextAlign.Right, font, white);
    }

    private static void DrawFigures(SKCanvas canvas, ChartPicture picture)
    {
        var kept = canvas.Save();
        canvas.Translate(picture.Frame.Left, picture.Frame.Top);
        canvas.Scale(picture.Scale);
        foreach (var shape in picture.Scene?.Shapes ?? [])
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
