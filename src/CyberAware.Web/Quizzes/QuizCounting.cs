using CyberAware.Core;
using CyberAware.Core.Quizzes;
using CyberAware.Core.Quizzes.Counting;
using CyberAware.Core.Quizzes.Storage;
using CyberAware.Web.Security;

namespace CyberAware.Web.Quizzes;

/// <summary>What became of a finished quiz.</summary>
public enum CountState
{
    /// <summary>It is on disk.</summary>
    Counted,

    /// <summary>It was on disk before: the same id came again.</summary>
    AlreadyCounted,

    /// <summary>It will not be counted: its network sends more than people can. Nothing to try again.</summary>
    LeftOut,

    /// <summary>It is not counted; the same id may be sent again later.</summary>
    NotCounted,
}

/// <summary>A finished quiz as the page or the interface hands it over.</summary>
/// <param name="Id">The id that the visitor's page made.</param>
/// <param name="Options">Place of the chosen option, from 0, a question each.</param>
/// <param name="Seconds">Seconds it took; null when unknown.</param>
/// <param name="IsRepeat">Whether the visitor's device knows of an earlier one.</param>
public sealed record FinishedQuiz(Guid Id, IReadOnlyList<int> Options, int? Seconds, bool IsRepeat);

/// <summary>Counts finished quizzes. Nothing of the visitor goes further than here.</summary>
public sealed class QuizCounting(AttemptWriter writer, AttemptSampling sampling, TimeProvider time)
{
    /// <summary>Longest time, in seconds, that is taken for one sitting; beyond it the time is unknown.</summary>
    public const int LongestSitting = 24 * 60 * 60;

    /// <summary>Seconds after which it is worth trying again, as a header.</summary>
    public const string RetryAfterText = "5";

    /// <summary>Counts a quiz and answers after it is on disk, within a few seconds in any case.</summary>
    public async Task<CountState> CountAsync(HttpContext context, Quiz quiz, Language language, FinishedQuiz finished)
    {
        if (!sampling.Takes(context.Connection.RemoteIpAddress, finished.Id))
        {
            return CountState.LeftOut;
        }

        var counted = CountedQuiz.Of(quiz);
        var seconds = finished.Seconds is >= 0 and <= LongestSitting ? finished.Seconds : null;
        var attempt = new Attempt(
            finished.Id,
            counted.Asked,
            language,
            time.GetUtcNow().UtcDateTime,
            seconds,
            QuizScorer.Score(quiz.Asked, finished.Options).Right,
            [.. finished.Options.Select(option => (byte)option)],
            seconds < counted.LeastSeconds(language) ? AttemptKind.Hasty : finished.IsRepeat ? AttemptKind.Repeat : AttemptKind.First);
        return await writer.CountAsync(attempt, context.RequestAborted) switch
        {
            CountOutcome.Counted => CountState.Counted,
            CountOutcome.AlreadyCounted => CountState.AlreadyCounted,
            _ => CountState.NotCounted,
        };
    }
}
