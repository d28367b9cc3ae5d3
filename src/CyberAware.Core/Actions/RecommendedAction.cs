namespace CyberAware.Core.Actions;

/// <summary>By when an action has to be done.</summary>
public enum ActionTime
{
    /// <summary>In the first ten minutes.</summary>
    TenMinutes,

    /// <summary>On the same day.</summary>
    Today,

    /// <summary>In the same week.</summary>
    Week,
}

/// <summary>Something that a reader should do: <c>content/actions/</c>. Quizzes and decision helpers use the same ones.</summary>
/// <param name="Id">Name that options and outcomes use.</param>
/// <param name="Topic">The topic it belongs to, the file's name.</param>
/// <param name="Weight">For quizzes: 3 first of all, 2 important, 1 useful; 0 for an action that no quiz uses.</param>
/// <param name="Path">Path of the page that says how, without the leading slash; null when there is none.</param>
/// <param name="Anchor">Anchor on that page; null for the whole page.</param>
/// <param name="Contact">Id of the contact to turn to; null when there is none.</param>
/// <param name="When">By when it has to be done; null for an action that only quizzes use.</param>
/// <param name="Who">Who does it: one of <see cref="Doers"/>; null for an action that only quizzes use.</param>
/// <param name="Texts">The wording, in each language.</param>
public sealed record RecommendedAction(
    string Id,
    string Topic,
    int Weight,
    string? Path,
    string? Anchor,
    string? Contact,
    ActionTime? When,
    string? Who,
    IReadOnlyDictionary<Language, RecommendedActionText> Texts)
{
    /// <summary>The reader as the one who does an action.</summary>
    public const string Reader = "you";

    /// <summary>How files write by when an action has to be done, in the order of <see cref="ActionTime"/>.</summary>
    internal static readonly string[] Times = ["ten-minutes", "today", "week"];

    /// <summary>Who can do an action: the reader, an adult, the employer, whoever looks after the computers.</summary>
    public static readonly IReadOnlyList<string> Doers = [Reader, "adult", "employer", "it-staff"];

    /// <summary>Whether a quiz can advise it: it has a weight, a page that says how, and a reason.</summary>
    public bool IsForQuizzes => Weight > 0 && Path is not null && Texts.Values.All(text => text.Reason is not null);

    /// <summary>Whether a decision helper can advise it: it says who does it, when and why.</summary>
    public bool IsForAdvisors => When is not null && Who is not null && Texts.Values.All(text => text.Why is not null);

    /// <summary>Path of its file under the content folder.</summary>
    internal string File => $"actions/{Topic}.yml";

    /// <summary>Line of its link.</summary>
    internal int Line { get; init; } = 1;

    internal int ContactLine { get; init; } = 1;

    /// <summary>The wording in a language.</summary>
    public RecommendedActionText this[Language language] => Texts[language];
}

/// <summary>An action's wording in one language.</summary>
/// <param name="Text">What to do: one imperative sentence of at most 14 words.</param>
/// <param name="Why">Why, in one sentence; null for an action that only quizzes use.</param>
/// <param name="Reason">Why a quiz's result brought it up; null for an action that no quiz uses.</param>
/// <param name="AtHand">What to have at hand; null when nothing is needed.</param>
public sealed record RecommendedActionText(string Text, string? Why, string? Reason, string? AtHand);
