using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SkiaSharp;

namespace CyberAware.Web.Cards;

/// <summary>
/// The drawings of the pages, for Skia. They use a small part of SVG, which is all that is understood here; anything else is
/// an error, so that a test of all drawings finds it before a reader does.
/// </summary>
public static partial class CardDrawings
{
    private static readonly char[] Separators = [' ', ','];

    private static readonly IReadOnlyList<XElement> Symbols =
        [.. ResourcesIn("drawings/").SelectMany(text => XDocument.Parse(text).Root!.Elements()).Where(element => element.Name.LocalName == "symbol")];

    private static readonly FrozenDictionary<string, XElement> ById = Symbols.ToFrozenDictionary(symbol => symbol.Attribute("id")!.Value, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, SKColor> Theme = ReadTheme();

    /// <summary>Names of all drawings.</summary>
    public static IEnumerable<string> Names => ById.Keys;

    /// <summary>Changes with any of the drawings and colours.</summary>
    public static string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(
        ResourcesIn("drawings/").Concat(ResourcesIn("colours/"))))));

    /// <summary>Whether there is a drawing of a name.</summary>
    public static bool Has(string name) => ById.ContainsKey(name);

    /// <summary>Whether it is a picture with colours and ground of its own, not a sign of one line.</summary>
    public static bool IsPicture(string name) => ById[name].DescendantsAndSelf().Attributes("fill").Any(fill => fill.Value.StartsWith("var(", StringComparison.Ordinal));

    /// <summary>A colour of the portal's light theme.</summary>
    public static SKColor Colour(string name) => Theme[name];

    /// <summary>Draws one.</summary>
    /// <param name="canvas">Where.</param>
    /// <param name="name">Its name; it must exist.</param>
    /// <param name="box">The box that it fills, in its own proportions.</param>
    /// <param name="ink">What "currentColor" is.</param>
    public static void Draw(SKCanvas canvas, string name, SKRect box, SKColor ink)
    {
        var symbol = ById[name];
        var view = Numbers(symbol.Attribute("viewBox")!.Value);
        var scale = Math.Min(box.Width / view[2], box.Height / view[3]);
        var kept = canvas.Save();
        canvas.Translate(box.MidX - (view[2] * scale / 2), box.MidY - (view[3] * scale / 2));
        canvas.Scale(scale);
        canvas.Translate(-view[0], -view[1]);
        var style = new Style(SKColors.Black, null, 1, [], SKStrokeCap.Butt, SKStrokeJoin.Miter, ink);
        foreach (var element in symbol.Elements())
        {
            Draw(canvas, element, style);
        }

        canvas.RestoreToCount(kept);
    }

    private static void Draw(SKCanvas canvas, XElement element, Style outer)
    {
        var style = outer.Within(element);
        var kept = canvas.Save();
        if (element.Attribute("transform") is { } transform)
        {
            canvas.Concat(Matrix(transform.Value));
        }

        if (element.Name.LocalName == "g")
        {
            foreach (var inner in element.Elements())
            {
                Draw(canvas, inner, style);
            }
        }
        else
        {
            using var path = PathOf(element);
            style.Paint(canvas, path);
        }

        canvas.RestoreToCount(kept);
    }

    private static SKPath PathOf(XElement element)
    {
        float Of(string name) => element.Attribute(name) is { } attribute ? Number(attribute.Value) : 0;
        if (element.Name.LocalName == "path")
        {
            return SKPath.ParseSvgPathData(element.Attribute("d")!.Value) ?? throw new FormatException($"The path {element} can't be read.");
        }

        using var path = new SKPathBuilder();
        switch (element.Name.LocalName)
        {
            case "circle":
                path.AddCircle(Of("cx"), Of("cy"), Of("r"));
                break;
            case "ellipse":
                path.AddOval(new SKRect(Of("cx") - Of("rx"), Of("cy") - Of("ry"), Of("cx") + Of("rx"), Of("cy") + Of("ry")));
                break;
            case "rect":
                path.AddRoundRect(SKRect.Create(Of("x"), Of("y"), Of("width"), Of("height")), Of("rx"), Of("rx"));
                break;
            default:
                throw new FormatException($"The element {element} can't be drawn on a card.");
        }

        return path.Detach();
    }

    private static SKMatrix Matrix(string transform)
    {
        var (name, values) = transform.Split('(', 2) is [var before, var after] ? (before.Trim(), Numbers(after.TrimEnd(')', ' '))) : (transform, []);
        return (name, values) switch
        {
            ("matrix", [var a, var b, var c, var d, var e, var f]) => new SKMatrix(a, c, e, b, d, f, 0, 0, 1),
            ("rotate", [var angle]) => SKMatrix.CreateRotationDegrees(angle),
            ("rotate", [var angle, var x, var y]) => SKMatrix.CreateRotationDegrees(angle, x, y),
            ("translate", [var x]) => SKMatrix.CreateTranslation(x, 0),
            ("translate", [var x, var y]) => SKMatrix.CreateTranslation(x, y),
            ("scale", [var both]) => SKMatrix.CreateScale(both, both),
            ("scale", [var x, var y]) => SKMatrix.CreateScale(x, y),
            _ => throw new FormatException($"The transform {transform} can't be drawn on a card."),
        };
    }

    private static SKColor? ColourOf(string value, SKColor ink) => value switch
    {
        "none" => null,
        "currentColor" => ink,
        _ when Variable().Match(value) is { Success: true } variable => Theme[variable.Groups[1].Value],
        _ when SKColor.TryParse(value, out var colour) => colour,
        _ => throw new FormatException($"The colour {value} can't be drawn on a card."),
    };

    private static FrozenDictionary<string, SKColor> ReadTheme()
    {
        using var themes = JsonDocument.Parse(ResourcesIn("colours/").Single());
        return themes.RootElement.GetProperty("light").EnumerateObject().ToFrozenDictionary(entry => entry.Name, entry => ThemeColour(entry.Value.GetString()!), StringComparer.Ordinal);
    }

    // "#0b4a55", or "rgb(11 63 73 / 16%)".
    private static SKColor ThemeColour(string value)
    {
        if (!value.StartsWith("rgb(", StringComparison.Ordinal))
        {
            return SKColor.Parse(value);
        }

        var parts = Numbers(value[4..].TrimEnd(')').Replace("/", " ", StringComparison.Ordinal).Replace("%", "", StringComparison.Ordinal));
        return new SKColor((byte)parts[0], (byte)parts[1], (byte)parts[2], (byte)Math.Round(parts.ElementAtOrDefault(3) * 255 / 100));
    }

    private static IEnumerable<string> ResourcesIn(string folder)
    {
        var assembly = typeof(CardDrawings).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }

    private static float[] Numbers(string text) => [.. text.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Select(Number)];

    private static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^var\(--([a-z-]+)(,currentColor)?\)$")]
    private static partial Regex Variable();

    private sealed record Style(SKColor? Fill, SKColor? Stroke, float Width, float[] Dashes, SKStrokeCap Cap, SKStrokeJoin Join, SKColor Ink)
    {
        private static readonly string[] Shapes = ["id", "d", "cx", "cy", "r", "rx", "ry", "x", "y", "width", "height", "transform"];

        public Style Within(XElement element) => element.Attributes().Aggregate(this, (style, attribute) => (attribute.Name.LocalName, attribute.Value) switch
        {
            ("fill", var value) => style with { Fill = ColourOf(value, Ink) },
            ("stroke", var value) => style with { Stroke = ColourOf(value, Ink) },
            ("stroke-width", var value) => style with { Width = Number(value) },
            ("stroke-dasharray", "none") => style with { Dashes = [] },
            ("stroke-dasharray", var value) => style with { Dashes = Numbers(value) },
            ("stroke-linecap", "round") => style with { Cap = SKStrokeCap.Round },
            ("stroke-linejoin", "round") => style with { Join = SKStrokeJoin.Round },
            var (name, _) when Shapes.Contains(name) => style,
            var (name, value) => throw new FormatException($"The attribute {name}=\"{value}\" can't be drawn on a card."),
        });

        public void Paint(SKCanvas canvas, SKPath path)
        {
            if (Fill is { } fill)
            {
                using var paint = new SKPaint { Color = fill, IsAntialias = true };
                canvas.DrawPath(path, paint);
            }

            if (Stroke is { } stroke)
            {
                using var dashes = Dashes.Length > 0 ? SKPathEffect.CreateDash(Dashes.Length % 2 == 0 ? Dashes : [.. Dashes, .. Dashes], 0) : null;
                using var paint = new SKPaint
                {
                    Style = SKPaintStyle.Stroke,
                    Color = stroke,
                    StrokeWidth = Width,
                    StrokeCap = Cap,
                    StrokeJoin = Join,
                    PathEffect = dashes,
                    IsAntialias = true,
                };
                canvas.DrawPath(path, paint);
            }
        }
    }
}
