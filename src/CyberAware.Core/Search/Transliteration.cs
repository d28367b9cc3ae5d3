using System.Text;

namespace CyberAware.Core.Search;

/// <summary>
/// Kazakh and Russian as people write them in Latin letters without any standard: <c>kupia soz</c>, <c>qupiya söz</c>,
/// <c>moshenniki</c>. Spellings differ, so words are compared by a key in which the usual ones are equal.
/// </summary>
public static class Transliteration
{
    // Longest first. The spellings of the 2021 Kazakh alphabet, of GOST 7.79 and of messengers, side by side.
    private static readonly (string Latin, string Cyrillic)[] Syllables =
    [
        ("shch", "щ"), ("tsya", "тся"), ("tsia", "тся"), ("dzh", "дж"), ("sch", "щ"), ("iya", "ия"), ("iyu", "ию"), ("zh", "ж"), ("sh", "ш"), ("ch", "ч"), ("kh", "х"),
        ("gh", "г"), ("ts", "ц"), ("tc", "ц"), ("ya", "я"), ("yu", "ю"), ("yo", "е"), ("ye", "е"), ("ia", "ия"), ("iu", "ию"),
        ("ph", "ф"), ("ck", "к"),
    ];

    private const string Letters = "abcdefghijklmnopqrstuvwxyzäáàâăǎåöóôõőüúûūůıíîïýéèêëğģǵñńňşšçčžźśł";
    private const string Sounds = "абцдефгхижклмнопкрстувухизаааааааоооооуууууиииииеееегггннншшччжзсл";

    /// <summary>Whether a word is written in Latin letters only.</summary>
    public static bool IsLatin(string word) => word.Any(char.IsLetter) && word.All(letter => !char.IsLetter(letter) || letter < '\u0370');

    /// <summary>The word in folded Cyrillic letters, as it sounds.</summary>
    public static string ToFolded(string word)
    {
        var lower = word.ToLowerInvariant();
        var text = new StringBuilder(lower.Length);
        for (var i = 0; i < lower.Length;)
        {
            var syllable = Syllables.FirstOrDefault(candidate => string.CompareOrdinal(lower, i, candidate.Latin, 0, candidate.Latin.Length) == 0);
            if (syllable.Latin is not null)
            {
                text.Append(syllable.Cyrillic);
                i += syllable.Latin.Length;
                continue;
            }

            var index = Letters.IndexOf(lower[i], StringComparison.Ordinal);
            text.Append(index < 0 ? lower[i] : Sounds[index]);
            i++;
        }

        return TextPipeline.Fold(text.ToString());
    }

    /// <summary>
    /// The sound of a folded word: я ю ц as the two letters they sound like, э as е, щ and сч as ш, doubled letters once.
    /// Equal for «купия», <c>kupia</c> and <c>qupiya</c>, for «скимминг» and «скиминг».
    /// </summary>
    public static string PhoneticKey(string folded)
    {
        var key = new StringBuilder(folded.Length + 4);
        foreach (var letter in folded)
        {
            switch (letter)
            {
                case 'я':
                    Add(key, 'и');
                    Add(key, 'а');
                    break;
                case 'ч' when key.Length > 0 && key[^1] == 'с':
                    key.Length--;
                    Add(key, 'ш');
                    break;
                case 'ю':
                    Add(key, 'и');
                    Add(key, 'у');
                    break;
                case 'ц':
                    Add(key, 'т');
                    Add(key, 'с');
                    break;
                default:
                    Add(key, letter switch { 'э' => 'е', 'щ' => 'ш', _ => letter });
                    break;
            }
        }

        return key.ToString();
    }

    private static void Add(StringBuilder key, char letter)
    {
        if (key.Length == 0 || key[^1] != letter || char.IsAsciiDigit(letter))
        {
            key.Append(letter);
        }
    }
}
