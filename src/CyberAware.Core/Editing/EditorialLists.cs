using CyberAware.Core.Data;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.People;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Editing;

/// <summary>A document of which one language waits for the other, since a warning could not wait.</summary>
/// <param name="Document">Folder of the document.</param>
/// <param name="Behind">The language that is behind.</param>
/// <param name="Since">Since when readers see the other one, UTC.</param>
/// <param name="DueAt">By when it must have followed, UTC.</param>
public sealed record TranslationTask(string Document, Language Behind, DateTime Since, DateTime DueAt);

/// <summary>A file that editors changed and of which a later release ships something else, or nothing any more.</summary>
/// <param name="Path">Path under the content folder.</param>
/// <param name="OursId">The revision that readers see; it may be a removal.</param>
/// <param name="BaseId">The shipped revision that ours stands on; null for a file that was the editors' own.</param>
/// <param name="ShippedId">The newest shipped revision. Who confirms ours against it has settled the matter.</param>
/// <param name="IsShipped">Whether the newest release still has the file.</param>
public sealed record ShippedChange(string Path, Guid OursId, Guid? BaseId, Guid ShippedId, bool IsShipped);

/// <summary>What waits for somebody: editions by state, signatures, languages that are behind, shipped texts that changed.</summary>
/// <param name="database">The database.</param>
public sealed class EditorialLists(PortalDatabase database)
{
    /// <summary>How long one language of a warning may be ahead of the other.</summary>
    public static readonly TimeSpan TranslationTime = TimeSpan.FromHours(24);

    /// <summary>Editions in a state, newest change first, of those kinds that the person may read.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="state">The state.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<IReadOnlyList<EditionView>> InStateAsync(Actor actor, EditionState state, CancellationToken cancellation) =>
        ReadAsync(actor, editions => editions.Where(edition => edition.State == state), cancellation);

    /// <summary>What was published without a review and nobody has signed yet; warnings of duty officers among it.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<IReadOnlyList<EditionView>> UnsignedAsync(Actor actor, CancellationToken cancellation) =>
        ReadAsync(actor, editions => editions.Where(edition => edition.IsUrgent && edition.CountersignedBy == null), cancellation);

    /// <summary>Warnings of which one language must follow the other, the most urgent first.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IReadOnlyList<TranslationTask>> TranslationsAsync(Actor actor, CancellationToken cancellation)
    {
        if (!EditingPolicy.Allows(actor, Operation.Read, new ObjectFacts(DocumentKind.Alert, Language.All, [])))
        {
            return [];
        }

        await using var context = database.CreateDbContext();
        var kind = DocumentKind.Alert.ToString();
        var publications = await (
            from publication in context.EditionPublications
            join edition in context.Editions on publication.EditionId equals edition.Id
            where edition.Kind == kind
            select new { publication.EditionId, publication.Path, publication.PublishedAt }).ToListAsync(cancellation);
        var documents = publications.Select(row => DocumentFile.Parse(row.Path)).Where(file => file.Language is not null).DistinctBy(file => file.Document).ToList();
        var histories = await FileHistory.ReadAsync(context, [.. documents.SelectMany(file => new[] { file.Path, file.Counterpart! })], cancellation);
        var tasks = new List<TranslationTask>();
        foreach (var document in documents)
        {
            var lines = Language.All.Select(language => histories[$"{document.Document}/{language}.md"].PublicLine()).ToList();
            var staleness = Staleness.For(lines[0], lines[1]);
            foreach (var language in Language.All.Where(staleness.IsStale))
            {
                var missed = staleness[language]!.Missed[0];
                var since = publications.Where(row => row.EditionId == missed.EditionId && row.Path == missed.Path).Select(row => row.PublishedAt).DefaultIfEmpty(missed.CreatedAt).Min();
                tasks.Add(new TranslationTask(document.Document, language, since, since + TranslationTime));
            }
        }

        return [.. tasks.OrderBy(task => task.DueAt).ThenBy(task => task.Document, StringComparer.Ordinal)];
    }

    /// <summary>Files of which the shipped text has changed, or gone, since editors changed them; in ordinal order of the paths.</summary>
    /// <param name="actor">Who asks; gets those that he may read.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IReadOnlyList<ShippedChange>> ShippedChangesAsync(Actor actor, CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();
        var rows = await (
            from row in context.Published
            join ours in context.Revisions on row.RevisionId equals ours.Id
            where row.ShippedId != null
                && ((row.IsShipped && row.ShippedId != row.ShippedBaseId) || (!row.IsShipped && row.ShippedId != row.RevisionId && !ours.IsRemoval))
            select row).AsNoTracking().ToListAsync(cancellation);
        return [.. rows.Where(row => EditingPolicy.Allows(actor, Operation.Read, ObjectFacts.For(DocumentFile.Parse(row.Path))))
            .Select(row => new ShippedChange(row.Path, row.RevisionId, row.ShippedBaseId, row.ShippedId!.Value, row.IsShipped))
            .OrderBy(change => change.Path, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<EditionView>> ReadAsync(Actor actor, Func<IQueryable<EditionRow>, IQueryable<EditionRow>> choose, CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();
        var views = new List<EditionView>();
        foreach (var row in await choose(context.Editions).OrderByDescending(edition => edition.ChangedAt).ThenBy(edition => edition.Id).ToListAsync(cancellation))
        {
            var set = (await EditionSet.FromAsync(context, row, cancellation))!;
            if (EditingPolicy.Allows(actor, Operation.Read, set.Facts))
            {
                views.Add(EditionView.From(set));
            }
        }

        return views;
    }
}
