namespace CyberAware.Core.Lessons;

/// <summary>
/// A lesson for a teacher: a ten-minute card for the safety slot of the class hour, or a lesson of 45 minutes.
/// <c>content/lessons/&lt;slug&gt;/</c>.
/// </summary>
/// <param name="Slug">Name in the address, lower case with hyphens.</param>
/// <param name="Topic">What it is about: one of <see cref="Topics"/>.</param>
/// <param name="Forms">For which forms, some of <see cref="AllForms"/>.</param>
/// <param name="Minutes">Its length, one of <see cref="Lengths"/>.</param>
/// <param name="Week">Its week in the term plan, from 1; null when it stands in none.</param>
/// <param name="Page">Path of the page that it teaches, without the leading slash.</param>
/// <param name="Quiz">Slug of the quiz that follows it; null for none.</param>
/// <param name="Sources">Where its facts come from: words of <c>page.yml</c> or ids of sources, at least one.</param>
/// <param name="Reviewed">Day on which it was last read through.</param>
/// <param name="ReviewBy">Day by which it is to be read through again.</param>
/// <param name="Stages">Its stages, whose minutes sum to its length.</param>
/// <param name="Texts">What has a language.</param>
public sealed record Lesson(
    string Slug,
    string Topic,
    IReadOnlyList<string> Forms,
    int Minutes,
    int? Week,
    string Page,
    string? Quiz,
    IReadOnlyList<string> Sources,
    DateOnly Reviewed,
    DateOnly ReviewBy,
    IReadOnlyList<LessonStage> Stages,
    IReadOnlyDictionary<Language, LessonText> Texts)
{
    /// <summary>Folder of all lessons.</summary>
    public const string Folder = "lessons";

    /// <summary>Path of the page that lists them.</summary>
    public const string Section = "schools";

    /// <summary>Length of a card for the weekly safety slot.</summary>
    public const int CardMinutes = 10;

    /// <summary>Length of a whole lesson.</summary>
    public const int FullMinutes = 45;

    /// <summary>Questions of every lesson.</summary>
    public const int QuestionCount = 3;

    /// <summary>Weeks of the term plan, September to May.</summary>
    public const int Weeks = 36;

    /// <summary>Least share of the cases shown to pupils that are in order, in percent: practice with fakes alone raises false alarms.</summary>
    public const int GenuinePercent = 40;

    /// <summary>What lessons are about: the seven steps in their order, then what the steps don't cover.</summary>
    public static readonly IReadOnlyList<string> Topics =
    [
        "digital-signature", "passwords", "email", "antivirus", "updates", "social-engineering", "backup",
        "cyberbullying", "phone-fraud", "personal-data", "shopping", "games", "money-mule",
    ];

    /// <summary>The bands of forms, youngest first.</summary>
    public static readonly IReadOnlyList<string> AllForms = ["1-4", "5-9", "10-11"];

    /// <summary>Lengths in minutes, shortest first.</summary>
    public static readonly IReadOnlyList<int> Lengths = [CardMinutes, FullMinutes];

    /// <summary>Ways to work in a stage.</summary>
    public static readonly IReadOnlyList<string> Methods = ["talk", "case", "role-play", "sorting", "task", "questions", "quiz"];

    /// <summary>Those in which pupils decide something; a whole lesson has one of them.</summary>
    public static readonly IReadOnlyList<string> ActiveMethods = ["case", "role-play", "sorting"];

    /// <summary>Slugs that are addresses of screens below the list.</summary>
    internal static readonly IReadOnlyList<string> ReservedSlugs = ["term", "posters", "embed"];

    /// <summary>The texts in a language.</summary>
    public LessonText this[Language language] => Texts[language];

    /// <summary>Slugs that it had before, oldest first.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Since when it is no longer taught, and what is instead; null while it is.</summary>
    public LessonRetirement? Retired { get; init; }

    /// <summary>Whether it is a card for the weekly safety slot.</summary>
    public bool IsCard => Minutes == CardMinutes;

    /// <summary>All cases shown to pupils, in order.</summary>
    public IEnumerable<LessonCase> Cases => Stages.SelectMany(stage => stage.Cases);

    /// <summary>The cases that pupils sort as cards.</summary>
    public IEnumerable<LessonCase> CardsToCutOut => Stages.Where(stage => stage.Method == "sorting").SelectMany(stage => stage.Cases);
}

/// <summary>The end of a lesson, whose addresses say so for ever.</summary>
/// <param name="On">Day since which it is no longer taught.</param>
/// <param name="Successor">Path of the lesson or page that stands in its place, without the leading slash.</param>
public sealed record LessonRetirement(DateOnly On, string Successor);

/// <summary>A stage of a lesson.</summary>
/// <param name="Id">Name, unique in the lesson; its anchor on the lesson's page.</param>
/// <param name="Minutes">How long it takes.</param>
/// <param name="Method">How the class works, one of <see cref="Lesson.Methods"/>.</param>
/// <param name="Cases">What pupils judge in it.</param>
/// <param name="Texts">The wording, in each language.</param>
public sealed record LessonStage(
    string Id, int Minutes, string Method, IReadOnlyList<LessonCase> Cases, IReadOnlyDictionary<Language, LessonStageText> Texts)
{
    /// <summary>The wording in a language.</summary>
    public LessonStageText this[Language language] => Texts[language];
}

/// <summary>A message, call, offer or situation that pupils judge.</summary>
/// <param name="Id">Name, unique in the lesson.</param>
/// <param name="IsGenuine">Whether it is in order.</param>
/// <param name="Texts">The wording, in each language.</param>
public sealed record LessonCase(string Id, bool IsGenuine, IReadOnlyDictionary<Language, LessonCaseText> Texts)
{
    /// <summary>The wording in a language.</summary>
    public LessonCaseText this[Language language] => Texts[language];
}
