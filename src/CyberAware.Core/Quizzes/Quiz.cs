using CyberAware.Core.Documents.Markup;
using CyberAware.Core.Text;

namespace CyberAware.Core.Quizzes;

/// <summary>A quiz in both languages: <c>content/quizzes/{slug}/</c>.</summary>
/// <param name="Slug">Folder name, part of public addresses.</param>
/// <param name="Order">Position in lists, ascending.</param>
/// <param name="Icon">Name of one of the portal's icons.</param>
/// <param name="Audience">Whom it is for, one of <see cref="Audiences"/>.</param>
/// <param name="CountsOnly">Whether no single attempt may be kept, only counts.</param>
/// <param name="Page">Path of the page that teaches it, without the leading slash.</param>
/// <param name="Reviewed">Day on which a person last read it against its sources.</param>
/// <param name="ReviewBy">Day by which that must happen again.</param>
/// <param name="Asked">The questions that are asked (form a).</param>
/// <param name="Parallel">The parallel questions (form b), asked in the refresher; none when <see cref="RefreshesFromOthers"/>.</param>
/// <param name="RefreshesFromOthers">Whether its refresher takes the parallel questions of the audience's other quizzes.</param>
/// <param name="Texts">Title and invitation, in each language.</param>
public sealed record Quiz(
    string Slug,
    int Order,
    string Icon,
    string Audience,
    bool CountsOnly,
    string Page,
    DateOnly Reviewed,
    DateOnly ReviewBy,
    QuestionSet Asked,
    QuestionSet Parallel,
    bool RefreshesFromOthers,
    IReadOnlyDictionary<Language, QuizText> Texts)
{
    /// <summary>Whom a quiz can be for, in the order of lists.</summary>
    public static readonly IReadOnlyList<string> Audiences = ["citizens", "kids", "teens", "parents", "professionals"];

    /// <summary>The audiences of which no single attempt is ever kept.</summary>
    public static readonly IReadOnlyList<string> ChildAudiences = ["kids", "teens"];

    // Words a second that nobody reads: three times a fast reader, so that skimming still passes.
    private const int FastestWords = 15;

    private readonly Dictionary<Language, int> minSeconds =
        Language.All.ToDictionary(language => language, language => Asked.Questions.Sum(question => question.WordsIn(language)) / FastestWords);

    /// <summary>What the database writes down of it.</summary>
    public QuizVersion Counted { get; } = new(
        Slug, Asked.Version, CountsOnly,
        [
            .. Asked.Questions.Select(question => new QuizVersionQuestion(
                question.Id, question.Topic, [.. question.Options.Select(option => option.Id)], question.Right)),
        ]);

    /// <summary>The questions that are asked, in order.</summary>
    public IReadOnlyList<Question> Questions => Asked.Questions;

    /// <summary>Hash of what is asked; see <see cref="QuestionSet.Version"/>.</summary>
    public string Version => Asked.Version;

    /// <summary>The text in a language.</summary>
    public QuizText this[Language language] => Texts[language];

    /// <summary>The shortest time, in whole seconds, in which its questions and options can have been read.</summary>
    public int MinSeconds(Language language) => minSeconds[language];
}

/// <summary>A quiz's own words in one language.</summary>
/// <param name="Title">First-level heading and browser title.</param>
/// <param name="ShortTitle">Title for menus, lists and breadcrumbs.</param>
/// <param name="Summary">Sentence for lists and search engines.</param>
/// <param name="Intro">The paragraph that invites.</param>
/// <param name="Updated">Day of the last change of this language's text; that of the review unless the text says so.</param>
public sealed record QuizText(string Title, string ShortTitle, string Summary, string Intro, DateOnly Updated)
{
    /// <summary>The sentence of the card; null when the title stands there.</summary>
    public string? Card { get; init; }
}

/// <summary>One question in both languages.</summary>
/// <param name="Id">Name, unique in its quiz, of both forms.</param>
/// <param name="Principle">What is learnt; the same for the parallel question.</param>
/// <param name="Topic">One of <see cref="QuizTopic.All"/>.</param>
/// <param name="Difficulty">1 easy, 2 middle, 3 hard.</param>
/// <param name="Channel">By which way a message comes, one of <see cref="Channels"/>; null without one.</param>
/// <param name="Message"><see cref="Fraud"/> or <see cref="Genuine"/> when there is something to judge, else null.</param>
/// <param name="Indicator">survey/indicator on the same subject, to whose chart the result leads; null for most.</param>
/// <param name="Options">The options in the order shown, one of them right.</param>
/// <param name="Texts">The wording, in each language.</param>
public sealed record Question(
    string Id,
    string Principle,
    string Topic,
    int Difficulty,
    string? Channel,
    string? Message,
    string? Indicator,
    IReadOnlyList<QuizOption> Options,
    IReadOnlyDictionary<Language, QuestionText> Texts)
{
    /// <summary>The message, call or offer of the question is a fraud.</summary>
    public const string Fraud = "fraud";

    /// <summary>The message, call or offer of the question is honest.</summary>
    public const string Genuine = "genuine";

    /// <summary>The ways by which a message comes.</summary>
    public static readonly IReadOnlyList<string> Channels = ["call", "messenger", "sms", "mail", "shop", "paper", "office"];

    /// <summary>What a message can be.</summary>
    public static readonly IReadOnlyList<string> Messages = [Fraud, Genuine];

    /// <summary>Position of the right option, from 0.</summary>
    public int Right { get; } = Enumerable.Range(0, Options.Count).First(position => Options[position].IsRight);

    /// <summary>The wording in a language.</summary>
    public QuestionText this[Language language] => Texts[language];

    /// <summary>Words there are to read before answering.</summary>
    internal int WordsIn(Language language) =>
        WordCount.Count(this[language].Heading)
        + this[language].Situation.Concat(this[language].Quotation).Sum(WordCount.Count)
        + Options.Sum(option => WordCount.Count(option[language].Text));
}

/// <summary>A question's wording in one language.</summary>
/// <param name="Heading">The question itself.</param>
/// <param name="Situation">Paragraphs before the message; often one, at most two.</param>
/// <param name="Quotation">Paragraphs of the message or the caller's words; empty without one. A line end inside divides lines.</param>
public sealed record QuestionText(string Heading, IReadOnlyList<string> Situation, IReadOnlyList<string> Quotation);

/// <summary>One option of a question.</summary>
/// <param name="Id">Name, unique in its question.</param>
/// <param name="Action">Id of the action that corrects this wrong option; null for the right one.</param>
/// <param name="Texts">The wording, in each language.</param>
public sealed record QuizOption(string Id, string? Action, IReadOnlyDictionary<Language, OptionText> Texts)
{
    /// <summary>Whether it is the right one.</summary>
    public bool IsRight => Action is null;

    /// <summary>The wording in a language.</summary>
    public OptionText this[Language language] => Texts[language];
}

/// <summary>An option's wording in one language.</summary>
/// <param name="Text">What the reader chooses.</param>
/// <param name="Explanation">Why it works or fails.</param>
/// <param name="PlainExplanation">The same without markup.</param>
public sealed record OptionText(string Text, SafeHtml Explanation, string PlainExplanation);
