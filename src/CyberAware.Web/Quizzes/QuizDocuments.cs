using System.Globalization;
using CyberAware.Core;
using CyberAware.Core.Quizzes;
using CyberAware.Core.Quizzes.Publishing;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;
using CyberAware.Web.Statistics;

namespace CyberAware.Web.Quizzes;

/// <summary>Makes the interface's documents of quizzes, results and figures.</summary>
public sealed class QuizDocuments(PortalSnapshot snapshot, QuizFiguresProvider figures, FeatureTexts texts)
{
    public IEnumerable<QuizSummary> List(Language language) =>
        snapshot.Library.Quizzes.Select(quiz => new QuizSummary(quiz.Slug, quiz[language].Title, quiz.Audience, quiz.Questions.Count));

    public static QuizDocument Of(Quiz quiz, Language language) => new(
        quiz.Slug,
        quiz.Version,
        [.. quiz.Questions.Select(question => new QuestionDocument(
            question.Id,
            string.Join("\n\n", [.. question[language].Situation, .. question[language].Quotation, question[language].Heading]),
            [.. question.Options.Select(option => new OptionDocument(option.Id, option[language].Text))]))]);

    /// <summary>The public figures of a quiz; all null while there are none.</summary>
    public FiguresDocument Figures(Quiz quiz)
    {
        var figure = QuizFigure.For(quiz, figures.Current.Versions ?? []);
        return new FiguresDocument(
            quiz.Slug,
            new LocalizedText(texts.In(Language.Kazakh, "QuizStatistics", "Caption"), texts.In(Language.Russian, "QuizStatistics", "Caption")),
            DisclosureControl.Threshold,
            DisclosureControl.RoundedTo,
            figure.PublishedAt,
            figure.Attempts,
            figure.Repeats,
            [.. figure.Bands.Select((count, band) => new BandDocument(band * 100 / figure.Bands.Count, (band + 1) * 100 / figure.Bands.Count, count))],
            [.. figure.Questions.Select(question => new QuestionFigureDocument(
                question.Question.Id, question.Question.Topic, question.Answers, question.Percent,
                [.. question.Question.Options.Zip(question.Options, (option, count) => new OptionFigureDocument(option.Id, option.IsRight, count))]))],
            [.. figure.Months.Select(month => new MonthDocument(MonthOf(month.Month), month.Attempts))],
            [.. figure.Months.SelectMany(month => month.Topics.OrderBy(topic => topic.Key, StringComparer.Ordinal)
                .Select(topic => new TopicDocument(topic.Key, MonthOf(month.Month), topic.Value.Answers, QuizStatistics.PercentOf(topic.Value))))]);
    }

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

/// <summary>
/// A finished quiz, to be sent. The id makes sending it again count once; the times come from one clock. Only with
/// id and token of a start does it enter the published figures.
/// </summary>
public sealed record AttemptDocument(
    Guid Id, string? StartToken, string Language, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, bool? Repeat, IReadOnlyDictionary<string, string> Answers);

/// <summary>Whether a quiz was counted, and its result in any case. <see cref="ResultJson"/> writes it, without this object.</summary>
public sealed record CountedDocument(bool Counted, ResultDocument Result);

/// <summary>The result of a quiz.</summary>
public sealed record ResultDocument(
    int Right, int Of, int Frauds, int FraudsCaught, int Genuine, int WronglySuspected,
    IReadOnlyList<TopicScore> Topics, IReadOnlyList<AnswerDocument> Answers, IReadOnlyList<ActionDocument> Actions);

/// <summary>What was answered to a question, what is right, and why.</summary>
public sealed record AnswerDocument(string Question, string Chosen, string Right, string Explanation);

/// <summary>Something to do first.</summary>
public sealed record ActionDocument(string Id, string Text, string Reason, string Link);

/// <summary>
/// Published figures of a quiz, rounded; they move at full hours, when at least ten further attempts have come in.
/// Null stands for what is suppressed because too few people are behind it, or would give such a number away.
/// </summary>
public sealed record FiguresDocument(
    string Slug, LocalizedText Caption, int SuppressedBelow, int RoundedTo, DateTime? PublishedAt, long? FirstAttempts, long? Repeats,
    IReadOnlyList<BandDocument> Bands, IReadOnlyList<QuestionFigureDocument> Questions,
    IReadOnlyList<MonthDocument> Months, IReadOnlyList<TopicDocument> Topics);

/// <summary>Attempts by share of right answers, in percent: from the first number up to, and but for the last band without, the second.</summary>
public sealed record BandDocument(int FromPercent, int ToPercent, long? Attempts);

/// <summary>Answers to a question.</summary>
public sealed record QuestionFigureDocument(string Id, string Topic, long? Answers, int? RightPercent, IReadOnlyList<OptionFigureDocument> Options);

/// <summary>How often an option was chosen.</summary>
public sealed record OptionFigureDocument(string Id, bool Right, long? Answers);

/// <summary>Attempts published in a month.</summary>
public sealed record MonthDocument(string Month, long Attempts);

/// <summary>Answers about a topic published in a month; without a share when they are few.</summary>
public sealed record TopicDocument(string Topic, string Month, long Answers, int? RightPercent);
