using CyberAware.Core.Quizzes;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Site;

namespace CyberAware.Web.Pages.Quizzes;

/// <summary>All quizzes, grouped by whom they are for.</summary>
[PublicPage]
public sealed class IndexModel(PortalSnapshot snapshot, PortalLinks links) : DocumentPageModel(snapshot, links)
{
    public IEnumerable<IGrouping<string, Quiz>> Groups =>
        Library.Quizzes.GroupBy(quiz => quiz.Audience).OrderBy(group => Quiz.Audiences.ToList().IndexOf(group.Key));

    public void OnGet() => Document = Library.Find(QuizPaths.Section)!;
}
