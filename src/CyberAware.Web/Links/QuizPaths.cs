using CyberAware.Core.Library;
using CyberAware.Core.Pages;
using CyberAware.Core.Quizzes;

namespace CyberAware.Web.Links;

/// <summary>The paths of quizzes, after the language.</summary>
public static class QuizPaths
{
    /// <summary>Path of the page that lists them.</summary>
    public const string Section = "quizzes";

    /// <summary>Route of a quiz: a page and the address of its form.</summary>
    public const string QuizRoute = "{language:language}/" + Section + "/{slug}";

    /// <summary>Route of a refresher: a page and the address of its form.</summary>
    public const string RefresherRoute = QuizRoute + "/refresher";

    /// <summary>Route of a result.</summary>
    public const string ResultRoute = QuizRoute + "/result";

    /// <summary>Route of the last step of a form without script.</summary>
    public const string FinishRoute = QuizRoute + "/finish";

    /// <summary>Route of a refresher's result.</summary>
    public const string RefresherResultRoute = RefresherRoute + "/result";

    /// <summary>Route of the entry for a calendar.</summary>
    public const string ReminderRoute = QuizRoute + "/reminder.ics";

    /// <summary>Path of a quiz.</summary>
    public static string For(Quiz quiz) => $"{Section}/{quiz.Slug}";

    /// <summary>Paths of all quizzes.</summary>
    public static IEnumerable<string> All(ContentLibrary library) => library.Quizzes.Select(For);

    /// <summary>The page that teaches a topic; null when there is none.</summary>
    public static ContentPage? PageOf(ContentLibrary library, string topic) => topic switch
    {
        "data-rights" => library.Find("personal-data"),
        "child" => library.Find("children"),
        _ => library.Find("guide/" + topic) ?? library.Find("professionals/" + topic) ?? library.Find(topic),
    };

    /// <summary>The quizzes that ask about a page; a page without one offers those of the page above.</summary>
    public static IReadOnlyList<Quiz> AboutPage(ContentLibrary library, ContentPage page)
    {
        var own = library.Quizzes.Where(quiz => quiz.Page == page.Path).ToList();
        return own.Count > 0 ? own : [.. library.Quizzes.Where(quiz => quiz.Page == page.Parent)];
    }
}
