namespace CyberAware.Core.Search;

/// <summary>How surely a word of a query is one that the documents or the synonyms hold.</summary>
internal static class MatchConfidence
{
    public const double Known = 1;
    public const double SameSound = 0.9;
    public const double OneEdit = 0.55;
    public const double TwoEdits = 0.3;
}

/// <summary>One word of a query, as it will be looked for.</summary>
/// <param name="Typed">As typed, or as a repair reads it.</param>
/// <param name="Folded">Folded form.</param>
/// <param name="BySound">Whether it was written in Latin letters and is compared by its sound.</param>
internal sealed record QueryWord(string Typed, string Folded, bool BySound = false);

/// <summary>What a language's vocabulary knows of a query's word.</summary>
/// <param name="Form">Number of the exact form; -1 when there is none.</param>
/// <param name="Stem">Number of the stem; -1 when there is none.</param>
/// <param name="StemText">The stem, or the nearest one's when it was corrected.</param>
/// <param name="IsFuzzy">Stems that may have been meant, with the factor of their scores.</param>
/// <param name="Confidence">See <see cref="MatchConfidence"/>; 0 when nothing is near.</param>
internal sealed record WordMatch(int Form, int Stem, string StemText, IReadOnlyList<(int Stem, float Factor)> IsFuzzy, double Confidence)
{
    public bool IsKnown => Confidence >= MatchConfidence.Known;

    /// <summary>Whether the word, or what it was most likely meant to be, says something alone, not as part of a name only.</summary>
    public bool IsWord { get; init; }
}

/// <summary>The words of one query with what the vocabularies know of them, each looked up once.</summary>
internal sealed class WordMatches(IReadOnlyList<Vocabulary> vocabularies, bool isLiteral)
{
    private readonly Dictionary<QueryWord, WordMatch[]> known = [];

    /// <summary>A match for each vocabulary, in their order.</summary>
    public WordMatch[] For(QueryWord word)
    {
        if (!known.TryGetValue(word, out var matches))
        {
            known[word] = matches = WordMatcher.Match(word, vocabularies, isLiteral);
        }

        return matches;
    }
}

/// <summary>Finds words in a vocabulary: exactly, by stem, by sound, by edit distance.</summary>
internal static class WordMatcher
{
    private const int MaxNear = 6;

    // Shorter words have too many neighbours.
    private const int LongWord = 5;
    private const int UnmistakableWord = 8;

    private const int ShortWord = 6;
    private const float SoundFactor = 0.9f;

    // Factors of one and two edits, and of one edit when the word itself is known.
    private const float OneEditFactor = 0.8f;
    private const float TwoEditsFactor = 0.56f;
    private const float KnownEditFactor = 0.3f;
    private const float FartherShare = 0.7f;

    /// <summary>What each vocabulary knows of a word; similar words are looked for only when none knows the word itself.</summary>
    public static WordMatch[] Match(QueryWord word, IReadOnlyList<Vocabulary> vocabularies, bool isLiteral)
    {
        var matches = vocabularies.Select(vocabulary => Exactly(word, vocabulary)).ToArray();
        if (isLiteral || !word.Folded.Any(char.IsLetter))
        {
            return matches;
        }

        var isKnown = matches.Any(match => match.IsKnown);
        for (var i = 0; i < matches.Length; i++)
        {
            if (!isKnown)
            {
                matches[i] = Shortened(word, matches[i], vocabularies[i]) ?? Nearest(word, matches[i], vocabularies[i]);
            }
            else if (matches[i].Stem >= 0 && matches[i].StemText.Length >= LongWord)
            {
                matches[i] = matches[i] with { IsFuzzy = Similar(vocabularies[i], matches[i].Stem) };
            }
        }

        return matches;
    }

    private static WordMatch Exactly(QueryWord word, Vocabulary vocabulary)
    {
        var stemText = vocabulary.Stemmer.Stem(word.Folded);
        if (word.BySound)
        {
            return new WordMatch(-1, -1, stemText, [], 0);
        }

        var stem = vocabulary.FindStem(stemText);
        return new WordMatch(
            vocabulary.FindForm(word.Folded), stem, stemText, [], stem >= 0 || vocabulary.FindPair(stemText) is not null ? MatchConfidence.Known : 0)
        {
            IsWord = stem >= 0 && vocabulary.IsWord(stem),
        };
    }

    // The endings of «ақшамды» and «бұзды» leave too little of the word to come off everywhere; here the rest is one that stands somewhere.
    private static WordMatch? Shortened(QueryWord word, WordMatch match, Vocabulary vocabulary)
    {
        if (word.BySound)
        {
            return null;
        }

        foreach (var stemText in vocabulary.Stemmer.ShorterStems(match.StemText))
        {
            if (vocabulary.FindStem(stemText) is >= 0 and var stem)
            {
                return match with { Stem = stem, StemText = stemText, Confidence = MatchConfidence.SameSound, IsWord = vocabulary.IsWord(stem) };
            }
        }

        return null;
    }

    private static WordMatch Nearest(QueryWord word, WordMatch match, Vocabulary vocabulary)
    {
        var sound = Transliteration.PhoneticKey(match.StemText);
        var near = Nearest(vocabulary, word, Math.Min(sound.Length, word.Folded.Length - 1) switch
        {
            <= 3 => vocabulary.Sounding(sound).Select(same => (same, 0)),
            <= 6 => vocabulary.Near(sound, 1),
            _ => vocabulary.Near(sound, 2),
        });
        if (near.Count == 0)
        {
            return match;
        }

        return match with
        {
            IsFuzzy = near,
            IsWord = vocabulary.IsWord(near[0].Stem),
            StemText = vocabulary.StemText(near[0].Stem),
            Confidence = near[0].Factor switch { >= SoundFactor => MatchConfidence.SameSound, >= OneEditFactor => MatchConfidence.OneEdit, _ => MatchConfidence.TwoEdits },
        };
    }

    private static List<(int Stem, float Factor)> Similar(Vocabulary vocabulary, int stem) =>
        [.. vocabulary.Neighbours(stem).OrderByDescending(near => vocabulary.OfStem(near.Stem).Documents.Count).Take(MaxNear).Select(near => (near.Stem, KnownEditFactor))];

    // Of stems equally near, those whose whole words are nearest to the typed one come first and count for more.
    private static List<(int Stem, float Factor)> Nearest(Vocabulary vocabulary, QueryWord word, IEnumerable<(int Stem, int Distance)> near)
    {
        var folded = word.Folded;
        // Letters pressed over and over sound like some short word; what shares less than half with it, or two thirds where it sounds otherwise, is no typing error. A short
        // word with two other letters is another word, and often a name.
        // Nobody mistypes the first letter of a name: «Яндекс» is not «индекс». A long word with one other letter is no name.
        var candidates = near.Where(each => each.Distance == 0 || word.BySound || folded.Length >= UnmistakableWord || SoundsAlike(vocabulary.StemText(each.Stem)[0], folded[0]))
            .Select(each => (each.Stem, each.Distance, Edits: vocabulary.EditsFromForms(each.Stem, folded)))
            .Where(each => (word.BySound && each.Distance == 0) || (each.Edits * (each.Distance == 0 ? 2 : 3) <= folded.Length && (each.Edits <= 1 || folded.Length > ShortWord || (each.Distance == 0 && folded.Length >= LongWord))))
            .OrderBy(each => each.Distance).ThenBy(each => each.Edits).ThenByDescending(each => vocabulary.OfStem(each.Stem).Documents.Count)
            .Take(MaxNear).ToList();
        return candidates.ConvertAll(each => (each.Stem, FactorOf(each.Distance) * (each.Edits > candidates[0].Edits ? FartherShare : 1)));
    }

    private static bool SoundsAlike(char first, char second) =>
        first == second || Transliteration.PhoneticKey(first.ToString()) == Transliteration.PhoneticKey(second.ToString());

    private static float FactorOf(int distance) => distance switch { 0 => SoundFactor, 1 => OneEditFactor, _ => TwoEditsFactor };
}
