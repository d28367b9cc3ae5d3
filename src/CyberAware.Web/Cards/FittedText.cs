using System.Text.RegularExpressions;
using CyberAware.Core;
using SkiaSharp;

namespace CyberAware.Web.Cards;

/// <summary>A sentence in lines, as large as its box allows.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="Size">Size of the letters in pixels.</param>
/// <param name="Fits">Whether it fits at all; at the smallest size something may hang over.</param>
public sealed partial record FittedText(IReadOnlyList<string> Lines, float Size, bool Fits)
{
    private const float LineHeight = 1.18f;
    private const float LargestStep = 4;

    /// <summary>Height of all lines in pixels.</summary>
    public float Height => Lines.Count * Leading;

    /// <summary>From one line to the next, in pixels.</summary>
    public float Leading => Size * LineHeight;

    /// <summary>Finds the largest size at which a sentence fits into a box, and the lines of about the same length.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="language">Its language.</param>
    /// <param name="typeface">The typeface.</param>
    /// <param name="box">The box in pixels.</param>
    /// <param name="largest">Largest size.</param>
    /// <param name="smallest">Smallest size.</param>
    public static FittedText Fit(string sentence, Language language, SKTypeface typeface, SKSize box, float largest, float smallest)
    {
        var words = Bound(sentence, language).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var size = largest; ; size -= LargestStep)
        {
            using var font = CardFonts.At(typeface, size);
            var lines = Wrap(words, font, box.Width);
            var fits = lines.Count * size * LineHeight <= box.Height && lines.All(line => font.MeasureText(line) <= box.Width);
            if (fits || size - LargestStep < smallest)
            {
                return new FittedText(fits ? Balance(words, font, box.Width, lines) : lines, size, fits);
            }
        }
    }

    /// <summary>Draws it.</summary>
    /// <param name="canvas">Where.</param>
    /// <param name="typeface">The typeface that it was fitted with.</param>
    /// <param name="left">Left edge.</param>
    /// <param name="top">Upper edge of the first line.</param>
    /// <param name="colour">Colour.</param>
    public void Draw(SKCanvas canvas, SKTypeface typeface, float left, float top, SKColor colour)
    {
        using var font = CardFonts.At(typeface, Size);
        using var paint = new SKPaint { Color = colour, IsAntialias = true };
        var baseline = top + (Leading / 2) + ((-font.Metrics.Ascent - font.Metrics.Descent) / 2);
        foreach (var line in Lines)
        {
            canvas.DrawText(line, left, baseline, SKTextAlign.Left, font, paint);
            baseline += Leading;
        }
    }

    private static List<string> Wrap(IReadOnlyList<string> words, SKFont font, float width)
    {
        var lines = new List<string>();
        foreach (var word in words)
        {
            if (lines.Count > 0 && font.MeasureText($"{lines[^1]} {word}") <= width)
            {
                lines[^1] += $" {word}";
            }
            else
            {
                lines.Add(word);
            }
        }

        return lines;
    }

    // The narrowest box that needs no more lines: a last line of one short word looks like a mistake.
    private static List<string> Balance(IReadOnlyList<string> words, SKFont font, float width, List<string> lines)
    {
        const float Step = 12;
        for (var narrower = width - Step; narrower > width / 2; narrower -= Step)
        {
            var next = Wrap(words, font, narrower);
            if (next.Count > lines.Count || next.Any(line => font.MeasureText(line) > width))
            {
                break;
            }

            lines = next;
        }

        return lines;
    }

    // A dash doesn't begin a line, and a short Russian word doesn't end one.
    private static string Bound(string sentence, Language language)
    {
        var bound = sentence.Replace(" —", "\u00A0—", StringComparison.Ordinal);
        return language == Language.Russian ? ShortWord().Replace(bound, "$1\u00A0") : bound;
    }

    [GeneratedRegex(@"(?<=^|[ \u00A0«])(\p{L}{1,2}) ")]
    private static partial Regex ShortWord();
}
