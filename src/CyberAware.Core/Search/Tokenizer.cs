namespace CyberAware.Core.Search;

/// <summary>Where a word stands in a text, in characters.</summary>
/// <param name="Start">Offset of its first character.</param>
/// <param name="Length">Number of its characters.</param>
public readonly record struct TokenSpan(int Start, int Length)
{
    /// <summary>Offset behind its last character.</summary>
    public int End => Start + Length;
}

/// <summary>Divides texts into words: runs of letters and digits, apostrophes inside them included.</summary>
public static class Tokenizer
{
    // From here on digits are a number, not letters typed on another layout: "1400ге" is two words, "09пия" one.
    private const int NumberDigits = 3;

    /// <summary>Every word of a text, in order.</summary>
    public static List<TokenSpan> Tokenize(string text)
    {
        var places = new List<TokenSpan>();
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && IsInside(text, i) && !IsSeam(text, start, i))
            {
                i++;
            }

            places.Add(new TokenSpan(start, i - start));
        }

        return places;
    }

    private static bool IsInside(string text, int at) =>
        char.IsLetterOrDigit(text[at])
        || (text[at] is '\'' or '’' or 'ʼ' && at > 0 && char.IsLetter(text[at - 1]) && at + 1 < text.Length && char.IsLetter(text[at + 1]));

    // Between a number and letters.
    private static bool IsSeam(string text, int start, int at)
    {
        if (at == start || char.IsAsciiDigit(text[at]) == char.IsAsciiDigit(text[at - 1]))
        {
            return false;
        }

        var digits = char.IsAsciiDigit(text[at]) ? at : at - 1;
        var (from, to) = (digits, digits);
        while (from > start && char.IsAsciiDigit(text[from - 1]))
        {
            from--;
        }

        while (to + 1 < text.Length && char.IsAsciiDigit(text[to + 1]))
        {
            to++;
        }

        return to - from + 1 >= NumberDigits;
    }
}
