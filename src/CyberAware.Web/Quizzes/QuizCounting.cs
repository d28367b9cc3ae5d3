using CyberAware.Core;
using CyberAware.Core.Quizzes;

namespace CyberAware.Web.Quizzes;

/// <summary>One completed sitting, as it may be counted.</summary>
/// <param name="Id">UUID version 7; the same attempt sent twice counts once.</param>
/// <param name="Quiz">The quiz that was taken.</param>
/// <param name="Language">Language of the page.</param>
/// <param name="StartedAt">When the reader's browser says it began; null without a script.</param>
/// <param name="Duration">Time since then; null when it is unknown or can't be true.</param>
/// <param name="Options">Position of the chosen option, a question each.</param>
/// <param name="Score">Number of right answers.</param>
/// <param name="Repeat">Whether the reader's browser has taken the quiz before.</param>
public sealed record QuizAttempt(
    Guid Id, Quiz Quiz, Language Language, DateTimeOffset? StartedAt, TimeSpan? Duration, IReadOnlyList<int> Options, int Score, bool Repeat);

/// <summary>What became of an attempt.</summary>
public enum CountOutcome
{
    Counted,
    AlreadyCounted,
    NotCounted,
}

/// <summary>Hands attempts to the statistics. A reader's result never depends on what becomes of them.</summary>
public sealed class QuizCounting
{
    public Task<CountOutcome> CountAsync(QuizAttempt attempt, CancellationToken cancellation) => Task.FromResult(CountOutcome.NotCounted);
}
