using System.Runtime.CompilerServices;
using CyberAware.Core.Advisors;
using CyberAware.Core.Alerts;
using CyberAware.Core.Assessments;
using CyberAware.Core.Documents;
using CyberAware.Core.Lessons;
using CyberAware.Core.Letters;
using CyberAware.Core.Pages;
using CyberAware.Core.Quizzes;
using CyberAware.Core.Search;
using CyberAware.Core.Surveys;
using CyberAware.Core.Text;

namespace CyberAware.Core.Library;

/// <summary>What search finds in a library: sections of pages, terms, charts, quizzes, lessons, decision helpers.</summary>
public static class SearchIndexBuilder
{
    // A definition, a figure or a question follows the advice on the same word, unless nothing else is found.
    private const double TermWeight = 0.65;
    private const double ChartWeight = 0.75;
    private const double QuizWeight = 0.75;
    private const double LetterWeight = 0.75;
    private const double LessonWeight = 0.6;
    private const double NoteWeight = 0.8;
    private const double ActiveAlertWeight = 0.9;
    private const double PastAlertWeight = 0.5;

    // A page that explains goes before questions, and before what only some answers lead to.
    private const double AdvisorWeight = 0.9;
    private const double OutcomeWeight = 0.8;

    // Who is in danger must not read first that all is well.
    private const double OrdinaryOutcomeWeight = 0.05;

    // Of these only what bears the words of a query as its name goes before advice.
    private const double WeakShare = 0.6;
    private static readonly string[] OfPortal = ["accessibility", "corrections", "privacy", "settings", ChartFolder, QuizFolder];

    // Pages that another content takes over unchanged have the same sections.
    private static readonly ConditionalWeakTable<ContentPage, SearchDocument[]> DocumentsOfPages = [];

    // What is written to children follows what is written to adults, unless hardly anything else has the words.
    private const double ChildWeight = 0.8;
    private static readonly string[] ForChildren = ["children/kids", "children/teens"];

    private const string ChartFolder = "statistics";
    private const string QuizFolder = "quizzes";
    private const string LetterFolder = "letters";
    private const string AdvisorFolder = "check";

    // "Something else, or I don't know" says nothing.
    private const string OtherOption = "other";

    /// <summary>The index of a library, with further documents beside its own.</summary>
    public static SearchIndex Build(ContentLibrary library, params IEnumerable<SearchDocument> more) => new(
        DocumentsOf(library).Concat(more),
        [.. library.Synonyms, .. library.Find(GlossaryTerms.Path) is { } glossary ? GlossaryTerms.From(glossary) : []],
        library.Contacts.Values);

    /// <summary>Paths of everything that can be found.</summary>
    public static IEnumerable<string> PathsOf(ContentLibrary library) =>
        DocumentsOf(library).Select(document => document.Path).Distinct();

    /// <summary>A document for each section of a page, in each language.</summary>
    public static IReadOnlyList<SearchDocument> OfPage(ContentPage page) => DocumentsOfPages.GetValue(page, static known => [.. Divide(known)]);

    private static IEnumerable<SearchDocument> Divide(ContentPage page) =>
        from language in Language.All
        let text = page[language]
        from section in Named(PageSections.Split(text))
        where section.Anchor is null || section.Paragraphs.Count > 0
        select section.Anchor is null
            ? new SearchDocument(page.Path, null, text.Title, "", $"{text.Summary} {section.Text}".Trim(), language)
            {
                Keywords = page.Path == ContentPath.Home ? text.ShortTitle : $"{text.ShortTitle} {page.Path}",
                Weight = WeightOf(page),
                IsPage = page.Path != GlossaryTerms.Path,
                WeakShare = page.Path is ChartFolder or QuizFolder ? 1 : WeakShareOf(page),
            }
            : new SearchDocument(page.Path, section.Anchor, text.Title, HeadingOf(section, text), section.Text, language)
            {
                Keywords = page.Path == GlossaryTerms.Path ? section.Anchor : "",
                IsLabel = section.IsLabel,
                WeakShare = WeakShareOf(page),
                Weight = WeightOf(page) * (page.Path != GlossaryTerms.Path && text.Notes.Any(note => note.Anchor == section.Anchor) ? NoteWeight : 1),
            };

    // A heading with nothing but a note under it gives the note its name and its place.
    private static IEnumerable<PageSection> Named(IReadOnlyList<PageSection> sections) => sections.Select((section, i) =>
        i > 0 && section is { Anchor: not null, Heading: "" } && sections[i - 1] is { Anchor: not null, Heading: not "", Paragraphs: [] } heading
            ? heading with { Paragraphs = section.Paragraphs }
            : section);

    private static double WeightOf(ContentPage page) =>
        page.Path == GlossaryTerms.Path ? TermWeight : ForChildren.Contains(page.Path) ? ChildWeight : 1;

    private static double WeakShareOf(ContentPage page) => OfPortal.Contains(page.Path) ? WeakShare : 1;

    /// <summary>A document for each chart of a survey, in each language.</summary>
    public static IEnumerable<SearchDocument> OfSurvey(Survey survey) =>
        from language in Language.All
        let words = survey.Texts[language]
        from chart in survey.Charts
        where words.Charts.ContainsKey(chart.Id)
        let text = words.Charts[chart.Id]
        select new SearchDocument(
            $"{ChartFolder}/{chart.Id}",
            null,
            FigureTemplate.Fill(language, survey, text.Title),
            "",
            string.Join(' ', new[] { FigureTemplate.Fill(language, survey, text.Summary) }.Concat(chart.Indicators.SelectMany(id => LabelsOf(words, id)))),
            language)
        {
            Keywords = text.Name,
            Weight = ChartWeight,
            WeakShare = WeakShare,
        };

    /// <summary>A document for each quiz, in each language: what it asks, never what is right.</summary>
    public static IEnumerable<SearchDocument> OfQuiz(Quiz quiz) =>
        from language in Language.All
        let text = quiz[language]
        select new SearchDocument(
            $"{QuizFolder}/{quiz.Slug}",
            null,
            text.Title,
            "",
            string.Join(' ', quiz.Questions.Select(question => question[language])
                .SelectMany(question => question.Situation.Concat(question.Quotation).Append(question.Heading)).Prepend(text.Summary)),
            language)
        {
            Keywords = $"{text.ShortTitle} {quiz.Slug}",
            Weight = QuizWeight,
            WeakShare = WeakShare,
        };

    /// <summary>A document for a decision helper and one for each of its outcomes, in each language.</summary>
    public static IEnumerable<SearchDocument> OfAdvisor(Advisor advisor) =>
        from language in Language.All
        let text = advisor[language]
        let start = new SearchDocument($"{AdvisorFolder}/{advisor.Slug}", null, text.Title, "", text.Summary, language)
        {
            Keywords = text.ShortTitle,
            Weight = AdvisorWeight,
        }
        from document in advisor.Outcomes.Select(outcome => new SearchDocument(
            $"{AdvisorFolder}/{advisor.Slug}/all", outcome.Id, text.Title, outcome[language].Title, outcome[language].Plain, language)
        {
            Hints = AnswersTo(advisor, outcome, language),
            Weight = outcome.Verdict == Verdict.Ordinary ? OrdinaryOutcomeWeight : OutcomeWeight,
        }).Prepend(start)
        select document;

    // The words by which the helper asks are those by which people tell: the answer with its question, and the one before it.
    private static string AnswersTo(Advisor advisor, AdvisorOutcome outcome, Language language)
    {
        var last = OptionsOf(advisor).Where(each => each.Option.Outcome == outcome.Id).ToList();
        var asked = last.Select(each => each.Question.Id).ToHashSet(StringComparer.Ordinal);
        return string.Join(' ', last.Concat(OptionsOf(advisor).Where(each => each.Option is { Next: { } next, Outcome: null } && asked.Contains(next)))
            .Where(each => each.Option.Id != OtherOption)
            .SelectMany(each => new[] { each.Question[language].Text, each.Option[language].Text }).Distinct(StringComparer.Ordinal));
    }

    private static IEnumerable<(AdvisorQuestion Question, AdvisorOption Option)> OptionsOf(Advisor advisor) =>
        advisor.Questions.SelectMany(question => question.Options.Select(option => (question, option)));

    /// <summary>In each language a document for the statements of the self-assessment, and one for the duties.</summary>
    public static IEnumerable<SearchDocument> OfAssessment(Assessment? assessment) =>
        assessment is null ? [] : Language.All.SelectMany(language => OfAssessment(assessment, language));

    private static IEnumerable<SearchDocument> OfAssessment(Assessment assessment, Language language)
    {
        var text = assessment[language];
        var statements = assessment.Statements.Select(statement => statement[language].Text).Prepend(text.Summary);
        var duties = assessment.Duties.Select(duty => $"{duty[language].Text} {duty[language].Term} {duty[language].Details}");
        yield return new SearchDocument(Assessment.Path, null, text.Title, "", string.Join(' ', statements), language)
        {
            Keywords = $"{text.ShortTitle} {Assessment.Path}",
            Weight = QuizWeight,
        };
        yield return new SearchDocument(Assessment.Path, Assessment.DutiesAnchor, text.Title, text.DutiesHeading, string.Join(' ', duties), language)
        {
            Weight = QuizWeight,
        };
    }

    /// <summary>A document for each letter, in each language: what it is for and what goes into it.</summary>
    public static IEnumerable<SearchDocument> OfLetter(Letter letter) =>
        from language in Language.All
        let text = letter[language]
        select new SearchDocument(
            $"{LetterFolder}/{letter.Slug}",
            null,
            text.Title,
            "",
            string.Join(' ', letter.Fields.SelectMany(field => text.Fields[field.Id].Options.Values.Prepend(text.Fields[field.Id].Label)).Prepend(text.Summary)),
            language)
        {
            Keywords = $"{text.ShortTitle} {letter.Slug}",
            Weight = LetterWeight,
            WeakShare = WeakShare,
        };

    /// <summary>A document for each lesson, in each language: what it teaches, never its answers.</summary>
    public static IEnumerable<SearchDocument> OfLesson(Lesson lesson) =>
        from language in Language.All
        let text = lesson[language]
        select new SearchDocument(
            $"{Lesson.Section}/{lesson.Slug}",
            null,
            text.Title,
            "",
            string.Join(' ', lesson.Stages.Select(stage => stage[language].Title).Prepend(text.Goal).Prepend(text.Summary).Concat(text.Outcomes)),
            language)
        {
            Keywords = $"{text.ShortTitle} {lesson.Slug}",
            Weight = LessonWeight,
            WeakShare = WeakShare,
        };

    private static IEnumerable<SearchDocument> DocumentsOf(ContentLibrary library) =>
        library.Pages.SelectMany(OfPage).Concat(library.Surveys.Values.SelectMany(OfSurvey))
            .Concat(library.Quizzes.SelectMany(OfQuiz)).Concat(library.Letters.SelectMany(OfLetter)).Concat(library.Lessons.SelectMany(OfLesson)).Concat(library.Advisors.SelectMany(OfAdvisor)).Concat(OfAssessment(library.Assessment));

    /// <summary>What can be found of the public warnings; those that no longer count follow all else.</summary>
    public static IEnumerable<SearchDocument> OfAlerts(CurrentAlerts alerts) =>
        from alert in alerts.Published
        from document in OfPage(alert.Page)
        select document with { Weight = alerts.IsActive(alert) ? ActiveAlertWeight : PastAlertWeight };

    private static IEnumerable<string> LabelsOf(SurveyText words, string indicator)
    {
        yield return words.Labels.TryGetValue(indicator, out var label) ? label + "." : "";
        yield return words.Questions.GetValueOrDefault(indicator, "");
    }

    private static string HeadingOf(PageSection section, PageText text) =>
        section.Heading.Length > 0 ? section.Heading : text.Notes.Any(note => note.Anchor == section.Anchor) ? CoreResources.Get(text.Language, "Block.note") : "";
}
