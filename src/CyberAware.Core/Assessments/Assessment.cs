namespace CyberAware.Core.Assessments;

/// <summary>
/// The self-assessment of organisations: <c>content/assessments/professionals/</c>. It says what is done and what to do
/// next, and never that an organisation is secure.
/// </summary>
/// <param name="Reviewed">Day on which a person last read it against its sources.</param>
/// <param name="ReviewBy">Day by which that must happen again.</param>
/// <param name="Steps">The steps with their statements, in the order of the form.</param>
/// <param name="Duties">Who must be told of an incident, and when.</param>
/// <param name="Texts">What belongs to no step, in each language.</param>
public sealed record Assessment(
    DateOnly Reviewed,
    DateOnly ReviewBy,
    IReadOnlyList<AssessmentStep> Steps,
    IReadOnlyList<IncidentDuty> Duties,
    IReadOnlyDictionary<Language, AssessmentText> Texts)
{
    /// <summary>Fewest statements: three for each of the ten steps.</summary>
    public const int MinStatements = 30;

    /// <summary>Most statements; a form of the portal has at most 64 fields.</summary>
    public const int MaxStatements = 40;

    /// <summary>Its data, under the content folder.</summary>
    public const string File = "assessments/" + Section + "/assessment.yml";

    /// <summary>Path of the pages that teach the steps, and of the page above the form.</summary>
    public const string Section = "professionals";

    /// <summary>Path of the form.</summary>
    public const string Path = Section + "/check";

    /// <summary>Id of the section about the duties in the texts, and its anchor on the page.</summary>
    public const string DutiesAnchor = "duties";

    /// <summary>All statements, in the order of the form.</summary>
    public IReadOnlyList<Statement> Statements { get; } = [.. Steps.SelectMany(step => step.Statements)];

    /// <summary>The text in a language.</summary>
    public AssessmentText this[Language language] => Texts[language];
}

/// <summary>The assessment's own words in one language.</summary>
/// <param name="Title">First-level heading and browser title.</param>
/// <param name="ShortTitle">Title for lists and breadcrumbs.</param>
/// <param name="Summary">Sentence for lists and search engines.</param>
/// <param name="Intro">Paragraphs before the first step: how to answer.</param>
/// <param name="DutiesHeading">Heading of the duties.</param>
/// <param name="DutiesIntro">Paragraphs before the duties.</param>
/// <param name="Updated">Day of the last change of this language's text.</param>
public sealed record AssessmentText(
    string Title,
    string ShortTitle,
    string Summary,
    IReadOnlyList<string> Intro,
    string DutiesHeading,
    IReadOnlyList<string> DutiesIntro,
    DateOnly Updated)
{
    /// <summary>The sentence of the card; null when the title stands there.</summary>
    public string? Card { get; init; }
}

/// <summary>One of the ten steps.</summary>
/// <param name="Path">Path of the page that teaches it, without the leading slash.</param>
/// <param name="Statements">What is asked about it.</param>
/// <param name="Headings">Its name, in each language.</param>
public sealed record AssessmentStep(string Path, IReadOnlyList<Statement> Statements, IReadOnlyDictionary<Language, string> Headings)
{
    /// <summary>Last part of the path: the name of its section in the texts, and its anchor on the page.</summary>
    public string Id { get; } = Path[(Path.LastIndexOf('/') + 1)..];
}

/// <summary>Something that is true of an organisation, or is not.</summary>
/// <param name="Id">Name, unique in the assessment.</param>
/// <param name="Weight">3 first of all, 2 important, 1 useful.</param>
/// <param name="Anchor">Anchor on the step's page that says how.</param>
/// <param name="Basis">The place in a legal act that the step's page names; null when it names none.</param>
/// <param name="Texts">The wording, in each language.</param>
public sealed record Statement(string Id, int Weight, string Anchor, LegalBasis? Basis, IReadOnlyDictionary<Language, StatementText> Texts)
{
    /// <summary>The wording in a language.</summary>
    public StatementText this[Language language] => Texts[language];
}

/// <summary>A statement's wording in one language.</summary>
/// <param name="Text">The statement.</param>
/// <param name="Action">What to do when it is not true: an imperative sentence.</param>
public sealed record StatementText(string Text, string Action);

/// <summary>A place in a legal act.</summary>
/// <param name="Law">Id of the act in <c>site/laws.yml</c>.</param>
/// <param name="Unit">What is numbered, one of <see cref="Units"/>.</param>
/// <param name="Number">Its number as printed.</param>
public sealed record LegalBasis(string Law, string Unit, string Number)
{
    /// <summary>Form of an act's title that stands after "point 33 of".</summary>
    public const string Form = "of";

    /// <summary>Parts of an act that a statement can rest on.</summary>
    public static readonly IReadOnlyList<string> Units = ["point", "paragraph"];
}

/// <summary>A duty to tell somebody of an incident.</summary>
/// <param name="Id">Name, unique among the duties.</param>
/// <param name="Contact">Id of the contact to turn to; null when the source names none.</param>
/// <param name="Sources">Ids of the sources that say so, at least one.</param>
/// <param name="Texts">The wording, in each language.</param>
public sealed record IncidentDuty(string Id, string? Contact, IReadOnlyList<string> Sources, IReadOnlyDictionary<Language, DutyText> Texts)
{
    /// <summary>The wording in a language.</summary>
    public DutyText this[Language language] => Texts[language];
}

/// <summary>A duty's wording in one language.</summary>
/// <param name="Text">Who tells whom of what.</param>
/// <param name="Term">Within which term, or that the source names none.</param>
/// <param name="Details">What the message has to hold; null when the source doesn't say.</param>
public sealed record DutyText(string Text, string Term, string? Details);
