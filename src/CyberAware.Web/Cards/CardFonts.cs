using SkiaSharp;

namespace CyberAware.Web.Cards;

/// <summary>The portal's typeface, Golos Text, with all Kazakh and Russian letters. It travels in the assembly, so that no system has to have it.</summary>
public static class CardFonts
{
    /// <summary>For sentences.</summary>
    public static SKTypeface Bold { get; } = Load("GolosText-Bold");

    /// <summary>For all else.</summary>
    public static SKTypeface Medium { get; } = Load("GolosText-Medium");

    /// <summary>A size of a typeface, drawn alike on every machine: without the hints of its pixels.</summary>
    public static SKFont At(SKTypeface typeface, float size) =>
        new(typeface, size) { Edging = SKFontEdging.Antialias, Hinting = SKFontHinting.None, Subpixel = true, LinearMetrics = true };

    private static SKTypeface Load(string name)
    {
        using var file = typeof(CardFonts).Assembly.GetManifestResourceStream($"fonts/{name}.ttf")!;
        return SKTypeface.FromStream(file) ?? throw new InvalidOperationException($"The typeface '{name}' can't be read.");
    }
}
