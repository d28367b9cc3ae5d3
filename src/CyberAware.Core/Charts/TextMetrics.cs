using System.Text;

namespace CyberAware.Core.Charts;

/// <summary>
/// Widths of text in the portal's sans-serif, estimated so that a line is never longer than said.
/// SVG has no line breaks of its own, so labels are broken here.
/// </summary>
public static class TextMetrics
{
    private const decimal Narrow = 0.32m;
    private const decimal Plain = 0.61m;
    private const decimal Capital = 0.74m;
    private const decimal Wide = 0.88m;

    // Kazakh and Russian letters are named by their code points: no Cyrillic stands in the source.
    private static readonly string WideLetters = "mwMW\u0436\u0448\u0449\u044B\u044E\u0444\u043C\u0416\u0428\u0429\u042B\u042E\u0424\u041C\u2014%";

    private static readonly string NarrowLetters = "iljtfI.,:;'!|()[]-/\u0456\u0406\u00AB\u00BB \u00A0";

    /// <summary>Width of a line.</summary>
    /// <param name="text">The line.</param>
    /// <param name="size">Font size, in the units of the result.</param>
    public static decimal Width(string text, decimal size) => size * text.Sum(Em);

    /// <summary>Breaks a text into lines at its blanks; a word that is longer than a line is cut.</summary>
    /// <param name="text">The text, without line ends.</param>
    /// <param name="size">Font size, in the units of <paramref name="width"/>.</param>
    /// <param name="width">Longest line, above zero.</param>
    /// <returns>The lines, at least one.</returns>
    public static IReadOnlyList<string> Wrap(string text, decimal size, decimal width)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Cut(word, size, width)))
        {
            if (line.Length > 0 && Width($"{line} {word}", size) > width)
            {
                lines.Add(line.ToString());
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        lines.Add(line.ToString());
        return lines;
    }

    private static IEnumerable<string> Cut(string word, decimal size, decimal width)
    {
        var start = 0;
        for (var end = 1; end <= word.Length; end++)
        {
            if (end - start > 1 && Width(word[start..end], size) > width)
            {
                yield return word[start..(end - 1)];
                start = end - 1;
            }
        }

        yield return word[start..];
    }

    private static decimal Em(char letter) =>
        WideLetters.Contains(letter, StringComparison.Ordinal) ? Wide
        : NarrowLetters.Contains(letter, StringComparison.Ordinal) ? Narrow
        : char.IsUpper(letter) ? Capital
        : Plain;
}
