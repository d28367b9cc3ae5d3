using System.Threading.Channels;
using CyberAware.Core.Data;
using Microsoft.Extensions.Logging;

namespace CyberAware.Core.Quizzes.Counting;

/// <summary>
/// Stores attempts: requests hand theirs to one writer and are answered after its commit. The writer takes what
/// waits, never waits for more, and while the database is away everybody is told so at once.
/// </summary>
/// <param name="database">The portal's database.</param>
/// <param name="time">Clock of the back-off.</param>
/// <param name="logger">Hears when the database goes and comes back.</param>
public sealed partial class AttemptWriter(PortalDatabase database, TimeProvider time, ILogger<AttemptWriter> logger)
{
    /// <summary>Most attempts in one transaction.</summary>
    public const int BatchSize = 256;

    /// <summary>Most attempts that wait for the writer; further ones are turned away.</summary>
    public const int Capacity = 4096;

    /// <summary>Longest time a request waits for its commit.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>After a failure the database is left alone this long.</summary>
    public static readonly TimeSpan BackOff = TimeSpan.FromMilliseconds(250);

    private readonly Channel<Waiting> channel = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly VersionNumbers versions = new(database, time);
    private CountingConnection? connection;
    private long awayUntil = long.MinValue;
    private volatile bool isAway;

    /// <summary>Stores an attempt, or the counts of a children's quiz.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="cancellation">Stops waiting; the attempt may be stored all the same.</param>
    /// <returns>What became of it, after the commit and within <see cref="Patience"/>.</returns>
    public async Task<AttemptOutcome> CountAsync(Attempt attempt, CancellationToken cancellation)
    {
        if (isAway && time.GetTimestamp() < Volatile.Read(ref awayUntil))
        {
            return AttemptOutcome.Away;
        }

        var waiting = new Waiting(attempt);
        if (!channel.Writer.TryWrite(waiting))
        {
            return AttemptOutcome.Busy;
        }

        try
        {
            return await waiting.Outcome.Task.WaitAsync(Patience, time, cancellation);
        }
        catch (TimeoutException)
        {
            return AttemptOutcome.Away;
        }
    }

    /// <summary>The writer itself; to be run once. Ends when it is told to stop and nothing waits any more.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        await using var stop = stopping.Register(() => channel.Writer.TryComplete());
        var batch = new List<Waiting>(BatchSize);
        while (await channel.Reader.WaitToReadAsync(CancellationToken.None))
        {
            batch.Clear();
            while (batch.Count < BatchSize && channel.Reader.TryRead(out var waiting))
            {
                batch.Add(waiting);
            }

            await WriteAsync(batch);
        }

        await CloseAsync();
    }

    private async Task WriteAsync(List<Waiting> batch)
    {
        try
        {
            var isFresh = connection is null;
            try
            {
                await StoreAsync(batch);
            }
            catch (Exception e) when (!isFresh)
            {
                // The server may have been restarted since the last batch. Storing again is safe: an id counts once.
                LogRetry(e);
                await CloseAsync(afterFailure: true);
                await StoreAsync(batch);
            }

            if (isAway)
            {
                isAway = false;
                LogBack();
            }
        }
        catch (Exception e)
        {
            // Whatever is wrong with the database: those who wait are told, and the next ones try again.
            await CloseAsync(afterFailure: true);
            Volatile.Write(ref awayUntil, time.GetTimestamp() + (long)(BackOff.TotalSeconds * time.TimestampFrequency));
            if (!isAway)
            {
                isAway = true;
                LogAway(e.GetBaseException().Message);
            }

            batch.ForEach(waiting => waiting.Outcome.TrySetResult(AttemptOutcome.Away));
            while (channel.Reader.TryRead(out var waiting))
            {
                waiting.Outcome.TrySetResult(AttemptOutcome.Away);
            }
        }
    }

    private async Task StoreAsync(List<Waiting> batch)
    {
        connection ??= await CountingConnection.OpenAsync(database, CancellationToken.None);
        var attempts = new List<(Attempt Attempt, int VersionId)>(batch.Count);
        foreach (var waiting in batch)
        {
            attempts.Add((waiting.Attempt, await versions.OfAsync(waiting.Attempt.Quiz, CancellationToken.None)));
        }

        var kept = attempts.FindAll(row => !row.Attempt.Quiz.CountsOnly);
        var stored = kept.Count == 0 ? new HashSet<Guid>() : await connection.InsertAsync(kept, CancellationToken.None);
        var counted = attempts.FindAll(row => row.Attempt.Quiz.CountsOnly);
        if (counted.Count > 0)
        {
            stored.UnionWith(await CountOnlyAsync(connection, counted));
        }

        // Of two requests with one id in one batch, the first one's Remove succeeds.
        batch.ForEach(waiting => waiting.Outcome.TrySetResult(
            stored.Remove(waiting.Attempt.Id) ? AttemptOutcome.Counted : AttemptOutcome.AlreadyCounted));
    }

    private static async Task<ISet<Guid>> CountOnlyAsync(CountingConnection connection, List<(Attempt Attempt, int VersionId)> attempts)
    {
        await using var transaction = await connection.BeginAsync(CancellationToken.None);
        var at = attempts[0].Attempt.SubmittedAt;
        var hour = new DateTime(at.Year, at.Month, at.Day, at.Hour, 0, 0, DateTimeKind.Utc);
        var fresh = await connection.RememberAsync([.. attempts.Select(row => row.Attempt.Id)], hour, transaction, CancellationToken.None);
        var tally = new CountTally();
        foreach (var (attempt, version) in attempts.DistinctBy(row => row.Attempt.Id).Where(row => fresh.Contains(row.Attempt.Id)))
        {
            tally.Add(attempt.Counted(version));
        }

        await connection.AddAsync(tally.Cells(), transaction, CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        return fresh;
    }

    private async Task CloseAsync(bool afterFailure = false)
    {
        if (connection is { } closing)
        {
            connection = null;
            try
            {
                if (afterFailure)
                {
                    closing.DistrustOthers();
                }

                await closing.DisposeAsync();
            }
            catch (Exception e)
            {
                LogRetry(e); // a broken connection may fail to say goodbye
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Attempts can't be stored, visitors get their results uncounted: {Reason}")]
    private partial void LogAway(string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Attempts are stored again.")]
    private partial void LogBack();

    [LoggerMessage(Level = LogLevel.Debug, Message = "A batch of attempts is stored once more on a new connection.")]
    private partial void LogRetry(Exception exception);

    private sealed record Waiting(Attempt Attempt)
    {
        public TaskCompletionSource<AttemptOutcome> Outcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
