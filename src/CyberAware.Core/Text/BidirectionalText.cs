using System.Globalization;
using System.Text;

namespace CyberAware.Core.Text;

/// <summary>Keeps texts of strangers from turning the direction of what stands beside them.</summary>
public static class BidirectionalText
{
    private const char FirstStrongIsolate = '\u2068';
    private const char PopDirectionalIsolate = '\u2069';

    // Unicode Bidirectional Algorithm (UAX 9), 2: embeddings, overrides, isolates, and the marks that nobody sees.
    private const string Controls = "\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    // Hebrew, Arabic and the other scripts that run from right to left, with their presentation forms.
    private static readonly (int First, int Last)[] RightToLeft =
        [(0x0590, 0x08FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFF), (0x10800, 0x10FFF), (0x1E800, 0x1EFFF)];

    /// <summary>The text with its direction controls written out as <c>\uXXXX</c>, and isolated when it runs from right to left.</summary>
    public static string Isolate(string text)
    {
        var shown = new StringBuilder(text.Length);
        var turns = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsBmp && Controls.Contains((char)rune.Value))
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}");
            }
            else
            {
                shown.Append(rune);
                turns = turns || RightToLeft.Any(range => rune.Value >= range.First && rune.Value <= range.Last);
            }
        }

        return turns ? $"{FirstStrongIsolate}{shown}{PopDirectionalIsolate}" : shown.ToString();
    }
}
