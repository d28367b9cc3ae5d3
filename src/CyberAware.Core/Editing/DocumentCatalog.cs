using CyberAware.Core.Data;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.People;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Editing;

/// <summary>What can be edited, with the changes that are under way. A call takes two queries, however many documents there are.</summary>
/// <param name="database">The database.</param>
/// <param name="time">The clock.</param>
public sealed class DocumentCatalog(PortalDatabase database, TimeProvider time)
{
    /// <summary>States of editions whose texts can still become public.</summary>
    internal static readonly IReadOnlyList<EditionState> Open = [EditionState.Draft, EditionState.InReview, EditionState.Approved, EditionState.Scheduled, EditionState.Rejected];

    /// <summary>All documents of those kinds that the person may read, in ordinal order of their paths.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<EditingResult<DocumentList>> ListAsync(Actor actor, CancellationToken cancellation)
    {
        if (!Enum.GetValues<DocumentKind>().Any(kind => MayRead(actor, kind)))
        {
            return await RefuseAsync<DocumentList>(actor, "documents", cancellation);
        }

        await using var context = database.CreateDbContext();
        var files = await FilesAsync(context.Published, context, cancellation);
        var editions = await EditionsAsync(context.EditionTexts, context, cancellation);
        return new DocumentList([.. Group(files, editions).Where(document => MayRead(actor, document.Kind))]);
    }

    /// <summary>One document.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="document">The folder of its texts, or the path of any of its files.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<EditingResult<CatalogDocument>> FindAsync(Actor actor, string document, CancellationToken cancellation)
    {
        if (!DocumentFile.TryParse(document, out _))
        {
            return Refusal.UnknownDocument;
        }

        var (below, beside) = (document + "/", document[..(document.LastIndexOf('/') + 1)] is { Length: > 0 } folder ? folder : document);
        await using var context = database.CreateDbContext();
        var files = await FilesAsync(context.Published.Where(row => row.Path == document || row.Path.StartsWith(below) || row.Path.StartsWith(beside)), context, cancellation);
        var editions = await EditionsAsync(context.EditionTexts.Where(row => row.Path == document || row.Path.StartsWith(below) || row.Path.StartsWith(beside)), context, cancellation);
        var all = Group(files, editions).ToList();
        var found = all.Find(entry => entry.Document == document) ?? all.Find(entry => entry.Files.Any(file => file.File.Path == document));
        return found is null ? Refusal.UnknownDocument
            : MayRead(actor, found.Kind) ? found
            : await RefuseAsync<CatalogDocument>(actor, document, cancellation);
    }

    private static bool MayRead(Actor actor, DocumentKind kind) => EditingPolicy.Allows(actor, Operation.Read, ObjectFacts.For(kind, []));

    private Task<EditingResult<T>> RefuseAsync<T>(Actor actor, string subject, CancellationToken cancellation)
        where T : class =>
        EditingTrail.NoteAsync<T>(database, actor, time.GetUtcNow().UtcDateTime, Operation.Read, subject, Refusal.NotAllowed, cancellation);

    private static async Task<List<CatalogFile>> FilesAsync(IQueryable<PublishedRow> rows, PortalDbContext context, CancellationToken cancellation)
    {
        var found = await (
            from row in rows
            join revision in context.Revisions on row.RevisionId equals revision.Id
            where !revision.IsRemoval
            select new { row.Path, row.PublishedAt, IsOvertaken = row.RevisionId != row.ShippedId && row.ShippedId != row.ShippedBaseId })
            .ToListAsync(cancellation);
        return [.. found.Where(row => DocumentFile.TryParse(row.Path, out _)).Select(row => new CatalogFile(DocumentFile.Parse(row.Path), row.PublishedAt, row.IsOvertaken))];
    }

    private static async Task<List<OpenEdition>> EditionsAsync(IQueryable<EditionTextRow> texts, PortalDbContext context, CancellationToken cancellation)
    {
        var rows = await (
            from text in texts
            join edition in context.Editions on text.EditionId equals edition.Id
            where Open.Contains(edition.State)
            join person in context.Users on edition.CreatedBy equals person.Id into people
            from person in people.DefaultIfEmpty()
            select new { text.Path, edition.Id, edition.Title, edition.State, edition.ChangedAt, edition.CreatedBy, Name = person == null ? "" : person.DisplayName })
            .ToListAsync(cancellation);
        return [.. rows.GroupBy(row => (row.Id, row.Title, row.State, row.ChangedAt, row.CreatedBy, row.Name), row => row.Path)
            .Select(edition => new OpenEdition(
                edition.Key.Id, edition.Key.Title, edition.Key.State, edition.Key.ChangedAt, edition.Key.CreatedBy, edition.Key.Name, [.. edition.Order(StringComparer.Ordinal)]))
            .OrderByDescending(edition => edition.ChangedAt).ThenBy(edition => edition.Id)];
    }

    // A folder with a text in a language is one document with all that lies directly in it; any other file stands alone.
    private static IEnumerable<CatalogDocument> Group(IReadOnlyCollection<CatalogFile> files, IReadOnlyCollection<OpenEdition> editions)
    {
        var known = files.ToDictionary(file => file.File.Path, StringComparer.Ordinal);
        foreach (var path in editions.SelectMany(edition => edition.Paths).Where(path => !known.ContainsKey(path)).Distinct(StringComparer.Ordinal).ToList())
        {
            known.Add(path, new CatalogFile(DocumentFile.Parse(path), null, false));
        }

        var folders = known.Values.Where(file => file.File.Language is not null).Select(file => file.File.Document).ToHashSet(StringComparer.Ordinal);
        var byDocument = editions.SelectMany(edition => edition.Paths.Select(path => (Document: DocumentOf(path), Edition: edition))).Distinct()
            .ToLookup(pair => pair.Document, pair => pair.Edition, StringComparer.Ordinal);
        return known.Values.GroupBy(file => DocumentOf(file.File.Path), StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new CatalogDocument(group.Key, group.First().File.Kind, [.. group.OrderBy(file => file.File.Path, StringComparer.Ordinal)], [.. byDocument[group.Key]]));

        string DocumentOf(string path) => path.LastIndexOf('/') is > 0 and var slash && folders.Contains(path[..slash]) ? path[..slash] : path;
    }
}
