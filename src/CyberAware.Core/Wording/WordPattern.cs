using System.Text.RegularExpressions;

namespace CyberAware.Core.Wording;

/// <summary>Whole words to find in a text: "*" stands for any letters, "…" for any words of the same sentence.</summary>
internal sealed class WordPattern
{
    private const int MaxWildcards = 2;

    private readonly Regex pattern;

    // Nearly every line lacks it, and looking for it is some hundred times cheaper than the expression.
    private readonly string longestLiteral;

    public WordPattern(string words)
    {
        var parts = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        longestLiteral = parts.SelectMany(part => part.Split('*', '…')).MaxBy(literal => literal.Length) ?? "";
        var joined = string.Join(@"[\s\u00A0]+", parts.Select(word => word == "…"
            ? @"(?:[^.!?;\n]*?\s)??"
            : Regex.Escape(word).Replace(@"\*", @"[\p{L}-]*", StringComparison.Ordinal)));
        pattern = new Regex(
            @"(?<![\p{L}\p{N}-])" + joined.Replace(@"??[\s\u00A0]+", "??", StringComparison.Ordinal) + @"(?![\p{L}\p{N}-])",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    /// <summary>Whether a pattern is narrow enough: every further sign for any letters or words multiplies what a long line costs.</summary>
    public static bool IsFit(string words) =>
        words.Count(sign => sign == '…') <= MaxWildcards && words.Split(' ').All(word => word.Count(sign => sign == '*') <= MaxWildcards);

    /// <summary>Whether the words stand in a text.</summary>
    public bool IsMatch(string text) => MayStandIn(text) && pattern.IsMatch(text);

    /// <summary>The places where they stand.</summary>
    public IEnumerable<string> In(string text) => MayStandIn(text) ? pattern.Matches(text).Select(match => match.Value) : [];

    /// <summary>The text with one character in place of the words.</summary>
    public string Replace(string text, char replacement) => MayStandIn(text) ? pattern.Replace(text, replacement.ToString()) : text;

    private bool MayStandIn(string text) => text.Contains(longestLiteral, StringComparison.OrdinalIgnoreCase);
}
