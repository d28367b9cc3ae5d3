using System.Text;
using System.Text.RegularExpressions;

namespace CyberAware.Core.Audit;

/// <summary>Makes texts fit for a row that is never deleted: short, and without what looks like a secret or a person's number.</summary>
internal static partial class AuditText
{
    // Characters. Whoever sends more gets no longer row, and no slow one.
    private const int MaxRead = 2000;

    // 2026-11-29 and an hour behind it.
    private const int MaxDateDigits = 10;

    /// <summary>
    /// The text with networks instead of addresses, <c>#</c> instead of six digits and more and of words that look like a key,
    /// and no character that a database refuses.
    /// </summary>
    /// <param name="text">Any text, also one that a stranger sent.</param>
    /// <param name="length">Most characters of the result.</param>
    public static string Mask(string text, int length)
    {
        var masked = Secrets().Replace(NetworkPrefix.Mask(Plain(Cut(text, MaxRead))), word => IsKey(word.Value) ? "#" : word.Value);
        return Cut(Digits().Replace(masked, digits => IsDate(digits.Value) ? digits.Value : "#"), length);
    }

    /// <summary>The text without control characters and halves of surrogate pairs, which PostgreSQL refuses.</summary>
    public static string Plain(string text)
    {
        if (!text.Any(character => char.IsControl(character) || char.IsSurrogate(character)))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            plain.Append(Rune.IsControl(rune) ? new Rune(' ') : rune);
        }

        return plain.ToString();
    }

    /// <summary>At most so many characters; what was cut off is shown by three dots.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1;
        return text[..end] + "…";
    }

    // Ids and hashes are of one case; what a machine made up to be secret mixes them.
    private static bool IsKey(string word) => word.Any(char.IsAsciiDigit) && word.Any(char.IsAsciiLetterUpper) && word.Any(char.IsAsciiLetterLower);

    private static bool IsDate(string digits) => DateStart().IsMatch(digits) && digits.Count(char.IsAsciiDigit) <= MaxDateDigits;

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d", RegexOptions.CultureInvariant)]
    private static partial Regex DateStart();

    [GeneratedRegex(@"[A-Za-z0-9_+/=-]{20,}", RegexOptions.CultureInvariant)]
    private static partial Regex Secrets();

    // Digits however divided, as telephone numbers are, unless they belong to an id or a hash.
    [GeneratedRegex(@"(?<![\w-])\d(?:[\s()+-]*\d){5,}(?![\w-])", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
