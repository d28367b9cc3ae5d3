using System.Globalization;
using System.Text;

namespace CyberAware.Core.Letters;

/// <summary>
/// Makes what was typed plain text: nothing that a reader of the letter can't see, and nothing that a document of Word can't
/// hold. <c>Client/scripts/letter-rules.ts</c> does the same.
/// </summary>
public static class LetterCleaner
{
    private const char LineSeparator = '\u2028';
    private const char ParagraphSeparator = '\u2029';
    private const char NextLine = '\u0085';

    /// <summary>The text without invisible characters, trimmed; in one line unless several are allowed.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="isMultiline">Whether line ends stay.</param>
    public static string Clean(string text, bool isMultiline)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
        {
            if (IsLineEnd(rune))
            {
                clean.Append(isMultiline ? '\n' : ' ');
            }
            else if (rune.Value == '\t')
            {
                clean.Append(' ');
            }
            else if (IsVisible(rune))
            {
                clean.Append(rune.ToString());
            }
        }

        // A letter typed as two characters looks the same and is printed worse.
        var lines = clean.ToString().Normalize(NormalizationForm.FormC).Split('\n').Select(line => line.Trim());
        return string.Join('\n', lines).Trim();
    }

    private static bool IsLineEnd(Rune rune) => rune.Value is '\n' or '\r' or '\v' or '\f' or NextLine or LineSeparator or ParagraphSeparator;

    // Controls, marks that turn the direction of text, private characters, halves of pairs, and what XML forbids.
    private static bool IsVisible(Rune rune) =>
        rune != Rune.ReplacementChar && rune.Value is not (0xFFFE or 0xFFFF)
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse);
}
