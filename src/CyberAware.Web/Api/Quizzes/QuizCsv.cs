using System.Globalization;
using CyberAware.Core;
using CyberAware.Core.Quizzes;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;

namespace CyberAware.Web.Api.Quizzes;

/// <summary>The published figures of all quizzes as a table for spreadsheets, a row for each figure; suppressed ones are empty.</summary>
public sealed class QuizCsv(PortalSnapshot snapshot, QuizResponses responses, FeatureResources texts)
{
    /// <summary>The columns in their order; their names in a language are the texts <c>{column}.Head</c>.</summary>
    public static readonly IReadOnlyList<string> Columns =
        ["quiz", "title", "figure", "month", "topic", "question", "wording", "option", "band", "attempts", "percent", "caption"];

    /// <summary>The whole file.</summary>
    public byte[] Write(Language language) => Spreadsheet.Write(
        Columns.Select(column => texts.In(language, "QuizStatistics", column + ".Head")),
        snapshot.Library.Quizzes.SelectMany(quiz => Rows(language, quiz)));

    private IEnumerable<IEnumerable<string?>> Rows(Language language, Quiz quiz)
    {
        var figures = responses.Figures(quiz);
        var caption = texts.In(language, "QuizStatistics", "Caption");
        IEnumerable<string?> Row(
            string figure, long? attempts, string? month = null, string? topic = null, string? question = null, string? option = null, string? band = null, int? percent = null) =>
        [
            quiz.Slug,
            quiz[language].Title,
            texts.In(language, "QuizStatistics", figure + ".Figure"),
            month,
            topic,
            question,
            quiz.Questions.FirstOrDefault(candidate => candidate.Id == question)?[language].Heading,
            option,
            band,
            Whole(attempts),
            Whole(percent),
            caption,
        ];

        yield return Row("First", figures.FirstAttempts);
        yield return Row("Repeats", figures.Repeats);
        foreach (var month in figures.Months)
        {
            yield return Row("Month", month.Attempts, month: month.Month);
        }

        foreach (var (place, band) in figures.Bands.Index())
        {
            yield return Row("Band", band.Attempts, band: texts.In(language, "QuizStatistics", Whole(place) + ".Band"));
        }

        foreach (var question in figures.Questions)
        {
            yield return Row("Question", question.Answers, topic: question.Topic, question: question.Id, percent: question.RightPercent);
            foreach (var option in question.Options)
            {
                yield return Row("Option", option.Answers, topic: question.Topic, question: question.Id, option: option.Id);
            }
        }

        foreach (var topic in figures.Topics)
        {
            yield return Row("Topic", topic.Answers, month: topic.Month, topic: topic.Topic, percent: topic.RightPercent);
        }
    }

    private static string? Whole(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
