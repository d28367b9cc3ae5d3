namespace CyberAware.Core.Search;

/// <summary>Cuts the piece of a text in which the looked-for words stand closest, and says where they are in it.</summary>
internal static class Highlighter
{
    private const int Length = 160;

    // Room before the first marked word, so that it isn't read without its beginning.
    private const int Before = 40;

    public static Snippet Snippet(LanguageIndex.Indexed document, Vocabulary vocabulary, IReadOnlySet<int> stems, IReadOnlySet<string> pairs)
    {
        var (text, places, forms) = (document.Source.Text, document.Places, document.Forms);
        var marked = new List<int>();
        for (var i = 0; i < forms.Length; i++)
        {
            if (stems.Contains(vocabulary.StemOf(forms[i])) || IsPair(i) || IsPair(i - 1))
            {
                marked.Add(i);
            }
        }

        var first = marked.Count == 0 ? 0 : Densest(marked, places, forms, vocabulary);
        var (start, end) = Window(text, marked.Count == 0 ? 0 : places[first].Start);
        var marks = marked.Select(i => places[i]).Where(place => place.Start >= start && place.End <= end)
            .Select(place => place with { Start = place.Start - start }).ToList();
        return Cut(text, start, end, marks);

        bool IsPair(int i) => pairs.Count > 0 && i >= 0 && i + 1 < forms.Length
            && pairs.Contains(vocabulary.PairKey(vocabulary.StemTextOf(forms[i]), vocabulary.StemTextOf(forms[i + 1])));
    }

    /// <summary>The first marked word of the window with the most different ones.</summary>
    private static int Densest(List<int> marked, IReadOnlyList<WordPlace> places, int[] forms, Vocabulary vocabulary)
    {
        var (best, bestScore) = (marked[0], -1);
        for (var i = 0; i < marked.Count; i++)
        {
            var inside = marked.Skip(i).TakeWhile(j => places[j].End - places[marked[i]].Start <= Length - Before).ToList();
            var score = (3 * inside.Select(j => vocabulary.StemOf(forms[j])).Distinct().Count()) + Math.Min(inside.Count, 4);
            if (score > bestScore)
            {
                (best, bestScore) = (marked[i], score);
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

    private static Snippet Cut(string text, int start, int end, List<WordPlace> marks)
    {
        var piece = text[start..end].TrimEnd();
        var prefix = start > 0 && !text[..start].TrimEnd().EndsWith('.') ? "… " : "";
        var suffix = end < text.Length ? piece.EndsWith('.') ? " …" : "…" : "";
        return new Snippet(
            prefix + piece + suffix,
            [.. marks.Where(mark => mark.End <= piece.Length).Select(mark => mark with { Start = mark.Start + prefix.Length })]);
    }
}
