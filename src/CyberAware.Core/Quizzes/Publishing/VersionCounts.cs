using CyberAware.Core.Data;
using CyberAware.Core.Quizzes.Storage;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Quizzes.Publishing;

/// <summary>Everything that was counted of a quiz version and may be published, exactly as counted.</summary>
/// <param name="Version">The version with its questions in order.</param>
/// <param name="Attempts">First attempts; scores and answers are of them.</param>
/// <param name="Repeats">Repeated attempts.</param>
/// <param name="Scores">Attempts by number of right answers, from 0.</param>
/// <param name="Answers">Answers by question and option, in the version's order.</param>
public sealed record VersionCounts(
    QuizVersionRow Version, long Attempts, long Repeats, IReadOnlyList<long> Scores, IReadOnlyList<IReadOnlyList<long>> Answers)
{
    /// <summary>Reads the counts of every version: as much work after ten million attempts as after ten thousand.</summary>
    public static async Task<IReadOnlyList<VersionCounts>> ReadAsync(PortalDbContext context, CancellationToken cancellation)
    {
        // One statement, so that all counts are of one moment. Untimed, too fast and surplus attempts are in none.
        var counts = await context.QuizCounts
            .Where(count => count.Grain == CountGranularity.Month
                && ((count.Kind == AttemptKind.First && count.Measure != CountMeasure.Duration)
                    || (count.Kind == AttemptKind.Repeat && count.Measure == CountMeasure.Score)))
            .GroupBy(count => new { count.VersionId, count.Measure, count.Question, count.Item, count.Kind })
            .Select(group => new Count(
                group.Key.VersionId, group.Key.Measure, group.Key.Question, group.Key.Item, group.Key.Kind, group.Sum(count => count.Attempts)))
            .ToListAsync(cancellation);
        var ofVersion = counts.ToLookup(count => count.VersionId);
        var versions = await context.QuizVersions.AsNoTracking().Include(version => version.Questions).OrderBy(version => version.Id).ToListAsync(cancellation);
        return [.. versions.Select(version => For(version, [.. ofVersion[version.Id]]))];
    }

    private static VersionCounts For(QuizVersionRow version, IReadOnlyList<Count> counts)
    {
        var questions = version.Questions.OrderBy(question => question.Position).ToList();
        var scores = counts.Where(count => count is { Measure: CountMeasure.Score, Kind: AttemptKind.First }).ToList();
        var answers = counts.Where(count => count.Measure == CountMeasure.Answer).ToDictionary(count => (count.Question, count.Item), count => count.Attempts);
        return new VersionCounts(
            version,
            scores.Sum(count => count.Attempts),
            counts.Where(count => count.Kind == AttemptKind.Repeat).Sum(count => count.Attempts),
            [.. Enumerable.Range(0, questions.Count + 1).Select(score => scores.Where(count => count.Item == score).Sum(count => count.Attempts))],
            [.. questions.Select(question => question.Options.Split(' ').Select((_, option) => answers.GetValueOrDefault((question.Position, option))).ToList())]);
    }

    private sealed record Count(int VersionId, CountMeasure Measure, int Question, int Item, AttemptKind Kind, long Attempts);
}
