using System.Text.RegularExpressions;

namespace CyberAware.Core.Text;

/// <summary>Divides texts into sentences and counts their words.</summary>
public static partial class Sentences
{
    /// <summary>Sentences of a text whose paragraphs are lines.</summary>
    public static IEnumerable<string> In(string text) =>
        text.Split('\n').SelectMany(line => End().Split(line)).Select(sentence => sentence.Trim()).Where(sentence => sentence.Length > 0);

    /// <summary>Sentences with more words than that; parts of a word with a hyphen count as words.</summary>
    /// <param name="text">A text whose paragraphs are lines.</param>
    /// <param name="words">Most words.</param>
    public static IEnumerable<string> LongerThan(string text, int words) => In(text).Where(sentence => WordsOf(sentence) > words);

    /// <summary>Number of words of a sentence.</summary>
    public static int WordsOf(string sentence) => Word().Count(sentence.Replace("\u00AD", "", StringComparison.Ordinal));

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();

    // An abbreviation with a full stop is read as an end; a sentence seems shorter then, never longer.
    [GeneratedRegex(@"(?<=[.!?\u2026][\u00BB)]?)\s+(?=[\p{Lu}\u00AB\d])")]
    private static partial Regex End();
}
