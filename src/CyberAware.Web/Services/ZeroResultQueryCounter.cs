using System.Collections.Concurrent;
using System.Net;
using CyberAware.Core;
using CyberAware.Core.Data;
using CyberAware.Core.Search;
using CyberAware.Web.Security;
using CyberAware.Web.Site;

namespace CyberAware.Web.Services;

/// <summary>
/// Counts queries that found nothing, so that editors see which words the texts lack. Requests only count in memory;
/// the database gets the counts once a minute, and while it is away they are lost, nothing else. What people typed
/// leaves the memory by the same clock.
/// </summary>
public sealed partial class ZeroResultQueryCounter(
    PortalDatabase database, SurveyDataService data, SearchAnswerCache answers, TimeProvider time, ILogger<ZeroResultQueryCounter> logger) : BackgroundService
{
    /// <summary>Most different queries between two writes.</summary>
    public const int MaxPending = 200;

    /// <summary>Most new queries of one network in a day, so that nobody fills the day's places alone.</summary>
    public const int MaxPerNetwork = 50;

    private const int CounterWidth = 1 << 14;

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(10);

    private readonly Lock quota = new();
    private ConcurrentDictionary<ZeroResultQuery, int> pending = new();
    private (DateOnly Day, NetworkCounter Networks) today = (default, new NetworkCounter(CounterWidth));
    private DateOnly purged;

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <summary>Counts an answer that is empty; never waits.</summary>
    /// <param name="language">Language of the page.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="from">Address of the visitor, for the quota of its network only.</param>
    public void Count(Language language, SearchAnswer answer, IPAddress? from)
    {
        if (answer.IsEmptyQuery || answer.Results.Count > 0 || answer.Contacts.Count > 0)
        {
            return;
        }

        var miss = new ZeroResultQuery(Today, language, QueryAnonymizer.Anonymize(answer.Query));
        var counts = pending;
        if (counts.ContainsKey(miss) || (counts.Count < MaxPending && MayAdd(from)))
        {
            counts.AddOrUpdate(miss, 1, static (_, count) => count + 1);
        }
    }

    private bool MayAdd(IPAddress? from)
    {
        lock (quota)
        {
            if (today.Day != Today)
            {
                today = (Today, new NetworkCounter(CounterWidth));
            }

            var network = NetworkCounter.NetworkOf(from);
            if (today.Networks.Read(network) >= MaxPerNetwork)
            {
                return false;
            }

            today.Networks.Add(network);
            return true;
        }
    }

    /// <summary>Writes what was counted since the last time.</summary>
    public async Task WriteAsync(CancellationToken cancellation)
    {
        var counts = Interlocked.Exchange(ref pending, new ConcurrentDictionary<ZeroResultQuery, int>());
        var isNewDay = purged != Today;
        if (counts.IsEmpty && !isNewDay)
        {
            return;
        }

        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        attempt.CancelAfter(AttemptTimeout);
        try
        {
            await using var context = database.CreateDbContext();
            var store = new ZeroResultQueryStore(context);
            await store.AddAsync(counts, attempt.Token);
            if (isNewDay)
            {
                await store.PurgeAsync(Today, attempt.Token);
                purged = Today;
            }
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            LogLost(counts.Count, e.GetBaseException().Message);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The embedded database is made by the surveys' first attempt.
        await data.FirstAttempt.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            answers.RemoveExpired();
            await WriteAsync(stoppingToken);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync(CancellationToken.None); // has a time limit of its own; a stop in a hurry must not fail for counts
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The counts of {Queries} queries without a result are lost, the database can't be used: {Reason}")]
    private partial void LogLost(int queries, string reason);
}
