using System.Text.RegularExpressions;

namespace CyberAware.Core.Text;

/// <summary>Keeps together what a line may not tear apart.</summary>
public static partial class NoBreak
{
    /// <summary>
    /// The class of an element that stays in one line. Ranges get an element instead of an invisible joiner, which
    /// would come along with whatever is copied, searched or exported.
    /// </summary>
    public const string Class = "no-break";

    private const string Dash = " \u2014";

    /// <summary>The text with a no-break space before each dash, so that none begins a line.</summary>
    public static string BeforeDashes(string text) => text.Replace(Dash, "\u00A0\u2014", StringComparison.Ordinal);

    /// <summary>The text with ordinary spaces, as people type what they look for.</summary>
    public static string Typed(string text) => text.Replace('\u00A0', ' ');

    /// <summary>The text in pieces: ranges of numbers such as 7–10, behind whose dash browsers may break a line, and what stands between them.</summary>
    public static IEnumerable<(string Words, bool IsRange)> Pieces(string text)
    {
        var at = 0;
        foreach (var range in RangePattern().Matches(text).Cast<Match>())
        {
            if (range.Index > at)
            {
                yield return (text[at..range.Index], false);
            }

            yield return (range.Value, true);
            at = range.Index + range.Length;
        }

        if (at < text.Length)
        {
            yield return (text[at..], false);
        }
    }

    /// <summary>Markup without the elements of <see cref="Class"/>, for places that don't know the class.</summary>
    public static string RemoveElements(string html) => ElementPattern().Replace(html, "${words}");

    [GeneratedRegex("<span class=\"" + Class + "\">(?<words>[^<]*)</span>")]
    private static partial Regex ElementPattern();

    [GeneratedRegex("[0-9]+(?:\u2013[0-9]+)+")]
    private static partial Regex RangePattern();
}
