using System.Buffers;

namespace CyberAware.Core.Search;

/// <summary>
/// Takes endings off folded words, the longest that fits first. The same function prepares texts and queries, so that
/// taking off too much costs ranking, never a match.
/// </summary>
public abstract class Stemmer
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("аеиоуэюя");

    private const int ShortestStem = 3;

    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> endings;
    private readonly int maxEnding;
    private readonly int rounds;

    private protected Stemmer(IEnumerable<string> endings, int rounds)
    {
        var set = endings.ToHashSet(StringComparer.Ordinal);
        this.endings = set.GetAlternateLookup<ReadOnlySpan<char>>();
        maxEnding = set.Max(ending => ending.Length);
        this.rounds = rounds;
    }

    /// <summary>The stemmer of a language.</summary>
    public static Stemmer For(Language language) => language == Language.Russian ? RussianStemmer.Instance : KazakhStemmer.Instance;

    /// <summary>The stem of a folded word; words without Cyrillic letters and short ones are their own.</summary>
    public string Stem(string word)
    {
        if (word.Length < 4 || !TextPipeline.IsCyrillic(word[^1]))
        {
            return word;
        }

        var rest = Prepare(word.AsSpan());
        for (var round = 0; round < rounds; round++)
        {
            var cut = EndingOf(rest);
            if (cut == 0)
            {
                break;
            }

            rest = rest[..^cut];
        }

        return StripRest(rest);
    }

    /// <summary>
    /// What is left of a stem that no text knows when one more ending goes, though little of the word remains: «ақшам» is
    /// somebody's «ақша». For queries only, and only for what a text then knows.
    /// </summary>
    /// <param name="stem">A stem as <see cref="Stem"/> gives it.</param>
    /// <returns>The longest rest first; none shorter than three letters.</returns>
    public virtual IEnumerable<string> ShorterStems(string stem) => [];

    private protected IEnumerable<string> WithoutEnding(string stem)
    {
        for (var length = 1; length <= maxEnding && stem.Length - length >= ShortestStem; length++)
        {
            if (HasVowel(stem.AsSpan(0, stem.Length - length)) && endings.Contains(stem.AsSpan(stem.Length - length)))
            {
                yield return stem[..^length];
            }
        }
    }

    /// <summary>Fewest letters that an ending of some length leaves.</summary>
    private protected abstract int MinLength(int ending);

    private protected virtual ReadOnlySpan<char> Prepare(ReadOnlySpan<char> word) => word;

    private protected virtual string StripRest(ReadOnlySpan<char> stem) => stem.ToString();

    private protected static bool HasVowel(ReadOnlySpan<char> word) => word.ContainsAny(Vowels);

    private int EndingOf(ReadOnlySpan<char> word)
    {
        for (var length = Math.Min(maxEnding, word.Length - 1); length > 0; length--)
        {
            if (word.Length - length >= MinLength(length) && HasVowel(word[..^length]) && endings.Contains(word[^length..]))
            {
                return length;
            }
        }

        return 0;
    }
}
