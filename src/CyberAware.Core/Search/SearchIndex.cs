using System.Numerics;
using System.Text;
using CyberAware.Core.References;

namespace CyberAware.Core.Search;

/// <summary>
/// Everything that can be found, in memory, made with each content library and never changed. Reading it needs no
/// lock. Figures of why it is not a search engine: docs/adr.
/// </summary>
public sealed class SearchIndex
{
    /// <summary>Longest query, in characters; the rest is cut off.</summary>
    public const int MaxQueryLength = 100;

    /// <summary>Most words of a query that are looked for.</summary>
    public const int MaxTerms = 8;

    private const int MaxOwn = 10;
    private const int MaxOther = 4;
    private const int MaxMore = 2;

    // Results far below the best one are noise.
    private const double MinShare = 0.15;

    // The other language goes first when it knows the words so much more surely.
    private const double LanguageMargin = 0.3;

    private readonly Dictionary<Language, LanguageIndex> indexes;
    private readonly List<Vocabulary> vocabularies;
    private readonly IReadOnlyList<Contact> contacts;
    private readonly IReadOnlyList<Contact> phones;

    /// <param name="documents">What can be found, in both languages.</param>
    /// <param name="synonyms">Groups of words that mean the same.</param>
    /// <param name="contacts">Contacts whose numbers people type or ask for.</param>
    public SearchIndex(IEnumerable<SearchDocument> documents, IReadOnlyList<SynonymGroup> synonyms, IEnumerable<Contact> contacts)
    {
        var byLanguage = documents.ToLookup(document => document.Language);
        indexes = Language.All.ToDictionary(language => language, language => new LanguageIndex(language, byLanguage[language], synonyms));
        vocabularies = [.. Language.All.Select(language => indexes[language].Vocabulary)];
        this.contacts = [.. contacts];
        phones = [.. this.contacts.Where(contact => contact.Kind == "phone")];
    }

    /// <summary>Number of documents of both languages.</summary>
    public int Count => indexes.Values.Sum(index => index.Count);

    /// <summary>What is left of a query: normalised, single spaces, at most <see cref="MaxQueryLength"/> characters.</summary>
    /// <param name="query">Anything at all.</param>
    public static string Clean(string? query) => QueryParser.Clean(query);

    /// <summary>Looks a query up.</summary>
    /// <param name="query">Anything at all; never an error.</param>
    /// <param name="language">Language whose results come first.</param>
    /// <param name="mode">How the query is taken.</param>
    public SearchAnswer Find(string? query, Language language, SearchMode mode = SearchMode.Default)
    {
        var text = QueryParser.Clean(query);
        var matches = new WordMatches(vocabularies, mode == SearchMode.Exact);
        var read = new QueryParser(matches).Parse(text, mode == SearchMode.Exact);
        var numbers = ContactNumbers.Find(phones, text);
        if (read.Words.Count == 0)
        {
            return new SearchAnswer(text, null, [], numbers) { IsEmptyQuery = numbers.Count == 0 };
        }

        var scorers = new[] { language, language.Other }.Select(each => (
            Language: each,
            Scorer: new Scorer(indexes[each], read.Words, read.Words.Select(word => matches.For(word)[vocabularies.IndexOf(indexes[each].Vocabulary)]).ToList(), mode))).ToList();
        var ranked = scorers.ConvertAll(each => (each.Language, each.Scorer, Pages: each.Scorer.Rank()));

        // Half of the words must match, in number or in what they say, or one be the page's name; when no page has that many, one is enough.
        var isStrict = ranked.Exists(each => each.Pages.Exists(page => IsHalf(page, each.Scorer.Rarities)));
        var title = TextPipeline.FoldPhrase(text);
        var sureness = ranked.ConvertAll(each => ConfidenceOf(indexes[each.Language], each.Scorer, each.Pages, title));
        if (sureness[1] > sureness[0] + LanguageMargin)
        {
            ranked.Reverse();
        }

        var asked = scorers.SelectMany(each => each.Scorer.Contacts).ToHashSet(StringComparer.Ordinal);
        numbers = [.. contacts.Where(contact => numbers.Contains(contact) || asked.Contains(contact.Id))];
        var results = ranked
            .SelectMany(each => Results(indexes[each.Language], each.Scorer, each.Pages, isStrict, title, each.Language == language ? MaxOwn : MaxOther))
            .ToList();
        return new SearchAnswer(text, results.Count == 0 ? null : CorrectedOf(read, results[0].Language, scorers.ConvertAll(each => (indexes[each.Language], each.Scorer))), results, numbers);
    }

    // How surely a query is of a language: by its words, and more than by them when a page is called so.
    private static double ConfidenceOf(LanguageIndex index, Scorer scorer, List<FoundPage> pages, string title) =>
        pages.Count == 0 ? 0 : scorer.Confidences.Average() + (pages.Exists(page => index.IsTitled(page.Page, title)) ? 1 : 0);

    private static IEnumerable<SearchResult> Results(LanguageIndex index, Scorer scorer, List<FoundPage> found, bool isStrict, string title, int most)
    {
        var pages = isStrict ? found.FindAll(page => page.IsNamed || IsHalf(page, scorer.Rarities)) : found;
        var least = pages.Count == 0 ? 0 : MinShare * pages.Max(page => page.Score);
        return pages.Select(page => (Page: page, IsTitled: index.IsTitled(page.Page, title))).Where(each => each.IsTitled || each.Page.Score >= least)
            .OrderByDescending(each => each.IsTitled).ThenByDescending(each => each.Page.Score).ThenByDescending(each => each.Page.Best).Take(most)
            .Select(each => each.Page)
            .Select(page => Result(index, scorer, scorer.SectionsOf(page), page.Score));
    }

    private static bool IsHalf(FoundPage page, float[] rarities)
    {
        var (said, all) = (0f, 0f);
        for (var word = 0; word < rarities.Length; word++)
        {
            all += rarities[word];
            said += (page.Words & (1 << word)) != 0 ? rarities[word] : 0;
        }

        return 2 * BitOperations.PopCount((uint)page.Words) >= rarities.Length || 2 * said >= all;
    }

    private static SearchResult Result(LanguageIndex index, Scorer scorer, List<(int Document, float Score)> page, double score)
    {
        var best = index[page[0].Document];
        var more = page.Skip(1).Where(section => section.Score >= 0.5 * page[0].Score && index[section.Document].Source.Section.Length > 0)
            .Select(section => new SectionPlace(index[section.Document].Source.Anchor, index[section.Document].Source.Section))
            .DistinctBy(place => place.Section).Where(place => place.Section != best.Source.Section)
            .Take(MaxMore);
        return new SearchResult(
            best.Source.Path,
            best.Source.Anchor,
            best.Source.Title,
            best.Source.Section,
            Highlighter.Snippet(best, index.Vocabulary, scorer.HighlightedStems, scorer.HighlightedPairs),
            index.Language,
            score,
            [.. more])
        {
            IsLabel = best.Source.IsLabel,
        };
    }

    // Endings are left out of what sounds alike, so that "kupiya" sounds like both «құпия» and «купил».
    private static int EditsTo(LanguageIndex index, WordMatch match, QueryWord word) =>
        match.IsKnown || match.IsFuzzy.Count == 0 ? 0 : index.Vocabulary.EditsToSpelling(match.IsFuzzy[0].Stem, word.Folded);

    // What was looked for instead of what was typed, in words that exist: those of another reading, or the nearest known ones.
    private static string? CorrectedOf(ParsedQuery read, Language found, List<(LanguageIndex Index, Scorer Scorer)> searched)
    {
        var typed = Tokenizer.Tokenize(read.Text).Select(place => read.Text.Substring(place.Start, place.Length)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var spellings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < read.Words.Count; i++)
        {
            var word = read.Words[i];
            var (index, match) = searched.Select(each => (each.Index, Match: each.Scorer.Matches[i]))
                .OrderByDescending(each => each.Match.Confidence).ThenBy(each => EditsTo(each.Index, each.Match, word))
                .ThenByDescending(each => each.Index.Language == found).First();
            // A longer form of a known word needs no repair: «заказное» is found by «заказ».
            if (!match.IsKnown && match.IsFuzzy.Count > 0 && (word.BySound || !word.Folded.StartsWith(match.StemText, StringComparison.Ordinal)))
            {
                spellings[word.Typed] = index.Vocabulary.SpellingNear(match.IsFuzzy[0].Stem, word.Folded);
            }
            else if (match.Form >= 0 && !typed.Contains(word.Typed))
            {
                spellings[word.Typed] = index.Vocabulary.SpellingOf(match.Form);
            }
        }

        var shown = new StringBuilder();
        var at = 0;
        foreach (var place in Tokenizer.Tokenize(read.Reading))
        {
            var word = read.Reading.Substring(place.Start, place.Length);
            shown.Append(read.Reading, at, place.Start - at).Append(spellings.GetValueOrDefault(word, word));
            at = place.End;
        }

        var reading = shown.Append(read.Reading, at, read.Reading.Length - at).ToString();
        return string.Equals(reading, read.Text, StringComparison.OrdinalIgnoreCase) ? null : reading;
    }
}
