using CyberAware.Core.Documents.Markup;

namespace CyberAware.Core.Lessons;

/// <summary>What <c>lesson.yml</c> says, with lines.</summary>
internal sealed record LessonData(
    string Topic, IReadOnlyList<string> Forms, int Minutes, int? Week, string Page, string? Quiz, IReadOnlyList<string> Sources,
    DateOnly Reviewed, DateOnly ReviewBy, IReadOnlyList<LessonStageData> Stages)
{
    public int FormsLine { get; init; } = 1;

    public int WeekLine { get; init; } = 1;

    public int PageLine { get; init; } = 1;

    public int QuizLine { get; init; } = 1;

    public int SourcesLine { get; init; } = 1;

    public int StagesLine { get; init; } = 1;

    /// <summary>Old addresses with their leading slash, oldest first.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    public int AliasesLine { get; init; } = 1;

    /// <summary>The end of the lesson, its successor with the leading slash; null while it is taught.</summary>
    public LessonRetirement? Retired { get; init; }

    public int RetiredLine { get; init; } = 1;

    /// <summary>The slugs of <see cref="Aliases"/>.</summary>
    public IEnumerable<string> OldSlugs => Aliases.Select(alias => alias[(alias.LastIndexOf('/') + 1)..]);

    /// <summary>All cases, in order.</summary>
    public IReadOnlyList<LessonCaseData> Cases { get; } = [.. Stages.SelectMany(stage => stage.Cases)];

    /// <summary>Anchors of the sections of a text, in order.</summary>
    public IEnumerable<string> Sections =>
    [
        LessonPart.Goal, LessonPart.Outcomes, LessonPart.Know, LessonPart.Stages,
        .. Cases.Count > 0 ? [LessonPart.Cases] : Array.Empty<string>(),
        LessonPart.Questions, LessonPart.Remember, LessonPart.Handout, LessonPart.Home,
        .. Week is null ? [] : new[] { LessonPart.Week },
    ];
}

/// <summary>One stage of <c>lesson.yml</c>.</summary>
internal sealed record LessonStageData(string Id, int Minutes, string Method, IReadOnlyList<LessonCaseData> Cases, int Line);

/// <summary>One case of <c>lesson.yml</c>.</summary>
internal sealed record LessonCaseData(string Id, bool IsGenuine, int Line);

/// <summary>Names that lessons' texts have in every language: anchors of their sections, and blocks of their own.</summary>
internal static class LessonPart
{
    public const string Goal = "goal";
    public const string Outcomes = "outcomes";
    public const string Know = "know";
    public const string Stages = "stages";
    public const string Cases = "cases";
    public const string Questions = "questions";
    public const string Remember = "remember";
    public const string Handout = "handout";
    public const string Home = "home";
    public const string Week = "week";

    /// <summary>Level of the headings of stages, cases and questions.</summary>
    public const int EntryLevel = 3;

    public const string Screen = "screen";
    public const string Answer = "answer";

    /// <summary>Blocks of a stage, in the order of the plan's columns.</summary>
    public static readonly IReadOnlyList<string> StageBlocks = ["teacher", "pupils", "assessment", "resources"];

    /// <summary>Blocks that lessons have beside those of pages.</summary>
    public static readonly IReadOnlyList<string> Blocks = [.. StageBlocks, Screen, Answer];

    /// <summary>Anchors of the questions.</summary>
    public static readonly IReadOnlyList<string> QuestionIds =
        [.. Enumerable.Range(1, Lesson.QuestionCount).Select(number => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"question-{number}"))];
}

/// <summary>The words of <c>kk.md</c> or <c>ru.md</c> that hold no markup.</summary>
internal sealed record LessonWords(
    string Goal, IReadOnlyList<string> Outcomes, IReadOnlyList<string> Remember, string? Week,
    IReadOnlyList<string> Stages, IReadOnlyList<string> Cases, IReadOnlyList<string> Questions);

/// <summary>A text of a lesson by its sections; the same for reading and for rendering.</summary>
/// <param name="Before">What stands before the first section.</param>
/// <param name="Sections">The sections.</param>
internal sealed record LessonSections(IReadOnlyList<Markdig.Syntax.Block> Before, IReadOnlyList<TextSection> Sections)
{
    public TextSection this[string id] => Sections.First(section => section.Id == id);

    public static LessonSections Split(Markdig.Syntax.MarkdownDocument tree)
    {
        var (before, sections) = TextSection.Split(tree);
        return new LessonSections(before, sections);
    }

    /// <summary>Stages, cases or questions of a section; none when the text has no such section.</summary>
    public (IReadOnlyList<Markdig.Syntax.Block> Before, IReadOnlyList<TextSection> Sections) Entries(string id) =>
        TextSection.Split(Sections.FirstOrDefault(section => section.Id == id)?.Blocks ?? [], LessonPart.EntryLevel);
}
