using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CyberAware.Web.Logging;

/// <summary>Makes what visitors sent fit for a log: short, without personal data, and without power over a terminal.</summary>
public static partial class LogSanitizer
{
    /// <summary>Longest part of an address in a log line, in characters.</summary>
    public const int MaxLength = 200;

    /// <summary>At most <see cref="MaxLength"/> characters, with mail addresses as <c>@</c> and six digits and more as <c>#</c>.</summary>
    public static string Mask(string text)
    {
        var masked = Digits().Replace(MailAddress().Replace(text[..Math.Min(text.Length, MaxLength)], "@"), "#");
        return text.Length <= MaxLength ? masked : masked + "…";
    }

    /// <summary>
    /// Control characters (ESC, the one-character CSI U+009B), invisible ones that turn the direction of text (U+202E),
    /// other kinds of line ends and halves of surrogate pairs as <c>\uXXXX</c>.
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <param name="kept">Characters that stay as they are.</param>
    public static string Escape(string text, string kept = "")
    {
        if (!text.Any(character => IsUnsafe(character) && !kept.Contains(character)))
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
            {
                escaped.Append(text, i++, 2);
            }
            else if (IsUnsafe(text[i]) && !kept.Contains(text[i]))
            {
                escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:X4}");
            }
            else
            {
                escaped.Append(text[i]);
            }
        }

        return escaped.ToString();
    }

    private static bool IsUnsafe(char character) => char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;

    // Digits however divided, as telephone numbers are: 8 (701) 123-45-67.
    [GeneratedRegex(@"\d(?:[\s().+-]*\d){5,}", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex(@"[^\s/@]+@[^\s/@]+", RegexOptions.CultureInvariant)]
    private static partial Regex MailAddress();
}
