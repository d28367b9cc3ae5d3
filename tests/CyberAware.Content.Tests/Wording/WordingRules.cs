using System.Text.RegularExpressions;
using CyberAware.Core;

namespace CyberAware.Content.Tests.Wording;

/// <summary>What an editor would mark in a whole page; what a line shows is found by the portal's own check.</summary>
internal static class WordingRules
{
    /// <summary>Abbreviations that a page uses and never spells out.</summary>
    public static IEnumerable<string> Unexplained(Language language, string page) =>
        Abbreviations.Of(language)
            .Where(known => Regex.IsMatch(page, $@"(?<![\p{{L}}-]){known.Short}(?!\p{{L}})") && !Regex.IsMatch(page, known.Long, RegexOptions.IgnoreCase))
            .Select(known => known.Short);
}
