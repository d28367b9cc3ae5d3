using CyberAware.Core.Data;
using CyberAware.Core.Editing.Storage;

namespace CyberAware.Core.Editing;

/// <summary>A revision in a history.</summary>
/// <param name="Id">Id.</param>
/// <param name="Path">Path of the file under the content folder.</param>
/// <param name="Number">Counts the revisions of the path, from 1.</param>
/// <param name="Origin">Where it came from.</param>
/// <param name="CreatedAt">When it was saved or first shipped, UTC.</param>
public sealed record RevisionView(Guid Id, string Path, int Number, RevisionOrigin Origin, DateTime CreatedAt)
{
    /// <summary>Name of who saved it; null for what no person of this portal saved.</summary>
    public string? Author { get; init; }

    /// <summary>The release that shipped it: 1.4.0; null for what was not shipped.</summary>
    public string? Release { get; init; }

    /// <summary>The edition it was saved in; null for what was shipped.</summary>
    public Guid? EditionId { get; init; }

    /// <summary>What readers may know about the change.</summary>
    public string? PublicNote { get; init; }

    /// <summary>What colleagues may know about the change.</summary>
    public string? InternalNote { get; init; }

    /// <summary>Whether the meaning stayed.</summary>
    public bool IsMinor { get; init; }

    /// <summary>Whether the file went away with it.</summary>
    public bool IsRemoval { get; init; }

    /// <summary>Whether readers see it now.</summary>
    public bool IsPublic { get; init; }

    /// <summary>When an edition first made it public, UTC; null when none did.</summary>
    public DateTime? PublishedAt { get; init; }

    /// <summary>The revision that it was checked against, of the other language or the shipped one of its own path.</summary>
    public Guid? CheckedAgainstId { get; init; }
}

/// <summary>The history of a file.</summary>
/// <param name="Path">Path under the content folder.</param>
/// <param name="Revisions">All revisions, newest first.</param>
public sealed record HistoryView(string Path, IReadOnlyList<RevisionView> Revisions);

/// <summary>Two revisions side by side.</summary>
/// <param name="Older">The one that is compared with; null when there was nothing.</param>
/// <param name="Newer">The other one.</param>
/// <param name="Parts">The comparison by words; null when one of them is a picture.</param>
public sealed record RevisionComparison(RevisionView? Older, RevisionView Newer, IReadOnlyList<DiffPart>? Parts);

/// <summary>What an edition would change in one file.</summary>
/// <param name="Authors">Names of who wrote it since the last publication, in the order of their first change.</param>
/// <param name="Saves">Their saves, oldest first; also those that came in from other editions.</param>
/// <param name="Comparison">From what is public to what was saved last; of what was published, from what was public before.</param>
public sealed record FileChanges(IReadOnlyList<string> Authors, IReadOnlyList<RevisionView> Saves, RevisionComparison Comparison);

/// <summary>What an edition would change.</summary>
/// <param name="Edition">The edition.</param>
/// <param name="Files">Its files with a change.</param>
public sealed record EditionChanges(EditionView Edition, IReadOnlyList<FileChanges> Files)
{
    internal static async Task<EditionChanges> ReadAsync(PortalDbContext context, EditionSet set, CancellationToken cancellation)
    {
        var changed = set.Texts.Where(text => text.IsChanged).ToList();
        var views = await RevisionViews.ReadAsync(context, changed.ConvertAll(text => text.Path), cancellation);
        var files = new List<FileChanges>();
        foreach (var text in changed)
        {
            var saves = text.Changes.Select(revision => views.Find(revision.Id)!).ToList();
            var before = set.Row.PublishedAt is null ? views.All.FirstOrDefault(view => view.Path == text.Path && view.IsPublic) : views.Find(text.Row.BaseId);
            files.Add(new FileChanges(
                [.. saves.Select(save => save.Author).OfType<string>().Distinct(StringComparer.Ordinal)],
                saves,
                await views.CompareAsync(before, views.Find(text.Current!.Id)!, cancellation)));
        }

        return new EditionChanges(EditionView.From(set), files);
    }
}
