using QRCoder;
using SkiaSharp;

namespace CyberAware.Web.Cards;

/// <summary>Draws cards in the portal's own hand. It looks at nothing but what it is given, so that equal content gives equal bytes.</summary>
public static class CardPainter
{
    internal const float MarkSize = 56;

    private const string Mark = "mark";
    private const string Horns = "horns";
    private const string Rosette = "rosette";
    private const float Margin = 72;
    private const float NameSize = 30;
    private const float HornsSize = 40;
    private const float SmallestSentence = 36;
    private const float FeltRadius = 40.5f / 48;
    private const float SeamRadius = 36f / 48;
    private const float IconShare = 0.5f;
    private const float Panel = 1000;
    private const float CodeGap = 24;

    private static readonly SKRect PreviewBox = new(Margin, 148, 740, 540);
    private static readonly SKRect MessageBox = new(Margin, 548, 1080 - Margin, 908);

    private static readonly SKRect CodeBox = SKRect.Create(Margin - 20, Panel + 20, 310, 310);
    private static readonly SKSize NoteSize = new(1080 - Margin - CodeBox.Right - CodeGap, 120);

    private static readonly SKColor Band = CardDrawings.Colour("band");
    private static readonly SKColor BandSoft = CardDrawings.Colour("band-soft");
    private static readonly float[] Stitches = [18, 20];
    private static readonly SKColor Seam = CardDrawings.Colour("art-base");
    private static readonly SKColor Ochre = CardDrawings.Colour("ochre");
    private static readonly SKColor Ink = CardDrawings.Colour("ink");
    private static readonly SKColor Line = CardDrawings.Colour("art-line");

    /// <summary>Draws a card as PNG.</summary>
    public static byte[] Draw(CardContent content)
    {
        var (width, height) = (content.Format.Width, content.Format.Height);
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(Band);
            if (content.Chart is { } chart)
            {
                ChartPainter.Draw(canvas, content, chart);
            }
            else if (content.Link is null)
            {
                DrawPreview(canvas, content);
            }
            else
            {
                DrawMessage(canvas, content);
            }
        }

        return IndexedPng.Encode(bitmap);
    }

    /// <summary>The sentence as it stands on a card, for tests that measure it.</summary>
    public static FittedText Sentence(CardContent content) => content.Chart is { } chart ? ChartPicture.From(content, chart).Title
        : content.Format == CardFormat.Preview
        ? FittedText.Fit(content.Sentence, content.Language, CardFonts.Bold, PreviewBox.Size, 76, SmallestSentence)
        : FittedText.Fit(content.Sentence, content.Language, CardFonts.Bold, MessageBox.Size, 96, SmallestSentence);

    /// <summary>What stands under the address of a message, for tests that measure it.</summary>
    public static FittedText Note(CardContent content) => FittedText.Fit(content.Note!, content.Language, CardFonts.Medium, NoteSize, 30, 20);

    /// <summary>The portal's mark and name on a ground of its colour.</summary>
    internal static void DrawName(SKCanvas canvas, string name, float left, float top)
    {
        CardDrawings.Draw(canvas, Mark, SKRect.Create(left, top, MarkSize, MarkSize), Ochre);
        using var font = CardFonts.At(CardFonts.Medium, NameSize);
        using var paint = new SKPaint { Color = BandSoft, IsAntialias = true };
        canvas.DrawText(name, left + MarkSize + 16, top + (MarkSize / 2) + (NameSize * 0.36f), SKTextAlign.Left, font, paint);
    }

    private static void DrawPreview(SKCanvas canvas, CardContent content)
    {
        DrawName(canvas, content.Portal, Margin - 8, 56);
        DrawSentence(canvas, content, PreviewBox);
        DrawPicture(canvas, content.Drawing, SKRect.Create(772, 108, 396, 396));
        DrawOrnament(canvas, content.Format.Width, content.Format.Height - HornsSize - 18);
    }

    private static void DrawMessage(SKCanvas canvas, CardContent content)
    {
        CardDrawings.Draw(canvas, Rosette, SKRect.Create(628, 64, 460, 460), Seam);
        DrawName(canvas, content.Portal, Margin - 8, 64);
        DrawPicture(canvas, content.Drawing, SKRect.Create(Margin - 24, 140, 400, 400));
        DrawSentence(canvas, content, MessageBox);
        DrawOrnament(canvas, content.Format.Width, Panel - HornsSize - 20);
        using var paper = new SKPaint { Color = SKColors.White };
        canvas.DrawRect(new SKRect(0, Panel, content.Format.Width, content.Format.Height), paper);
        var code = DrawCode(canvas, content.Link!.Printed, CodeBox);
        var left = code.Right + CodeGap;
        var address = FittedText.Fit(content.Link.Address.Split("://")[^1], content.Language, CardFonts.Bold, NoteSize, 44, 20);
        var note = Note(content);
        const float Gap = 18;
        var top = code.MidY - ((address.Height + Gap + note.Height) / 2);
        address.Draw(canvas, CardFonts.Bold, left, top, Line);
        note.Draw(canvas, CardFonts.Medium, left, top + address.Height + Gap, Ink);
    }

    private static void DrawSentence(SKCanvas canvas, CardContent content, SKRect box)
    {
        var text = Sentence(content);
        text.Draw(canvas, CardFonts.Bold, box.Left, box.MidY - (text.Height / 2), SKColors.White);
    }

    // What was drawn for a page brings its own felt; the signs of menus are laid on one.
    private static void DrawPicture(SKCanvas canvas, string name, SKRect box)
    {
        if (CardDrawings.IsPicture(name))
        {
            CardDrawings.Draw(canvas, name, box, Line);
            return;
        }

        var radius = box.Width / 2;
        using var felt = new SKPaint { Color = CardDrawings.Colour("art-felt"), IsAntialias = true };
        using var stitches = SKPathEffect.CreateDash(Stitches, 0);
        using var seam = new SKPaint
        {
            Style = SKPaintStyle.Stroke,
            Color = CardDrawings.Colour("art-shade"),
            StrokeWidth = 6,
            StrokeCap = SKStrokeCap.Round,
            PathEffect = stitches,
            IsAntialias = true,
        };
        canvas.DrawCircle(box.MidX, box.MidY, radius * FeltRadius, felt);
        canvas.DrawCircle(box.MidX, box.MidY, radius * SeamRadius, seam);
        CardDrawings.Draw(canvas, name, SKRect.Inflate(box, -box.Width * (1 - IconShare) / 2, -box.Height * (1 - IconShare) / 2), Line);
    }

    // As many ram's horns as fit between the margins, evenly.
    private static void DrawOrnament(SKCanvas canvas, float width, float top)
    {
        var count = (int)((width - (2 * Margin) + HornsSize) / (HornsSize * 2));
        var step = (width - (2 * Margin) - HornsSize) / (count - 1);
        for (var i = 0; i < count; i++)
        {
            CardDrawings.Draw(canvas, Horns, SKRect.Create(Margin + (i * step), top, HornsSize, HornsSize), Ochre);
        }
    }

    // Whole pixels for each module, so that a camera sees straight edges. The code brings its quiet zone with it.
    private static SKRect DrawCode(SKCanvas canvas, string url, SKRect box)
    {
        using var code = QRCodeGenerator.GenerateQrCode(url, QRCodeGenerator.ECCLevel.M);
        using var black = new SKPaint { Color = SKColors.Black };
        var module = (float)Math.Floor(box.Width / code.ModuleMatrix.Count);
        for (var y = 0; y < code.ModuleMatrix.Count; y++)
        {
            for (var x = 0; x < code.ModuleMatrix.Count; x++)
            {
                if (code.ModuleMatrix[y][x])
                {
                    canvas.DrawRect(SKRect.Create(box.Left + (x * module), box.Top + (y * module), module, module), black);
                }
            }
        }

        return SKRect.Create(box.Left, box.Top, module * code.ModuleMatrix.Count, module * code.ModuleMatrix.Count);
    }
}
