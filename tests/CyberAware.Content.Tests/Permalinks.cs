using CyberAware.Core.Lessons;
using CyberAware.Core.Library;
using CyberAware.Core.Pages;

namespace CyberAware.Content.Tests;

/// <summary>The addresses and anchors of a library, written without the language as in content/permalinks.txt.</summary>
internal static class Permalinks
{
    /// <summary>Every page and every anchor that exists now.</summary>
    public static IEnumerable<string> Of(ContentLibrary library) =>
        library.Pages.SelectMany(page => page.Texts.Values.First().Anchors.Select(anchor => $"{page.Path}#{anchor}").Prepend(page.Path))
            .Concat(Charts(library)).Concat(Quizzes(library)).Concat(Advisors(library)).Concat(Alerts(library)).Concat(Assessment(library)).Concat(Letters(library)).Concat(Lessons(library)).Concat(Posters(library)).Append(Search)
            .Order(StringComparer.Ordinal);

    /// <summary>Lines of the ledger that neither exist nor redirect.</summary>
    public static IEnumerable<string> Dead(ContentLibrary library, IEnumerable<string> ledger) =>
        ledger.Where(line => !(line.Split('#') switch
        {
            [Search] => true,
            _ when Advisors(library).Contains(line) => true,
            _ when Assessment(library).Contains(line) => true,
            [var path] => PageAt(library, path) is not null
                || Charts(library).Concat(Quizzes(library)).Concat(Alerts(library)).Concat(Letters(library)).Concat(Posters(library)).Contains(path) || library.CurrentPathOf(path) is not null,
            [var path, var anchor] => PageAt(library, path) is { } page && page.Texts.Values.All(text => text.Anchors.Contains(anchor)),
            _ => false,
        }));

    /// <summary>What exists and is not in the ledger yet.</summary>
    public static IEnumerable<string> Unlisted(ContentLibrary library, IEnumerable<string> ledger) => Of(library).Except(ledger);

    private const string Search = "search";

    // Pages below /statistics that are drawn from the surveys.
    private static IEnumerable<string> Charts(ContentLibrary library) =>
        library.Surveys.Values.SelectMany(survey => survey.Charts).Select(chart => $"statistics/{chart.Id}")
            .Concat(library.Find("statistics") is null ? [] : ["statistics/api", "statistics/data", "statistics/quizzes"]);

    // A question's anchor lives as long as the question; only the quiz is promised.
    private static IEnumerable<string> Quizzes(ContentLibrary library) => library.Quizzes.Select(quiz => $"quizzes/{quiz.Slug}");

    // A screen of its own; its steps have addresses in the guide, the duties only here.
    private static IEnumerable<string> Assessment(ContentLibrary library) =>
        library.Assessment is null ? [] : ["professionals/check", "professionals/check#duties"];

    // A helper's questions and what outcomes hold may go; its address and its outcomes are promised.
    private static IEnumerable<string> Advisors(ContentLibrary library) => library.Advisors.SelectMany(advisor =>
        advisor.Outcomes.Select(outcome => $"check/{advisor.Slug}/all#{outcome.Id}").Append($"check/{advisor.Slug}").Append($"check/{advisor.Slug}/all"));

    // Also those whose moment has not come: the list is written with them.
    private static IEnumerable<string> Alerts(ContentLibrary library) => library.Alerts.Select(alert => alert.Page.Path);

    private static IEnumerable<string> Letters(ContentLibrary library) => library.Letters.Select(letter => $"letters/{letter.Slug}");

    // Stages may be put together anew; the lesson's address is printed, and says later what is instead.
    private static IEnumerable<string> Lessons(ContentLibrary library) => library.Lessons.Concat(library.RetiredLessons).Select(lesson => $"{Lesson.Section}/{lesson.Slug}");

    private static IEnumerable<string> Posters(ContentLibrary library) =>
        library.Posters.Select(page => $"{Lesson.Section}/posters/{page.Path.Split('/')[^1]}").Prepend($"{Lesson.Section}/posters");

    private static ContentPage? PageAt(ContentLibrary library, string path) => library.Find(library.FindAlias(path) ?? path);
}
