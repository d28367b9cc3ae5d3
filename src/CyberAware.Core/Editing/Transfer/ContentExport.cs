using System.Text.Json;
using CyberAware.Core.Audit;
using CyberAware.Core.Data;
using CyberAware.Core.Documents;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Editing.Transfer;

/// <summary>What an export wrote.</summary>
/// <param name="ContentHash">Hash of the documents, as <c>ContentFile.VersionOf</c> gives it.</param>
/// <param name="Files">Number of files that readers see the content of.</param>
/// <param name="Pictures">Number of uploaded pictures.</param>
/// <param name="Revisions">Number of lines of the history.</param>
public sealed record ExportResult(string ContentHash, int Files, int Pictures, int Revisions);

/// <summary>
/// Writes all that editors made into a folder: the documents as readers see them, in the format of a release, the pictures, and
/// the whole history. Nobody needs this program to read it.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="time">The clock.</param>
public sealed class ContentExport(PortalDatabase database, TimeProvider time)
{
    private static readonly byte[] NewLine = [(byte)'\n'];

    /// <summary>Writes the folder; its <c>export.json</c> comes last, so that a half-written one has none.</summary>
    /// <param name="folder">A folder that is empty or not there.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="TransferException">The folder is not empty, or nothing is published yet.</exception>
    /// <exception cref="System.Data.Common.DbException">The database can't be reached.</exception>
    public async Task<ExportResult> WriteAsync(string folder, CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();

        // All that is read belongs to one moment: nobody publishes meanwhile.
        await using var transaction = await EditingTransaction.BeginAsync(context, cancellation);
        var published = await context.Published.AsNoTracking().OrderBy(row => row.Path).ToListAsync(cancellation);
        if (published.Count == 0)
        {
            throw new TransferException("No document has been published in this database; start the portal once, so that it imports its release.");
        }

        var target = TransferFolder.Create(folder);
        var (files, removed) = await WriteContentAsync(context, target, cancellation);
        var media = await WriteMediaAsync(context, target, cancellation);
        var revisions = await WriteHistoryAsync(context, target, cancellation);
        var states = await DocumentState.ReadAllAsync(context, cancellation);
        var now = time.GetUtcNow().UtcDateTime;
        var manifest = new ExportManifest(
            TransferFormat.Version,
            now,
            ContentFile.VersionOf(files),
            files.Count,
            removed,
            [.. states.Values.SelectMany(state => Language.All.Where(language => state[language].BehindSince is not null).Select(language => $"{state.Document}/{language}.md"))
                .Order(StringComparer.Ordinal)],
            media,
            await context.Permalinks.OrderBy(row => row.Address).Select(row => new ExportedPermalink(row.Address, row.PublishedAt)).ToListAsync(cancellation),
            await context.Redirects.OrderBy(row => row.From).Select(row => new ExportedRedirect(row.From, row.To, row.MovedAt)).ToListAsync(cancellation));
        await target.WriteAsync(TransferFormat.Manifest, JsonSerializer.SerializeToUtf8Bytes(manifest, TransferFormat.Indented), cancellation);
        await AuditLog.AddAsync(
            context,
            new AuditEntry(now, "content-exported", manifest.ContentHash) { Details = new() { { "files", files.Count }, { "revisions", revisions } } },
            cancellation);
        await transaction.CommitAsync(cancellation);
        return new ExportResult(manifest.ContentHash, files.Count, media.Count, revisions);
    }

    private static async Task<(List<ContentFile> Files, List<string> Removed)> WriteContentAsync(
        PortalDbContext context, TransferFolder target, CancellationToken cancellation)
    {
        var (files, removed) = (new List<ContentFile>(), new List<string>());
        var rows = from row in context.Published
                   join revision in context.Revisions on row.RevisionId equals revision.Id
                   orderby row.Path
                   select new { row.Path, revision.IsRemoval, revision.Bytes };
        await foreach (var row in rows.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (!DocumentFile.TryParse(row.Path, out var file))
            {
                throw new TransferException($"The database holds '{row.Path}', which is no path of a document.");
            }

            if (row.IsRemoval)
            {
                removed.Add(file.Path);
                continue;
            }

            await target.WriteAsync($"{TransferFormat.Content}/{file.Path}", row.Bytes, cancellation);
            files.Add(new ContentFile(file.Path, row.Bytes));
        }

        return (files, removed);
    }

    private static async Task<List<ExportedPicture>> WriteMediaAsync(PortalDbContext context, TransferFolder target, CancellationToken cancellation)
    {
        var names = await PeopleAsync(context, cancellation);
        var pictures = new List<ExportedPicture>();
        await foreach (var row in context.Media.AsNoTracking().OrderBy(row => row.Hash).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var file = $"{TransferFormat.Media}/{row.Hash}.{TransferFormat.Endings[row.ContentType]}";
            await target.WriteAsync(file, row.Bytes, cancellation);
            pictures.Add(new ExportedPicture(
                file, row.Hash, row.ContentType, row.Width, row.Height, row.FileName, row.UploadedBy is { } id ? names.GetValueOrDefault(id) : null, row.UploadedAt));
        }

        return pictures;
    }

    private static async Task<int> WriteHistoryAsync(PortalDbContext context, TransferFolder target, CancellationToken cancellation)
    {
        var names = await PeopleAsync(context, cancellation);
        var releases = await context.Releases.ToDictionaryAsync(row => row.Id, row => row.Version, cancellation);
        var editions = await context.Editions.ToDictionaryAsync(row => row.Id, row => row.Title, cancellation);
        var publications = (await context.EditionPublications.Select(row => new { row.RevisionId, row.PublishedAt }).ToListAsync(cancellation))
            .GroupBy(row => row.RevisionId).ToDictionary(group => group.Key, group => group.Min(row => row.PublishedAt));
        var current = (await context.Published.Select(row => row.RevisionId).ToListAsync(cancellation)).ToHashSet();
        var numbers = await context.Revisions.Select(row => new { row.Id, row.Path, row.Number }).ToDictionaryAsync(row => row.Id, cancellation);
        var count = 0;
        await using var file = target.CreateFile(TransferFormat.History);
        await foreach (var row in context.Revisions.AsNoTracking().OrderBy(row => row.Path).ThenBy(row => row.Number).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var text = row.IsRemoval ? null : DocumentText.Read(row.Bytes);
            var against = row.CheckedAgainstId is { } other ? numbers.GetValueOrDefault(other) : null;
            var line = new ExportedRevision(row.Path, row.Number, row.Origin, row.CreatedAt)
            {
                Release = row.ReleaseId is { } release ? releases.GetValueOrDefault(release) : null,
                Author = row.AuthorId is { } author ? names.GetValueOrDefault(author) : null,
                Edition = row.EditionId is { } edition ? editions.GetValueOrDefault(edition) : null,
                PublicNote = row.PublicNote,
                InternalNote = row.InternalNote,
                IsMinor = row.IsMinor,
                IsRemoval = row.IsRemoval,
                IsPublic = current.Contains(row.Id),
                PublishedAt = publications.TryGetValue(row.Id, out var at) ? at : null,
                CheckedAgainst = against?.Path == row.Path ? null : against?.Number,
                KeptAgainst = against?.Path == row.Path ? against.Number : null,
                Hash = row.Hash,
                Text = text,
                Bytes = text is null && !row.IsRemoval ? row.Bytes : null,
            };
            await file.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(line, TransferFormat.Line), cancellation);
            await file.WriteAsync(NewLine, cancellation);
            count++;
        }

        return count;
    }

    private static Task<Dictionary<Guid, string>> PeopleAsync(PortalDbContext context, CancellationToken cancellation) =>
        context.Users.ToDictionaryAsync(person => person.Id, person => person.DisplayName, cancellation);
}
