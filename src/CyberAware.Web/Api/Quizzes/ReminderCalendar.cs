using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CyberAware.Web.Api.Quizzes;

/// <summary>One all-day entry for a calendar (RFC 5545), without an organiser or any address of a person.</summary>
/// <param name="Day">The day.</param>
/// <param name="Made">When the entry was made.</param>
/// <param name="Title">What the calendar shows.</param>
/// <param name="Text">One sentence; the address follows it.</param>
/// <param name="Url">Where the entry leads.</param>
public sealed record ReminderCalendar(DateOnly Day, DateTimeOffset Made, string Title, string Text, string Url)
{
    public const string ContentType = "text/calendar";

    private const int MaxOctets = 75;

    /// <summary>The file: lines end with CRLF and are folded at 75 octets, never inside a character.</summary>
    public override string ToString()
    {
        string[] lines =
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//CyberAware//Quiz reminder//EN",
            "METHOD:PUBLISH",
            "BEGIN:VEVENT",
            $"UID:{Uid()}",
            string.Create(CultureInfo.InvariantCulture, $"DTSTAMP:{Made.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}"),
            string.Create(CultureInfo.InvariantCulture, $"DTSTART;VALUE=DATE:{Day:yyyyMMdd}"),
            $"SUMMARY:{Escape(Title)}",
            $"DESCRIPTION:{Escape($"{Text} {Url}")}",
            $"URL:{Url}",
            "TRANSP:TRANSPARENT",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "TRIGGER:PT9H",
            $"DESCRIPTION:{Escape(Title)}",
            "END:VALARM",
            "END:VEVENT",
            "END:VCALENDAR",
        ];
        return string.Concat(lines.Select(line => Fold(line) + "\r\n"));
    }

    // The same reminder fetched twice on a day is one entry.
    private string Uid() =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Url} {Day:yyyyMMdd}"))))[..32];

    private static string Escape(string text) => text
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
