using System.Globalization;
using CyberAware.Core.Lessons;

namespace CyberAware.Web.Pages.Schools;

/// <summary>Which lessons a teacher wants to see; null stands for all.</summary>
/// <param name="Topic">What they are about.</param>
/// <param name="Form">A band of forms.</param>
/// <param name="Minutes">Their length.</param>
public sealed record LessonFilter(string? Topic, string? Form, int? Minutes)
{
    /// <summary>Whether it leaves anything out.</summary>
    public bool IsEmpty => Topic is null && Form is null && Minutes is null;

    /// <summary>
    /// Reads the parameters of an address; null when one of them names nothing that there is. Each choice has one spelling, so
    /// that a list is kept once.
    /// </summary>
    public static LessonFilter? Parse(string? topic, string? form, string? minutes)
    {
        var filter = new LessonFilter(
            string.IsNullOrEmpty(topic) ? null : topic,
            string.IsNullOrEmpty(form) ? null : form,
            string.IsNullOrEmpty(minutes) ? null : Lesson.Lengths.FirstOrDefault(length => minutes == length.ToString(CultureInfo.InvariantCulture)));
        return (filter.Topic is null || Lesson.Topics.Contains(filter.Topic)) && (filter.Form is null || Lesson.AllForms.Contains(filter.Form))
            && (filter.Minutes is null || Lesson.Lengths.Contains(filter.Minutes.Value)) ? filter : null;
    }

    /// <summary>The lessons that are wanted, in their order.</summary>
    public IEnumerable<Lesson> Choose(IEnumerable<Lesson> lessons) => lessons.Where(lesson =>
        (Topic is null || lesson.Topic == Topic) && (Form is null || lesson.Forms.Contains(Form)) && (Minutes is null || lesson.Minutes == Minutes));
}
