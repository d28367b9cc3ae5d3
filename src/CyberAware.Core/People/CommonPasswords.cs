using System.Collections.Frozen;

namespace CyberAware.Core.People;

/// <summary>
/// Knows passwords that are made of what everybody types: common passwords and words, rows of the keyboard, sequences,
/// years, repetitions, and a few of them put together. The list is shipped: <c>common-passwords.txt</c> names its sources.
/// </summary>
public static class CommonPasswords
{
    /// <summary>How many independent parts a password needs: of fewer it is common, however long they are.</summary>
    public const int MinParts = 4;

    private const string Resource = "CyberAware.Core.People.common-passwords.txt";
    private const string Remark = "# ";
    private const int MinWord = 3;
    private const int MinRun = 2;
    private const int MaxWord = 40;
    private const int YearLength = 4;

    private static readonly Lazy<FrozenSet<string>> Words = new(Read);

    /// <summary>Number of entries of the list.</summary>
    public static int Count => Words.Value.Count;

    /// <summary>Whether guessing programs would have a password early.</summary>
    /// <param name="password">The password; letter case doesn't matter.</param>
    public static bool Contain(string password) => Parts(Shortest(Fold(password))) < MinParts;

    /// <summary>
    /// The fewest parts that a text can be read as: an entry of the list or a strange character counts one, a sequence, a
    /// repetition or a year nothing.
    /// </summary>
    private static int Parts(string text)
    {
        var words = Words.Value.GetAlternateLookup<ReadOnlySpan<char>>();
        var fewest = new int[text.Length + 1];
        for (var end = 1; end <= text.Length; end++)
        {
            fewest[end] = fewest[end - 1] + 1;
            for (var start = Math.Max(0, end - MaxWord); start <= end - MinRun; start++)
            {
                var part = text.AsSpan(start, end - start);
                if (IsWorthless(part) || (part.Length >= MinWord && words.Contains(part)))
                {
                    fewest[end] = Math.Min(fewest[end], fewest[start] + (IsWorthless(part) ? 0 : 1));
                }
            }
        }

        return fewest[^1];
    }

    private static bool IsWorthless(ReadOnlySpan<char> part)
    {
        if (part.Length == YearLength && part[..2] is "19" or "20" && char.IsAsciiDigit(part[2]) && char.IsAsciiDigit(part[3]))
        {
            return true;
        }

        // 1111, 1234, 9876, abcd: each character as far from the one before as the next one. Two letters are part of any word.
        var step = part[1] - part[0];
        if (step is < -1 or > 1 || (part.Length < MinWord && (step != 0 || char.IsLetter(part[0]))))
        {
            return false;
        }

        for (var i = 2; i < part.Length; i++)
        {
            if (part[i] - part[i - 1] != step)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What a text repeats, where it is nothing but repetitions: <c>secret</c> of <c>secretsecretsec</c>.</summary>
    private static string Shortest(string text)
    {
        for (var period = 1; period <= text.Length / 2; period++)
        {
            if (text.AsSpan(period).SequenceEqual(text.AsSpan(0, text.Length - period)))
            {
                return text[..period];
            }
        }

        return text;
    }

    // Letters that are often written as signs count as letters, and what stands between words as nothing.
    private static string Fold(string password) => string.Concat(password.ToLowerInvariant().Where(sign => sign is not (' ' or '-' or '_' or '.'))
        .Select(sign => sign switch { '@' => 'a', '$' => 's', _ => sign }));

    private static FrozenSet<string> Read()
    {
        using var reader = new StreamReader(typeof(CommonPasswords).Assembly.GetManifestResourceStream(Resource)!);
        var words = new HashSet<string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line != "#" && !line.StartsWith(Remark, StringComparison.Ordinal))
            {
                words.Add(Fold(line));
            }
        }

        return words.ToFrozenSet(StringComparer.Ordinal);
    }
}
