using System.Globalization;

namespace CyberAware.Core.Search;

/// <summary>In which documents a word stands, and how often, title words counting more.</summary>
internal sealed class Postings
{
    public List<int> Documents { get; } = [];

    public List<float> Weights { get; } = [];

    public void Add(int document, float weight)
    {
        if (Documents.Count > 0 && Documents[^1] == document)
        {
            Weights[^1] += weight;
            return;
        }

        Documents.Add(document);
        Weights.Add(weight);
    }
}

/// <summary>The words of one language's documents: folded forms, their stems, and pairs of neighbours written as one word.</summary>
internal sealed class Vocabulary(Stemmer stemmer)
{
    private readonly Dictionary<string, int> forms = new(StringComparer.Ordinal);
    private readonly List<Form> formList = [];
    private readonly Dictionary<string, int> stems = new(StringComparer.Ordinal);
    private readonly List<string> stemTexts = [];
    private readonly List<Postings> stemPostings = [];
    private readonly HashSet<int> synonyms = [];
    private readonly Dictionary<string, Postings> pairs = new(StringComparer.Ordinal);
    private readonly Dictionary<(int, int), Postings> pairCache = [];

    // Filled as words are asked for; two threads may both work out the same list.
    private IReadOnlyList<(int Stem, int Distance)>?[] neighbours = [];

    private (string Stem, int Number)[] sortedStems = [];
    private PhoneticTrie sounds = new([]);
    private int[][] stemsBySound = [];
    private ILookup<int, Form> formsByStem = Array.Empty<Form>().ToLookup(form => form.Stem);
    private Dictionary<string, int> soundNumbers = [];

    /// <summary>A folded form: its stem, where it stands, and how it is written.</summary>
    private sealed record Form(string Folded, int Stem, Postings Postings, string Written)
    {
        public Dictionary<string, int> Spellings { get; } = new(StringComparer.Ordinal);
    }

    public Stemmer Stemmer => stemmer;

    public int StemCount => stemTexts.Count;

    public Postings OfForm(int form) => formList[form].Postings;

    public Postings OfStem(int stem) => stemPostings[stem];

    public int StemOf(int form) => formList[form].Stem;

    public int FindForm(string folded) => forms.GetValueOrDefault(folded, -1);

    public int FindStem(string stem) => stems.GetValueOrDefault(stem, -1);

    /// <summary>Whether a stem stands in a document or is a synonym by itself.</summary>
    public bool IsWord(int stem) => stemPostings[stem].Documents.Count > 0 || synonyms.Contains(stem);

    public string StemText(int stem) => stemTexts[stem];

    public Postings? FindPair(string stem) => pairs.GetValueOrDefault(stem);

    public string StemTextOf(int form) => stemTexts[formList[form].Stem];

    /// <summary>Notes that a stem is a synonym by itself.</summary>
    public void AddSynonym(string stem) => synonyms.Add(stems[stem]);

    /// <summary>
    /// Two stems as one word; its own ending comes off as that of a word written together would, unless the second stem
    /// would fall off as if it were one: «бала мен».
    /// </summary>
    public string PairKey(string first, string second)
    {
        var stem = stemmer.Stem(first + second);
        return stem.Length > Math.Max(first.Length, second.Length) + 1 ? stem : first + second;
    }

    /// <summary>Takes a word in and says which form it is.</summary>
    public int Add(ReadOnlySpan<char> word)
    {
        var folded = TextPipeline.Fold(word);
        if (!forms.TryGetValue(folded, out var number))
        {
            var stem = stemmer.Stem(folded);
            if (!stems.TryGetValue(stem, out var stemNumber))
            {
                stems[stem] = stemNumber = stemPostings.Count;
                stemTexts.Add(stem);
                stemPostings.Add(new Postings());
            }

            forms[folded] = number = formList.Count;
            formList.Add(new Form(folded, stemNumber, new Postings(), word.ToString()));
        }

        return number;
    }

    /// <summary>Counts a form in a document.</summary>
    public void Count(int form, int document, float weight, ReadOnlySpan<char> spelling)
    {
        var entry = formList[form];
        entry.Postings.Add(document, weight);
        stemPostings[entry.Stem].Add(document, weight);
        var spellings = entry.Spellings.GetAlternateLookup<ReadOnlySpan<char>>();
        spellings[spelling] = spellings.TryGetValue(spelling, out var count) ? count + 1 : 1;
    }

    /// <summary>Counts two neighbours as one word.</summary>
    public void CountPair(int first, int second, int document, float weight)
    {
        (first, second) = (StemOf(first), StemOf(second));
        if (!pairCache.TryGetValue((first, second), out var postings))
        {
            var key = PairKey(stemTexts[first], stemTexts[second]);
            if (!pairs.TryGetValue(key, out postings))
            {
                pairs[key] = postings = new Postings();
            }

            pairCache[(first, second)] = postings;
        }

        postings.Add(document, weight);
    }

    /// <summary>Ends the counting and makes the tables that only lookups need.</summary>
    public void Close()
    {
        pairCache.Clear();
        formsByStem = formList.ToLookup(form => form.Stem);
        neighbours = new IReadOnlyList<(int, int)>?[stemTexts.Count];
        sortedStems = [.. stems.Select(entry => (entry.Key, entry.Value))];
        Array.Sort(sortedStems, static (a, b) => string.CompareOrdinal(a.Stem, b.Stem));
        var bySound = new SortedDictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var (stem, number) in sortedStems)
        {
            var sound = Transliteration.PhoneticKey(stem);
            if (!bySound.TryGetValue(sound, out var list))
            {
                bySound[sound] = list = [];
            }

            list.Add(number);
        }

        sounds = new PhoneticTrie([.. bySound.Keys]);
        stemsBySound = [.. bySound.Values.Select(list => list.ToArray())];
        soundNumbers = bySound.Keys.Select((key, index) => (key, index)).ToDictionary(entry => entry.key, entry => entry.index, StringComparer.Ordinal);
    }

    /// <summary>Stems that sound the same.</summary>
    public IReadOnlyList<int> Sounding(string sound) => soundNumbers.TryGetValue(sound, out var number) ? stemsBySound[number] : [];

    /// <summary>Stems whose sound lies within a distance, nearest first.</summary>
    public IReadOnlyList<(int Stem, int Distance)> Near(string sound, int distance) =>
        [.. sounds.FindNear(sound, distance).OrderBy(near => near.Distance).SelectMany(near => stemsBySound[near.Key].Select(stem => (stem, near.Distance)))];

    /// <summary>Stems that differ from a known one by one edit.</summary>
    public IReadOnlyList<(int Stem, int Distance)> Neighbours(int stem) =>
        neighbours[stem] ??= [.. Near(Transliteration.PhoneticKey(stemTexts[stem]), 1).Where(near => near.Stem != stem)];

    /// <summary>Stems that begin with some letters.</summary>
    public IEnumerable<int> WithPrefix(string letters)
    {
        var (low, high) = (0, sortedStems.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = string.CompareOrdinal(sortedStems[middle].Stem, letters) < 0 ? (middle + 1, high) : (low, middle);
        }

        for (; low < sortedStems.Length && sortedStems[low].Stem.StartsWith(letters, StringComparison.Ordinal); low++)
        {
            yield return sortedStems[low].Number;
        }
    }

    /// <summary>Edits between a folded word and the nearest form of a stem.</summary>
    public int EditsFromForms(int stem, string folded) => formsByStem[stem].Min(form => EditDistance(form.Folded, folded));

    /// <summary>How the form of a stem that is nearest to a folded word is written, in the documents or else in the synonyms.</summary>
    public string SpellingNear(int stem, string folded) => SpellingOf(FormNear(stem, folded));

    /// <summary>How many letters of a folded word that spelling changes.</summary>
    public int EditsToSpelling(int stem, string folded) => EditDistance(FormNear(stem, folded).Folded, folded);

    /// <summary>How a form is written most often.</summary>
    public string SpellingOf(int form) => SpellingOf(formList[form]);

    /// <summary>
    /// Whether a known word is this language's: one with letters that only Kazakh has is none of Russian's, though some
    /// Russian word may look like it without them.
    /// </summary>
    public bool Writes(int stem, string typed) =>
        !typed.Any(TextPipeline.IsKazakh) || formsByStem[stem].Any(form => form.Spellings.Keys.Any(spelling => spelling.Any(TextPipeline.IsKazakh)));

    private Form FormNear(int stem, string folded) =>
        formsByStem[stem].OrderByDescending(form => form.Spellings.Count > 0)
            .ThenBy(form => EditDistance(form.Folded, folded)).ThenByDescending(form => form.Postings.Documents.Count).First();

    // Abbreviations keep their capitals, other words lose those of a sentence's beginning.
    private static string SpellingOf(Form form)
    {
        var spelling = form.Spellings.Count > 0 ? form.Spellings.MaxBy(spelling => spelling.Value).Key : form.Written;
        return spelling.Length > 1 && spelling.All(letter => !char.IsLower(letter)) ? spelling : spelling.ToLower(CultureInfo.InvariantCulture);
    }

    private static int EditDistance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
            }
        }

        return row[^1];
    }
}
