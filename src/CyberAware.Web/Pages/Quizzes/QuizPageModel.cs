using CyberAware.Core.Pages;
using CyberAware.Core.Quizzes;
using CyberAware.Web.Links;
using CyberAware.Web.Site;

namespace CyberAware.Web.Pages.Quizzes;

/// <summary>A page of one quiz.</summary>
public abstract class QuizPageModel(PortalSnapshot snapshot, PortalLinks links) : PortalPageModel(snapshot, links)
{
    /// <summary>The quiz; set by the handler before the page is drawn.</summary>
    public Quiz Quiz { get; private set; } = null!;

    public QuizText Text => Quiz[Language];

    public override string Description => Text.Summary;

    public override IEnumerable<ContentPage> Ancestors => [Library.Find(QuizPaths.Section)!];

    /// <summary>The page that teaches what the quiz asks.</summary>
    public ContentPage LearningPage => Library.FindCurrent(Quiz.Page)!;

    /// <summary>Finds the quiz of the address. Model binding is not asked: it gives up on forms that it can't read.</summary>
    protected bool Find()
    {
        Quiz = Library.FindQuiz((string)RouteData.Values["slug"]!)!;
        return Quiz is not null;
    }
}
