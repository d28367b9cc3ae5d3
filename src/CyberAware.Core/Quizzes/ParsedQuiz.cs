using CyberAware.Core.Documents.Yaml;

namespace CyberAware.Core.Quizzes;

/// <summary>What <c>quiz.yml</c> says, with lines.</summary>
internal sealed record QuizData(
    int Order,
    string Icon,
    string Audience,
    bool CountsOnly,
    string Page,
    DateOnly Reviewed,
    DateOnly ReviewBy,
    bool RefreshesFromOthers,
    IReadOnlyList<QuestionData> Questions)
{
    public int AudienceLine { get; init; } = 1;

    public int PageLine { get; init; } = 1;

    public int QuestionsLine { get; init; } = 1;
}

/// <summary>One question of <c>quiz.yml</c>.</summary>
internal sealed record QuestionData(
    string Id,
    string Principle,
    string Form,
    string Topic,
    int Difficulty,
    string? Channel,
    string? Message,
    string? Indicator,
    IReadOnlyList<string> Right,
    IReadOnlyList<OptionData> Options,
    int Line)
{
    public const string Asked = "a";
    public const string Parallel = "b";
}

/// <summary>One option of <c>quiz.yml</c>.</summary>
internal sealed record OptionData(string Id, string? Action, int Line);

/// <summary>What <c>kk.md</c> or <c>ru.md</c> says, with lines.</summary>
internal sealed record ParsedQuizText(TextHead Head, string Intro, IReadOnlyList<ParsedQuestionText> Questions, int Line);

/// <summary>One question's words.</summary>
internal sealed record ParsedQuestionText(string Id, QuestionText Text, IReadOnlyList<ParsedOptionText> Options, int Line);

/// <summary>One option's words.</summary>
internal sealed record ParsedOptionText(string Id, OptionText Text, int Line);

/// <summary>A quiz that has been read but not compared with the rest of the content.</summary>
internal sealed record ParsedQuiz(string Slug, QuizData Data, IReadOnlyDictionary<Language, ParsedQuizText> Words)
{
    /// <summary>Puts data and words together; only after a check that found nothing.</summary>
    public Quiz Build() => new(
        Slug, Data.Order, Data.Icon, Data.Audience, Data.CountsOnly, Data.Page, Data.Reviewed, Data.ReviewBy,
        Questions(QuestionData.Asked), Questions(QuestionData.Parallel), Data.RefreshesFromOthers,
        Words.ToDictionary(words => words.Key, words => new QuizText(
            words.Value.Head.Title, words.Value.Head.ShortTitle, words.Value.Head.Summary, words.Value.Intro, words.Value.Head.Updated ?? Data.Reviewed)
        { Card = words.Value.Head.Card }));

    private QuestionSet Questions(string form) =>
        new([.. Data.Questions.Select((data, at) => (data, at)).Where(entry => entry.data.Form == form).Select(entry => Question(entry.data, entry.at))]);

    private Question Question(QuestionData data, int at) => new(
        data.Id, data.Principle, data.Topic, data.Difficulty, data.Channel, data.Message, data.Indicator,
        [.. data.Options.Select((option, position) => new QuizOption(
            option.Id, option.Action, Words.ToDictionary(words => words.Key, words => words.Value.Questions[at].Options[position].Text)))],
        Words.ToDictionary(words => words.Key, words => words.Value.Questions[at].Text));
}
