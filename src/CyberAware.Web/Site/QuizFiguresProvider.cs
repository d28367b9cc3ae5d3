using CyberAware.Core.Quizzes.Publishing;

namespace CyberAware.Web.Site;

/// <summary>The public figures of quizzes at one moment.</summary>
/// <param name="Versions">All that is public; null before it was first read.</param>
/// <param name="Classes">All that is public of classes; empty before it was first read.</param>
/// <param name="IsUnavailable">Whether the database could not be asked the last time.</param>
public sealed record QuizFigures(IReadOnlyList<PublishedVersion>? Versions, IReadOnlyList<PublishedClasses> Classes, bool IsUnavailable);

/// <summary>Holds the public figures of quizzes for pages and open data: in memory, so that no request waits for the database.</summary>
public sealed class QuizFiguresProvider
{
    private readonly Lock writing = new();
    private volatile QuizFigures current = new(null, [], IsUnavailable: false);

    public QuizFigures Current => current;

    /// <summary>Shows what was read.</summary>
    public void Show(IReadOnlyList<PublishedVersion> versions, IReadOnlyList<PublishedClasses> classes)
    {
        lock (writing)
        {
            current = new QuizFigures(versions, classes, IsUnavailable: false);
        }
    }

    internal void MarkUnavailable()
    {
        lock (writing)
        {
            current = current with { IsUnavailable = true };
        }
    }
}
