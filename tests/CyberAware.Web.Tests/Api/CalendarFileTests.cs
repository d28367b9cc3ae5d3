using System.Text;
using CyberAware.Web.Api;

namespace CyberAware.Web.Tests.Api;

public sealed class CalendarFileTests
{
    private static readonly CalendarEntry Entry = new(
        new DateOnly(2027, 3, 22),
        "«Электрондық цифрлық қолтаңба, құпия сөздер; пошта» тестін қайталау",
        "Бірінші\\екінші\nүшінші.",
        "https://portal.example/kk/quizzes/passwords/refresher?t=abc");

    private static readonly CalendarFile Calendar = new(new DateTimeOffset(2026, 11, 22, 15, 4, 5, TimeSpan.FromHours(5)), [Entry]);

    [Fact]
    public void ToString_Lines_EndWithCrLfAndAreFolded()
    {
        var text = Calendar.ToString();
        Assert.EndsWith("END:VCALENDAR\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.Contains("\r\n ", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', text);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData("\n")]
    [InlineData("\u0085")]
    [InlineData("\u2028")]
    [InlineData("\f")]
    public void ToString_LineEndInAText_BeginsNoLine(string end)
    {
        var text = new CalendarFile(DateTimeOffset.UnixEpoch, [Entry with { Title = $"a{end}ATTENDEE:mailto:a@b.example", Text = $"b{end}END:VEVENT" }]).ToString();

        Assert.DoesNotContain(text.ReplaceLineEndings("\n").Split('\n'), line => line.StartsWith("ATTENDEE", StringComparison.Ordinal));
        Assert.Single(text.ReplaceLineEndings("\n").Split('\n'), "END:VEVENT");
    }

    [Fact]
    public void ToString_Entry_HoldsItsParts()
    {
        var lines = Lines(Calendar);
        Assert.Equal("BEGIN:VCALENDAR", lines[0]);
        Assert.Equal("VERSION:2.0", lines[1]);
        Assert.Contains("DTSTAMP:20261122T100405Z", lines);
        Assert.Contains("DTSTART;VALUE=DATE:20270322", lines);
        Assert.Contains(@"SUMMARY:«Электрондық цифрлық қолтаңба\, құпия сөздер\; пошта» тестін қайталау", lines);
        Assert.Contains(@"DESCRIPTION:Бірінші\\екінші\nүшінші. https://portal.example/kk/quizzes/passwords/refresher?t=abc", lines);
        Assert.Single(lines, line => line.StartsWith("UID:", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.StartsWith("ORGANIZER", StringComparison.Ordinal) || line.StartsWith("ATTENDEE", StringComparison.Ordinal));
    }

    [Fact]
    public void ToString_SeveralEntries_EachHasItsOwnUidAndAlarm()
    {
        var lines = Lines(Calendar with { Entries = [Entry, Entry with { Title = "Екінші" }] });

        Assert.Equal(["BEGIN:VCALENDAR", "END:VCALENDAR"], lines.Where(line => line.EndsWith(":VCALENDAR", StringComparison.Ordinal)));
        Assert.Equal(2, lines.Count(line => line == "BEGIN:VALARM"));
        Assert.Equal(2, lines.Where(line => line.StartsWith("UID:", StringComparison.Ordinal)).Distinct().Count());
    }

    [Fact]
    public void ToString_SameDayAndAddress_AreOneEntry()
    {
        string Uid(CalendarFile file) => Lines(file).Single(line => line.StartsWith("UID:", StringComparison.Ordinal));
        Assert.Equal(Uid(Calendar), Uid(Calendar with { Made = Calendar.Made.AddHours(1) }));
        Assert.NotEqual(Uid(Calendar), Uid(Calendar with { Entries = [Entry with { Day = Entry.Day.AddDays(1) }] }));
    }

    private static string[] Lines(CalendarFile file) => file.ToString().Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
}
