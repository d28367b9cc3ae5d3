namespace CyberAware.Core.Text;

/// <summary>The country's time: UTC+5 everywhere since March 2024. Days and months of figures are by it; moments are stored in UTC.</summary>
public static class LocalTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Almaty");

    /// <summary>A moment by the country's clocks.</summary>
    /// <param name="utc">The moment, UTC.</param>
    public static DateTime From(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, Zone);

    /// <summary>A moment with the country's distance from UTC.</summary>
    public static DateTimeOffset At(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);

    /// <summary>The moment at which a day begins in the country.</summary>
    public static DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight));
    }

    /// <summary>The country's day at a moment.</summary>
    /// <param name="utc">The moment, UTC.</param>
    public static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(From(utc));
}
