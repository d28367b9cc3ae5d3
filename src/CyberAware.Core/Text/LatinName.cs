using System.Text;

namespace CyberAware.Core.Text;

/// <summary>Makes a name for addresses out of a title: <c>Ложный курьер</c> becomes <c>lozhnyi-kurer</c>.</summary>
public static class LatinName
{
    private const string Letters = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя";

    private static readonly string[] Latin =
    [
        "a", "a", "b", "v", "g", "g", "d", "e", "e", "zh", "z", "i", "i", "k", "q", "l", "m", "n", "n", "o", "o", "p", "r", "s", "t", "u", "u", "u", "f", "kh", "h", "ts", "ch", "sh", "shch",
        "", "y", "i", "", "e", "iu", "ia",
    ];

    /// <summary>The name: lower-case Latin letters, digits and single hyphens, a letter first.</summary>
    /// <param name="title">The title, in Kazakh, Russian or Latin letters.</param>
    /// <param name="maxLength">Most characters; the name ends with a whole word.</param>
    /// <returns>The name; empty when no word of the title can be written so.</returns>
    public static string From(string title, int maxLength)
    {
        var name = new StringBuilder();
        foreach (var word in Words(title).SkipWhile(word => !char.IsAsciiLetter(word[0])))
        {
            if (name.Length + word.Length + (name.Length > 0 ? 1 : 0) > maxLength)
            {
                break;
            }

            name.Append(name.Length > 0 ? "-" : "").Append(word);
        }

        return name.ToString();
    }

    private static IEnumerable<string> Words(string title)
    {
        var word = new StringBuilder();
        foreach (var letter in title.ToLowerInvariant().Append(' '))
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                word.Append(letter);
            }
            else if (Letters.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at)
            {
                word.Append(Latin[at]);
            }
            else if (word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }
    }
}
