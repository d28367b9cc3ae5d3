using System.Globalization;
using CyberAware.Core;
using CyberAware.Core.Quizzes;
using CyberAware.Core.Quizzes.Counting;
using CyberAware.Web.Content;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Statistics;

namespace CyberAware.Web.Quizzes;

/// <summary>Makes the interface's documents of quizzes, results and figures.</summary>
public sealed class QuizDocuments(LiveContent content, PortalLinks links, LiveQuizFigures figures, FeatureTexts texts)
{
    public IEnumerable<QuizSummary> List(Language language) =>
        content.Library.Quizzes.Select(quiz => new QuizSummary(quiz.Slug, quiz[language].Title, quiz.Audience, quiz.Questions.Count));

    public static QuizDocument Of(Quiz quiz, Language language) => new(
        quiz.Slug,
        quiz.Version,
        [.. quiz.Questions.Select(question => new QuestionDocument(
            question.Id,
            string.Join("\n\n", [.. question[language].Situation, .. question[language].Quotation, question[language].Heading]),
            [.. question.Options.Select(option => new OptionDocument(option.Id, option[language].Text))]))]);

    public ResultDocument Result(QuizAttempt attempt)
    {
        var language = attempt.Language;
        var score = QuizScorer.Score(attempt.Quiz.Asked, attempt.Options);
        return new ResultDocument(
            score.Right,
            score.Of,
            score.Frauds,
            score.FraudsCaught,
            score.Genuine,
            score.WronglySuspected,
            score.Topics,
            [.. score.Answers.Select(answer => new AnswerDocument(
                answer.Question.Id, answer.Chosen.Id, answer.Question.Options[answer.Question.Right].Id, answer.Chosen[language].PlainExplanation))],
            [.. ActionPlan.Of(score, content.Library.Actions).Select(planned => new ActionDocument(
                planned.Action.Id, planned.Action[language].Text, planned.Action[language].Reason, links.Absolute(links.Action(language, planned.Action))))]);
    }

    /// <summary>The published figures of a quiz; all withheld while there are none.</summary>
    public FiguresDocument Figures(Quiz quiz)
    {
        var figure = figures.Quizzes?.GetValueOrDefault(quiz.Slug) ?? new QuizFigure(quiz.Slug, 0, 0, [], [], [], []);
        return new FiguresDocument(
            quiz.Slug,
            new LocalizedText(texts.In(Language.Kazakh, "QuizStatistics", "Caption"), texts.In(Language.Russian, "QuizStatistics", "Caption")),
            SmallCells.Least,
            figures.ReadAt,
            SmallCells.Of(figure.Attempts),
            SmallCells.Of(figure.Repeats),
            [.. figure.Scores.Zip(SmallCells.Parts([.. figure.Scores.Select(score => score.Attempts)]), (score, count) => new ScoreDocument(score.Right, score.Of, count))],
            [.. figure.Questions.Select(Question)],
            [.. figure.Months.Zip(SmallCells.Parts([.. figure.Months.Select(month => month.Attempts)]), (month, count) => new MonthDocument(MonthOf(month.Month), count))],
            [.. figure.Topics.Select(topic => new TopicDocument(topic.Topic, MonthOf(topic.Month), SmallCells.Of(topic.Answers), SmallCells.Share(topic.Right, topic.Answers)))]);
    }

    private static QuestionFigureDocument Question(QuestionFigure question) => new(
        question.Id,
        question.Topic,
        SmallCells.Of(question.Answers),
        SmallCells.Share(question.Right, question.Answers),
        [.. question.Options.Zip(
            SmallCells.Parts([.. question.Options.Select(option => option.Answers)]), (option, count) => new OptionFigureDocument(option.Id, option.IsRight, count))]);

    private static string MonthOf(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}

/// <summary>A quiz in the list.</summary>
public sealed record QuizSummary(string Slug, string Title, string Audience, int QuestionCount);

/// <summary>A quiz without its key.</summary>
public sealed record QuizDocument(string Slug, string Version, IReadOnlyList<QuestionDocument> Questions);

/// <summary>A question with everything a reader sees before answering.</summary>
public sealed record QuestionDocument(string Id, string Text, IReadOnlyList<OptionDocument> Options);

/// <summary>An option to choose.</summary>
public sealed record OptionDocument(string Id, string Text);

/// <summary>A finished quiz, to be sent. The id makes sending it again count once; the times come from one clock.</summary>
public sealed record AttemptDocument(
    Guid Id, string Language, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, bool? Repeat, IReadOnlyDictionary<string, string> Answers);

/// <summary>Whether a quiz was counted, and its result in any case.</summary>
public sealed record CountedDocument(bool Counted, ResultDocument Result);

/// <summary>The result of a quiz.</summary>
public sealed record ResultDocument(
    int Right, int Of, int Frauds, int FraudsCaught, int Genuine, int WronglySuspected,
    IReadOnlyList<TopicScore> Topics, IReadOnlyList<AnswerDocument> Answers, IReadOnlyList<ActionDocument> Actions);

/// <summary>What was answered to a question, what is right, and why.</summary>
public sealed record AnswerDocument(string Question, string Chosen, string Right, string Explanation);

/// <summary>Something to do first.</summary>
public sealed record ActionDocument(string Id, string Text, string Reason, string Link);

/// <summary>Published figures of a quiz. Null stands for what fewer people are behind than are published.</summary>
public sealed record FiguresDocument(
    string Slug, LocalizedText Caption, int SuppressedBelow, DateTime? ReadAt, long? FirstAttempts, long? Repeats,
    IReadOnlyList<ScoreDocument> Scores, IReadOnlyList<QuestionFigureDocument> Questions,
    IReadOnlyList<MonthDocument> Months, IReadOnlyList<TopicDocument> Topics);

/// <summary>Attempts with a score.</summary>
public sealed record ScoreDocument(int Right, int Of, long? Attempts);

/// <summary>Answers to a question.</summary>
public sealed record QuestionFigureDocument(string Id, string Topic, long? Answers, int? RightPercent, IReadOnlyList<OptionFigureDocument> Options);

/// <summary>How often an option was chosen.</summary>
public sealed record OptionFigureDocument(string Id, bool Right, long? Answers);

/// <summary>Attempts in a month.</summary>
public sealed record MonthDocument(string Month, long? Attempts);

/// <summary>Answers about a topic in a month.</summary>
public sealed record TopicDocument(string Topic, string Month, long? Answers, int? RightPercent);
