using System.Globalization;
using System.Text.RegularExpressions;

namespace CyberAware.Core.Letters;

/// <summary>What is wrong with a field.</summary>
public enum LetterErrorKind
{
    /// <summary>It is empty and must not be.</summary>
    Required,

    /// <summary>It is longer than it may be.</summary>
    TooLong,

    /// <summary>It is not twelve digits.</summary>
    NotTwelveDigits,

    /// <summary>Its last digit does not fit the others.</summary>
    WrongCheckDigit,

    /// <summary>It is no day of the calendar.</summary>
    NoDate,

    /// <summary>It is a day that has not come yet.</summary>
    Future,

    /// <summary>It is no mail address.</summary>
    NoEmail,

    /// <summary>It is no telephone number.</summary>
    NoPhone,
}

/// <summary>What is wrong with a field.</summary>
/// <param name="Field">The field.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Length">Characters that were typed.</param>
public sealed record LetterError(LetterField Field, LetterErrorKind Kind, int Length);

/// <summary>Reads one field as it was typed. <c>Client/scripts/letter-rules.ts</c> knows the same rules.</summary>
public static partial class LetterFieldCheck
{
    private static readonly string[] DateFormats = ["d.M.yyyy", "yyyy.M.d"];
    private static readonly DateOnly FirstDay = new(1900, 1, 1);

    /// <summary>The cleaned values: none when nothing was filled in; of a choice only options that there are.</summary>
    /// <param name="field">The field.</param>
    /// <param name="typed">What was sent for it.</param>
    public static IReadOnlyList<string> Clean(LetterField field, IEnumerable<string> typed)
    {
        switch (field.Kind)
        {
            case LetterFieldKind.Choice:
                return [.. typed.Where(field.Options.Contains).Take(1)];
            case LetterFieldKind.Checks:
                return [.. field.Options.Where(typed.Contains)];
            default:
                var text = LetterCleaner.Clean(typed.FirstOrDefault() ?? "", field.Kind == LetterFieldKind.Multiline);
                text = field.Format == LetterFieldFormat.Number ? Separators().Replace(text, "") : text;
                return text.Length == 0 ? [] : [text];
        }
    }

    /// <summary>What is wrong with a cleaned field; null when it is right.</summary>
    /// <param name="field">The field.</param>
    /// <param name="values">Its cleaned values.</param>
    /// <param name="today">The day of writing.</param>
    public static LetterErrorKind? Check(LetterField field, IReadOnlyList<string> values, DateOnly today)
    {
        if (values is not [var value, ..])
        {
            return field.IsRequired ? LetterErrorKind.Required : null;
        }

        if (field.MaxLength > 0 && value.Length > field.MaxLength)
        {
            return LetterErrorKind.TooLong;
        }

        return field.Kind == LetterFieldKind.Date ? CheckDate(value, today) : field.Format switch
        {
            LetterFieldFormat.Number when !IdentificationNumber.HasForm(value) => LetterErrorKind.NotTwelveDigits,
            LetterFieldFormat.Number when !IdentificationNumber.IsValid(value) => LetterErrorKind.WrongCheckDigit,
            LetterFieldFormat.Email when !Email().IsMatch(value) => LetterErrorKind.NoEmail,
            LetterFieldFormat.Phone when !Phone().IsMatch(value) || value.Count(char.IsAsciiDigit) < 5 => LetterErrorKind.NoPhone,
            _ => null,
        };
    }

    /// <summary>Reads a day as people write it, 29.11.2026, or with the year first; points, commas, strokes, hyphens and blanks divide it.</summary>
    public static bool TryParseDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(DateSeparators().Replace(text, "."), DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out date) && date >= FirstDay;

    private static LetterErrorKind? CheckDate(string value, DateOnly today) =>
        !TryParseDate(value, out var date) ? LetterErrorKind.NoDate : date > today ? LetterErrorKind.Future : null;

    [GeneratedRegex(@"[\s-]", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();

    [GeneratedRegex(@"[ .,/-]+", RegexOptions.CultureInvariant)]
    private static partial Regex DateSeparators();

    [GeneratedRegex(@"\A[^\s@]+@[^\s@]+\.[^\s@.]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    [GeneratedRegex(@"\A\+?[0-9 ().-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Phone();
}
