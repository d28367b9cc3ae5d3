using System.Globalization;
using CyberAware.Core.Text;

namespace CyberAware.Core.References;

/// <summary>When a source was published, as far as it says: a year, a month or a day.</summary>
/// <param name="Year">The year.</param>
/// <param name="Month">The month; null when only the year is known.</param>
/// <param name="Day">The day; null when only the year or the month is known.</param>
public readonly record struct SourceDate(int Year, int? Month = null, int? Day = null)
{
    private static readonly string[] Formats = ["yyyy", "yyyy-MM", "yyyy-MM-dd"];

    /// <summary>Reads <c>2025</c>, <c>2026-01</c> or <c>2026-02-17</c>.</summary>
    public static bool TryParse(string text, out SourceDate date)
    {
        var isDate = DateOnly.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        date = !isDate ? default : text.Split('-').Length switch
        {
            1 => new SourceDate(day.Year),
            2 => new SourceDate(day.Year, day.Month),
            _ => new SourceDate(day.Year, day.Month, day.Day),
        };
        return isDate;
    }

    /// <summary>The date in words, as exact as it is known.</summary>
    public string Format(Language language) => this switch
    {
        { Month: { } month, Day: { } day } => DateFormatter.Full(language, new DateOnly(Year, month, day)),
        { Month: { } month } => DateFormatter.Month(language, Year, month),
        _ => DateFormatter.Year(language, Year),
    };

    /// <summary>The date as it is written in files.</summary>
    public override string ToString() => string.Join('-', new[] { Year.ToString("D4", CultureInfo.InvariantCulture) }
        .Concat(new[] { Month, Day }.OfType<int>().Select(part => part.ToString("D2", CultureInfo.InvariantCulture))));
}
