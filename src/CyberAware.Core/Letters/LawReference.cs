using System.Text.RegularExpressions;
using CyberAware.Core.Documents;
using CyberAware.Core.References;

namespace CyberAware.Core.Letters;

/// <summary>An act in a letter, <c>[](law:personal-data-law/of)</c>: its number and date stand in one place, <c>site/laws.yml</c>.</summary>
internal static partial class LawReference
{
    /// <summary>Where an act stands in a text, as one match each.</summary>
    [GeneratedRegex(@"\[\]\(law:(?<id>[a-z0-9-]+)(/(?<form>[a-z0-9-]+))?\)")]
    public static partial Regex Pattern();

    /// <summary>The text with the acts' names; all of them must exist.</summary>
    public static string Fill(string text, Language language, IReadOnlyDictionary<string, Law> laws) =>
        Pattern().Replace(text, match => laws[match.Groups["id"].Value].Cite(language, FormOf(match))!);

    /// <summary>Reports acts and forms that there are not.</summary>
    public static void Check(string text, int line, Language language, IReadOnlyDictionary<string, Law> laws, ProblemList problems)
    {
        foreach (Match match in Pattern().Matches(text))
        {
            var id = match.Groups["id"].Value;
            if (!laws.TryGetValue(id, out var law))
            {
                problems.Add(line, "unknown-law", id, Nearest.Hint(id, laws.Keys));
            }
            else if (law.Cite(language, FormOf(match)) is null)
            {
                problems.Add(line, "unknown-form", id, FormOf(match), Nearest.Hint(FormOf(match), law.Forms[language].Keys));
            }
        }
    }

    private static string FormOf(Match match) => match.Groups["form"] is { Success: true, Value: var form } ? form : Law.BaseForm;
}
