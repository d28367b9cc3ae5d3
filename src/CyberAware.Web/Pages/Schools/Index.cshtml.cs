using CyberAware.Core.Lessons;
using CyberAware.Core.Quizzes;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.Schools;

/// <summary>All lessons by topic, or those that a teacher chose.</summary>
[PublicPage]
[VariesBy(SchoolPaths.TopicParameter, SchoolPaths.FormParameter, SchoolPaths.MinutesParameter)]
public sealed class IndexModel(PortalSnapshot snapshot, PortalLinks links) : DocumentPageModel(snapshot, links)
{
    public LessonFilter Filter { get; private set; } = new(null, null, null);

    /// <summary>Topics that have a lesson, for the choice.</summary>
    public IEnumerable<string> Topics => Lesson.Topics.Where(topic => Library.Lessons.Any(lesson => lesson.Topic == topic));

    public IReadOnlyList<IGrouping<string, Lesson>> Groups => [.. Filter.Choose(Library.Lessons).GroupBy(lesson => lesson.Topic)];

    /// <summary>Quizzes for a class that raises its hands: those that lessons use, then those of children and teenagers.</summary>
    public IEnumerable<Quiz> ClassQuizzes =>
        Library.Lessons.Select(lesson => lesson.Quiz).OfType<string>().Select(Library.FindQuiz).OfType<Quiz>()
            .Concat(Library.Quizzes.Where(quiz => Quiz.ChildAudiences.Contains(quiz.Audience))).Distinct();

    public string IconOf(Lesson lesson) => Library.FindCurrent(lesson.Page)?.Settings.Icon ?? Document.Settings.Icon;

    public IActionResult OnGet()
    {
        // As texts these hold all values that came: of two topics there is no lesson.
        var query = Request.Query;
        if (LessonFilter.Parse(query[SchoolPaths.TopicParameter], query[SchoolPaths.FormParameter], query[SchoolPaths.MinutesParameter]) is not { } filter
            || Library.Find(SchoolPaths.Section) is not { } document)
        {
            return NotFound();
        }

        (Filter, Document) = (filter, document);
        return Page();
    }
}
