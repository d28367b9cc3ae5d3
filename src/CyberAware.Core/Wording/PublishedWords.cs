using System.Text.RegularExpressions;
using CyberAware.Core.Documents;
using CyberAware.Core.Search;

namespace CyberAware.Core.Wording;

/// <summary>
/// The words of all public texts. People have read them, so a word that stands there is a word; the dictionaries of the
/// machine know few of the portal's terms and hardly any inflected form of Kazakh.
/// </summary>
internal sealed partial class PublishedWords
{
    private readonly Dictionary<Language, HashSet<string>> words = Language.All.ToDictionary(language => language, _ => new HashSet<string>(StringComparer.Ordinal));
    private readonly HashSet<string> kazakhStems = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> kazakhByFold = new(StringComparer.Ordinal);

    private PublishedWords()
    {
    }

    /// <summary>Words of a text.</summary>
    public static IEnumerable<string> WordsIn(string text) => Word().Matches(text).Select(match => match.Value);

    /// <summary>A text without what it quotes, which may be of another language and is not the author's to correct.</summary>
    public static string WithoutQuotations(string text) => Quotation().Replace(text, " ");

    /// <summary>Reads texts.</summary>
    public static PublishedWords From(IEnumerable<ContentFile> files)
    {
        var known = new PublishedWords();
        foreach (var line in WordingLines.From(files))
        {
            known.words[line.Language].UnionWith(WordsIn(line.Text).Select(word => word.ToLowerInvariant()));
        }

        foreach (var word in known.words[Language.Kazakh])
        {
            var folded = TextPipeline.Fold(word);
            known.kazakhStems.Add(Stemmer.For(Language.Kazakh).Stem(folded));
            if (word.Any(TextPipeline.IsKazakh))
            {
                known.kazakhByFold.TryAdd(folded, word);
            }
        }

        return known;
    }

    /// <summary>Whether a word stands in a text of that language, whatever its case.</summary>
    public bool Know(Language language, string word) => words[language].Contains(word.ToLowerInvariant());

    /// <summary>Whether a Kazakh word differs by its endings alone from one that is known.</summary>
    public bool KnowStem(string word) => kazakhStems.Contains(Stemmer.For(Language.Kazakh).Stem(TextPipeline.Fold(word)));

    /// <summary>The Kazakh word that was meant by one without the letters that Russian lacks; null when there is none.</summary>
    public string? WithKazakhLetters(string word) =>
        !word.Any(TextPipeline.IsKazakh) && !Know(Language.Kazakh, word) ? kazakhByFold.GetValueOrDefault(TextPipeline.Fold(word)) : null;

    [GeneratedRegex(@"(?<![\p{L}\p{N}])\p{IsCyrillic}+(?![\p{L}\p{N}])")]
    private static partial Regex Word();

    [GeneratedRegex("\u00AB[^\u00BB]*\u00BB")]
    private static partial Regex Quotation();
}
