using CyberAware.Core.Actions;
using CyberAware.Core.Advisors;
using CyberAware.Core.Alerts;
using CyberAware.Core.Assessments;
using CyberAware.Core.Documents;
using CyberAware.Core.Lessons;
using CyberAware.Core.Letters;
using CyberAware.Core.Pages;
using CyberAware.Core.Quizzes;
using CyberAware.Core.References;
using CyberAware.Core.Search;
using CyberAware.Core.Site;
using CyberAware.Core.Surveys;

namespace CyberAware.Core.Library;

/// <summary>An immutable snapshot of everything a citizen reads. Requests only read it.</summary>
public sealed class ContentLibrary
{
    private readonly Dictionary<string, ContentPage> pages;
    private readonly Dictionary<string, string> aliases;
    private readonly Dictionary<string, Lesson> lessonsByOldSlug;
    private readonly ILookup<string, ContentPage> children;

    internal ContentLibrary(string version, ContentParts parts)
    {
        Version = version;
        Pages = [.. parts.Get<IReadOnlyList<ContentPage>>().OrderBy(page => page.Path, StringComparer.Ordinal)];
        Pictures = parts.Get<IReadOnlyDictionary<string, Picture>>();
        Surveys = parts.Get<IReadOnlyDictionary<string, Survey>>();
        Contacts = parts.Get<IReadOnlyDictionary<string, Contact>>();
        Laws = parts.Get<IReadOnlyDictionary<string, Law>>();
        Sources = parts.Get<IReadOnlyDictionary<string, Source>>();
        Quizzes = parts.Get<IReadOnlyList<Quiz>>();
        Actions = parts.Get<IReadOnlyDictionary<string, RecommendedAction>>();
        Advisors = parts.Get<IReadOnlyList<Advisor>>();
        Assessment = parts.Get<AssessmentPart>().Assessment;
        Alerts = parts.Get<IReadOnlyList<Alert>>();
        Letters = parts.Get<IReadOnlyList<Letter>>();
        var lessons = parts.Get<IReadOnlyList<Lesson>>();
        Lessons = [.. lessons.Where(lesson => lesson.Retired is null)];
        RetiredLessons = [.. lessons.Where(lesson => lesson.Retired is not null)];
        Synonyms = parts.Get<IReadOnlyList<SynonymGroup>>();
        Settings = parts.Get<SiteSettings>();
        Posters =
        [
            .. Pages.Where(page => page[Language.Kazakh].Poster.Count > 0)
                .OrderBy(page => page.Parent.Length == 0).ThenBy(page => page.Settings.Order).ThenBy(page => page.Path, StringComparer.Ordinal),
        ];
        pages = Pages.ToDictionary(page => page.Path, StringComparer.Ordinal);
        aliases = Pages
            .SelectMany(page => page.Settings.Aliases.Select(alias => (Alias: alias, page.Path)))
            .ToDictionary(pair => pair.Alias, pair => pair.Path, StringComparer.Ordinal);
        lessonsByOldSlug = lessons.SelectMany(lesson => lesson.Aliases.Select(alias => (Alias: alias, Lesson: lesson)))
            .ToDictionary(pair => pair.Alias, pair => pair.Lesson, StringComparer.Ordinal);
        children = Pages.OrderBy(page => page.Settings.Order).ThenBy(page => page.Path, StringComparer.Ordinal)
            .ToLookup(page => page.Parent, StringComparer.Ordinal);
    }

    /// <summary>Hash of all files; equal content gives an equal version.</summary>
    public string Version { get; }

    /// <summary>All pages, in ordinal order of their paths.</summary>
    public IReadOnlyList<ContentPage> Pages { get; }

    /// <summary>All pictures, by their path under the content folder.</summary>
    public IReadOnlyDictionary<string, Picture> Pictures { get; }

    /// <summary>All surveys, by id.</summary>
    public IReadOnlyDictionary<string, Survey> Surveys { get; }

    /// <summary>All contacts, by id.</summary>
    public IReadOnlyDictionary<string, Contact> Contacts { get; }

    /// <summary>All legal acts, by id.</summary>
    public IReadOnlyDictionary<string, Law> Laws { get; }

    /// <summary>Where facts were taken from, by id.</summary>
    public IReadOnlyDictionary<string, Source> Sources { get; }

    /// <summary>All quizzes, in their order.</summary>
    public IReadOnlyList<Quiz> Quizzes { get; }

    /// <summary>Everything that the portal advises to do, by id.</summary>
    public IReadOnlyDictionary<string, RecommendedAction> Actions { get; }

    /// <summary>The self-assessment of organisations; null when the content has none.</summary>
    public Assessment? Assessment { get; }

    /// <summary>All letters that can be made, in their order.</summary>
    public IReadOnlyList<Letter> Letters { get; }

    /// <summary>The quiz of a slug such as <c>passwords</c>; null when there is none.</summary>
    public Quiz? FindQuiz(string slug) => Quizzes.FirstOrDefault(quiz => quiz.Slug == slug);

    /// <summary>All decision helpers, in their order.</summary>
    public IReadOnlyList<Advisor> Advisors { get; }

    /// <summary>The decision helper of a slug such as <c>scam</c>; null when there is none.</summary>
    public Advisor? FindAdvisor(string slug) => Advisors.FirstOrDefault(advisor => advisor.Slug == slug);

    /// <summary>All warnings, also those whose moment has not come; <see cref="CurrentAlerts"/> tells which are public.</summary>
    public IReadOnlyList<Alert> Alerts { get; }

    /// <summary>The letter of a slug such as <c>demand</c>; null when there is none.</summary>
    public Letter? FindLetter(string slug) => Letters.FirstOrDefault(letter => letter.Slug == slug);

    /// <summary>All lessons for schools that are taught, by topic, length and forms.</summary>
    public IReadOnlyList<Lesson> Lessons { get; }

    /// <summary>Lessons that are no longer taught; their addresses name what is instead.</summary>
    public IReadOnlyList<Lesson> RetiredLessons { get; }

    /// <summary>The lesson of a slug; null when there is none that is taught.</summary>
    public Lesson? FindLesson(string slug) => Lessons.FirstOrDefault(lesson => lesson.Slug == slug);

    /// <summary>The lesson that has or had a slug, taught or not; null when none ever had it.</summary>
    public Lesson? FindLessonEver(string slug) =>
        FindLesson(slug) ?? RetiredLessons.FirstOrDefault(lesson => lesson.Slug == slug) ?? lessonsByOldSlug.GetValueOrDefault(slug);

    /// <summary>The pages that have a poster: those of sections first, then those of the top level, each by its order.</summary>
    public IReadOnlyList<ContentPage> Posters { get; }

    /// <summary>The page whose poster has a name; null when there is none.</summary>
    /// <param name="slug">Last part of the page's address.</param>
    public ContentPage? FindPoster(string slug) => Posters.FirstOrDefault(page => page.Slug == slug);

    /// <summary>Words that mean the same to a person who searches.</summary>
    public IReadOnlyList<SynonymGroup> Synonyms { get; }

    /// <summary>What the portal shows where.</summary>
    public SiteSettings Settings { get; }

    /// <summary>The page at a path such as <c>guide/passwords</c>; null when there is none.</summary>
    public ContentPage? Find(string path) => pages.GetValueOrDefault(path);

    /// <summary>The page that a path in a text means: the one there, or the one that has moved from there; null when there is neither.</summary>
    public ContentPage? FindCurrent(string path) => Find(path) ?? (FindAlias(path) is { } moved ? Find(moved) : null);

    /// <summary>The path that an old path moved to; null when it is no alias.</summary>
    public string? FindAlias(string path) => aliases.GetValueOrDefault(path);

    /// <summary>Where the page or lesson is now that has or had an address; null when nothing ever had it.</summary>
    /// <param name="path">What follows the language: <c>guide/passwords</c>, <c>schools/passwords-lesson-5-9</c>.</param>
    public string? CurrentPathOf(string path) =>
        Find(path)?.Path ?? FindAlias(path)
        ?? (path.Split('/') is [Lesson.Section, var slug] && FindLessonEver(slug) is { } lesson ? $"{Lesson.Section}/{lesson.Slug}" : null);

    /// <summary>The pages directly below a path, in their order; <c>""</c> for the top level.</summary>
    public IEnumerable<ContentPage> ChildrenOf(string path) => children[path];

    /// <summary>Day on which the oldest of some facts was checked.</summary>
    /// <param name="facts">Ids of contacts and acts, at least one, all of this library.</param>
    public DateOnly CheckedOn(IEnumerable<string> facts) =>
        facts.Min(id => Contacts.TryGetValue(id, out var contact) ? contact.CheckedOn : Laws[id].CheckedOn);
}
