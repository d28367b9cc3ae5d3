using CyberAware.Core.Data;
using CyberAware.Core.Quizzes.Storage;
using CyberAware.Core.Text;

namespace CyberAware.Core.Quizzes.Counting;

/// <summary>The hands of a class that its teacher hands in.</summary>
/// <param name="Id">Id of the lesson's run, so that handing it in again counts once.</param>
/// <param name="Quiz">The quiz as it was asked.</param>
/// <param name="Language">Language it was shown in.</param>
/// <param name="Hands">Hands by question and option; zeros for a question that has no result.</param>
public sealed record HandedInClass(Guid Id, QuizVersion Quiz, Language Language, IReadOnlyList<IReadOnlyList<int>> Hands);

/// <summary>
/// Adds the hands of classes to the counts of the month, and remembers their ids for a day. Nothing of a single class is kept.
/// Classes are few, so each takes a connection of its own and waits for no writer.
/// </summary>
/// <param name="database">The portal's database.</param>
/// <param name="time">Clock of the month.</param>
public sealed class ClassStore(PortalDatabase database, TimeProvider time)
{
    private readonly QuizVersionIds versions = new(database, time);

    /// <summary>Adds a class, in one transaction.</summary>
    /// <param name="handedIn">The class.</param>
    /// <param name="mayCount">Asked once the class is known to be a new one; where it says no, the class is not added.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>
    /// <see cref="AttemptOutcome.Counted"/> after the commit, <see cref="AttemptOutcome.AlreadyCounted"/>, or <see cref="AttemptOutcome.SampledOut"/>
    /// where it may not be counted.
    /// </returns>
    /// <exception cref="System.Data.Common.DbException">The database can't be used.</exception>
    public async Task<AttemptOutcome> AddAsync(HandedInClass handedIn, Func<bool> mayCount, CancellationToken cancellation)
    {
        try
        {
            return await TryAddAsync(handedIn, mayCount, cancellation);
        }
        catch
        {
            versions.Clear(); // a restored database may give them other numbers
            throw;
        }
    }

    private async Task<AttemptOutcome> TryAddAsync(HandedInClass handedIn, Func<bool> mayCount, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var version = await versions.GetOrCreateAsync(handedIn.Quiz, cancellation);
        await using var connection = await AttemptStore.OpenAsync(database, cancellation);
        if (await connection.IsProcessedAsync(handedIn.Id, version, cancellation))
        {
            return AttemptOutcome.AlreadyCounted; // without a turn at writing, however often it is sent
        }

        if (!mayCount())
        {
            return AttemptOutcome.SampledOut;
        }

        await using var transaction = await connection.BeginAsync(cancellation);
        var hour = new DateTime(now.Year, now.Month, now.Day, now.Hour, 0, 0, DateTimeKind.Utc);
        var fresh = await connection.TryMarkProcessedAsync([(handedIn.Id, version)], hour, transaction, cancellation);
        if (fresh.Count == 0)
        {
            return AttemptOutcome.AlreadyCounted;
        }

        await connection.AddAsync([.. CellsOf(handedIn, version, LocalTime.DayOf(now))], transaction, cancellation);
        await transaction.CommitAsync(cancellation);
        return AttemptOutcome.Counted;
    }

    // Months alone: the counts of a day would often be one class.
    private static IEnumerable<(CountKey Cell, long Attempts, long Seconds)> CellsOf(HandedInClass handedIn, int version, DateOnly day)
    {
        CountKey Cell(CountMeasure measure, int question, int item) =>
            new(CountGranularity.Month, new DateOnly(day.Year, day.Month, 1), version, measure, question, item, handedIn.Language.Tag, AttemptKind.Class);

        foreach (var (question, hands) in handedIn.Hands.Index())
        {
            foreach (var (option, count) in hands.Index().Where(entry => entry.Item > 0))
            {
                yield return (Cell(CountMeasure.Answer, question, option), count, 0);
            }
        }

        yield return (Cell(CountMeasure.Class, CountRow.NoQuestion, 0), 1, 0);
    }
}
