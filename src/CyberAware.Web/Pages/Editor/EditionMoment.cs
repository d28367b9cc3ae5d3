using System.Globalization;
using CyberAware.Core.Text;

namespace CyberAware.Web.Pages.Editor;

/// <summary>Moments as people in the country read and type them; everything behind the screens is UTC.</summary>
public static class EditionMoment
{
    private const string DateFormat = "yyyy-MM-dd";
    private const string TimeFormat = "HH:mm";

    /// <summary>A moment by the country's clocks.</summary>
    /// <param name="utc">The moment, UTC.</param>
    public static string Show(DateTime utc)
    {
        var local = LocalTime.From(DateTime.SpecifyKind(utc, DateTimeKind.Utc));
        return $"{DateFormatter.Figures(DateOnly.FromDateTime(local))}, {local.ToString(TimeFormat, CultureInfo.InvariantCulture)}";
    }

    /// <summary>The same for programs.</summary>
    public static string Iso(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A day as the field of a form wants it.</summary>
    public static string Field(DateOnly day) => day.ToString(DateFormat, CultureInfo.InvariantCulture);

    /// <summary>A day from a form; null when it is none, and for the first and the last one of the calendar, which have no moment elsewhere.</summary>
    public static DateOnly? ParseDay(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day > DateOnly.MinValue && day < DateOnly.MaxValue ? day : null;

    /// <summary>A day and a time by the country's clocks, as a form sends them, in UTC; null when they are none.</summary>
    public static DateTime? Parse(string day, string time) =>
        ParseDay(day) is { } date && TimeOnly.TryParseExact(time.Trim(), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock)
            ? LocalTime.StartOf(date).Add(clock.ToTimeSpan()).UtcDateTime
            : null;
}
