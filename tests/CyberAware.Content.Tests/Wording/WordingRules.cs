using System.Text.RegularExpressions;
using CyberAware.Core;

namespace CyberAware.Content.Tests.Wording;

/// <summary>What an editor would mark in a line of text. Each rule returns the faulty places; none when the line is right.</summary>
internal static partial class WordingRules
{
    // Names that stay Kazakh in a Russian text.
    private static readonly string[] KazakhNames = ["Мәңгілік", "Қазақша", "Қаз", "НҚ"];

    /// <summary>Words of Latin and Cyrillic letters at once, and single Latin letters that look Cyrillic between Cyrillic words.</summary>
    public static IEnumerable<string> MixedScript(string line) =>
        Word().Matches(line).Select(match => match.Value).Where(word => Latin().IsMatch(word) && Cyrillic().IsMatch(word))
            .Concat(LoneLookAlike().Matches(line).Select(match => match.Value.Trim()));

    public static IEnumerable<string> DoubleSpace(string line) => Found(TwoBlanks(), line.Trim());

    public static IEnumerable<string> StraightQuote(string line) => Found(StraightQuotes(), line);

    public static IEnumerable<string> OpenQuote(string line)
    {
        var open = 0;
        foreach (var character in line)
        {
            open += character switch { '«' => 1, '»' => -1, _ => 0 };
            if (open < 0)
            {
                return ["» without «"];
            }
        }

        return open == 0 ? [] : ["« without »"];
    }

    public static IEnumerable<string> SpacedHyphen(string line) => Found(HyphenWithBlanks(), line);

    public static IEnumerable<string> ThreeDots(string line) => Found(Dots(), line);

    /// <summary>Letters that Russian lacks, outside quotations and a short list of names.</summary>
    public static IEnumerable<string> KazakhLetters(string russian) =>
        Word().Matches(Quotation().Replace(russian, "")).Select(match => match.Value)
            .Where(word => KazakhLetter().IsMatch(word) && !KazakhNames.Contains(word));

    /// <summary>The Russian abbreviation in a Kazakh text, outside quotations and the brochure's own sentences.</summary>
    public static IEnumerable<string> RussianSignature(string kazakh, Predicate<string> isOfBrochure) =>
        Words.Sentences(kazakh).Where(sentence => Quotation().Replace(sentence, "").Contains("ЭЦП", StringComparison.Ordinal) && !isOfBrochure(sentence));

    public static IEnumerable<string> LongSentence(string text, int words) =>
        Words.Sentences(text).Where(sentence => Words.Of(sentence).Split(' ').Length > words);

    /// <summary>Abbreviations that a page uses and never spells out.</summary>
    public static IEnumerable<string> Unexplained(Language language, string page) =>
        Abbreviations.Of(language)
            .Where(known => Regex.IsMatch(page, $@"(?<![\p{{L}}-]){known.Short}(?!\p{{L}})") && !Regex.IsMatch(page, known.Long, RegexOptions.IgnoreCase))
            .Select(known => known.Short);

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

    [GeneratedRegex("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")]
    private static partial Regex KazakhLetter();

    [GeneratedRegex("«[^»]*»")]
    private static partial Regex Quotation();
}
