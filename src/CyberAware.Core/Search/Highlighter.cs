using System.Collections;

namespace CyberAware.Core.Search;

/// <summary>Cuts the piece of a text in which the looked-for words stand closest, and says where they are in it.</summary>
internal static class Highlighter
{
    private const int Length = 160;

    // Room before the first marked word, so that it isn't read without its beginning.
    private const int Before = 40;

    public static Snippet Snippet(LanguageIndex.Indexed document, Vocabulary vocabulary, BitArray marked, IReadOnlySet<string> pairs)
    {
        var (text, places, stems) = (document.Source.Text, document.Places, document.Stems);
        var hits = new List<int>();
        var isSecond = false;
        for (var i = 0; i < stems.Length; i++)
        {
            var isFirst = pairs.Count > 0 && i + 1 < stems.Length
                && pairs.Contains(vocabulary.PairKey(vocabulary.StemText(stems[i]), vocabulary.StemText(stems[i + 1])));
            if (marked[stems[i]] || isFirst || isSecond)
            {
                hits.Add(i);
            }

            isSecond = isFirst;
        }

        var (start, end) = Window(text, hits.Count == 0 ? 0 : places[Densest(hits, places, stems)].Start);
        var marks = hits.Select(i => places[i]).Where(place => place.Start >= start && place.End <= end)
            .Select(place => place with { Start = place.Start - start }).ToList();
        return Cut(text, start, end, marks);
    }

    /// <summary>The first hit of the window with the most different words.</summary>
    private static int Densest(List<int> hits, IReadOnlyList<TokenSpan> places, int[] stems)
    {
        var (best, bestScore) = (hits[0], -1);
        for (var first = 0; first < hits.Count; first++)
        {
            var (inside, different) = (0, 0);
            for (var i = first; i < hits.Count && places[hits[i]].End - places[hits[first]].Start <= Length - Before; i++)
            {
                inside++;
                var stem = stems[hits[i]];
                different += hits.FindIndex(first, i - first, hit => stems[hit] == stem) < 0 ? 1 : 0;
            }

            var score = (3 * different) + Math.Min(inside, 4);
            if (score > bestScore)
            {
                (best, bestScore) = (hits[first], score);
            }
        }

        return best;
    }

    private static (int Start, int End) Window(string text, int match)
    {
        var start = Math.Max(0, Math.Min(match - Before, text.Length - Length));
        if (start > 0)
        {
            // A sentence that begins nearby is the better beginning, else the next word is.
            var sentence = text.LastIndexOf(". ", Math.Max(match - 1, 0), match - start, StringComparison.Ordinal);
            start = sentence >= start ? sentence + 2 : text.IndexOf(' ', start) is >= 0 and var gap && gap < match ? gap + 1 : start;
        }

        var end = Math.Min(text.Length, start + Length);
        if (end < text.Length && text.LastIndexOf(' ', end, end - start) is var space && space > start + (Length / 2))
        {
            end = space;
        }

        return (start, char.IsHighSurrogate(text[Math.Max(end - 1, 0)..].FirstOrDefault()) ? end - 1 : end);
    }

    private static Snippet Cut(string text, int start, int end, List<TokenSpan> marks)
    {
        var piece = text[start..end].TrimEnd();
        var prefix = start > 0 && !text[..start].TrimEnd().EndsWith('.') ? "… " : "";
        var suffix = end < text.Length ? piece.EndsWith('.') ? " …" : "…" : "";
        return new Snippet(
            prefix + piece + suffix,
            [.. marks.Where(mark => mark.End <= piece.Length).Select(mark => mark with { Start = mark.Start + prefix.Length })]);
    }
}
