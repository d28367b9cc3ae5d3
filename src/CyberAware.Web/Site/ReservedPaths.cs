namespace CyberAware.Web.Site;

/// <summary>
/// Addresses of screens that the portal draws itself. A document there would load, stand in menus, search and
/// sitemap, and never be seen. A test compares the list with the routes.
/// </summary>
public static class ReservedPaths
{
    /// <summary>Paths after the language; <c>*</c> stands for one segment, <c>**</c> at the end for all that lies below.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        "about/components", "alerts/*", "check/*/**", "check/*/all", "guide/print", "l/*", "letters", "letters/*", "offline",
        "professionals/check", "professionals/check/result",
        "quizzes/*", "quizzes/*/class", "quizzes/*/class/question", "quizzes/*/class/total", "quizzes/*/finish", "quizzes/*/refresher", "quizzes/*/refresher/result", "quizzes/*/result",
        "schools/*", "schools/*/answers", "schools/*/certificate", "schools/*/handout", "schools/*/plan", "schools/*/slides", "schools/posters", "schools/posters/*", "schools/term",
        "search", "search/suggestions", "statistics/*",
    ];

    /// <summary>Whether a screen owns the path.</summary>
    /// <param name="path">Path of a document or an alias, such as <c>guide/print</c>.</param>
    public static bool Contains(string path) => All.Any(address => Matches(address.Split('/'), path.Split('/')));

    private static bool Matches(string[] address, string[] path) => address is [.. var above, "**"]
        ? path.Length >= above.Length && Matches(above, path[..above.Length])
        : address.Length == path.Length && address.Zip(path).All(pair => pair.First == "*" || pair.First == pair.Second);
}
