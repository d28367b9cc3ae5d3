using System.Globalization;
using System.Text.RegularExpressions;
using CyberAware.Core.Text;

namespace CyberAware.Core.Content.Wording;

/// <summary>Numbers and days that stand in one language of a text only.</summary>
internal static partial class TextParity
{
    private static readonly Dictionary<Language, Regex> DayPatterns = Language.All.ToDictionary(language => language, DayPattern);

    /// <summary>Reports in each text of a pair what the other lacks, at the first line that holds it.</summary>
    /// <param name="kazakh">Lines of the Kazakh text.</param>
    /// <param name="russian">Lines of the Russian text.</param>
    /// <param name="problemsOf">Opens the list of a file's problems.</param>
    public static void Check(IReadOnlyList<WordingLine> kazakh, IReadOnlyList<WordingLine> russian, Func<string, ProblemList> problemsOf)
    {
        Compare(kazakh, russian, Numbers, "numbers-differ", problemsOf);
        Compare(kazakh, russian, Days, "dates-differ", problemsOf);
    }

    private static void Compare(
        IReadOnlyList<WordingLine> kazakh, IReadOnlyList<WordingLine> russian, Func<WordingLine, IEnumerable<string>> read, string key, Func<string, ProblemList> problemsOf)
    {
        foreach (var (mine, others) in new[] { (kazakh, russian), (russian, kazakh) })
        {
            var left = others.SelectMany(read).ToList();
            foreach (var line in mine)
            {
                foreach (var found in read(line).Where(found => !left.Remove(found)))
                {
                    problemsOf(line.File).AddFault(line.Line, key, found, others.Select(other => other.File).FirstOrDefault() ?? "");
                }
            }
        }
    }

    private static IEnumerable<string> Numbers(WordingLine line) => Number().Matches(line.Text).Select(match => match.Value);

    // A day and its month, whatever ending the month has: "11.08".
    private static IEnumerable<string> Days(WordingLine line) =>
        from match in DayPatterns[line.Language].Matches(line.Text)
        let month = Enumerable.Range(1, 12).First(month => match.Groups[GroupOf(month)].Success)
        select string.Create(CultureInfo.InvariantCulture, $"{match.Groups["day"].Value}.{month:00}");

    private static Regex DayPattern(Language language)
    {
        var months = Enumerable.Range(1, 12).Select(month =>
            $"(?<{GroupOf(month)}>{CoreTexts.Get(language, string.Create(CultureInfo.InvariantCulture, $"Month{month}"))})");
        return new Regex(@"(?<!\d)(?<day>\d{1,2})[ \u00A0](?:" + string.Join('|', months) + ")", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    private static string GroupOf(int month) => string.Create(CultureInfo.InvariantCulture, $"m{month}");

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}
