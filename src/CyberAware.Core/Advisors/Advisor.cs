using CyberAware.Core.Documents.Markup;

namespace CyberAware.Core.Advisors;

/// <summary>How grave an outcome is, from the least to the most.</summary>
public enum Verdict
{
    /// <summary>Looks ordinary; still to be checked by calling back.</summary>
    Ordinary,

    /// <summary>Can't be told from here; says what to do to find out.</summary>
    Check,

    /// <summary>It has happened, or something has to be done now.</summary>
    Act,

    /// <summary>Stop at once.</summary>
    Stop,
}

/// <summary>A decision helper: questions whose answers lead to an outcome. <c>content/advisors/&lt;slug&gt;/</c>.</summary>
/// <param name="Slug">Name in the address, lower case with hyphens.</param>
/// <param name="Order">Place among the helpers.</param>
/// <param name="Icon">Name of its icon.</param>
/// <param name="Questions">All questions; the first one is asked first.</param>
/// <param name="Outcomes">All outcomes, in their order.</param>
/// <param name="Texts">What has a language.</param>
/// <param name="Reviewed">Day on which it was last read through.</param>
/// <param name="ReviewBy">Day by which it is to be read through again.</param>
public sealed record Advisor(
    string Slug,
    int Order,
    string Icon,
    IReadOnlyList<AdvisorQuestion> Questions,
    IReadOnlyList<AdvisorOutcome> Outcomes,
    IReadOnlyDictionary<Language, AdvisorText> Texts,
    DateOnly Reviewed,
    DateOnly ReviewBy)
{
    /// <summary>Folder of the helpers below the content folder.</summary>
    public const string Folder = "advisors";

    /// <summary>How anchors of actions begin on the page with the whole helper.</summary>
    public const string ActionAnchor = "action-";

    /// <summary>How files write verdicts, in the order of <see cref="Verdict"/>.</summary>
    internal static readonly string[] Verdicts = ["ordinary", "check", "act", "stop"];

    /// <summary>Most questions on any path.</summary>
    public const int MaxQuestions = 7;

    /// <summary>The texts in a language.</summary>
    public AdvisorText this[Language language] => Texts[language];

    /// <summary>The question of an id; it must exist.</summary>
    public AdvisorQuestion Question(string id) => Questions.First(question => question.Id == id);

    /// <summary>The outcome of an id; it must exist.</summary>
    public AdvisorOutcome Outcome(string id) => Outcomes.First(outcome => outcome.Id == id);
}

/// <summary>What an advisor says of itself in one language.</summary>
/// <param name="Title">First-level heading of its first page.</param>
/// <param name="ShortTitle">Title for lists and breadcrumbs.</param>
/// <param name="Summary">Lead sentence.</param>
/// <param name="Updated">Day of the last change of this language's text.</param>
public sealed record AdvisorText(string Title, string ShortTitle, string Summary, DateOnly Updated)
{
    /// <summary>The sentence of the card; null when the title stands there.</summary>
    public string? Card { get; init; }
}

/// <summary>One question with two to six options.</summary>
/// <param name="Id">Name, unique in its advisor, also its anchor.</param>
/// <param name="Options">What can be answered.</param>
/// <param name="Texts">The question, and a sentence that helps to answer it, in each language.</param>
public sealed record AdvisorQuestion(string Id, IReadOnlyList<AdvisorOption> Options, IReadOnlyDictionary<Language, AdvisorQuestionText> Texts)
{
    /// <summary>The wording in a language.</summary>
    public AdvisorQuestionText this[Language language] => Texts[language];
}

/// <summary>A question's wording.</summary>
/// <param name="Text">The question, at most 20 words.</param>
/// <param name="Hint">What helps to answer; null when nothing is said.</param>
public sealed record AdvisorQuestionText(string Text, string? Hint);

/// <summary>One answer and what follows from it.</summary>
/// <param name="Id">Name, unique in its question; a segment of the address.</param>
/// <param name="Next">Question that comes next; null when the path ends here.</param>
/// <param name="Outcome">Outcome that it speaks for; null when it speaks for none.</param>
/// <param name="Verdict">The verdict is at least this; null when it says nothing of it.</param>
/// <param name="Actions">Ids of what has to be done because of this answer, in order.</param>
/// <param name="Texts">The wording, in each language.</param>
public sealed record AdvisorOption(
    string Id,
    string? Next,
    string? Outcome,
    Verdict? Verdict,
    IReadOnlyList<string> Actions,
    IReadOnlyDictionary<Language, AdvisorOptionText> Texts)
{
    /// <summary>The wording in a language.</summary>
    public AdvisorOptionText this[Language language] => Texts[language];
}

/// <summary>An option's wording.</summary>
/// <param name="Text">What the reader chooses, at most 8 words.</param>
/// <param name="Sentence">A sentence to send to somebody because of this answer; null when there is none.</param>
public sealed record AdvisorOptionText(string Text, string? Sentence);

/// <summary>What the answers come to.</summary>
/// <param name="Id">Name, unique in its advisor, also its anchor.</param>
/// <param name="Verdict">How grave it is.</param>
/// <param name="Actions">Ids of what to do, in order; at least one, and at least one of them with a contact.</param>
/// <param name="Sources">Ids of the sources of its facts; none when it states no outside fact.</param>
/// <param name="Letter">Slug of the letter that helps here; null when none does.</param>
/// <param name="Texts">The wording, in each language.</param>
public sealed record AdvisorOutcome(
    string Id,
    Verdict Verdict,
    IReadOnlyList<string> Actions,
    IReadOnlyList<string> Sources,
    string? Letter,
    IReadOnlyDictionary<Language, AdvisorOutcomeText> Texts)
{
    /// <summary>The wording in a language.</summary>
    public AdvisorOutcomeText this[Language language] => Texts[language];
}

/// <summary>An outcome's wording.</summary>
/// <param name="Title">The verdict in words.</param>
/// <param name="Lead">Its first paragraph, without markup.</param>
/// <param name="Html">What follows the first paragraph: signs, how the genuine one behaves, what not to do.</param>
/// <param name="Plain">All of it without markup, for search.</param>
public sealed record AdvisorOutcomeText(string Title, string Lead, SafeHtml Html, string Plain)
{
    /// <summary>Its own anchor and those of what it holds, in order.</summary>
    public IReadOnlyList<string> Anchors { get; init; } = [];

    /// <summary>Ids of the contacts and acts that the text uses.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];
}
