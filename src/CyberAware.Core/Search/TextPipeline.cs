using System.Globalization;
using System.Text;

namespace CyberAware.Core.Search;

/// <summary>
/// Makes words of Kazakh and Russian comparable, whatever keyboard they were typed on. Unicode normalisation
/// does nothing for ә ғ қ ң ө ұ ү һ і (they have no decomposition, UAX #15), so the fold table is explicit.
/// </summary>
public static class TextPipeline
{
    // Latin letters that look like Cyrillic ones; the capital H is another letter than the small one.
    private const string LatinTwins = "aeocpxykmthbiAEOCPXYKMTHBI";
    private const string CyrillicTwins = "аеосрхукмтһьіАЕОСРХҮКМТНВІ";

    // The number row of the Kazakh keyboard (KZ national layout, kbdkaz).
    private const string LayoutDigits = "2345890";
    private const string LayoutLetters = "әіңғүұқ";

    private const string Folded = "әғқңөұүһіыёй";
    private const string FoldedTo = "агкноуухииеи";

    /// <summary>
    /// Composes letters (NFC), replaces what is no text (controls, lone surrogates) by spaces and drops invisible marks.
    /// </summary>
    /// <returns>Text in which every character stands for itself; its case is as typed.</returns>
    public static string Normalise(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                clean.Append(text[i]).Append(text[++i]);
            }
            else if (!IsInvisible(text[i]))
            {
                clean.Append(char.IsControl(text[i]) || char.IsWhiteSpace(text[i]) || char.IsSurrogate(text[i]) || text[i] >= '\uFFFE' ? ' ' : text[i]);
            }
        }

        return clean.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>
    /// Gives a word of mixed scripts back its own: Latin look-alikes beside Cyrillic letters become Cyrillic, and
    /// a word that is Latin but for look-alikes becomes Latin.
    /// </summary>
    public static string RepairLookAlikes(string word)
    {
        var latin = word.Count(char.IsAsciiLetter);
        var cyrillic = word.Count(IsCyrillic);
        if (latin == 0 || cyrillic == 0)
        {
            return word;
        }

        return word.Any(letter => char.IsAsciiLetter(letter) && !LatinTwins.Contains(letter, StringComparison.Ordinal))
            && word.All(letter => !IsCyrillic(letter) || CyrillicTwins.Contains(letter, StringComparison.Ordinal))
            ? string.Concat(word.Select(letter => Mapped(letter, CyrillicTwins, LatinTwins)))
            : BesideCyrillic(word);
    }

    /// <summary>
    /// Letters for the digits that the Kazakh layout's keys give while the Russian layout is on. Only in words that
    /// hold a Cyrillic letter, and not when a digit has no letter of its own or three stand together: that is a number.
    /// </summary>
    public static string RepairLayoutDigits(string word)
    {
        var run = 0;
        foreach (var character in word)
        {
            run = char.IsAsciiDigit(character) ? run + 1 : 0;
            if (run == 3 || (run > 0 && !LayoutDigits.Contains(character, StringComparison.Ordinal)))
            {
                return word;
            }
        }

        return word.Any(IsCyrillic) ? string.Concat(word.Select(letter => Mapped(letter, LayoutDigits, LayoutLetters))) : word;
    }

    /// <summary>
    /// Lower case, one letter for letters that people type for each other (ә→а ғ→г қ→к ң→н ө→о ұ,ү→у һ→х і,ы→и ё→е
    /// й→и), no ъ ь, marks or apostrophes. On the brochure this merges almost no two different words.
    /// </summary>
    public static string Fold(ReadOnlySpan<char> word)
    {
        Span<char> letters = word.Length <= 128 ? stackalloc char[word.Length] : new char[word.Length];
        var count = 0;
        foreach (var character in word)
        {
            var lower = char.ToLowerInvariant(character);
            if (lower is 'ъ' or 'ь' || !char.IsLetterOrDigit(lower))
            {
                continue;
            }

            letters[count++] = Mapped(lower, Folded, FoldedTo);
        }

        return new string(letters[..count]);
    }

    /// <summary>The folded words of a text with single spaces between them.</summary>
    public static string FoldPhrase(string phrase)
    {
        var text = Normalise(phrase);
        return string.Join(' ', Tokenizer.Tokenize(text).Select(place => Fold(text.AsSpan(place.Start, place.Length))));
    }

    /// <summary>Whether Kazakh has this letter and Russian hasn't.</summary>
    public static bool IsKazakh(char letter) => "әғқңөұүһі".Contains(char.ToLowerInvariant(letter));

    /// <summary>Whether a character is a Cyrillic letter (basic block and the letters of Kazakh).</summary>
    public static bool IsCyrillic(char letter) => letter is >= '\u0400' and <= '\u052F';

    private static string BesideCyrillic(string word)
    {
        var letters = word.ToCharArray();
        for (var changed = true; changed;)
        {
            changed = false;
            for (var i = 0; i < letters.Length; i++)
            {
                var mapped = Mapped(letters[i], LatinTwins, CyrillicTwins);
                if (mapped != letters[i]
                    && ((i > 0 && IsCyrillic(letters[i - 1])) || (i + 1 < letters.Length && IsCyrillic(letters[i + 1]))))
                {
                    (letters[i], changed) = (mapped, true);
                }
            }
        }

        return new string(letters);
    }

    private static char Mapped(char letter, string from, string to) =>
        from.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var index ? to[index] : letter;

    // Soft hyphens, zero-width characters, direction marks; stress marks that have no composed letter.
    private static bool IsInvisible(char character) =>
        char.GetUnicodeCategory(character) == UnicodeCategory.Format || character is '\u0301' or '\u0300';
}
