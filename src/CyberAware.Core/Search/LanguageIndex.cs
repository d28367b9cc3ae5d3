using System.Runtime.CompilerServices;

namespace CyberAware.Core.Search;

/// <summary>The documents of one language with the tables that matching needs. Never changes once it is made.</summary>
internal sealed class LanguageIndex
{
    // A word of a heading tells more than one of the text; of the page's title, which all its sections share, a little less.
    private const float HeadingWeight = 4;
    private const float SharedTitleWeight = 1.5f;

    /// <summary>Weight of a word that leads to a page; that of a heading is higher.</summary>
    public const float KeywordWeight = 3;

    private const float HintWeight = 1;

    // Shorter neighbours make words that nobody writes.
    private const int PairLetters = 3;

    // Documents that another index takes over have the same words.
    private static readonly ConditionalWeakTable<SearchDocument, ReadText> ReadTexts = [];

    private readonly List<Indexed> documents = [];
    private readonly Dictionary<string, int> pages = new(StringComparer.Ordinal);
    private readonly List<List<int>> documentsByPage = [];
    private readonly HashSet<(string Title, int Page)> titles = [];
    private readonly List<Phrase> phrases = [];
    private readonly Dictionary<string, List<Phrase>> phrasesByFirstStem = new(StringComparer.Ordinal);

    public LanguageIndex(Language language, IEnumerable<SearchDocument> documents, IReadOnlyList<SynonymGroup> synonyms)
    {
        Language = language;
        Vocabulary = new Vocabulary(Stemmer.For(language));
        var texts = documents.Select(document => ReadTexts.GetValue(document, static known => new ReadText(known))).ToList();
        var averageLength = texts.Count == 0 ? 1 : Math.Max(1, texts.Average(text => text.Places.Count));
        foreach (var (document, places) in texts.Select(text => (text.Document, text.Places)))
        {
            // BM25F (Robertson and Zaragoza 2009): the length of the text weighs the words of the text only, b 0.75.
            Add(document, places, (float)(1 / (0.25 + (0.75 * places.Count / averageLength))));
        }

        foreach (var group in synonyms)
        {
            AddGroup(group);
        }

        Vocabulary.Close();
        Resolve();
    }

    private sealed class ReadText(SearchDocument source)
    {
        public SearchDocument Document { get; } = source with { Text = TextPipeline.Normalise(source.Text) };

        public List<TokenSpan> Places => field ??= Tokenizer.Tokenize(Document.Text);
    }

    /// <summary>A document with the stems of its text's words, in order.</summary>
    internal sealed record Indexed(SearchDocument Source, IReadOnlyList<TokenSpan> Places, int[] Stems);

    /// <summary>A phrase of a group: its stems as queries have them, and the documents that hold another phrase of the group.</summary>
    internal sealed record Phrase(string[] Stems, SynonymGroup Group)
    {
        /// <summary>Its stems as texts have them: with the stop words, which queries lose.</summary>
        public string[] Written { get; init; } = Stems;

        public List<(Postings Postings, string[] Stems)> Others { get; } = [];
    }

    public Language Language { get; }

    public Vocabulary Vocabulary { get; }

    public int Count => documents.Count;

    public Indexed this[int document] => documents[document];

    public int PageCount => documentsByPage.Count;

    /// <summary>The documents of a page, in order.</summary>
    public IReadOnlyList<int> DocumentsOf(int page) => documentsByPage[page];

    /// <summary>Whether a page has exactly this title.</summary>
    /// <param name="page">Number of the page.</param>
    /// <param name="folded">A title as <see cref="TextPipeline.FoldPhrase"/> makes it.</param>
    public bool IsTitled(int page, string folded) => titles.Contains((folded, page));

    /// <summary>The phrases of synonyms that begin with a stem.</summary>
    public IReadOnlyList<Phrase> PhrasesAt(string stem) => phrasesByFirstStem.TryGetValue(stem, out var list) ? list : [];

    private void Add(SearchDocument document, List<TokenSpan> places, float textWeight)
    {
        var number = documents.Count;
        var isSection = document.Section.Length > 0;
        AddField(document.Section, Tokenizer.Tokenize(document.Section), number, HeadingWeight);
        AddField(document.Title, Tokenizer.Tokenize(document.Title), number, isSection ? SharedTitleWeight : HeadingWeight);
        AddField(document.Keywords, Tokenizer.Tokenize(document.Keywords), number, KeywordWeight);
        AddField(document.Hints, Tokenizer.Tokenize(document.Hints), number, HintWeight);
        documents.Add(new Indexed(document, places, Array.ConvertAll(AddField(document.Text, places, number, textWeight), Vocabulary.StemOf)));
        if (pages.TryAdd(document.Path, documentsByPage.Count))
        {
            documentsByPage.Add([]);
        }

        documentsByPage[pages[document.Path]].Add(number);
        titles.Add((TextPipeline.FoldPhrase(document.Title), pages[document.Path]));
    }

    private int[] AddField(string text, List<TokenSpan> places, int document, float weight)
    {
        var forms = new int[places.Count];
        for (var i = 0; i < forms.Length; i++)
        {
            var word = text.AsSpan(places[i].Start, places[i].Length);
            forms[i] = Vocabulary.Add(word);
            Vocabulary.Count(forms[i], document, weight, word);
            if (i > 0 && IsPart(text, places[i]) && IsPart(text, places[i - 1]))
            {
                Vocabulary.CountPair(forms[i - 1], forms[i], document, weight);
            }
        }

        return forms;
    }

    // Short Latin words are parts of names: Wi-Fi.
    private static bool IsPart(string text, TokenSpan place) =>
        place.Length >= PairLetters || (place.Length > 1 && text.AsSpan(place.Start, place.Length).IndexOfAnyExceptInRange('A', 'z') < 0);

    // Words of synonyms belong to the vocabulary, so that a misspelt one is recognised too.
    private void AddGroup(SynonymGroup group)
    {
        foreach (var words in group.Words)
        {
            var text = TextPipeline.Normalise(words);
            var places = Tokenizer.Tokenize(text);
            var stems = places.Select(place => Vocabulary.StemTextOf(Vocabulary.Add(text.AsSpan(place.Start, place.Length)))).ToArray();
            if (stems.Length == 0)
            {
                continue;
            }

            if (stems is [var only])
            {
                Vocabulary.AddSynonym(only);
            }

            var telling = stems.Where((_, i) => !StopWords.Contains(TextPipeline.Fold(text.AsSpan(places[i].Start, places[i].Length)))).ToArray();
            var phrase = new Phrase(telling.Length > 0 ? telling : stems, group) { Written = stems };
            phrases.Add(phrase);
            if (!phrasesByFirstStem.TryGetValue(phrase.Stems[0], out var list))
            {
                phrasesByFirstStem[phrase.Stems[0]] = list = [];
            }

            list.Add(phrase);
        }
    }

    private void Resolve()
    {
        foreach (var group in phrases.GroupBy(phrase => phrase.Group))
        {
            var found = group.Select(phrase => (Phrase: phrase, Postings: PostingsOf(phrase.Written))).ToList();
            var page = group.Key.Page is { } path ? PageOf(path, group.Key.Anchor) : null;
            foreach (var (phrase, _) in found)
            {
                phrase.Others.AddRange(found
                    .Where(other => other.Phrase != phrase && other.Postings is { Documents.Count: > 0 } && !other.Phrase.Stems.SequenceEqual(phrase.Stems))
                    .Select(other => (other.Postings!, other.Phrase.Stems)));
                if (page is not null)
                {
                    phrase.Others.Add((page, []));
                }
            }
        }
    }

    private Postings? PageOf(string path, string? anchor)
    {
        var number = documents.FindIndex(document => document.Source.Path == path && document.Source.Anchor == anchor);
        if (number < 0)
        {
            return null;
        }

        var postings = new Postings();
        postings.Add(number, HeadingWeight);
        return postings;
    }

    // A phrase stands where all its pairs of neighbours stand.
    private Postings? PostingsOf(string[] stems)
    {
        if (stems is [var only])
        {
            return Vocabulary.FindStem(only) is >= 0 and var stem ? Vocabulary.OfStem(stem) : null;
        }

        Postings? common = null;
        for (var i = 1; i < stems.Length; i++)
        {
            if (Vocabulary.FindPair(Vocabulary.PairKey(stems[i - 1], stems[i])) is not { } pair)
            {
                return null;
            }

            common = common is null ? pair : Intersect(common, pair);
        }

        return common;
    }

    private static Postings Intersect(Postings first, Postings second)
    {
        var both = new Postings();
        for (var i = 0; i < first.Documents.Count; i++)
        {
            if (second.Documents.BinarySearch(first.Documents[i]) is >= 0 and var at)
            {
                both.Add(first.Documents[i], Math.Min(first.Weights[i], second.Weights[at]));
            }
        }

        return both;
    }
}
