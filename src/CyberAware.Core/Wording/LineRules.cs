using System.Text.RegularExpressions;

namespace CyberAware.Core.Wording;

/// <summary>What an editor would mark in one line. Each rule gives the faulty places; none when the line is right.</summary>
internal static partial class LineRules
{
    /// <summary>The rules by the code of their problem.</summary>
    public static readonly IReadOnlyDictionary<string, Func<WordingLine, IEnumerable<string>>> All = new Dictionary<string, Func<WordingLine, IEnumerable<string>>>
    {
        ["mixed-script"] = line => MixedScript(line.Text),
        ["double-space"] = line => Found(TwoBlanks(), line.Text.Trim()),
        ["straight-quote"] = line => Found(StraightQuotes(), line.Text),
        ["open-quote"] = line => OpenQuote(line.Text),
        ["spaced-hyphen"] = line => Found(HyphenWithBlanks(), line.Text),
        ["three-dots"] = line => Found(Dots(), line.Text),
        ["placeholder-suffix"] = line => line.Language == Language.Kazakh ? Found(SuffixAfterPlaceholder(), line.Text) : [],
    };

    /// <summary>Words of Latin and Cyrillic letters at once, and single Latin letters that look Cyrillic between Cyrillic words.</summary>
    public static IEnumerable<string> MixedScript(string line) =>
        Word().Matches(line).Select(match => match.Value).Where(word => Latin().IsMatch(word) && Cyrillic().IsMatch(word))
            .Concat(LoneLookAlike().Matches(line).Select(match => match.Value.Trim()));

    /// <summary>Quotation marks without their pair.</summary>
    public static IEnumerable<string> OpenQuote(string line)
    {
        var open = 0;
        foreach (var character in line)
        {
            open += character switch { '«' => 1, '»' => -1, _ => 0 };
            if (open < 0)
            {
                return ["»"];
            }
        }

        return open == 0 ? [] : ["«"];
    }

    /// <summary>Words with letters that Russian lacks, outside quotations.</summary>
    /// <param name="russian">A Russian line.</param>
    /// <param name="names">Names that stay Kazakh in a Russian text.</param>
    public static IEnumerable<string> KazakhLetters(string russian, IReadOnlyCollection<string> names) =>
        Word().Matches(Quotation().Replace(russian, "")).Select(match => match.Value)
            .Where(word => KazakhLetter().IsMatch(word) && !names.Contains(word));

    private static IEnumerable<string> Found(Regex pattern, string line) => pattern.Matches(line).Select(match => match.Value);

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\p{IsBasicLatin}")]
    private static partial Regex Latin();

    [GeneratedRegex(@"\p{IsCyrillic}")]
    private static partial Regex Cyrillic();

    [GeneratedRegex(@"(?<=\p{IsCyrillic}[,.]?\s)[aceopxyABCEHKMOPTXi](?=\s\p{IsCyrillic})")]
    private static partial Regex LoneLookAlike();

    [GeneratedRegex(@"\S+[ \u00A0]{2,}\S+")]
    private static partial Regex TwoBlanks();

    [GeneratedRegex(@"\S*[""“”„]\S*")]
    private static partial Regex StraightQuotes();

    [GeneratedRegex(@"\S+ [-‐] \S+|\S+ [-‐]\p{L}+|\p{L}+- \S+")]
    private static partial Regex HyphenWithBlanks();

    [GeneratedRegex(@"\S*\.\.\.")]
    private static partial Regex Dots();

    // The nine letters of Kazakh that Russian lacks, small and capital.
    [GeneratedRegex("[\u04D9\u0493\u049B\u04A3\u04E9\u04B1\u04AF\u04BB\u0456\u04D8\u0492\u049A\u04A2\u04E8\u04B0\u04AE\u04BA\u0406]")]
    private static partial Regex KazakhLetter();

    [GeneratedRegex("«[^»]*»")]
    private static partial Regex Quotation();

    // An ending that fits one number doesn't fit the next; a whole word after the hyphen takes the ending itself, and the short one for "line" is one.
    [GeneratedRegex(@"\{\d\}-(?!\u0436\u043E\u043B(?!\p{L}))\p{L}{1,4}(?!\p{L})")]
    private static partial Regex SuffixAfterPlaceholder();
}
