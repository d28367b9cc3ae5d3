using System.Threading.Channels;
using CyberAware.Core.Data;
using CyberAware.Core.Quizzes.Storage;
using Microsoft.Extensions.Logging;

namespace CyberAware.Core.Quizzes.Counting;

/// <summary>
/// Stores attempts: requests hand theirs to one writer and are answered after its commit. The writer takes what
/// waits and never waits for more. It is a circuit breaker too: when a try fails, or is unfinished after
/// <see cref="StallTime"/>, everybody else is told at once, and one try at a time goes on until one succeeds.
/// </summary>
/// <param name="database">The portal's database.</param>
/// <param name="time">Clock of all waiting.</param>
/// <param name="logger">Hears once when attempts can't be stored, and once when they can again.</param>
public sealed partial class AttemptWriter(PortalDatabase database, TimeProvider time, ILogger<AttemptWriter> logger)
{
    /// <summary>Most attempts in one transaction.</summary>
    public const int BatchSize = 256;

    /// <summary>Most attempts that wait for the writer; further ones are turned away.</summary>
    public const int Capacity = 4096;

    /// <summary>Longest time a request waits for its commit; its answer is promised within three seconds.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    /// <summary>A try that takes longer keeps nobody else waiting.</summary>
    public static readonly TimeSpan StallTime = TimeSpan.FromSeconds(1);

    /// <summary>After a failure the database is left alone this long.</summary>
    public static readonly TimeSpan BackOff = TimeSpan.FromMilliseconds(250);

    /// <summary>While attempts can't be stored and none comes, the writer tries by itself this often.</summary>
    public static readonly TimeSpan ProbeInterval = TimeSpan.FromSeconds(5);

    private readonly Channel<PendingAttempt> channel = Channel.CreateBounded<PendingAttempt>(Capacity);
    private readonly QuizVersionIds versions = new(database, time);
    private readonly Lock state = new();
    private AttemptStore? connection;
    private Task<bool>? next;
    private bool isTrying;
    private bool isReplaced;
    private bool hasProbe;
    private long tryStarted;
    private long retryAt;
    private volatile bool isUnavailable;

    /// <summary>Whether the last try to store something failed or hangs; readiness tells operators.</summary>
    public bool IsUnavailable => isUnavailable;

    /// <summary>Stores an attempt, or the counts of a children's quiz.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="cancellation">Stops waiting; the attempt may be stored all the same.</param>
    /// <returns>What became of it: after the commit, within <see cref="Timeout"/>, at once while the circuit is open.</returns>
    public async Task<AttemptOutcome> CountAsync(Attempt attempt, CancellationToken cancellation)
    {
        var isProbe = isUnavailable && TryBecomeProbe();
        if (isUnavailable && !isProbe)
        {
            return AttemptOutcome.Unavailable;
        }

        var pending = new PendingAttempt(attempt);
        if (!channel.Writer.TryWrite(pending))
        {
            return AttemptOutcome.QueueFull;
        }

        // The circuit may have opened, and the queue been emptied, just before this attempt joined it.
        if (isUnavailable && !isProbe)
        {
            return AttemptOutcome.Unavailable;
        }

        try
        {
            return await pending.Outcome.Task.WaitAsync(Timeout, time, cancellation);
        }
        catch (TimeoutException)
        {
            return AttemptOutcome.Unavailable;
        }
    }

    /// <summary>The writer itself; to be run once. Ends when it is told to stop and nothing waits any more.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        await using var stop = stopping.Register(() => channel.Writer.TryComplete());
        await using var stall = time.CreateTimer(_ => OpenIfStalled(), null, System.Threading.Timeout.InfiniteTimeSpan, System.Threading.Timeout.InfiniteTimeSpan);
        var batch = new List<PendingAttempt>(BatchSize);
        while (await HasWorkAsync())
        {
            batch.Clear();
            while (batch.Count < BatchSize && channel.Reader.TryRead(out var pending))
            {
                batch.Add(pending);
            }

            await WriteAsync(batch, stall);
        }

        await CloseAsync();
    }

    // One visitor at a time finds out whether the database is back. The queue is empty then, so there is room.
    private bool TryBecomeProbe()
    {
        lock (state)
        {
            var mayTry = isUnavailable && !isTrying && !hasProbe && time.GetTimestamp() >= retryAt;
            hasProbe |= mayTry;
            return mayTry;
        }
    }

    // While the circuit is open an empty batch is tried now and then, so that readiness recovers without visitors.
    private async Task<bool> HasWorkAsync()
    {
        next ??= channel.Reader.WaitToReadAsync(CancellationToken.None).AsTask();
        try
        {
            var has = isUnavailable ? await next.WaitAsync(ProbeInterval, time) : await next;
            next = null;
            return has;
        }
        catch (TimeoutException)
        {
            return true;
        }
    }

    private async Task WriteAsync(List<PendingAttempt> batch, ITimer stall)
    {
        lock (state)
        {
            isTrying = true;
            tryStarted = time.GetTimestamp();
        }

        stall.Change(StallTime, System.Threading.Timeout.InfiniteTimeSpan);
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

            batch.ForEach(pending => pending.Outcome.TrySetResult(AttemptOutcome.Unavailable)); // those whose version failed
        }
        catch (Exception e)
        {
            // Whatever is wrong with the database: those who wait are told, and the next ones try again.
            await CloseAsync(afterFailure: true);
            Open(e.GetBaseException().Message, isTryOver: true);
            batch.ForEach(pending => pending.Outcome.TrySetResult(AttemptOutcome.Unavailable));
        }
        finally
        {
            stall.Change(System.Threading.Timeout.InfiniteTimeSpan, System.Threading.Timeout.InfiniteTimeSpan);
        }
    }

    private void OpenIfStalled()
    {
        // A late timer may find the next try already under way.
        if (time.GetElapsedTime(tryStarted) >= StallTime)
        {
            Open($"no answer within {StallTime.TotalSeconds:0} s", isTryOver: false);
        }
    }

    private void Open(string reason, bool isTryOver)
    {
        bool isNews;
        lock (state)
        {
            if (!isTrying)
            {
                return;
            }

            isNews = !isUnavailable;
            isUnavailable = true;
            if (isTryOver)
            {
                isTrying = hasProbe = false;
                retryAt = time.GetTimestamp() + (long)(BackOff.TotalSeconds * time.TimestampFrequency);
            }

            // Inside, so that the next probe can't be among them.
            while (channel.Reader.TryRead(out var pending))
            {
                pending.Outcome.TrySetResult(AttemptOutcome.Unavailable);
            }
        }

        if (isNews)
        {
            LogUnavailable(reason);
        }
    }

    private void Close()
    {
        bool isNews;
        lock (state)
        {
            isNews = isUnavailable;
            isUnavailable = isTrying = hasProbe = false;
        }

        if (isNews)
        {
            LogBack();
        }
    }

    private async Task StoreAsync(List<PendingAttempt> batch)
    {
        await ReopenIfReplacedAsync();
        connection ??= await AttemptStore.OpenAsync(database, CancellationToken.None);
        var rows = await WithVersionsAsync(batch);
        if (rows.Count == 0)
        {
            await connection.ProbeAsync(CancellationToken.None);
            Close();
            return;
        }

        var kept = rows.FindAll(row => !row.Pending.Attempt.Quiz.CountsOnly);
        var stored = kept.Count == 0 ? new HashSet<(Guid, int)>() : await connection.InsertAsync(kept.ConvertAll(row => row.Row), CancellationToken.None);
        if (kept.Count < rows.Count)
        {
            stored.UnionWith(await CountOnlyAsync(connection, [.. rows.Where(row => row.Pending.Attempt.Quiz.CountsOnly).Select(row => row.Row)]));
        }

        // Before anybody is told: whoever hears that it works may send the next one at once.
        Close();

        // Of two requests with one id in one batch, the first one's Remove succeeds.
        foreach (var (row, pending) in rows)
        {
            pending.Outcome.TrySetResult(stored.Remove((row.Id, row.VersionId)) ? AttemptOutcome.Counted : AttemptOutcome.AlreadyCounted);
        }
    }

    // A quiz whose version can't be written down fails alone; the others of its batch are stored.
    private async Task<List<(AttemptRow Row, PendingAttempt Pending)>> WithVersionsAsync(List<PendingAttempt> batch)
    {
        var rows = new List<(AttemptRow, PendingAttempt)>(batch.Count);
        var failed = new HashSet<QuizVersion>();
        foreach (var pending in batch)
        {
            var quiz = pending.Attempt.Quiz;
            try
            {
                if (!failed.Contains(quiz))
                {
                    rows.Add((pending.Attempt.Row(await versions.GetOrCreateAsync(quiz, CancellationToken.None)), pending));
                }
            }
            catch (Exception e)
            {
                failed.Add(quiz);
                LogVersion(quiz.Slug, e.GetBaseException().Message);
            }
        }

        return rows;
    }

    // Nothing is acknowledged into a file that nobody will open again.
    private async Task ReopenIfReplacedAsync()
    {
        if (connection is { HasMoved: true })
        {
            isReplaced = true;
            LogReplaced();
            await CloseAsync(afterFailure: true);
        }

        if (isReplaced)
        {
            await database.MigrateAsync(CancellationToken.None);
            isReplaced = false;
        }
    }

    private static async Task<ISet<(Guid Id, int VersionId)>> CountOnlyAsync(AttemptStore connection, List<AttemptRow> attempts)
    {
        await using var transaction = await connection.BeginAsync(CancellationToken.None);
        var at = attempts[0].SubmittedAt;
        var hour = new DateTime(at.Year, at.Month, at.Day, at.Hour, 0, 0, DateTimeKind.Utc);
        var fresh = await connection.TryMarkProcessedAsync(attempts.ConvertAll(row => (row.Id, row.VersionId)), hour, transaction, CancellationToken.None);
        var tally = new CountAccumulator();
        foreach (var row in attempts.DistinctBy(row => (row.Id, row.VersionId)).Where(row => fresh.Contains((row.Id, row.VersionId))))
        {
            tally.Add(row);
        }

        await connection.AddAsync(tally.Cells(), transaction, CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        return fresh;
    }

    private async Task CloseAsync(bool afterFailure = false)
    {
        if (afterFailure)
        {
            versions.Clear(); // a restored database may give them other numbers
        }

        if (connection is { } closing)
        {
            connection = null;
            try
            {
                if (afterFailure)
                {
                    closing.ClearPool();
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
    private partial void LogUnavailable(string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Attempts are stored again.")]
    private partial void LogBack();

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database's file was deleted or replaced while the portal ran: what is at its place now is opened, and made new if there is nothing. Restore only while the portal is stopped.")]
    private partial void LogReplaced();

    [LoggerMessage(Level = LogLevel.Error, Message = "Attempts at quiz {Slug} can't be stored, its version can't be written down: {Reason}")]
    private partial void LogVersion(string slug, string reason);

    [LoggerMessage(Level = LogLevel.Debug, Message = "A batch of attempts is stored once more on a new connection.")]
    private partial void LogRetry(Exception exception);

    private sealed record PendingAttempt(Attempt Attempt)
    {
        public TaskCompletionSource<AttemptOutcome> Outcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
