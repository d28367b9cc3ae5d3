using CyberAware.Core.Quizzes.Counting;

namespace CyberAware.Web.Quizzes;

/// <summary>The quiz figures that pages and the open data show: in memory, so that no request waits for the database.</summary>
public sealed class LiveQuizFigures
{
    private volatile Snapshot current = new(null, default, IsAway: false, Number: 0);

    /// <summary>Figures by slug; null before they were first read.</summary>
    public IReadOnlyDictionary<string, QuizFigure>? Quizzes => current.Quizzes;

    /// <summary>When they were read, UTC; no time before.</summary>
    public DateTime? ReadAt => current.Quizzes is null ? null : current.ReadAt;

    /// <summary>Whether the database could not be asked the last time.</summary>
    public bool IsAway => current.IsAway;

    /// <summary>Changes with each state, for validators of pages.</summary>
    public string Mark => FormattableString.Invariant($"{current.ReadAt.Ticks:x}-{current.Number}");

    internal void Publish(IReadOnlyDictionary<string, QuizFigure> quizzes, DateTime readAt) =>
        current = new Snapshot(quizzes, readAt, IsAway: false, current.Number + 1);

    internal void MarkAway()
    {
        var last = current;
        if (!last.IsAway)
        {
            current = last with { IsAway = true, Number = last.Number + 1 };
        }
    }

    private sealed record Snapshot(IReadOnlyDictionary<string, QuizFigure>? Quizzes, DateTime ReadAt, bool IsAway, int Number);
}
