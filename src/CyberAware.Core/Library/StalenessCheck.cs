using CyberAware.Core.Assessments;
using CyberAware.Core.Documents;
using CyberAware.Core.Lessons;

namespace CyberAware.Core.Library;

/// <summary>Tells which facts nobody has compared with their source, and which pages nobody has reviewed, for long, and which language's text is behind the other's. It never stops the content from serving.</summary>
public static class StalenessCheck
{
    /// <summary>Days after which a contact or an act must be compared with its source again.</summary>
    public const int MaxDays = 180;

    /// <summary>One warning for each fact that is too old or checked on a day that has not come yet, for each page, quiz, letter, decision helper, lesson or self-assessment whose review is due, and for each text that changed on an earlier day than the same one in the other language.</summary>
    /// <param name="library">The library whose facts are judged.</param>
    /// <param name="today">The current day.</param>
    public static IReadOnlyList<ContentProblem> Run(ContentLibrary library, DateOnly today) =>
    [
        .. library.Contacts.Values.Select(contact => Judge("site/contacts.yml", contact.Line, contact.Id, contact.CheckedOn, today))
            .Concat(library.Laws.Values.Select(law => Judge("site/laws.yml", law.Line, law.Id, law.CheckedOn, today)))
            .Concat(library.Sources.Values.Select(source => Judge(source.File, source.Line, source.Id, source.CheckedOn, today)))
            .Concat(Reviews(library).Where(review => review.By < today).Select(review => new ContentProblem(
                review.File, 1, new ProblemText("review-due", review.By), ProblemSeverity.Warning)))
            .Concat(from text in LibraryTexts.From(library, library.Alerts)
                    from language in Language.All
                    where text.BehindSince(language) is not null
                    select new ContentProblem($"{text.Document}/{language}.md", 1, new ProblemText("language-behind", text.BehindSince(language)!), ProblemSeverity.Warning))
            .OfType<ContentProblem>(),
    ];

    private static IEnumerable<(string File, DateOnly By)> Reviews(ContentLibrary library) =>
        library.Pages.Select(page => (page.Path + "/page.yml", page.Settings.ReviewBy))
            .Concat(library.Letters.Select(letter => ($"letters/{letter.Slug}/letter.yml", letter.ReviewBy)))
            .Concat(library.Quizzes.Select(quiz => ($"quizzes/{quiz.Slug}/quiz.yml", quiz.ReviewBy)))
            .Concat(library.Advisors.Select(advisor => ($"advisors/{advisor.Slug}/advisor.yml", advisor.ReviewBy)))
            .Concat(library.Lessons.Select(lesson => ($"{Lesson.Folder}/{lesson.Slug}/lesson.yml", lesson.ReviewBy)))
            .Concat(library.Assessment is { } assessment ? [(Assessment.File, assessment.ReviewBy)] : []);

    private static ContentProblem? Judge(string file, int line, string id, DateOnly checkedOn, DateOnly today)
    {
        var days = today.DayNumber - checkedOn.DayNumber;
        return days switch
        {
            < 0 => new ContentProblem(file, line, new ProblemText("fact-future", id, checkedOn), ProblemSeverity.Warning),
            > MaxDays => new ContentProblem(file, line, new ProblemText("fact-old", id, days), ProblemSeverity.Warning),
            _ => null,
        };
    }
}
