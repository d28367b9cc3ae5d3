using CyberAware.Core.Lessons;

namespace CyberAware.Web.Pages.Schools;

/// <summary>A week of the school year.</summary>
/// <param name="Number">From 1 to <see cref="Lesson.Weeks"/>.</param>
/// <param name="Card">The card of ten minutes; null for a week in which an earlier one is repeated.</param>
/// <param name="Repeated">The card that is repeated; null in a week with a card, and before the first one.</param>
public sealed record TermWeek(int Number, Lesson? Card, Lesson? Repeated)
{
    private const int FirstMonth = 9;

    /// <summary>Month in which the week begins, from 1 to 12.</summary>
    public int Month => new DateOnly(2025, FirstMonth, 1).AddDays((Number - 1) * 7).Month;

    /// <summary>Its Monday in a school year.</summary>
    /// <param name="year">Calendar year in which the school year begins.</param>
    public DateOnly MondayIn(int year)
    {
        var first = new DateOnly(year, FirstMonth, 1);
        return first.AddDays((((int)DayOfWeek.Monday - (int)first.DayOfWeek + 7) % 7) + ((Number - 1) * 7));
    }

    /// <summary>The school year that runs on a day, or that begins next: in summer teachers plan ahead.</summary>
    public static int SchoolYearOf(DateOnly day) => day.Month >= 6 ? day.Year : day.Year - 1;
}

/// <summary>The plan of the year for a band of forms: each card in its week, and repetition between them.</summary>
public static class TermPlan
{
    /// <summary>All weeks of the school year; none when there is no card.</summary>
    public static IReadOnlyList<TermWeek> For(string form, IEnumerable<Lesson> lessons)
    {
        var cards = lessons.Where(lesson => lesson.Week is not null && lesson.Forms.Contains(form)).ToDictionary(lesson => lesson.Week!.Value);
        var weeks = new List<TermWeek>();
        var (taught, repetitions) = (new List<Lesson>(), 0);
        for (var week = 1; week <= (cards.Count == 0 ? 0 : Lesson.Weeks); week++)
        {
            if (cards.GetValueOrDefault(week) is { } card)
            {
                taught.Add(card);
                weeks.Add(new TermWeek(week, card, null));
            }
            else
            {
                // In turn, so that each comes back after some weeks: what is repeated later is kept longer.
                weeks.Add(new TermWeek(week, null, taught.Count == 0 ? null : taught[repetitions++ % taught.Count]));
            }
        }

        return weeks;
    }
}
