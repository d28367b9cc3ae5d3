using System.Globalization;
using System.Text.Json;
using CyberAware.TestSupport;

namespace CyberAware.Web.Tests.Client;

/// <summary>Which colours of a theme may meet: text on its grounds, shapes on theirs, and tokens that need no pair.</summary>
public sealed record ThemePairs(
    Dictionary<string, string[]> Text, Dictionary<string, string[]> Shapes, Dictionary<string, string> Exempt)
{
    // Contrast that WCAG 2.2 asks for: of text (1.4.3) and of lines, icons and the mark of focus (1.4.11).
    private const double TextContrast = 4.5;
    private const double ShapeContrast = 3;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static string Folder => Path.Combine(Repository.Web, "Client", "styles");

    /// <summary>Colours by token, of each theme.</summary>
    public static Dictionary<string, Dictionary<string, string>> ReadThemes() =>
        JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(File.ReadAllText(Path.Combine(Folder, "themes.json")))!;

    public static ThemePairs Read() =>
        JsonSerializer.Deserialize<ThemePairs>(File.ReadAllText(Path.Combine(Folder, "themes.pairs.json")), Json)!;

    /// <summary>Everything that is wrong with the colours of a theme, in words.</summary>
    public IEnumerable<string> ProblemsOf(IReadOnlyDictionary<string, string> theme)
    {
        var paired = Text.Concat(Shapes).SelectMany(entry => entry.Value.Append(entry.Key)).ToHashSet();
        foreach (var token in theme.Keys.Where(token => !paired.Contains(token) && !Exempt.ContainsKey(token)))
        {
            yield return $"{token} is in no pair and not exempt";
        }

        foreach (var token in paired.Union(Exempt.Keys).Where(token => !theme.ContainsKey(token)))
        {
            yield return $"{token} has no colour";
        }

        foreach (var token in Exempt.Where(entry => paired.Contains(entry.Key) || string.IsNullOrWhiteSpace(entry.Value)).Select(entry => entry.Key))
        {
            yield return $"{token} is exempt without need or reason";
        }

        foreach (var (front, ground, least) in All().Where(pair => theme.ContainsKey(pair.Front) && theme.ContainsKey(pair.Ground)))
        {
            var contrast = Contrast(theme[front], theme[ground]);
            if (contrast < least)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{front} on {ground} has {contrast:0.00}, needs {least}");
            }
        }
    }

    private IEnumerable<(string Front, string Ground, double Least)> All() =>
    [
        .. Text.SelectMany(entry => entry.Value.Select(ground => (entry.Key, ground, TextContrast))),
        .. Shapes.SelectMany(entry => entry.Value.Select(ground => (entry.Key, ground, ShapeContrast))),
    ];

    /// <summary>The contrast of two colours written as #rrggbb, from 1 to 21, as WCAG defines it.</summary>
    public static double Contrast(string one, string other)
    {
        var (first, second) = (Luminance(one), Luminance(other));
        return (Math.Max(first, second) + 0.05) / (Math.Min(first, second) + 0.05);
    }

    private static double Luminance(string colour)
    {
        if (colour.Length != 7 || colour[0] != '#')
        {
            throw new FormatException($"'{colour}' is not written as #rrggbb, so its contrast can't be told.");
        }

        return (0.2126 * Channel(1)) + (0.7152 * Channel(3)) + (0.0722 * Channel(5));

        double Channel(int start)
        {
            var value = int.Parse(colour.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }
    }
}
