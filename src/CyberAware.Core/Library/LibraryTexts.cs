using CyberAware.Core.Advisors;
using CyberAware.Core.Alerts;
using CyberAware.Core.Assessments;
using CyberAware.Core.Lessons;

namespace CyberAware.Core.Library;

/// <summary>All documents of a library that stand in both languages under addresses of their own.</summary>
public static class LibraryTexts
{
    /// <summary>The documents: pages, warnings, helpers, quizzes, letters, lessons, each group in its order.</summary>
    /// <param name="library">The library.</param>
    /// <param name="alerts">Which of its warnings to list; readers must not learn of those that are not public yet.</param>
    public static IEnumerable<LibraryText> From(ContentLibrary library, IEnumerable<Alert> alerts) =>
    [
        .. library.Pages.Select(page => new LibraryText(
            page.Path, page.Path, TextGroup.Pages, Headings(language => new(page[language].Title, page[language].Updated) { Facts = page[language].Facts, Card = page[language].Card })) { Former = page.Settings.Aliases }),
        .. alerts.Select(alert => new LibraryText(
            alert.Page.Path, alert.Page.Path, TextGroup.Alerts, Headings(language => new(alert[language].Title, alert[language].Updated) { Facts = alert[language].Facts, Card = alert[language].Card }))),
        .. library.Advisors.Select(advisor => new LibraryText(
            $"advisors/{advisor.Slug}", $"check/{advisor.Slug}", TextGroup.Helpers, Headings(language => new(advisor[language].Title, advisor[language].Updated) { Facts = FactsOf(library, advisor, language), Card = advisor[language].Card }))),
        .. library.Assessment is { } assessment
            ? [new LibraryText(
                Assessment.File[..Assessment.File.LastIndexOf('/')], Assessment.Path, TextGroup.Helpers,
                Headings(language => new(assessment[language].Title, assessment[language].Updated) { Card = assessment[language].Card }))]
            : Array.Empty<LibraryText>(),
        .. library.Quizzes.Select(quiz => new LibraryText(
            $"quizzes/{quiz.Slug}", $"quizzes/{quiz.Slug}", TextGroup.Quizzes, Headings(language => new(quiz[language].Title, quiz[language].Updated) { Card = quiz[language].Card }))),
        .. library.Letters.Select(letter => new LibraryText(
            $"letters/{letter.Slug}", $"letters/{letter.Slug}", TextGroup.Letters, Headings(language => new(letter[language].Title, letter[language].Updated) { Card = letter[language].Card }))),
        .. library.Lessons.Select(OfLesson),
    ];

    /// <summary>Days by which somebody must read a document again, by its folder.</summary>
    /// <param name="library">The library.</param>
    public static IReadOnlyDictionary<string, DateOnly> Reviews(ContentLibrary library) =>
        library.Pages.Select(page => (page.Path, page.Settings.ReviewBy))
            .Concat(library.Quizzes.Select(quiz => ($"quizzes/{quiz.Slug}", quiz.ReviewBy)))
            .Concat(library.Letters.Select(letter => ($"letters/{letter.Slug}", letter.ReviewBy)))
            .Concat(library.Advisors.Select(advisor => ($"advisors/{advisor.Slug}", advisor.ReviewBy)))
            .Concat(library.Lessons.Select(lesson => ($"{Lesson.Folder}/{lesson.Slug}", lesson.ReviewBy)))
            .Concat(library.Assessment is { } assessment ? [(Assessment.File[..Assessment.File.LastIndexOf('/')], assessment.ReviewBy)] : [])
            .ToDictionary(review => review.Item1, review => review.Item2, StringComparer.Ordinal);

    /// <summary>Title of the survey whose folder it is; null for any other folder.</summary>
    /// <param name="library">The library.</param>
    /// <param name="document">The folder.</param>
    /// <param name="language">Language of the title.</param>
    public static string? SurveyTitle(ContentLibrary library, string document, Language language) =>
        document.Split('/') is ["surveys", var id] && library.Surveys.TryGetValue(id, out var survey) ? survey.Texts[language].Title : null;

    /// <summary>A lesson, also one that is no longer taught.</summary>
    public static LibraryText OfLesson(Lesson lesson) => new(
        $"{Lesson.Folder}/{lesson.Slug}", $"{Lesson.Section}/{lesson.Slug}", TextGroup.Lessons,
        Headings(language => new(lesson[language].Title, lesson[language].Updated) { Facts = lesson[language].Facts, Card = lesson[language].Card }))
    {
        Former = [.. lesson.Aliases.Select(alias => $"{Lesson.Section}/{alias}")],
    };

    // Its outcomes say what to do, and actions whom to turn to.
    private static IReadOnlyList<string> FactsOf(ContentLibrary library, Advisor advisor, Language language) =>
    [
        .. advisor.Outcomes.SelectMany(outcome => outcome[language].Facts
            .Concat(outcome.Actions.Select(id => library.Actions[id].Contact).OfType<string>())).Distinct(StringComparer.Ordinal),
    ];

    private static Dictionary<Language, TextHeading> Headings(Func<Language, TextHeading> heading) => Language.All.ToDictionary(language => language, heading);
}
