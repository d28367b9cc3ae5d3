using CyberAware.Core.Actions;
using CyberAware.Core.Advisors;
using CyberAware.Core.Alerts;
using CyberAware.Core.Assessments;
using CyberAware.Core.Documents;
using CyberAware.Core.Letters;
using CyberAware.Core.Pages;
using CyberAware.Core.Quizzes;
using CyberAware.Core.References;
using CyberAware.Core.Search;
using CyberAware.Core.Surveys;

namespace CyberAware.Core.Library;

/// <summary>An immutable snapshot of everything a citizen reads. Requests only read it.</summary>
public sealed class ContentLibrary
{
    private readonly Dictionary<string, ContentPage> pages;
    private readonly Dictionary<string, string> aliases;
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
        Synonyms = parts.Get<IReadOnlyList<SynonymGroup>>();
        pages = Pages.ToDictionary(page => page.Path, StringComparer.Ordinal);
        aliases = Pages
            .SelectMany(page => page.Settings.Aliases.Select(alias => (Alias: alias, page.Path)))
            .ToDictionary(pair => pair.Alias, pair => pair.Path, StringComparer.Ordinal);
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

    /// <summary>Words that mean the same to a person who searches.</summary>
    public IReadOnlyList<SynonymGroup> Synonyms { get; }

    /// <summary>The page at a path such as <c>guide/passwords</c>; null when there is none.</summary>
    public ContentPage? Find(string path) => pages.GetValueOrDefault(path);

    /// <summary>The path that an old path moved to; null when it is no alias.</summary>
    public string? FindAlias(string path) => aliases.GetValueOrDefault(path);

    /// <summary>The pages directly below a path, in their order; <c>""</c> for the top level.</summary>
    public IEnumerable<ContentPage> ChildrenOf(string path) => children[path];

    /// <summary>Day on which the oldest of some facts was checked.</summary>
    /// <param name="facts">Ids of contacts and acts, at least one, all of this library.</param>
    public DateOnly CheckedOn(IEnumerable<string> facts) =>
        facts.Min(id => Contacts.TryGetValue(id, out var contact) ? contact.CheckedOn : Laws[id].CheckedOn);
}
