using System.Globalization;
using System.Text.RegularExpressions;
using CyberAware.Core.Documents;
using CyberAware.Core.Text;

namespace CyberAware.Core.Wording;

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
        // A text that is missing or can't be read lacks no number; its own problem says what is wrong.
        foreach (var (mine, others) in kazakh.Count > 0 && russian.Count > 0 ? new[] { (kazakh, russian), (russian, kazakh) } : [])
        {
            var numbers = Lacking(mine, others, Numbers);
            var days = Lacking(mine, others, Days);
            foreach (var line in mine)
            {
                // In data both languages stand in the same file.
                var isData = others[0].File == line.File;
                // A whole date of one language is one mistake: its numbers name it.
                var (key, found) = numbers[line].Any()
                    ? (isData ? "numbers-differ.data" : "numbers-differ", numbers[line])
                    : (isData ? "dates-differ.data" : "dates-differ", days[line]);
                if (found.Any())
                {
                    problemsOf(line.File).AddFault(line.Line, key, string.Join(", ", found), others[0].File);
                }
            }
        }
    }

    private static ILookup<WordingLine, string> Lacking(
        IReadOnlyList<WordingLine> mine, IReadOnlyList<WordingLine> others, Func<WordingLine, IEnumerable<string>> read)
    {
        var left = others.SelectMany(read).ToList();
        return mine.SelectMany(line => read(line).Select(found => (line, found))).Where(place => !left.Remove(place.found))
            .ToLookup(place => place.line, place => place.found);
    }

    // A contact or act leaves a 0; whether both languages name it is compared with their structure.
    private static IEnumerable<string> Numbers(WordingLine line) =>
        from match in Number().Matches(line.Text)
        where match.Value != "0" || !line.Source.Contains("[](", StringComparison.Ordinal)
        select match.Value;

    // A day and its month, whatever ending the month has: "11.08".
    private static IEnumerable<string> Days(WordingLine line) =>
        from match in DayPatterns[line.Language].Matches(line.Text)
        let month = Enumerable.Range(1, 12).First(month => match.Groups[GroupOf(month)].Success)
        select string.Create(CultureInfo.InvariantCulture, $"{match.Groups["day"].Value}.{month:00}");

    private static Regex DayPattern(Language language)
    {
        var months = Enumerable.Range(1, 12).Select(month =>
            $"(?<{GroupOf(month)}>{CoreResources.Get(language, string.Create(CultureInfo.InvariantCulture, $"Month{month}"))})");
        return new Regex(@"(?<!\d)(?<day>\d{1,2})[ \u00A0](?:" + string.Join('|', months) + ")", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    private static string GroupOf(int month) => string.Create(CultureInfo.InvariantCulture, $"m{month}");

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}
