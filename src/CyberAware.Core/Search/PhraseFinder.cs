namespace CyberAware.Core.Search;

/// <summary>Finds the phrases of synonyms in a query.</summary>
/// <param name="index">Knows the phrases.</param>
/// <param name="matches">What is known of the query's words.</param>
internal sealed class PhraseFinder(LanguageIndex index, IReadOnlyList<WordMatch> matches)
{
    // Further words between those of a phrase.
    private const int MaxBetween = 2;

    // Of a word in a phrase also what is left without one more ending: «ақшам кетті» is «ақша кетті».
    private readonly string[][] stemsAt =
        [.. matches.Select(match => match.StemText).Select(stem => (string[])[stem, .. index.Vocabulary.Stemmer.ShorterStems(stem)])];

    /// <summary>The phrases whose first word stands at a place, with the places of all their words.</summary>
    /// <param name="first">Number of a word of the query.</param>
    public IEnumerable<(LanguageIndex.Phrase Phrase, int[] Places)> StartingAt(int first) =>
        from stem in stemsAt[first]
        from phrase in index.PhrasesAt(stem)
        where phrase.Stems.Length > 1 || stem == matches[first].StemText
        let places = PlacesOf(phrase, first)
        where places is not null
        select (phrase, places);

    // The first word stands at a place, the others near it, in any order: both languages say "my phone was stolen" either way round.
    private int[]? PlacesOf(LanguageIndex.Phrase phrase, int first)
    {
        var places = new int[phrase.Stems.Length];
        places[0] = first;
        for (var k = 1; k < places.Length; k++)
        {
            var place = NearestPlace(first, phrase.Stems[k], places.AsSpan(0, k), places.Length - 1 + MaxBetween);
            if (place < 0)
            {
                return null;
            }

            places[k] = place;
        }

        return places;
    }

    private int NearestPlace(int from, string stem, ReadOnlySpan<int> taken, int farthest)
    {
        for (var distance = 1; distance <= farthest; distance++)
        {
            if (IsAt(from + distance, taken))
            {
                return from + distance;
            }

            if (IsAt(from - distance, taken))
            {
                return from - distance;
            }
        }

        return -1;

        bool IsAt(int place, ReadOnlySpan<int> known) =>
            place >= 0 && place < matches.Count && stemsAt[place].Contains(stem) && !known.Contains(place);
    }
}
