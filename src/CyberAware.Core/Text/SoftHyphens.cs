using System.Text;

namespace CyberAware.Core.Text;

/// <summary>
/// Lets long Kazakh words break by syllable, since no browser hyphenates Kazakh. A syllable begins with the last
/// consonant before its vowel (rule of Kazakh word division); two letters stay on either side of a break.
/// </summary>
public static class SoftHyphens
{
    /// <summary>U+00AD, seen only where a line breaks at it.</summary>
    public const char SoftHyphen = '\u00AD';

    /// <summary>Fewest letters of a word that is divided.</summary>
    public const int MinLetters = 14;

    private const int LettersOnEachSide = 2;

    // Code points, since letters stand in texts only: those between which a syllable ends, and the two mute signs.
    private const string Vowels = "\u0430\u04D9\u0435\u0451\u0438\u043E\u04E9\u0443\u04B1\u04AF\u044B\u0456\u044D\u044E\u044F";
    private const string Signs = "\u044A\u044C";

    /// <summary>The text with breaks in its long words; names, which begin with a capital letter, stay whole.</summary>
    public static string Insert(string text)
    {
        StringBuilder? result = null;
        var copied = 0;
        for (var start = 0; start < text.Length; start++)
        {
            var end = start;
            while (end < text.Length && char.IsLetter(text[end]))
            {
                end++;
            }

            if (end - start >= MinLetters && !char.IsUpper(text[start]))
            {
                result ??= new StringBuilder(text.Length + 8);
                foreach (var place in Breaks(text.AsMemory(start, end - start)))
                {
                    result.Append(text, copied, start + place - copied).Append(SoftHyphen);
                    copied = start + place;
                }
            }

            start = end;
        }

        return result is null ? text : result.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>The text as it was written, for search and comparison.</summary>
    public static string Remove(string text) => text.Replace("\u00AD", "", StringComparison.Ordinal);

    private static IEnumerable<int> Breaks(ReadOnlyMemory<char> word)
    {
        var lastVowel = -1;
        for (var i = 0; i < word.Length; i++)
        {
            if (!Vowels.Contains(word.Span[i], StringComparison.Ordinal))
            {
                continue;
            }

            var place = i - 1;
            if (lastVowel >= 0 && place > lastVowel && !Signs.Contains(word.Span[place], StringComparison.Ordinal)
                && place >= LettersOnEachSide && word.Length - place >= LettersOnEachSide)
            {
                yield return place;
            }

            lastVowel = i;
        }
    }
}
