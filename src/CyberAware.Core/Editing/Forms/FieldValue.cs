using System.Globalization;
using CyberAware.Core.Text;

namespace CyberAware.Core.Editing.Forms;

/// <summary>Values between what a file holds and what a person sees and types.</summary>
internal static class FieldValue
{
    private const string Day = "yyyy-MM-dd";
    private const string Minute = "yyyy-MM-dd'T'HH:mm";

    private static readonly string[] Days = [Day, "d.M.yyyy"];
    private static readonly string[] Minutes = [Minute, "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm", "d.M.yyyy HH:mm"];
    private static readonly string[] Moments = ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'"];

    /// <summary>A value as it is shown; what is no value of its kind is shown as it stands.</summary>
    public static string Show(FieldKind kind, string stored) => kind switch
    {
        FieldKind.Number when TryNumber(stored, out _) => stored.Replace('.', ','),
        FieldKind.Moment when DateTimeOffset.TryParseExact(stored, Moments, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) =>
            LocalTime.At(moment).ToString(Minute, CultureInfo.InvariantCulture),
        FieldKind.Flag => stored == "true" ? "yes" : "",
        _ => stored,
    };

    /// <summary>What was typed as the file holds it, or what is wrong with it.</summary>
    public static (string Value, FieldError? Error) Read(FormCell cell, string typed)
    {
        var value = cell.Kind == FieldKind.Markup ? typed.Trim('\n') : string.Join('\n', typed.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        if (value.Length == 0)
        {
            return ("", cell.IsRequired ? FieldError.Required : null);
        }

        if (cell.MaxLength > 0 && value.Length > cell.MaxLength)
        {
            return (value, FieldError.TooLong);
        }

        if (cell.Target != FieldTarget.None && value.Split('\n').Any(name => name.Any(letter => !char.IsAscii(letter) || letter == ' ')))
        {
            return (value, FieldError.NotListed);
        }

        return cell.Kind switch
        {
            FieldKind.Line or FieldKind.Text => (value.Replace('\n', ' '), null),
            FieldKind.Whole => long.TryParse(Close(value), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) && whole is > int.MinValue and < int.MaxValue
                ? (Close(value), null) : (value, FieldError.NotWhole),
            FieldKind.Number => TryNumber(value, out var number) ? (number, null) : (value, FieldError.NotNumber),
            FieldKind.Date => DateOnly.TryParseExact(value, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? (day.ToString(Day, CultureInfo.InvariantCulture), null) : (value, FieldError.NotDate),
            FieldKind.Moment => ReadMoment(value),
            FieldKind.Choice => cell.Choices.Contains(value) ? (value, null) : (value, FieldError.NotChoice),
            FieldKind.Choices => value.Split('\n').All(cell.Choices.Contains) ? (value, null) : (value, FieldError.NotChoice),
            FieldKind.Flag => value == "yes" ? ("true", null) : (value, FieldError.NotChoice),
            _ => (value, null),
        };
    }

    // A moment is written with its distance from UTC, or it would depend on where the portal runs.
    private static (string Value, FieldError? Error) ReadMoment(string value)
    {
        // The first and the last day of the calendar have no moment elsewhere.
        if (!DateTime.TryParseExact(value, Minutes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            || local.Date == DateTime.MinValue.Date || local.Date == DateTime.MaxValue.Date)
        {
            return (value, FieldError.NotMoment);
        }

        var moment = LocalTime.StartOf(DateOnly.FromDateTime(local)) + local.TimeOfDay;
        return (moment.ToString("yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture), null);
    }

    private static bool TryNumber(string text, out string written)
    {
        written = Close(text).Replace(',', '.');
        return decimal.TryParse(written, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
    }

    // Groups of digits are typed with blanks of several kinds.
    private static string Close(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
}
