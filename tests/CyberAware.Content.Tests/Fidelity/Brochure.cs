using System.Text;
using System.Text.RegularExpressions;
using CyberAware.TestSupport;

namespace CyberAware.Content.Tests.Fidelity;

/// <summary>One mended place of the brochure's text, from docs/brochure-corrections.tsv.</summary>
internal sealed record Correction(string Before, string After, string Why);

/// <summary>The brochure's text as recognised from the scan, divided into sentences.</summary>
internal static partial class Brochure
{
    public static string Text => File.ReadAllText(
        Path.Combine(Repository.Root, "tests", "CyberAware.Content.Tests", "Fidelity", "brochure-2025.kk.md"));

    public static IReadOnlyList<Correction> Corrections =>
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "docs", "brochure-corrections.tsv")).Skip(1)
            .Where(line => line.Length > 0)
            .Select(line => line.Split('\t') is [var before, var after, var why]
                ? new Correction(before, after, why)
                : throw new FormatException($"Three columns are expected: {line}")),
    ];

    /// <summary>The text without Markdown marks: one paragraph, list item or heading a line.</summary>
    public static string Plain(string markdown)
    {
        var plain = new StringBuilder();
        var startsAnew = true;
        foreach (var raw in markdown.Split('\n'))
        {
            // Table rows are data: the survey's values are compared with them in a test of their own.
            var line = raw.Contains('\t', StringComparison.Ordinal) ? "" : raw.Trim();
            startsAnew |= line.Length == 0 || ItemOrHeading().IsMatch(line);
            var words = Marks().Replace(LinkTarget().Replace(ItemOrHeading().Replace(line, ""), "$1"), "");
            if (words.Length > 0)
            {
                plain.Append(startsAnew ? '\n' : ' ').Append(words);
                startsAnew = line.StartsWith('#');
            }
        }

        return Blanks().Replace(plain.ToString(), " ");
    }

    /// <summary>The text with every correction made.</summary>
    /// <exception cref="FormatException">A correction's first column does not stand in the text.</exception>
    public static string Correct(string plain, IEnumerable<Correction> corrections) =>
        corrections.Aggregate(plain, (text, correction) => text.Contains(correction.Before, StringComparison.Ordinal)
            ? text.Replace(correction.Before, correction.After, StringComparison.Ordinal)
            : throw new FormatException($"The brochure does not say '{correction.Before}'."));

    /// <summary>Sentences with at least one word that is not page chrome.</summary>
    public static IReadOnlyList<string> Sentences(string plain) =>
    [
        .. plain.Split('\n').SelectMany(line => SentenceEnd().Split(line))
            .Select(sentence => sentence.Trim())
            .Where(sentence => Wording.Words.Of(sentence) is var words && HasWord().IsMatch(words) && !IsChrome(words)),
    ];

    // Running heads «N қадам», and the vertical title of the back cover, one letter a line.
    private static bool IsChrome(string words) => RunningHead().IsMatch(words) || SpacedOut().IsMatch(words);

    [GeneratedRegex(@"^(#+\s*|[-•✓]\s+(\**\d+\*\*)?|\d+[.)]\s+|>\s*)")]
    private static partial Regex ItemOrHeading();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex LinkTarget();

    [GeneratedRegex(@"[*`\\<>]")]
    private static partial Regex Marks();

    [GeneratedRegex(@"[ \u00A0]+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"(?<=[.!?…:;][»”)]?)\s+")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\p{L}{2}")]
    private static partial Regex HasWord();

    [GeneratedRegex(@"\A\d+ қадам\z")]
    private static partial Regex RunningHead();

    [GeneratedRegex(@"\A\p{L}( \p{L})+\z")]
    private static partial Regex SpacedOut();
}
