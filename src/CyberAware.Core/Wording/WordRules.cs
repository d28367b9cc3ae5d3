using CyberAware.Core.Documents;
using CyberAware.Core.Search;
using CyberAware.Core.Text;

namespace CyberAware.Core.Wording;

/// <summary>What is found word by word: another language, letters of another keyboard, words that nobody knows.</summary>
internal sealed class WordRules(PublishedWords published, Spelling spelling)
{
    // One Russian word in a Kazakh sentence may be a name.
    private const int FewestWords = 3;
    private const int ShortestWord = 3;
    private const int LongestWord = 60;

    private readonly List<(WordingLine Line, string Word)> unknown = [];

    /// <summary>Looks at lines; <see cref="SpellAsync"/> tells the rest.</summary>
    public void Check(IEnumerable<WordingLine> lines, Func<string, ProblemList> problemsOf)
    {
        foreach (var line in lines)
        {
            foreach (var sentence in Sentences.In(PublishedWords.WithoutQuotations(line.Text)))
            {
                if (line.Language == Language.Kazakh && IsRussian(sentence))
                {
                    problemsOf(line.File).AddFault(line.Line, "russian-text", Shortened(sentence));
                }
                else
                {
                    CheckWords(line, sentence, problemsOf(line.File));
                }
            }
        }
    }

    /// <summary>Warns of the words that no dictionary knows.</summary>
    /// <returns>Whether all were looked up within the time.</returns>
    public async Task<bool> SpellAsync(Func<string, ProblemList> problemsOf, TimeSpan patience, CancellationToken cancellation)
    {
        var isComplete = true;
        foreach (var language in unknown.GroupBy(place => place.Line.Language))
        {
            var answer = await spelling.AskAsync(language.Key, [.. language.Select(place => place.Word)], patience, cancellation);
            isComplete &= answer.IsComplete;
            foreach (var (line, word) in language.Where(place => answer.Unknown.ContainsKey(place.Word)))
            {
                var meant = answer.Unknown[word];
                problemsOf(line.File).AddWarning(line.Line, meant.Count == 0 ? "spelling" : "spelling.meant", word, string.Join(", ", meant));
            }
        }

        return isComplete;
    }

    private void CheckWords(WordingLine line, string sentence, ProblemList problems)
    {
        foreach (var word in PublishedWords.WordsIn(sentence).Where(word => word.Length is >= ShortestWord and <= LongestWord).Distinct(StringComparer.Ordinal))
        {
            if (line.Language == Language.Kazakh && published.WithKazakhLetters(word) is { } meant)
            {
                problems.AddFault(line.Line, "kazakh-letters-missing", word, meant);
            }
            else if (!IsKnown(line.Language, word))
            {
                unknown.Add((line, word));
            }
        }
    }

    private bool IsKnown(Language language, string word) =>
        published.Know(language, word) || (language == Language.Kazakh && published.KnowStem(word));

    private bool IsRussian(string sentence)
    {
        var words = PublishedWords.WordsIn(sentence).ToList();
        return words.Count >= FewestWords && !words.Any(word => word.Any(TextPipeline.IsKazakh))
            && words.Count(word => published.Know(Language.Russian, word) && !published.Know(Language.Kazakh, word)) is var russian
            && russian >= FewestWords && russian * 2 > words.Count;
    }

    private static string Shortened(string sentence) => sentence.Length <= LongestWord ? sentence : sentence[..LongestWord].TrimEnd() + "\u2026";
}
