using System.Text.RegularExpressions;
using CyberAware.Core.Documents;

namespace CyberAware.Core.Wording;

/// <summary>What takes a whole text: its notes with their sources, and what belongs together on a page.</summary>
internal static partial class PageRules
{
    /// <summary>Reports notes without a source that a reader can follow: a link and a year, or the brochure by its name.</summary>
    public static void CheckNotes(string text, Language language, WordList words, ProblemList problems)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!NoteHead().IsMatch(lines[i]))
            {
                continue;
            }

            var body = string.Join('\n', lines.Skip(i + 1).TakeWhile(line => !line.StartsWith(":::", StringComparison.Ordinal)));
            if (!words.BrochureNames[language].Any(name => name.IsMatch(body)) && !(SourceLink().IsMatch(body) && Year().IsMatch(body)))
            {
                problems.AddFault(i + 1, "note-source");
            }
        }
    }

    /// <summary>Reports the first line that says a word without what the page must hold beside it, such as the number of the police.</summary>
    public static void CheckCompanions(IReadOnlyList<WordingLine> lines, WordList words, ProblemList problems)
    {
        foreach (var companion in words.Companions)
        {
            var first = lines.FirstOrDefault(line => companion.Words[line.Language].Any(pattern => pattern.IsMatch(line.Text)));
            if (first is not null && !lines.Any(line => line.Source.Contains(companion.Needs, StringComparison.Ordinal)))
            {
                problems.AddFault(first.Line, "companion-missing", companion.Words[first.Language].SelectMany(pattern => pattern.In(first.Text)).First(), companion.Needs);
            }
        }
    }

    [GeneratedRegex(@"^:{3,} note\b")]
    private static partial Regex NoteHead();

    [GeneratedRegex(@"\]\((https://|law:)")]
    private static partial Regex SourceLink();

    [GeneratedRegex(@"\b(19|20)\d\d\b|\]\(law:")]
    private static partial Regex Year();
}
