using CyberAware.Core.Quizzes;
using CyberAware.Web.Content;
using CyberAware.Web.Links;
using CyberAware.Web.Quizzes;
using CyberAware.Web.Serving;

namespace CyberAware.Web.Pages.Quizzes;

/// <summary>All quizzes, grouped by whom they are for.</summary>
[PublicPage]
public sealed class IndexModel(LiveContent content, PortalLinks links) : DocumentPageModel(content, links)
{
    public IEnumerable<IGrouping<string, Quiz>> Groups =>
        Library.Quizzes.GroupBy(quiz => quiz.Audience).OrderBy(group => Quiz.Audiences.ToList().IndexOf(group.Key));

    public void OnGet() => Document = Library.Find(QuizPaths.Section)!;
}
