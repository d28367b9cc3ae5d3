using CyberAware.Core.Data;
using CyberAware.Core.Quizzes.Storage;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Quizzes.Counting;

/// <summary>Reads the figures from the monthly counts: as much work after ten million attempts as after ten thousand.</summary>
/// <param name="context">The database.</param>
public sealed class QuizFigureReader(PortalDbContext context)
{
    /// <summary>The figures of every quiz that was ever taken, by slug.</summary>
    public async Task<IReadOnlyDictionary<string, QuizFigure>> ReadAsync(CancellationToken cancellation)
    {
        var counts = await context.QuizCounts
            .Where(count => count.Grain == CountGrain.Month
                && ((count.Kind == AttemptKind.First && count.Measure != CountMeasure.Duration)
                    || (count.Kind == AttemptKind.Repeat && count.Measure == CountMeasure.Score)))
            .GroupBy(count => new { count.Start, count.VersionId, count.Measure, count.Question, count.Item, count.Kind })
            .Select(group => new Count(
                group.Key.Start, group.Key.VersionId, group.Key.Measure, group.Key.Question, group.Key.Item, group.Key.Kind, group.Sum(count => count.Attempts)))
            .ToListAsync(cancellation);
        var versions = await context.QuizVersions.AsNoTracking().Include(version => version.Questions).OrderBy(version => version.Id).ToListAsync(cancellation);
        var ofVersion = counts.ToLookup(count => count.VersionId);
        return versions
            .GroupBy(version => version.Slug, StringComparer.Ordinal)
            .Select(group => FigureOf(group.Key, [.. group.Select(version => new Version(version, [.. ofVersion[version.Id]]))]))
            .Where(figure => figure.Attempts + figure.Repeats > 0)
            .ToDictionary(figure => figure.Slug, StringComparer.Ordinal);
    }

    private static QuizFigure FigureOf(string slug, IReadOnlyList<Version> versions)
    {
        var first = versions.SelectMany(version => version.Of(CountMeasure.Score, AttemptKind.First)).ToList();

        // Scores out of different numbers of questions can't stand on one scale.
        var questions = versions[^1].Questions.Count;
        var scores = versions.Where(version => version.Questions.Count == questions)
            .SelectMany(version => version.Of(CountMeasure.Score, AttemptKind.First)).ToLookup(count => count.Item, count => count.Attempts);
        return new QuizFigure(
            slug,
            first.Sum(count => count.Attempts),
            versions.SelectMany(version => version.Of(CountMeasure.Score, AttemptKind.Repeat)).Sum(count => count.Attempts),
            [.. Enumerable.Range(0, questions + 1).Select(right => new ScoreFigure(right, questions, scores[right].Sum()))],
            [.. versions.SelectMany(version => version.Answers).GroupBy(answer => answer.Question.QuestionId, StringComparer.Ordinal).Select(QuestionOf)],
            [.. first.GroupBy(count => count.Start).OrderBy(group => group.Key).Select(group => new MonthFigure(group.Key, group.Sum(count => count.Attempts)))],
            [
                .. versions.SelectMany(version => version.Answers)
                    .GroupBy(answer => (answer.Question.Topic, answer.Count.Start))
                    .OrderBy(group => group.Key.Start).ThenBy(group => group.Key.Topic, StringComparer.Ordinal)
                    .Select(group => new TopicFigure(
                        group.Key.Topic,
                        group.Key.Start,
                        group.Where(answer => answer.IsRight).Sum(answer => answer.Count.Attempts),
                        group.Sum(answer => answer.Count.Attempts))),
            ]);
    }

    private static QuestionFigure QuestionOf(IGrouping<string, Answer> answers)
    {
        // The newest version's order; an option that it lacks stands behind.
        var question = answers.MaxBy(answer => answer.Question.VersionId)!.Question;
        var chosen = answers.ToLookup(answer => answer.Option, StringComparer.Ordinal);
        return new QuestionFigure(answers.Key, question.Topic,
        [
            .. OptionsOf(question).Concat(chosen.Select(group => group.Key)).Distinct(StringComparer.Ordinal)
                .Select((option, place) => new OptionFigure(option, place == question.RightOption, chosen[option].Sum(answer => answer.Count.Attempts))),
        ]);
    }

    private static string[] OptionsOf(QuizVersionQuestionRow question) => question.Options.Split(' ');

    private sealed record Count(DateOnly Start, int VersionId, CountMeasure Measure, int Question, int Item, AttemptKind Kind, long Attempts);

    private sealed record Answer(QuizVersionQuestionRow Question, Count Count)
    {
        public string Option { get; } = OptionsOf(Question).ElementAtOrDefault(Count.Item) ?? "";

        public bool IsRight => Count.Item == Question.RightOption;
    }

    private sealed class Version(QuizVersionRow row, IReadOnlyList<Count> counts)
    {
        public IReadOnlyList<QuizVersionQuestionRow> Questions { get; } = [.. row.Questions.OrderBy(question => question.Position)];

        public IEnumerable<Answer> Answers => Of(CountMeasure.Answer, AttemptKind.First)
            .Where(count => count.Question < Questions.Count).Select(count => new Answer(Questions[count.Question], count));

        public IEnumerable<Count> Of(CountMeasure measure, AttemptKind kind) => counts.Where(count => count.Measure == measure && count.Kind == kind);
    }
}
