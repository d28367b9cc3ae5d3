using System.Collections;
using System.Numerics;
using System.Runtime.InteropServices;

namespace CyberAware.Core.Search;

/// <summary>A page with words of a query.</summary>
/// <param name="Page">Its number in the index.</param>
/// <param name="Score">Its rank, that of its best section and a share of further ones.</param>
/// <param name="Best">Score of its best section.</param>
/// <param name="Words">The words that stand on it, a bit each.</param>
/// <param name="IsNamed">Whether its own name holds one of them.</param>
internal readonly record struct FoundPage(int Page, float Score, float Best, int Words, bool IsNamed);

/// <summary>
/// Ranks a language's pages for a query: for each word the best of its matches, as BM25 (Robertson and Zaragoza
/// 2009) times a factor that says how sure the match is; more matched words raise the sum.
/// </summary>
internal sealed class Scorer(LanguageIndex index, IReadOnlyList<QueryWord> words, IReadOnlyList<WordMatch> matches, SearchMode mode)
{
    private const float ExactFactor = 1.3f;
    private const float StemFactor = 1;
    private const float JoinedFactor = 0.9f;
    private const float SynonymFactor = 0.8f;
    private const float MisspeltFactor = 0.7f;
    private const float PrefixFactor = 0.6f;
    private const float ShortenedFactor = 0.6f;
    private const float Coordination = 0.35f;
    private const float K1 = 1.2f;
    private const int PrefixLetters = 4;
    // Of a suggestion only the title is seen.
    private const float TitleShare = 2;
    private const int TypedLetters = 2;
    private const int CompoundLetters = 5;

    // Shorter pairs are near too many words.
    private const int MisspeltPairLetters = 8;
    private const int MaxPrefixed = 24;

    // Further sections of a page that speak for it, and how much.
    private const int Supporting = 3;
    private const float SupportShare = 0.15f;

    // A page whose own name holds all the words goes before a section that mentions them.
    private const float WholePageFactor = 1.2f;

    private readonly BitArray highlightedStems = new(index.Vocabulary.StemCount);
    private readonly float[] scores = new float[index.Count];

    // The words, a bit each, that a document's title or its further words hold.
    private readonly int[] named = new int[index.Count];

    private readonly PhraseFinder phrases = new(index, matches);

    private readonly HashSet<string> highlightedPairs = new(StringComparer.Ordinal);

    /// <summary>Stems whose words are marked in snippets.</summary>
    public BitArray HighlightedStems => highlightedStems;

    /// <summary>Neighbours written as one word that are marked in snippets.</summary>
    public IReadOnlySet<string> HighlightedPairs => highlightedPairs;

    /// <summary>What the vocabulary knows of each word.</summary>
    public IReadOnlyList<WordMatch> Matches => matches;

    /// <summary>Ids of the contacts whose numbers the words ask for.</summary>
    public HashSet<string> Contacts { get; } = new(StringComparer.Ordinal);

    /// <summary>How surely each word is one of this language's, or a synonym of one; see <see cref="MatchConfidence"/>.</summary>
    public double[] Confidences { get; } = new double[words.Count];

    /// <summary>How much each word says: the rarity of its rarest match, 0 for a word that nothing matches.</summary>
    public float[] Rarities { get; } = new float[words.Count];

    /// <summary>All pages that match a word, in no order.</summary>
    public List<FoundPage> Rank()
    {
        var best = new float[index.Count];
        var matched = new int[index.Count];
        var touched = new List<int>();
        var candidates = Candidates();
        for (var word = 0; word < candidates.Length; word++)
        {
            foreach (var (postings, factor, cap) in candidates[word])
            {
                Rarities[word] = Math.Max(Rarities[word], Collect(postings, factor, cap, best, touched, 1 << word));
            }

            foreach (var document in touched)
            {
                scores[document] += best[document];
                matched[document] |= 1 << word;
                best[document] = 0;
            }

            touched.Clear();
        }

        var known = 0;
        for (var word = 0; word < Rarities.Length; word++)
        {
            known |= Rarities[word] > 0 ? 1 << word : 0;
        }

        var pages = new List<FoundPage>();
        for (var page = 0; page < index.PageCount; page++)
        {
            if (Gather(page, matched, known) is { Words: > 0 } found)
            {
                pages.Add(found);
            }
        }

        return pages;
    }

    /// <summary>The sections of a page that match, best first.</summary>
    public List<(int Document, float Score)> SectionsOf(FoundPage page) =>
    [
        .. index.DocumentsOf(page.Page).Where(document => scores[document] > 0)
            .Select(document => (document, scores[document])).OrderByDescending(section => section.Item2).ThenBy(section => section.document),
    ];

    // A page that speaks of the words in several sections is about them.
    private FoundPage Gather(int page, int[] matched, int known)
    {
        Span<float> top = stackalloc float[1 + Supporting];
        var (words, isNamed) = (0, false);
        foreach (var document in index.DocumentsOf(page))
        {
            if (matched[document] == 0)
            {
                continue;
            }

            words |= matched[document];
            isNamed |= named[document] != 0 && index[document].Source.IsPage;
            var score = scores[document] *= (1 + (Coordination * (BitOperations.PopCount((uint)matched[document]) - 1))) * WeightOf(index[document].Source);
            if (named[document] == known)
            {
                score = scores[document] *= index[document].Source.IsPage ? WholePageFactor : 1;
            }
            else
            {
                score = scores[document] *= (float)index[document].Source.WeakShare;
            }

            for (var place = 0; place < top.Length; place++)
            {
                if (score > top[place])
                {
                    (score, top[place]) = (top[place], score);
                }
            }
        }

        var support = 0f;
        foreach (var score in top[1..])
        {
            support += score;
        }

        return new FoundPage(page, top[0] + (SupportShare * support), top[0], words, isNamed);
    }

    private float WeightOf(SearchDocument document) =>
        (float)document.Weight * (mode == SearchMode.Autocomplete && document.IsLabel ? 1 / TitleShare : 1);

    private float Collect(Postings postings, float factor, float cap, float[] best, List<int> touched, int bit)
    {
        var idf = Math.Min(Idf(postings), cap);
        var documents = CollectionsMarshal.AsSpan(postings.Documents);
        var weights = CollectionsMarshal.AsSpan(postings.Weights);
        for (var i = 0; i < documents.Length; i++)
        {
            var document = documents[i];
            var weight = weights[i];
            var score = factor * idf * weight * (K1 + 1) / (weight + K1);
            if (mode == SearchMode.Autocomplete && weight >= LanguageIndex.KeywordWeight)
            {
                score *= TitleShare;
            }

            if (best[document] == 0)
            {
                touched.Add(document);
            }

            if (weight >= LanguageIndex.KeywordWeight && factor >= PrefixFactor)
            {
                named[document] |= bit;
            }

            best[document] = Math.Max(best[document], score);
        }

        return postings.Documents.Count == 0 ? 0 : idf;
    }

    private float Idf(Postings postings) =>
        MathF.Log(1 + ((index.Count - postings.Documents.Count + 0.5f) / (postings.Documents.Count + 0.5f)));

    // For each word: the documents of everything that it can match, with factor and greatest rarity.
    private List<(Postings Postings, float Factor, float Cap)>[] Candidates()
    {
        var vocabulary = index.Vocabulary;
        var all = new List<(Postings, float, float)>[words.Count];
        for (var i = 0; i < words.Count; i++)
        {
            all[i] = OfWord(i, vocabulary);
        }

        for (var i = 0; i < words.Count; i++)
        {
            AddJoined(i, all, vocabulary);
            foreach (var (phrase, places) in phrases.StartingAt(i))
            {
                AddSynonyms(phrase, places, all);
            }
        }

        return all;
    }

    private List<(Postings, float, float)> OfWord(int i, Vocabulary vocabulary)
    {
        var (word, match) = (words[i], matches[i]);
        Confidences[i] = match.Stem < 0 || vocabulary.Writes(match.Stem, word.Typed) ? match.Confidence : MatchConfidence.TwoEdits;
        var candidates = new List<(Postings, float, float)>();
        var rarity = float.MaxValue;
        if (match.Stem >= 0)
        {
            // A rare form or a rare longer word tells no more than the word itself.
            rarity = Idf(vocabulary.OfStem(match.Stem));
            Add(vocabulary.OfStem(match.Stem), StemFactor, match.Stem);
            if (match.Form >= 0)
            {
                Add(vocabulary.OfForm(match.Form), ExactFactor, match.Stem);
            }
        }

        foreach (var (stem, factor) in match.IsFuzzy)
        {
            Add(vocabulary.OfStem(stem), factor, stem);
        }

        var isUnfinished = mode == SearchMode.Autocomplete && i == words.Count - 1;
        // The stem of half a word may have lost letters of the whole one.
        var beginning = isUnfinished ? word.Folded : vocabulary.Stemmer.Stem(word.Folded);
        if (mode != SearchMode.Exact && !word.BySound && beginning.Length >= (isUnfinished ? TypedLetters : PrefixLetters))
        {
            AddBeginning(beginning, PrefixFactor);
        }

        if (mode != SearchMode.Exact && match.Confidence < MatchConfidence.OneEdit && !word.BySound)
        {
            var stem = vocabulary.Stemmer.Stem(word.Folded);
            for (var cut = 1; cut <= 3 && stem.Length - cut >= PrefixLetters && candidates.Count == 0; cut++)
            {
                if (vocabulary.FindStem(stem[..^cut]) is >= 0 and var shorter)
                {
                    Add(vocabulary.OfStem(shorter), ShortenedFactor, shorter);
                }
                else
                {
                    AddBeginning(stem[..^cut], ShortenedFactor);
                }
            }

            // Of a compound that nobody wrote, the last part: «мемқызметкер», «кибершабуыл».
            for (var start = 2; word.Folded.Length - start >= CompoundLetters && candidates.Count == 0; start++)
            {
                if (vocabulary.FindStem(vocabulary.Stemmer.Stem(word.Folded[start..])) is >= 0 and var last)
                {
                    Add(vocabulary.OfStem(last), ShortenedFactor, last);
                }
            }
        }

        return candidates;

        void AddBeginning(string letters, float factor)
        {
            foreach (var stem in vocabulary.WithPrefix(letters).Where(stem => stem != match.Stem).Take(MaxPrefixed))
            {
                Add(vocabulary.OfStem(stem), factor, stem);
            }
        }

        void Add(Postings postings, float factor, int stem)
        {
            candidates.Add((postings, factor, rarity));
            highlightedStems[stem] = true;
        }
    }

    // «құпиясөз» finds «құпия сөз», and the other way round; two words that stand together count for more.
    private void AddJoined(int i, List<(Postings, float, float)>[] all, Vocabulary vocabulary)
    {
        if (vocabulary.FindPair(matches[i].StemText) is { } apart)
        {
            all[i].Add((apart, JoinedFactor, matches[i].Stem >= 0 ? Idf(vocabulary.OfStem(matches[i].Stem)) : float.MaxValue));
            highlightedPairs.Add(matches[i].StemText);
        }

        if (i + 1 == words.Count)
        {
            return;
        }

        var key = vocabulary.PairKey(matches[i].StemText, matches[i + 1].StemText);
        if (vocabulary.FindPair(key) is { } pair)
        {
            all[i].Add((pair, JoinedFactor, float.MaxValue));
            all[i + 1].Add((pair, JoinedFactor, float.MaxValue));
        }

        if (vocabulary.FindStem(key) is >= 0 and var together)
        {
            all[i].Add((vocabulary.OfStem(together), JoinedFactor, float.MaxValue));
            all[i + 1].Add((vocabulary.OfStem(together), JoinedFactor, float.MaxValue));
            highlightedStems[together] = true;
        }
        else if (key.Length >= MisspeltPairLetters && !(matches[i].IsKnown && matches[i + 1].IsKnown))
        {
            AddMisspeltPair(i, key, all, vocabulary);
        }
    }

    // «купия создди»: one letter away from a compound that is known, where a word alone is nobody's.
    private void AddMisspeltPair(int i, string key, List<(Postings, float, float)>[] all, Vocabulary vocabulary)
    {
        foreach (var (stem, _) in vocabulary.Near(Transliteration.PhoneticKey(key), 1))
        {
            var known = index.PhrasesAt(vocabulary.StemText(stem)).Where(phrase => phrase.Stems.Length == 1).SelectMany(phrase => phrase.Others).Select(other => other.Postings);
            foreach (var postings in known.Append(vocabulary.OfStem(stem)))
            {
                all[i].Add((postings, MisspeltFactor, float.MaxValue));
                all[i + 1].Add((postings, MisspeltFactor, float.MaxValue));
            }

            highlightedStems[stem] = true;
        }
    }

    private void AddSynonyms(LanguageIndex.Phrase phrase, int[] places, List<(Postings, float, float)>[] all)
    {
        // A word alone may speak of anything; two together ask for the number.
        if (phrase.Group.Contact is { } contact && (phrase.Stems.Length > 1 || words.Count == 1))
        {
            Contacts.Add(contact);
        }

        foreach (var (postings, stems) in phrase.Others)
        {
            foreach (var place in places)
            {
                all[place].Add((postings, SynonymFactor, float.MaxValue));
                Confidences[place] = MatchConfidence.Known;
            }

            foreach (var stem in stems)
            {
                if (index.Vocabulary.FindStem(stem) is >= 0 and var known)
                {
                    highlightedStems[known] = true;
                }
            }
        }
    }
}
