using CyberAware.Core.Quizzes.Publishing;

namespace CyberAware.Web.Quizzes;

/// <summary>The public figures of quizzes as pages and the open data show them: in memory, so that no request waits for the database.</summary>
public sealed class LiveQuizFigures
{
    private readonly Lock writing = new();
    private volatile Snapshot current = new(null, IsUnavailable: false);

    /// <summary>All that is public; null before it was first read.</summary>
    public IReadOnlyList<PublishedVersion>? Versions => current.Versions;

    /// <summary>Whether the database could not be asked the last time.</summary>
    public bool IsUnavailable => current.IsUnavailable;

    /// <summary>Changes with what is shown, for validators of pages; the same in every portal that shows the same.</summary>
    public string Mark => current.Mark;

    /// <summary>Shows what was read.</summary>
    public void Show(IReadOnlyList<PublishedVersion> versions)
    {
        lock (writing)
        {
            current = new Snapshot(versions, IsUnavailable: false);
        }
    }

    internal void MarkUnavailable()
    {
        lock (writing)
        {
            current = new Snapshot(current.Versions, IsUnavailable: true);
        }
    }

    private sealed record Snapshot(IReadOnlyList<PublishedVersion>? Versions, bool IsUnavailable)
    {
        public string Mark { get; } = FormattableString.Invariant(
            $"{Versions?.Aggregate(0L, (sum, version) => unchecked((sum * 31) + version.PublishedAt.Ticks)) ?? -1:x}-{(IsUnavailable ? 1 : 0)}");
    }
}
