using System.Globalization;
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

    /// <summary>Last parts of the addresses of a quiz's questions as files for learning systems.</summary>
    public const string Gift = "questions.gift";

    public const string MoodleXml = "moodle.xml";

    /// <summary>Routes of these files.</summary>
    public const string GiftRoute = QuizRoute + "/" + Gift;

    public const string MoodleXmlRoute = QuizRoute + "/" + MoodleXml;

    /// <summary>Last part of the address at which a class answers by raising hands.</summary>
    public const string Class = "class";

    /// <summary>Parameters of a class's steps: counts so far, id of the run, number of the question, whether its answers are shown.</summary>
    public const string CountsParameter = "c";

    public const string RunParameter = "id";

    public const string QuestionParameter = "at";

    public const string ShownParameter = "shown";

    /// <summary>What became of counts that were handed in.</summary>
    public const string HandedInParameter = "handed";

    /// <summary>Field with the hands for an option.</summary>
    /// <param name="option">Its number, from 1.</param>
    public static string HandsParameter(int option) => string.Create(CultureInfo.InvariantCulture, $"n{option}");

    /// <summary>Path at which a class answers a quiz by raising hands.</summary>
    public static string ForClass(Quiz quiz) => $"{For(quiz)}/{Class}";

    /// <summary>Path of a quiz.</summary>
    public static string For(Quiz quiz) => $"{Section}/{quiz.Slug}";

    /// <summary>Paths of all quizzes.</summary>
    public static IEnumerable<string> All(ContentLibrary library) => library.Quizzes.Select(For);

    /// <summary>The page that teaches a topic; null when there is none.</summary>
    public static ContentPage? PageOf(ContentLibrary library, string topic) => topic switch
    {
        "data-rights" => library.FindCurrent("personal-data"),
        "child" => library.FindCurrent("children"),
        _ => library.FindCurrent("guide/" + topic) ?? library.FindCurrent("professionals/" + topic) ?? library.FindCurrent(topic),
    };

    /// <summary>The quizzes that ask about a page; a page without one offers those of the page above.</summary>
    public static IReadOnlyList<Quiz> AboutPage(ContentLibrary library, ContentPage page)
    {
        var own = library.Quizzes.Where(quiz => library.FindCurrent(quiz.Page) == page).ToList();
        return own.Count > 0 ? own : [.. library.Quizzes.Where(quiz => library.FindCurrent(quiz.Page)?.Path == page.Parent)];
    }
}
