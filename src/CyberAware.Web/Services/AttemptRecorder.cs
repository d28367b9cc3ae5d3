using System.Net;
using CyberAware.Core;
using CyberAware.Core.Quizzes;
using CyberAware.Core.Quizzes.Counting;
using CyberAware.Core.Quizzes.Storage;
using CyberAware.Web.Security;

namespace CyberAware.Web.Services;

/// <summary>One completed sitting, as it may be counted.</summary>
/// <param name="Id">UUID, of version 7 from the portal's pages; the same attempt sent twice counts once.</param>
/// <param name="Quiz">The quiz that was taken.</param>
/// <param name="Language">Language of the page.</param>
/// <param name="StartToken">The portal's signature under the id, which holds the start; null without one.</param>
/// <param name="Duration">Time it took by the reader's clock, see <see cref="DurationOf"/>; null when it is unknown.</param>
/// <param name="Options">Position of the chosen option, from 0, one for each question.</param>
/// <param name="Repeat">Whether the reader's browser has taken the quiz before.</param>
public sealed record SubmittedAttempt(Guid Id, Quiz Quiz, Language Language, string? StartToken, TimeSpan? Duration, IReadOnlyList<int> Options, bool Repeat)
{
    private static readonly TimeSpan MaxDuration = TimeSpan.FromHours(24);

    /// <summary>What came out of it.</summary>
    public QuizScore Score { get; } = QuizScorer.Score(Quiz.Asked, Options);

    /// <summary>The time between two moments of one clock, so that its error cancels out.</summary>
    /// <returns>0 to 24 hours; null when the start is unknown or the time can't be true.</returns>
    public static TimeSpan? DurationOf(DateTimeOffset? started, DateTimeOffset finished) =>
        finished - started is { } taken && taken >= TimeSpan.Zero && taken <= MaxDuration ? taken : null;
}

/// <summary>
/// Hands attempts to the statistics. A reader's result never depends on what becomes of them, and nothing of the
/// reader but the answers goes further than here.
/// </summary>
public sealed class AttemptRecorder(AttemptWriter writer, AttemptSampling sampling, QuizStarts starts, TimeProvider time)
{
    /// <summary>Counts an attempt and answers after it is on disk, within a few seconds in any case.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="from">Address it came from, for the quotas of its network only.</param>
    public async Task<AttemptOutcome> RecordAsync(SubmittedAttempt attempt, IPAddress? from)
    {
        var network = NetworkCounter.NetworkOf(from);
        if (!sampling.ShouldCount(network, attempt.Id))
        {
            return AttemptOutcome.SampledOut;
        }

        var (kind, seconds) = Judge(attempt, network);
        var outcome = AttemptOutcome.Unavailable;
        try
        {
            // Also when the client has left: the attempt is stored all the same, and its network's quotas must know.
            outcome = await writer.CountAsync(
                new Attempt(
                    attempt.Id,
                    attempt.Quiz.Counted,
                    attempt.Language,
                    time.GetUtcNow().UtcDateTime,
                    seconds,
                    attempt.Score.Right,
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

        return outcome;
    }

    // Only the portal's own clock makes an attempt worth publishing; the device's may only make it shorter.
    // What is to be published has a place reserved.
    private (AttemptKind Kind, int? Seconds) Judge(SubmittedAttempt attempt, ulong network)
    {
        if (starts.Elapsed(attempt.Quiz.Slug, attempt.Id, attempt.StartToken) is not { } elapsed)
        {
            return (AttemptKind.Untimed, (int?)attempt.Duration?.TotalSeconds);
        }

        var seconds = (int)(attempt.Duration is { } said && said < elapsed ? said : elapsed).TotalSeconds;
        return (
            seconds < attempt.Quiz.MinSeconds(attempt.Language) ? AttemptKind.TooFast
            : !sampling.TryReserve(network, attempt.Quiz.Slug) ? AttemptKind.Surplus
            : attempt.Repeat ? AttemptKind.Repeat
            : AttemptKind.First,
            seconds);
    }
}
