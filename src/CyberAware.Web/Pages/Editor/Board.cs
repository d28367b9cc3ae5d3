using CyberAware.Core;
using CyberAware.Core.Documents;
using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.Core.Quizzes.Publishing;
using CyberAware.Core.Search;
using CyberAware.Core.Text;
using CyberAware.Web.Links;
using Microsoft.Extensions.Localization;

namespace CyberAware.Web.Pages.Editor;

/// <summary>Puts the board's lists together for one person: only those that concern his roles.</summary>
/// <param name="actor">Whose board it is.</param>
/// <param name="language">Language of the screens.</param>
/// <param name="words">Their texts.</param>
/// <param name="nameOf">Titles of documents.</param>
/// <param name="names">Names of people.</param>
public sealed class Board(Actor actor, Language language, IStringLocalizer words, Func<string, string> nameOf, IReadOnlyDictionary<Guid, string> names)
{
    // Documents of a change that a line names.
    private const int MostNamed = 3;

    private const string SynonymFile = "site/synonyms.yml";

    private static string QuizFile(string slug) => $"quizzes/{slug}/quiz.yml";

    private static readonly Role[] Writers = [Role.Author, Role.TranslatorKk, Role.TranslatorRu];

    private readonly List<BoardSection> sections = [];

    public IReadOnlyList<BoardSection> Sections => sections;

    /// <summary>Whether queries that found nothing concern the person: whoever may give search other words.</summary>
    public bool WantsMisses => MayWrite(SynonymFile);

    /// <summary>Whether questions of quizzes concern the person.</summary>
    public bool WantsQuestions => actor.Has(Role.Author) && MayWrite(QuizFile("any"));

    /// <summary>Whether the person writes texts of the ordinary way.</summary>
    private bool IsWriter => Writers.Any(actor.Has);

    // Whoever is on duty writes warnings alone.
    private bool WritesAlerts => IsWriter || actor.Has(Role.DutyOfficer);

    /// <summary>Lists of editions.</summary>
    /// <param name="editions">The editions.</param>
    /// <param name="today">The country's day: what is scheduled later than its week stands apart.</param>
    public void AddEditions(IReadOnlyList<BoardEdition> editions, DateOnly today)
    {
        var nextWeek = LocalTime.StartOf(today.AddDays(7 - (((int)today.DayOfWeek + 6) % 7))).UtcDateTime;
        var scheduled = editions.Where(entry => entry.Edition is { State: EditionState.Scheduled, IsHeld: false }).OrderBy(entry => entry.Edition.ScheduledFor).ToLookup(entry => entry.Edition.ScheduledFor < nextWeek, LineOf);
        var (reviews, publishes, audits) = (actor.Has(Role.Reviewer), actor.Has(Role.Publisher), actor.Has(Role.Auditor));
        Add("Drafts", WritesAlerts, editions.Where(entry => entry.IsOwn && entry.Edition.State is EditionState.Draft or EditionState.Rejected).OrderByDescending(entry => entry.Edition.State == EditionState.Rejected).Select(LineOf));
        Add("OwnWaiting", WritesAlerts, editions.Where(entry => entry.IsOwn && entry.Edition.State is EditionState.InReview or EditionState.Approved or EditionState.Scheduled).Select(LineOf));
        Add("Review", reviews, editions.Where(entry => entry is { Edition.State: EditionState.InReview, MayReview: true }).OrderBy(entry => entry.Edition.ChangedAt).Select(LineOf));
        Add("Approved", publishes, editions.Where(entry => entry is { Edition.State: EditionState.Approved, MayPublish: true }).OrderBy(entry => entry.Edition.ChangedAt).Select(LineOf));
        var held = editions.Where(entry => entry.Edition.IsHeld && (audits || entry.MayPublish)).OrderBy(entry => entry.Edition.ScheduledFor).Select(entry => LineOf(entry) with { IsLate = true }).ToList();
        Add("Held", held.Count > 0, held);
        Add("Scheduled", publishes || audits, scheduled[true], later: [.. scheduled[false]]);
        Add(
            "Unsigned", reviews || publishes || audits || actor.Has(Role.DutyOfficer),
            editions.Where(entry => entry.IsUnsigned && (entry.MayCountersign || audits || actor.Has(Role.DutyOfficer))).OrderBy(entry => entry.Edition.PublishedAt).Select(LineOf));
    }

    /// <summary>Warnings of which one language must follow, and texts that have not followed.</summary>
    /// <param name="warnings">The warnings.</param>
    /// <param name="states">What the database knows of all documents.</param>
    /// <param name="now">The moment, UTC.</param>
    public void AddTranslations(IReadOnlyList<TranslationTask> warnings, IEnumerable<DocumentState> states, DateTime now)
    {
        var together = WritesAlerts ? EditorPaths.Translations(language) : null;
        Add("Alerts", WritesAlerts, warnings.Select(task => new BoardLine(
            UrlOf(task.Document, task.Behind), nameOf(task.Document),
            words["Board.DueNote", words[$"Part.{task.Behind}"], EditionMoment.Show(task.DueAt)])
        { IsLate = task.DueAt < now }), together);
        var stale = from state in states
                    from behind in Language.All
                    let since = state[behind].BehindSince
                    let path = $"{state.Document}/{behind}.md"
                    where since is not null && DocumentFile.Parse(path).Kind != DocumentKind.Alert && MayWrite(path)
                    orderby since
                    select new BoardLine(UrlOf(state.Document, behind), nameOf(state.Document), words["Board.StaleNote", words[$"Part.{behind}"], Day(LocalTime.DayOf(since.Value))]);
        Add("Stale", IsWriter, stale, together);
    }

    /// <summary>Documents whose review is due, and facts that nobody has compared with their source for long.</summary>
    /// <param name="warnings">What the check of ages says of the content.</param>
    public void AddAges(IReadOnlyList<ContentProblem> warnings)
    {
        Add("ReviewDue", actor.Has(Role.Author), Warnings("review-due").Select(problem => LineOf(problem, nameOf(problem.File), words["Board.ReviewNote", Day((DateOnly)problem.Text.Arguments[0]!)])));
        Add("Facts", actor.Has(Role.Author), Warnings("fact-old").Select(problem => LineOf(problem, (string)problem.Text.Arguments[0]!, words["Board.FactNote", problem.Text.Arguments[1]!, problem.File])));

        IEnumerable<ContentProblem> Warnings(string code) => warnings.Where(problem => problem.Code == code && MayWrite(problem.File));
    }

    /// <summary>Documents of which a release ships something else than what editors changed.</summary>
    /// <param name="changes">Their files.</param>
    public void AddShipped(IReadOnlyList<ShippedChange> changes) => Add("Shipped", IsWriter, changes.GroupBy(change => DocumentFile.Parse(change.Path).Owner)
        .Where(document => document.Any(change => MayWrite(change.Path)))
        .Select(document => new BoardLine(EditorPaths.Shipped(language, document.Key), nameOf(document.First().Path), words["Board.ShippedNote", document.Count()])));

    /// <summary>Links to other sites that lead nowhere, at each document that has them.</summary>
    /// <param name="failed">The addresses.</param>
    /// <param name="links">Where texts link to them.</param>
    public void AddLinks(IReadOnlyList<FailedLink> failed, IReadOnlyList<ExternalLink> links)
    {
        var places = links.ToLookup(link => link.Url, StringComparer.Ordinal);
        Add("Links", actor.Has(Role.Author), from link in failed
                                             from place in places[link.Url].DistinctBy(place => DocumentFile.Parse(place.Path).Owner)
                                             where MayWrite(place.Path)
                                             select new BoardLine(
                                                 EditorPaths.Document(language, DocumentFile.Parse(place.Path).Owner), nameOf(place.Path),
                                                 words["Board.LinkNote", link.Url, link.Status is { } status ? words["Board.LinkStatus", status] : words["Board.LinkSilent"], Day(LocalTime.DayOf(link.Since)), place.Line]));
    }

    /// <summary>Questions of quizzes that nearly everybody or hardly anybody gets right.</summary>
    public void AddQuestions(IReadOnlyList<OneSidedQuestion> questions) => Add("Questions", WantsQuestions, questions
        .Where(question => MayWrite(QuizFile(question.Quiz.Slug)))
        .Select(question => new BoardLine(
            EditorPaths.Document(language, $"quizzes/{question.Quiz.Slug}"), $"{question.Quiz[language].ShortTitle}: {question.Question[language].Heading}",
            words["Board.QuestionNote", question.Percent, string.Join(" · ", question.Options.Select((share, place) => $"{place + 1}) {share} %"))]
                + (question.Minutes is { } minutes ? " " + words["Board.QuestionTime", minutes] : ""))));

    /// <summary>Queries that found nothing.</summary>
    public void AddMisses(IReadOnlyList<MissedQuery> misses) => Add("Misses", WantsMisses, misses.Select(miss => new BoardLine(
        EditorPaths.Document(language, SynonymFile), miss.Query, words["Board.MissNote", words[$"Part.{miss.Language}"], miss.Count])));

    private void Add(string name, bool concerns, IEnumerable<BoardLine> lines, string? together = null, IReadOnlyList<BoardLine>? later = null)
    {
        if (concerns)
        {
            sections.Add(new BoardSection(name, [.. lines]) { TogetherUrl = together, Later = later ?? [] });
        }
    }

    private BoardLine LineOf(BoardEdition entry)
    {
        var edition = entry.Edition;
        var note = edition.State switch
        {
            EditionState.Scheduled when edition.IsHeld => words["Board.HeldNote", NameOf(edition.PublishedBy), EditionMoment.Show(edition.ScheduledFor!.Value)],
            EditionState.Scheduled => words["Board.ScheduledNote", EditionMoment.Show(edition.ScheduledFor!.Value)],
            EditionState.Draft or EditionState.Rejected or EditionState.InReview or EditionState.Approved =>
                words["Board.EditionNote", words[$"State.{edition.State}"], NameOf(edition.CreatedBy), EditionMoment.Show(edition.ChangedAt)],
            _ => words["Board.EditionNote", words[$"State.{edition.State}"], NameOf(edition.PublishedBy), EditionMoment.Show(edition.PublishedAt ?? edition.ChangedAt)],
        };
        var documents = edition.Texts.Select(text => nameOf(text.Path)).Distinct(StringComparer.Ordinal).ToList();

        // A title that the portal made names the document already.
        var unnamed = documents.Where(name => !edition.Title.Contains(name, StringComparison.Ordinal)).ToList();
        return new BoardLine(EditorPaths.Edition(language, edition.Id), edition.Title, note)
        {
            About = string.Join("; ", unnamed.Take(MostNamed)) + (unnamed.Count > MostNamed ? "…" : ""),
            IsForOthers = entry is { IsUnsigned: true, MayCountersign: false },
        };
    }

    private BoardLine LineOf(ContentProblem problem, string title, string note)
    {
        var file = DocumentFile.Parse(problem.File);
        return new BoardLine(EditorPaths.Document(language, file.Document), title, note);
    }

    // Whoever may not write the text can still see what it has not followed.
    private string UrlOf(string document, Language behind) => EditorPaths.Translation(language, $"{document}/{behind}.md");

    private string NameOf(Guid? person) => person is { } id && names.TryGetValue(id, out var name) ? name : words["Unknown"];

    private bool MayWrite(string path) => EditingPolicy.Allows(actor, Operation.Write, ObjectFacts.For(DocumentFile.Parse(path)));

    private string Day(DateOnly day) => DateFormatter.Full(language, day);
}
