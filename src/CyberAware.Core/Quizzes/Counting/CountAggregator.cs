using CyberAware.Core.Data;

namespace CyberAware.Core.Quizzes.Counting;

/// <summary>
/// Keeps the counts up to date with the attempts: each attempt is in them once, whoever aggregates and whenever
/// it dies. Counts and watermark change in one transaction, and only up to a number below which no attempt can
/// still appear; docs/adr/0010 says why that holds.
/// </summary>
/// <param name="database">The portal's database.</param>
public sealed class CountAggregator(PortalDatabase database)
{
    /// <summary>Ids of children's quizzes are forgotten after this time.</summary>
    public static readonly TimeSpan RetentionPeriod = TimeSpan.FromHours(24);

    /// <summary>Adds all attempts that have come in since the last time. Safe to run on several hosts at once.</summary>
    /// <returns>Number of attempts added by this call.</returns>
    public async Task<int> AddNewAsync(CancellationToken cancellation)
    {
        await using var connection = await AttemptStore.OpenAsync(database, cancellation);
        var horizon = await connection.ReadSafeHighWaterMarkAsync(cancellation);
        var added = 0;
        while (true)
        {
            var watermark = await connection.WatermarkAsync(cancellation);
            if (watermark >= horizon)
            {
                return added;
            }

            // Read and added up before anything is locked; the same attempts give the same sums whenever they are read.
            var tally = new CountAccumulator();
            var (read, last) = await connection.ReadAsync(watermark, horizon, connection.ChunkSize, tally, cancellation);
            await using var transaction = await connection.BeginAsync(cancellation);
            if (await connection.LockWatermarkAsync(transaction, cancellation) != watermark)
            {
                continue; // another host was faster
            }

            await connection.AddAsync(tally.Cells(), transaction, cancellation);
            await connection.SetWatermarkAsync(read < connection.ChunkSize ? horizon : last, transaction, cancellation);
            await transaction.CommitAsync(cancellation);
            added += read;
        }
    }

    /// <summary>
    /// Makes the counts again from all attempts. The portal can go on meanwhile: everything is added up first, the
    /// exchange takes one transaction, and what came in since is added as usual.
    /// </summary>
    /// <returns>Number of attempts counted.</returns>
    public async Task<long> RebuildAsync(CancellationToken cancellation)
    {
        await using var connection = await AttemptStore.OpenAsync(database, cancellation);
        var horizon = await connection.ReadSafeHighWaterMarkAsync(cancellation);
        var tally = new CountAccumulator();
        var (counted, after) = (0L, 0L);
        while (after < horizon)
        {
            var (read, last) = await connection.ReadAsync(after, horizon, connection.ChunkSize, tally, cancellation);
            counted += read;
            after = read < connection.ChunkSize ? horizon : last;
        }

        await using var transaction = await connection.BeginAsync(cancellation);
        await connection.LockWatermarkAsync(transaction, cancellation);
        await connection.ClearAsync(transaction, cancellation);
        await connection.AddAsync(tally.Cells(), transaction, cancellation);
        await connection.SetWatermarkAsync(horizon, transaction, cancellation);
        await transaction.CommitAsync(cancellation);
        return counted;
    }

    /// <summary>Deletes the ids of children's quizzes that are older than a day.</summary>
    /// <param name="now">The time, UTC.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task PurgeExpiredAsync(DateTime now, CancellationToken cancellation)
    {
        await using var connection = await AttemptStore.OpenAsync(database, cancellation);
        await connection.PurgeExpiredAsync(now - RetentionPeriod, cancellation);
    }
}
