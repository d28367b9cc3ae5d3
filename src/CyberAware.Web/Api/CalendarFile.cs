using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CyberAware.Web.Api;

/// <summary>One all-day entry, with a reminder in the morning.</summary>
/// <param name="Day">The day.</param>
/// <param name="Title">What the calendar shows.</param>
/// <param name="Text">One sentence; the address follows it.</param>
/// <param name="Url">Where the entry leads.</param>
public sealed record CalendarEntry(DateOnly Day, string Title, string Text, string Url);

/// <summary>Entries for a reader's calendar (RFC 5545), without an organiser or any address of a person.</summary>
/// <param name="Made">When the file was made.</param>
/// <param name="Entries">The entries, in order.</param>
public sealed record CalendarFile(DateTimeOffset Made, IReadOnlyList<CalendarEntry> Entries)
{
    public const string ContentType = "text/calendar";

    private const int MaxOctets = 75;

    /// <summary>The file: lines end with CRLF and are folded at 75 octets, never inside a character.</summary>
    public override string ToString()
    {
        IEnumerable<string> lines =
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//CyberAware//Reminder//EN",
            "METHOD:PUBLISH",
            .. Entries.SelectMany(Lines),
            "END:VCALENDAR",
        ];
        return string.Concat(lines.Select(line => Fold(line) + "\r\n"));
    }

    /// <summary>The file as an answer that nobody keeps.</summary>
    public IResult ToResult(HttpContext context, string name)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.File(Encoding.UTF8.GetBytes(ToString()), ContentType + "; charset=utf-8", name);
    }

    private IEnumerable<string> Lines(CalendarEntry entry) =>
    [
        "BEGIN:VEVENT",
        $"UID:{Uid(entry)}",
        string.Create(CultureInfo.InvariantCulture, $"DTSTAMP:{Made.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}"),
        string.Create(CultureInfo.InvariantCulture, $"DTSTART;VALUE=DATE:{entry.Day:yyyyMMdd}"),
        $"SUMMARY:{Escape(entry.Title)}",
        $"DESCRIPTION:{Escape($"{entry.Text} {entry.Url}")}",
        $"URL:{entry.Url}",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:PT9H",
        $"DESCRIPTION:{Escape(entry.Title)}",
        "END:VALARM",
        "END:VEVENT",
    ];

    // The same entry fetched twice on a day is one.
    private static string Uid(CalendarEntry entry) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{entry.Url} {entry.Title} {entry.Day:yyyyMMdd}"))))[..32];

    // Readers of calendars take more for the end of a line than "\n".
    private static string Escape(string text) => text.ReplaceLineEndings("\n")
        .Replace(@"\", @"\\", StringComparison.Ordinal).Replace(";", @"\;", StringComparison.Ordinal)
        .Replace(",", @"\,", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal);

    private static string Fold(string line)
    {
        var folded = new StringBuilder();
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MaxOctets)
            {
                folded.Append("\r\n ");
                octets = 1;
            }

            folded.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        return folded.ToString();
    }
}
