using System.Globalization;
using CyberAware.Core;
using CyberAware.Core.Quizzes;
using CyberAware.Core.Quizzes.Publishing;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;

namespace CyberAware.Web.Api.Quizzes;

/// <summary>Makes the interface's documents of quizzes, results and figures.</summary>
public sealed class QuizResponses(PortalSnapshot snapshot, QuizFiguresProvider figures, FeatureResources texts)
{
    public IEnumerable<QuizSummaryResponse> List(Language language) =>
        snapshot.Library.Quizzes.Select(quiz => new QuizSummaryResponse(quiz.Slug, quiz[language].Title, quiz.Audience, quiz.Questions.Count));

    public static QuizResponse For(Quiz quiz, Language language) => new(
        quiz.Slug,
        quiz.Version,
        [.. quiz.Questions.Select(question => new QuestionResponse(
            question.Id,
            string.Join("\n\n", [.. question[language].Situation, .. question[language].Quotation, question[language].Heading]),
            [.. question.Options.Select(option => new OptionResponse(option.Id, option[language].Text))]))]);

    /// <summary>The public figures of a quiz; all null while there are none.</summary>
    public QuizStatisticsResponse Figures(Quiz quiz)
    {
        var figure = QuizFigure.For(quiz, figures.Current.Versions ?? []);
        return new QuizStatisticsResponse(
            quiz.Slug,
            new LocalizedText(texts.In(Language.Kazakh, "QuizStatistics", "Caption"), texts.In(Language.Russian, "QuizStatistics", "Caption")),
            DisclosureControl.Threshold,
            DisclosureControl.RoundedTo,
            figure.PublishedAt,
            figure.Attempts,
            figure.Repeats,
            [.. figure.Bands.Select((count, band) => new BandResponse(band * 100 / figure.Bands.Count, (band + 1) * 100 / figure.Bands.Count, count))],
            [.. figure.Questions.Select(question => new QuestionStatisticsResponse(
                question.Question.Id, question.Question.Topic, question.Answers, question.Percent,
                [.. question.Question.Options.Zip(question.Options, (option, count) => new OptionStatisticsResponse(option.Id, option.IsRight, count))]))],
            [.. figure.Months.Select(month => new MonthResponse(MonthOf(month.Month), month.Attempts))],
            [.. figure.Months.SelectMany(month => month.Topics.OrderBy(topic => topic.Key, StringComparer.Ordinal)
                .Select(topic => new TopicResponse(topic.Key, MonthOf(month.Month), topic.Value.Answers, QuizStatistics.PercentOf(topic.Value))))],
            ClassFigure.From([quiz], figures.Current.Classes) is [var classes] ? ClassesOf(classes) : null);
    }

    private static ClassesResponse ClassesOf(ClassFigure classes) => new(
        classes.Figures.Classes,
        [.. classes.Quiz.Questions.Zip(classes.Figures.Questions, (question, figure) => new ClassQuestionResponse(
            question.Id, figure.Hands, [.. question.Options.Zip(figure.Options, (option, hands) => new ClassOptionResponse(option.Id, option.IsRight, hands))]))]);

    private static string MonthOf(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}

/// <summary>A quiz in the list.</summary>
public sealed record QuizSummaryResponse(string Slug, string Title, string Audience, int QuestionCount);

/// <summary>A quiz without its key.</summary>
public sealed record QuizResponse(string Slug, string Version, IReadOnlyList<QuestionResponse> Questions);

/// <summary>A question with everything a reader sees before answering.</summary>
public sealed record QuestionResponse(string Id, string Text, IReadOnlyList<OptionResponse> Options);

/// <summary>An option to choose.</summary>
public sealed record OptionResponse(string Id, string Text);

/// <summary>
/// A finished quiz, to be sent. The id makes sending it again count once; the times come from one clock. Only with
/// id and token of a start does it enter the published figures.
/// </summary>
public sealed record AttemptBody(
    Guid Id, string? StartToken, string Language, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, bool? Repeat, IReadOnlyDictionary<string, string> Answers);

/// <summary>Whether a quiz was counted, and its result in any case. <see cref="ResultJson"/> writes it, without this object.</summary>
public sealed record AttemptResponse(bool Counted, ResultResponse Result);

/// <summary>The result of a quiz.</summary>
public sealed record ResultResponse(
    int Right, int Of, int Frauds, int FraudsCaught, int Genuine, int WronglySuspected,
    IReadOnlyList<TopicScoreResponse> Topics, IReadOnlyList<AnswerResponse> Answers, IReadOnlyList<ActionResponse> Actions);

/// <summary>Right answers about a topic.</summary>
public sealed record TopicScoreResponse(string Topic, int Right, int Of);

/// <summary>What was answered to a question, what is right, and why.</summary>
public sealed record AnswerResponse(string Question, string Chosen, string Right, string Explanation);

/// <summary>Something to do first.</summary>
public sealed record ActionResponse(string Id, string Text, string Reason, string Link);

/// <summary>
/// Published figures of a quiz, rounded; they move at full hours, when at least ten further attempts have come in.
/// Null stands for what is suppressed because too few people are behind it, or would give such a number away.
/// </summary>
public sealed record QuizStatisticsResponse(
    string Slug, LocalizedText Caption, int SuppressedBelow, int RoundedTo, DateTime? PublishedAt, long? FirstAttempts, long? Repeats,
    IReadOnlyList<BandResponse> Bands, IReadOnlyList<QuestionStatisticsResponse> Questions,
    IReadOnlyList<MonthResponse> Months, IReadOnlyList<TopicResponse> Topics, ClassesResponse? Classes);

/// <summary>
/// Classes that answered by raising hands, counted by their teachers; part of no other figure. They move when at least five further
/// classes have handed in; hands are multiples of 25, and fewer are null. Null while there are too few.
/// </summary>
public sealed record ClassesResponse(long Classes, IReadOnlyList<ClassQuestionResponse> Questions);

/// <summary>Hands for a question; null when right or wrong ones are too few.</summary>
public sealed record ClassQuestionResponse(string Id, long? Hands, IReadOnlyList<ClassOptionResponse> Options);

/// <summary>Hands for an option.</summary>
public sealed record ClassOptionResponse(string Id, bool Right, long? Hands);

/// <summary>Attempts by share of right answers, in percent: from the first number up to, and but for the last band without, the second.</summary>
public sealed record BandResponse(int FromPercent, int ToPercent, long? Attempts);

/// <summary>Answers to a question.</summary>
public sealed record QuestionStatisticsResponse(string Id, string Topic, long? Answers, int? RightPercent, IReadOnlyList<OptionStatisticsResponse> Options);

/// <summary>How often an option was chosen.</summary>
public sealed record OptionStatisticsResponse(string Id, bool Right, long? Answers);

/// <summary>Attempts published in a month.</summary>
public sealed record MonthResponse(string Month, long Attempts);

/// <summary>Answers about a topic published in a month; without a share when they are few.</summary>
public sealed record TopicResponse(string Topic, string Month, long Answers, int? RightPercent);
