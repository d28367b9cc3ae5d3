using CyberAware.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Editing;

/// <summary>The revisions of some files as people read them, with names for ids.</summary>
internal sealed class RevisionViews
{
    private readonly PortalDbContext context;
    private readonly Dictionary<Guid, RevisionView> views;

    private RevisionViews(PortalDbContext context, IEnumerable<RevisionView> views) =>
        (this.context, this.views) = (context, views.ToDictionary(view => view.Id));

    public IReadOnlyCollection<RevisionView> All => views.Values;

    public int Count => views.Count;

    public static async Task<RevisionViews> ReadAsync(PortalDbContext context, IReadOnlyCollection<string> paths, CancellationToken cancellation)
    {
        var histories = await FileHistory.ReadAsync(context, paths, cancellation);
        var published = await context.Published.Where(row => paths.Contains(row.Path)).Select(row => row.RevisionId).ToListAsync(cancellation);
        var rows = histories.Values.SelectMany(history => history.Revisions.Select(row => (History: history, Row: row))).ToList();
        var people = rows.Select(entry => entry.Row.AuthorId).OfType<Guid>().Distinct().ToList();
        var names = await context.Users.Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.DisplayName, cancellation);
        var releases = await context.Releases.ToDictionaryAsync(release => release.Id, release => release.Version, cancellation);
        return new RevisionViews(context, rows.Select(entry => new RevisionView(entry.Row.Id, entry.Row.Path, entry.Row.Number, entry.Row.Origin, entry.Row.CreatedAt)
        {
            Author = entry.Row.AuthorId is { } author ? names.GetValueOrDefault(author) : null,
            Release = entry.Row.ReleaseId is { } release ? releases.GetValueOrDefault(release) : null,
            EditionId = entry.Row.EditionId,
            PublicNote = entry.Row.PublicNote,
            InternalNote = entry.Row.InternalNote,
            IsMinor = entry.Row.IsMinor,
            IsRemoval = entry.Row.IsRemoval,
            IsPublic = published.Contains(entry.Row.Id),
            PublishedAt = entry.History.WasPublic.Contains(entry.Row.Id) ? entry.History.PublishedAt(entry.Row) : null,
            CheckedAgainstId = entry.Row.CheckedAgainstId,
        }));
    }

    public RevisionView? Find(Guid? id) => id is { } known ? views.GetValueOrDefault(known) : null;

    public async Task<RevisionComparison> CompareAsync(RevisionView? older, RevisionView newer, CancellationToken cancellation) => new(
        older, newer, await TextAsync(older, cancellation) is { } before && await TextAsync(newer, cancellation) is { } after ? WordDiff.Compare(before, after) : null);

    // What is not there, and a file that went away, count as empty; null for a picture.
    private async Task<string?> TextAsync(RevisionView? view, CancellationToken cancellation) =>
        view is null or { IsRemoval: true } ? ""
        : DocumentText.Read(await context.Revisions.Where(row => row.Id == view.Id).Select(row => row.Bytes).SingleAsync(cancellation));
}
