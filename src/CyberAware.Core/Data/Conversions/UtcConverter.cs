using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CyberAware.Core.Data.Conversions;

/// <summary>Times are UTC on both providers, to the microsecond that PostgreSQL keeps.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    time => ToMicroseconds(time),
    stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc))
{
    private static DateTime ToMicroseconds(DateTime time) => time.Kind == DateTimeKind.Utc
        ? new DateTime(time.Ticks - (time.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc)
        : throw new ArgumentException("Only UTC is stored.", nameof(time));
}
