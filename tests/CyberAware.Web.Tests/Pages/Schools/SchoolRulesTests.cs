using CyberAware.Core;
using CyberAware.Core.Documents.Markup;
using CyberAware.Core.Lessons;
using CyberAware.Web.Pages.Schools;

namespace CyberAware.Web.Tests.Pages.Schools;

/// <summary>What is decided without a page: slides, weeks, the text for the journal.</summary>
public sealed class SchoolRulesTests
{
    [Fact]
    public void From_Lesson_ShowsEachCaseAndQuestionBeforeItsAnswer() => Assert.Equal(
        "title, stage, case, answer, stage, question, answer, question, answer, question, answer, stage, remember, remember, home, address",
        string.Join(", ", SlideDeck.From(Sample("a", null, "case", "questions", "talk"), Language.Kazakh).Select(slide => slide.Kind)));

    [Fact]
    public void From_LessonWithoutAStageOfQuestions_AsksThemAfterTheStages() => Assert.Equal(
        "title, stage, stage, question, answer, question, answer, question, answer, remember, remember, home, address",
        string.Join(", ", SlideDeck.From(Sample("a", null, "talk", "task"), Language.Kazakh).Select(slide => slide.Kind)));

    [Fact]
    public void For_Form_RepeatsEarlierCardsInTurn()
    {
        Lesson[] lessons = [Sample("first", 2, "talk"), Sample("second", 4, "talk"), Sample("lesson", null, "talk")];
        var weeks = TermPlan.For("5-9", lessons);

        Assert.Equal(Lesson.Weeks, weeks.Count);
        Assert.Equal(
            ["-", "first", "(first)", "second", "(second)", "(first)", "(second)"],
            weeks.Take(7).Select(week => week.Card?.Slug ?? (week.Repeated is { } card ? $"({card.Slug})" : "-")));
        Assert.Empty(TermPlan.For("1-4", lessons));
    }

    [Theory]
    [InlineData(1, 2026, "2026-09-07", 9)]
    [InlineData(1, 2025, "2025-09-01", 9)]
    [InlineData(18, 2026, "2027-01-04", 12)]
    [InlineData(36, 2026, "2027-05-10", 5)]
    public void MondayIn_SchoolYear_IsCountedFromTheFirstMonday(int week, int year, string monday, int month)
    {
        var found = new TermWeek(week, null, null);

        Assert.Equal((DateOnly.Parse(monday, System.Globalization.CultureInfo.InvariantCulture), month), (found.MondayIn(year), found.Month));
    }

    [Theory]
    [InlineData("2026-11-30", 2026)]
    [InlineData("2027-05-31", 2026)]
    [InlineData("2027-06-01", 2027)]
    public void SchoolYearOf_Day_BeginsAnewInSummer(string day, int year) =>
        Assert.Equal(year, TermWeek.SchoolYearOf(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Create_JournalText_LeavesOutWhatDoesNotFitAndKeepsTheAddress()
    {
        var text = JournalText.Create(new string('a', 500), [new string('b', 100), new string('c', 100), "d"], "https://example.kz/kk/schools/a");

        Assert.InRange(text.Length, 600, JournalText.Max);
        Assert.Contains("• b", text, StringComparison.Ordinal);
        Assert.DoesNotContain("• c", text, StringComparison.Ordinal);
        Assert.DoesNotContain("• d", text, StringComparison.Ordinal);
        Assert.EndsWith("\nhttps://example.kz/kk/schools/a", text, StringComparison.Ordinal);
        Assert.Equal(JournalText.Max, JournalText.Create(new string('a', 900), [], "https://example.kz").Length);
    }

    private static Lesson Sample(string slug, int? week, params string[] methods)
    {
        var html = SafeHtml.Sanitize("<p>A</p>");
        var text = new LessonText("A", "A", "A", default, "A", ["A", "B"], ["A", "B"], week is null ? null : "A", [.. Enumerable.Range(0, 3).Select(_ => new LessonQuestion("A", html))])
        {
            Know = html,
            Handout = html,
            Home = html,
            Facts = [],
        };
        return new Lesson(
            slug, "passwords", ["5-9"], Lesson.CardMinutes, week, "guide", null, ["portal"], default, default,
            [.. methods.Select((method, at) => new LessonStage(
                $"s{at}", 1, method,
                method == "case" ? [new LessonCase("c", true, InEach(new LessonCaseText("A", html, html)))] : [],
                InEach(new LessonStageText("A", html, html, html, html, null))))],
            InEach(text));
    }

    private static Dictionary<Language, T> InEach<T>(T value) => Language.All.ToDictionary(language => language, _ => value);
}
