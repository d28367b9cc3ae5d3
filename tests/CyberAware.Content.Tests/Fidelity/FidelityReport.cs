using System.Globalization;
using System.Text.RegularExpressions;
using CyberAware.Content.Tests.Wording;

namespace CyberAware.Content.Tests.Fidelity;

/// <summary>Which sentences of the brochure stand on which pages.</summary>
internal sealed partial record FidelityReport(int Sentences, IReadOnlyList<string> Missing)
{
    public decimal Percent => Sentences == 0 ? 0 : 100m * (Sentences - Missing.Count) / Sentences;

    /// <param name="sentences">Sentences of the brochure.</param>
    /// <param name="pages">The words of each page.</param>
    public static FidelityReport Of(IReadOnlyList<string> sentences, IEnumerable<string> pages)
    {
        var texts = pages.Select(page => $" {WordsOf(page)} ").ToList();
        return new FidelityReport(
            sentences.Count,
            [.. sentences.Where(sentence => $" {WordsOf(sentence)} " is var words && !texts.Any(text => text.Contains(words, StringComparison.Ordinal)))]);
    }

    // A page shows a share beside its sentence, the brochure before or after it; the shares have a test of their own.
    private static string WordsOf(string text) => Words.Of(Share().Replace(text, " "));

    [GeneratedRegex(@"\d+([.,]\d+)?\s?%")]
    private static partial Regex Share();

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Sentences - Missing.Count} of {Sentences} sentences of the brochure stand on the pages: {Percent:0.0} %.\n")
        + string.Concat(Missing.Select(sentence => $"missing: {sentence}\n"));
}
