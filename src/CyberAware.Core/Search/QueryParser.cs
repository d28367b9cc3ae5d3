namespace CyberAware.Core.Search;

/// <summary>A query, ready to be looked for.</summary>
/// <param name="Text">As typed, cleaned and cut.</param>
/// <param name="Words">Its words without stop words, as they are read.</param>
/// <param name="Reading">The query as it is read, for display; equal to <paramref name="Text"/> when nothing was repaired.</param>
internal sealed record ParsedQuery(string Text, IReadOnlyList<QueryWord> Words, string Reading);

/// <summary>
/// Reads a query's words: gives mixed scripts and layout digits back, and where the documents know a word better in
/// another reading of the same keys or in Cyrillic than as typed, takes that.
/// </summary>
internal sealed class QueryParser(WordMatches matches)
{
    // Another reading must be surer than the typed one by so much, the more the less likely it is.
    private const double LayoutMargin = 0.15;
    private const double LatinMargin = 0.1;
    private const int ShortWord = 6;

    public static string Clean(string? query)
    {
        var text = string.Join(' ', TextPipeline.Normalise((query ?? "").Length > SearchIndex.MaxQueryLength * 4 ? query![..(SearchIndex.MaxQueryLength * 4)] : query ?? "")
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Length <= SearchIndex.MaxQueryLength)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[SearchIndex.MaxQueryLength - 1]) ? SearchIndex.MaxQueryLength - 1 : SearchIndex.MaxQueryLength;
        return text[..end].TrimEnd();
    }

    public ParsedQuery Parse(string text, bool isLiteral)
    {
        var words = new List<QueryWord>();
        var shown = new List<string>();
        foreach (var chunk in text.Split(' '))
        {
            if (words.Count(IsTelling) >= SearchIndex.MaxTerms)
            {
                shown.Add(chunk); // not looked for, so it needs no reading
                continue;
            }

            var (read, reading) = isLiteral ? (Split(TextPipeline.RepairLookAlikes(chunk)), chunk) : ParseChunk(chunk);
            words.AddRange(read);
            shown.Add(reading);
        }

        var telling = words.Where(IsTelling).ToList();
        if (telling is [_, .., { Folded: [>= '0' and <= '9'] }])
        {
            telling.RemoveAt(telling.Count - 1); // the second part of a game
        }

        return new ParsedQuery(text, [.. (telling.Count > 0 ? telling : words).Take(SearchIndex.MaxTerms)], string.Join(' ', shown));
    }

    private static bool IsTelling(QueryWord word) => !StopWords.Contains(word.Folded);

    private (List<QueryWord> Words, string Shown) ParseChunk(string chunk)
    {
        var typed = TextPipeline.RepairLookAlikes(chunk);
        var best = (Words: Split(typed), Shown: chunk, Certainty: 0.0);
        best.Certainty = ConfidenceOf(best.Words);
        if (!chunk.Any(char.IsLetter))
        {
            return (best.Words, chunk);
        }

        if (Heard(best.Words) is { } heard)
        {
            return ([heard], chunk);
        }

        Try(WithLayoutLetters(typed), 0, isLayout: false);
        if (best.Certainty >= MatchConfidence.Known)
        {
            return (best.Words, best.Shown);
        }

        foreach (var swapped in new[] { KeyboardLayout.ToCyrillic(typed), KeyboardLayout.ToLatin(typed) })
        {
            if (!swapped.Equals(typed, StringComparison.OrdinalIgnoreCase))
            {
                Try(swapped, LayoutMargin, isLayout: true);
                Try(WithLayoutLetters(swapped), LayoutMargin, isLayout: true);
            }
        }

        TrySounds(typed);
        return (best.Words, best.Shown);

        void Try(string reading, double margin, bool isLayout)
        {
            if (reading == typed)
            {
                return;
            }

            foreach (var candidate in new[] { reading, KeyboardLayout.SignsToKazakh(reading) }.Distinct())
            {
                if (candidate != reading && !candidate.Any(TextPipeline.IsCyrillic))
                {
                    continue;
                }

                var words = Split(candidate);
                var certainty = ConfidenceOf(words);

                // A slip of the layout gives nonsense; short and half-known readings are chance.
                if (isLayout && (certainty < MatchConfidence.OneEdit || (certainty < MatchConfidence.Known && candidate.Length <= ShortWord)))
                {
                    continue;
                }

                if (certainty > best.Certainty + margin)
                {
                    best = (words, candidate, certainty);
                }
            }
        }

        void TrySounds(string word)
        {
            var sounds = Split(word).ConvertAll(part =>
                Transliteration.IsLatin(part.Typed) && ConfidenceOf(part) < MatchConfidence.Known
                    ? new QueryWord(part.Typed, Transliteration.ToFolded(part.Typed), BySound: true)
                    : part);
            var certainty = ConfidenceOf(sounds);
            if (sounds.Any(part => part.BySound) && certainty > best.Certainty + LatinMargin)
            {
                best = (sounds, chunk, certainty);
            }
        }
    }

    // "bank" is known only as a part of the names of banks; the texts have it in Cyrillic.
    private QueryWord? Heard(List<QueryWord> words) =>
        words is [var word] && Transliteration.IsLatin(word.Typed) && !matches.For(word).Any(match => match.IsWord)
        && new QueryWord(word.Typed, Transliteration.ToFolded(word.Typed), BySound: true) is var heard
        && matches.For(heard).Any(match => match is { IsWord: true, Confidence: >= MatchConfidence.SameSound })
            ? heard
            : null;

    // The digits always, the signs beside them where the word is known then: a hyphen usually is one.
    private string WithLayoutLetters(string chunk)
    {
        var letters = string.Concat(Parts(chunk).Select(TextPipeline.RepairLayoutDigits));
        var signs = KeyboardLayout.SignsToKazakh(letters);
        return signs != letters && signs.Any(TextPipeline.IsCyrillic) && ConfidenceOf(Split(signs)) >= MatchConfidence.Known && ConfidenceOf(Split(letters)) < MatchConfidence.Known
            ? signs
            : letters;
    }

    private static IEnumerable<string> Parts(string chunk)
    {
        var at = 0;
        foreach (var place in Search.Tokenizer.Tokenize(chunk))
        {
            yield return chunk[at..place.Start];
            yield return chunk[place.Start..place.End];
            at = place.End;
        }

        yield return chunk[at..];
    }

    private static List<QueryWord> Split(string text) =>
        Search.Tokenizer.Tokenize(text).ConvertAll(place => new QueryWord(
            text.Substring(place.Start, place.Length), TextPipeline.Fold(text.AsSpan(place.Start, place.Length))))
            .FindAll(word => word.Folded.Length > 0);

    private double ConfidenceOf(List<QueryWord> words) => words.Count == 0 ? 0 : words.Average(ConfidenceOf);

    private double ConfidenceOf(QueryWord word) =>
        StopWords.Contains(word.Folded) ? MatchConfidence.Known : matches.For(word).Max(match => match.Confidence);
}
