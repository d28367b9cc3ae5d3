using System.Collections.Concurrent;
using System.Net;
using CyberAware.Core;
using CyberAware.Core.Quizzes;
using CyberAware.Core.Quizzes.Counting;
using CyberAware.Web.Security;
using Microsoft.Extensions.Caching.Memory;

namespace CyberAware.Web.Services;

/// <summary>
/// Hands the counts of a class to the statistics, when its teacher asks for it. Beyond the share of its network they are not
/// added: nobody could tell a further class from an invented one.
/// </summary>
public sealed partial class ClassRecorder(ClassStore store, AttemptSampling sampling, TimeProvider time, ILogger<ClassRecorder> logger) : IDisposable
{
    /// <summary>They are in the statistics.</summary>
    public const string Counted = "yes";

    /// <summary>The database could not be used; worth trying again.</summary>
    public const string NotCounted = "no";

    /// <summary>The network has handed in as many classes this month as may count.</summary>
    public const string Limited = "limit";

    /// <summary>What can become of counts.</summary>
    public static readonly IReadOnlyList<string> Outcomes = [Counted, NotCounted, Limited];

    // At the same time, in the database.
    private const int Writers = 2;

    // Of a failure that may be over by then.
    private const int MaxTries = 2;

    // Runs, some hundred bytes each; far more than a day has.
    private const int MaxKnown = 10_000;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(3);

    // A locked file holds a thread for each that waits for it, and each takes a turn from pupils' answers; classes are few.
    private readonly SemaphoreSlim places = new(Writers);
    private readonly ConcurrentDictionary<(Guid Run, string Quiz), Lazy<Task<AttemptOutcome>>> underWay = new();
    private readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = MaxKnown });

    /// <summary>Adds the counts of a class that may be one.</summary>
    /// <param name="run">Id of the run; the same one again counts once.</param>
    /// <param name="quiz">The quiz.</param>
    /// <param name="language">Language it was shown in.</param>
    /// <param name="counts">The hands.</param>
    /// <param name="from">Address they came from, for the share of its network only.</param>
    /// <returns>One of <see cref="Outcomes"/>.</returns>
    public async Task<string> RecordAsync(Guid run, Quiz quiz, Language language, ClassCounts counts, IPAddress? from)
    {
        // Sent again while it is being added it is the same class, and takes no second place of its network's share.
        var handedIn = new HandedInClass(run, quiz.Counted, language, counts.Countable());
        using var limit = new CancellationTokenSource(Timeout, time);
        try
        {
            // Also when the teacher has left, or waits no longer: what was sent on purpose is kept.
            var outcome = AttemptOutcome.Unavailable;
            for (var tries = 0; outcome == AttemptOutcome.Unavailable && tries < MaxTries; tries++)
            {
                var adding = underWay.GetOrAdd((run, quiz.Slug), key => new(() => AddAsync(handedIn, NetworkCounter.NetworkOf(from), key)));
                outcome = await adding.Value.WaitAsync(limit.Token);
            }

            return outcome == AttemptOutcome.SampledOut ? Limited : outcome.IsStored() ? Counted : NotCounted;
        }
        catch (OperationCanceledException)
        {
            return NotCounted;
        }
    }

    public void Dispose()
    {
        places.Dispose();
        known.Dispose();
    }

    private async Task<AttemptOutcome> AddAsync(HandedInClass handedIn, ulong network, (Guid Run, string Quiz) key)
    {
        // Apart from the shares of attempts: a class takes nothing from the pupils who take the quiz alone.
        var (share, isReserved) = ("class/" + key.Quiz, false);
        var outcome = AttemptOutcome.Unavailable;
        try
        {
            // A stranger beyond the share costs the database nothing; what counts already, its teacher may send again.
            if (!known.TryGetValue(key, out _) && !sampling.HasPlace(network, share))
            {
                return AttemptOutcome.SampledOut;
            }

            using var limit = new CancellationTokenSource(Timeout, time);
            await places.WaitAsync(limit.Token);
            try
            {
                // Only a class that is new asks for a place, or what one device sends again would take those of its neighbours.
                outcome = await Task.Run(() => store.AddAsync(handedIn, () => isReserved = sampling.TryReserve(network, share), limit.Token), CancellationToken.None);
            }
            finally
            {
                places.Release();
            }
        }
        catch (Exception e)
        {
            // Whatever is wrong with the database: the teacher is told, and may try again.
            LogUnavailable(e.GetBaseException().Message);
        }
        finally
        {
            if (isReserved)
            {
                sampling.Release(network, share, isStored: outcome == AttemptOutcome.Counted);
            }

            if (outcome.IsStored())
            {
                known.Set(key, true, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = CountAggregator.RetentionPeriod });
            }

            underWay.TryRemove(key, out _);
        }

        return outcome;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The hands of a class can't be stored: {Reason}")]
    private partial void LogUnavailable(string reason);
}
