using System.Net;
using CyberAware.Core;
using CyberAware.Core.Quizzes;
using CyberAware.Core.Quizzes.Counting;
using CyberAware.Core.Quizzes.Storage;
using CyberAware.Web.Security;

namespace CyberAware.Web.Quizzes;

/// <summary>One completed sitting, as it may be counted.</summary>
/// <param name="Id">UUID, of version 7 from the portal's pages; the same attempt sent twice counts once.</param>
/// <param name="Quiz">The quiz that was taken.</param>
/// <param name="Language">Language of the page.</param>
/// <param name="StartToken">The portal's signature under the id, which holds the start; null without one.</param>
/// <param name="Duration">Time it took by the reader's clock; null when it is unknown or can't be true.</param>
/// <param name="Options">Position of the chosen option, a question each.</param>
/// <param name="Repeat">Whether the reader's browser has taken the quiz before.</param>
public sealed record QuizAttempt(Guid Id, Quiz Quiz, Language Language, string? StartToken, TimeSpan? Duration, IReadOnlyList<int> Options, bool Repeat);

/// <summary>What became of an attempt.</summary>
public enum CountOutcome
{
    /// <summary>It is on disk.</summary>
    Counted,

    /// <summary>It was on disk before: the same id came again.</summary>
    AlreadyCounted,

    /// <summary>It will not be counted: its network sends more than people do. Nothing to try again.</summary>
    LeftOut,

    /// <summary>It is not counted; the same id may be sent again later.</summary>
    NotCounted,
}

/// <summary>
/// Hands attempts to the statistics. A reader's result never depends on what becomes of them, and nothing of the
/// reader but the answers goes further than here.
/// </summary>
public sealed class QuizCounting(AttemptWriter writer, AttemptSampling sampling, QuizStarts starts, TimeProvider time)
{
    /// <summary>Longest time that is taken for one sitting; beyond it the time is unknown.</summary>
    public static readonly TimeSpan LongestSitting = TimeSpan.FromHours(24);

    /// <summary>Counts an attempt and answers after it is on disk, within a few seconds in any case.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="from">Address it came from, for the quotas of its network only.</param>
    public async Task<CountOutcome> CountAsync(QuizAttempt attempt, IPAddress? from)
    {
        var network = NetworkCounter.NetworkOf(from);
        if (!sampling.Takes(network, attempt.Id))
        {
            return CountOutcome.LeftOut;
        }

        var counted = CountedQuiz.Of(attempt.Quiz);
        var (kind, seconds) = Judge(attempt, counted.LeastSeconds(attempt.Language), network);
        var outcome = AttemptOutcome.Unavailable;
        try
        {
            // Also when the client has left: the attempt is stored all the same, and its network's quotas must know.
            outcome = await writer.CountAsync(
                new Attempt(
                    attempt.Id,
                    counted.Asked,
                    attempt.Language,
                    time.GetUtcNow().UtcDateTime,
                    seconds,
                    QuizScorer.Score(attempt.Quiz.Asked, attempt.Options).Right,
                    [.. attempt.Options.Select(option => (byte)option)],
                    kind),
                CancellationToken.None);
        }
        finally
        {
            if (kind is AttemptKind.First or AttemptKind.Repeat)
            {
                sampling.Release(network, attempt.Quiz.Slug, isStored: outcome == AttemptOutcome.Counted);
            }
        }

        if (outcome == AttemptOutcome.Counted)
        {
            sampling.Add(network);
        }

        return outcome switch
        {
            AttemptOutcome.Counted => CountOutcome.Counted,
            AttemptOutcome.AlreadyCounted => CountOutcome.AlreadyCounted,
            _ => CountOutcome.NotCounted,
        };
    }

    // Only the portal's own clock makes an attempt worth publishing; the device's may only make it shorter.
    // What is to be published has a place reserved.
    private (AttemptKind Kind, int? Seconds) Judge(QuizAttempt attempt, int leastSeconds, ulong network)
    {
        var said = attempt.Duration is { } taken && taken >= TimeSpan.Zero && taken <= LongestSitting ? taken : (TimeSpan?)null;
        if (starts.Elapsed(attempt.Quiz.Slug, attempt.Id, attempt.StartToken) is not { } elapsed)
        {
            return (AttemptKind.Untimed, (int?)said?.TotalSeconds);
        }

        var seconds = (int)(said < elapsed ? said.Value : elapsed).TotalSeconds;
        return (
            seconds < leastSeconds ? AttemptKind.Hasty
            : !sampling.TryReserve(network, attempt.Quiz.Slug) ? AttemptKind.Surplus
            : attempt.Repeat ? AttemptKind.Repeat
            : AttemptKind.First,
            seconds);
    }
}
