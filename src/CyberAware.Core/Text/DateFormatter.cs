using System.Globalization;

namespace CyberAware.Core.Text;

/// <summary>
/// Dates in running text and in tables. The month names stand in the portal's own resources, not in ICU, so that an
/// update of the system's locale data can't change published pages.
/// </summary>
public static class DateFormatter
{
    /// <summary>A full date as in a sentence; the month in the nominative (kk) or genitive (ru).</summary>
    public static string Full(Language language, DateOnly date) =>
        CoreResources.Get(language, "DateLong", date.Day, Month(language, date, "Month"), date.Year);

    /// <summary>The date of an act before its number; in Kazakh the month is a locative adjective.</summary>
    public static string Attributive(Language language, DateOnly date) =>
        CoreResources.Get(language, "DateLong", date.Day, Month(language, date, "MonthAttributive"), date.Year);

    /// <summary>A date in figures, as cells of a table hold it: 07.11.2026, the same in both languages.</summary>
    public static string Figures(DateOnly date) => date.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    /// <summary>A month with its year, in the nominative.</summary>
    public static string Month(Language language, int year, int month) =>
        CoreResources.Get(language, "DateMonth", CoreResources.Get(language, "MonthAlone" + month.ToString(CultureInfo.InvariantCulture)), year);

    /// <summary>A year, in the nominative.</summary>
    public static string Year(Language language, int year) => CoreResources.Get(language, "DateYear", year);

    /// <summary>A full date of a month with words in place of its day and year, for a script that fills them in.</summary>
    public static string Pattern(Language language, int month, string day, string year) =>
        CoreResources.Get(language, "DateLong", day, CoreResources.Get(language, "Month" + month.ToString(CultureInfo.InvariantCulture)), year);

    private static string Month(Language language, DateOnly date, string key) =>
        CoreResources.Get(language, key + date.Month.ToString(CultureInfo.InvariantCulture));
}
