using System.Text;
using CyberAware.Web.Api.Quizzes;

namespace CyberAware.Web.Tests.Api.Quizzes;

public sealed class ReminderCalendarTests
{
    private static readonly ReminderCalendar Reminder = new(
        new DateOnly(2027, 3, 22),
        new DateTimeOffset(2026, 11, 22, 15, 4, 5, TimeSpan.FromHours(5)),
        "«Электрондық цифрлық қолтаңба, құпия сөздер; пошта» тестін қайталау",
        "Бірінші\\екінші\nүшінші.",
        "https://portal.example/kk/quizzes/passwords/refresher?t=abc");

    [Fact]
    public void ToString_Lines_EndWithCrLfAndAreFolded()
    {
        var text = Reminder.ToString();
        Assert.EndsWith("END:VCALENDAR\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.Contains("\r\n ", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', text);
    }

    [Fact]
    public void ToString_Entry_HoldsItsParts()
    {
        var lines = Reminder.ToString().Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
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
    public void ToString_SameDayAndAddress_AreOneEntry()
    {
        string Uid(ReminderCalendar reminder) => reminder.ToString().Split("\r\n").Single(line => line.StartsWith("UID:", StringComparison.Ordinal));
        Assert.Equal(Uid(Reminder), Uid(Reminder with { Made = Reminder.Made.AddHours(1) }));
        Assert.NotEqual(Uid(Reminder), Uid(Reminder with { Day = Reminder.Day.AddDays(1) }));
    }
}
