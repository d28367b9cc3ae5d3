using System.Security.Cryptography;
using CyberAware.Core.Data;
using CyberAware.Core.Documents;
using CyberAware.Core.Editing.Storage;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Editing;

/// <summary>Which files decide what untouched documents say.</summary>
public enum ImportMode
{
    /// <summary>Those of the newest release: of the highest version, and of the same version the one that was imported last.</summary>
    Release,

    /// <summary>These files, whatever was imported before: somebody works on them.</summary>
    AlwaysNewest,
}

/// <summary>What an import has done.</summary>
/// <param name="IsOlder">Whether a newer release was imported before, so that nothing was done.</param>
/// <param name="Revisions">Number of revisions added.</param>
/// <param name="Moved">Number of files whose pointer was written.</param>
public sealed record ImportResult(bool IsOlder, int Revisions, int Moved);

/// <summary>Adds the files of a release to the database. Untouched documents follow them; what editors changed stays public.</summary>
/// <param name="database">The database, with the schema of this release.</param>
/// <param name="time">Tells when the files were imported.</param>
public sealed class ShippedImport(PortalDatabase database, TimeProvider time)
{
    /// <summary>Imports all of it or nothing. What was imported before adds nothing, also when two instances do it at once.</summary>
    /// <param name="files">Every file of the content folder, without errors; a path that <see cref="DocumentFile"/> refuses is passed over.</param>
    /// <param name="version">The portal's version; a commit behind a plus sign doesn't count.</param>
    /// <param name="mode">Whether the release decides which files are the newest.</param>
    /// <param name="cancellation">Gives up; nothing has been written then.</param>
    /// <exception cref="System.Data.Common.DbException">The database can't be reached.</exception>
    /// <exception cref="DbUpdateException">An editor's write came between; import again.</exception>
    public async Task<ImportResult> ImportAsync(IReadOnlyList<ContentFile> files, string version, ImportMode mode, CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();
        await using var transaction = await EditingTransaction.BeginAsync(context, cancellation);
        var known = await context.Releases.AsNoTracking().ToListAsync(cancellation);
        var newest = known.OrderBy(row => row.Version, Comparer<string>.Create(ReleaseOrder.Compare)).ThenBy(row => row.Id).LastOrDefault();
        var own = new ReleaseRow
        {
            Version = ReleaseOrder.WithoutCommit(version),
            ContentHash = ContentFile.VersionOf(files),
            ImportedAt = time.GetUtcNow().UtcDateTime,
        };
        switch (Compare(own, newest, known, mode))
        {
            case < 0:
                return new ImportResult(true, 0, 0);
            case 0:
                return new ImportResult(false, 0, 0);
        }

        if (mode == ImportMode.AlwaysNewest && newest is not null && ReleaseOrder.Compare(own.Version, newest.Version) < 0)
        {
            // Otherwise the next start would find them to be older.
            own = new ReleaseRow { Version = newest.Version, ContentHash = own.ContentHash, ImportedAt = own.ImportedAt };
        }

        context.Add(own);
        await context.SaveChangesAsync(cancellation); // gives the release its id
        var result = await new Import(context, own).RunAsync(files, cancellation);
        await Generation.RaiseAsync(context, own.ImportedAt, cancellation);
        await transaction.CommitAsync(cancellation);
        return result;
    }

    // Less than 0: older than what decides now. 0: it decides already. More: it decides from now on.
    private static int Compare(ReleaseRow own, ReleaseRow? newest, List<ReleaseRow> known, ImportMode mode)
    {
        if (newest is null)
        {
            return 1;
        }

        var isNewest = own.ContentHash == newest.ContentHash;
        if (mode == ImportMode.AlwaysNewest)
        {
            return isNewest ? 0 : 1;
        }

        var order = ReleaseOrder.Compare(own.Version, newest.Version);
        return order != 0 ? order
            : isNewest ? 0
            : known.Exists(row => row.ContentHash == own.ContentHash && row.Version == own.Version) ? -1 : 1;
    }

    // One import under the lock.
    private sealed class Import(PortalDbContext context, ReleaseRow release)
    {
        private Dictionary<string, int> numbers = [];
        private Dictionary<Guid, string> hashes = [];
        private int revisions;
        private int moved;

        public async Task<ImportResult> RunAsync(IReadOnlyList<ContentFile> files, CancellationToken cancellation)
        {
            var published = await context.Published.ToDictionaryAsync(row => row.Path, StringComparer.Ordinal, cancellation);
            await ReadRevisionsAsync(published.Values, cancellation);
            foreach (var file in files.Where(file => DocumentFile.TryParse(file.Path, out _)))
            {
                published.Remove(file.Path, out var row);
                Follow(file, row);
            }

            foreach (var row in published.Values.Where(row => row.IsShipped))
            {
                Leave(row);
            }

            await context.SaveChangesAsync(cancellation);
            return new ImportResult(false, revisions, moved);
        }

        private async Task ReadRevisionsAsync(IEnumerable<PublishedRow> published, CancellationToken cancellation)
        {
            var ids = published.SelectMany(row => new[] { row.RevisionId, row.ShippedId, row.ShippedBaseId }).OfType<Guid>().Distinct().ToList();
            hashes = await context.Revisions.Where(revision => ids.Contains(revision.Id))
                .Select(revision => new { revision.Id, revision.Hash }).ToDictionaryAsync(revision => revision.Id, revision => revision.Hash, cancellation);
            numbers = await context.Revisions.GroupBy(revision => revision.Path)
                .Select(path => new { Path = path.Key, Number = path.Max(revision => revision.Number) })
                .ToDictionaryAsync(path => path.Path, path => path.Number, StringComparer.Ordinal, cancellation);
        }

        private void Follow(ContentFile file, PublishedRow? row)
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(file.Bytes));
            if (row is null)
            {
                var first = Add(file.Path, file.Bytes, hash);
                context.Add(new PublishedRow
                {
                    Path = file.Path,
                    RevisionId = first,
                    ShippedId = first,
                    ShippedBaseId = first,
                    IsShipped = true,
                    PublishedAt = release.ImportedAt,
                    Version = Guid.NewGuid(),
                });
                moved++;
                return;
            }

            var isUntouched = IsUntouched(row);
            if (Is(row.ShippedId, hash))
            {
                if (!row.IsShipped)
                {
                    row.IsShipped = true;
                    Touch(row);
                }

                return;
            }

            // A release that takes its change back leaves the edit on the text that it stands on.
            var shipped = !isUntouched && Is(row.ShippedBaseId, hash) ? row.ShippedBaseId!.Value : Add(file.Path, file.Bytes, hash);
            (row.ShippedId, row.IsShipped) = (shipped, true);
            if (isUntouched)
            {
                (row.RevisionId, row.PublishedAt) = (shipped, release.ImportedAt);
            }
            else if (Is(row.RevisionId, hash))
            {
                row.RevisionId = shipped; // the release took the edit over, so from here on the document follows again
            }

            if (row.RevisionId == row.ShippedId)
            {
                row.ShippedBaseId = row.ShippedId;
            }

            Touch(row);
        }

        // An untouched file goes as its release wants, with its texts still in the history. An edited one stays.
        private void Leave(PublishedRow row)
        {
            row.IsShipped = false;
            if (IsUntouched(row))
            {
                row.RevisionId = Add(row.Path, [], hash: "");
                (row.ShippedId, row.ShippedBaseId, row.PublishedAt) = (row.RevisionId, row.RevisionId, release.ImportedAt);
            }

            Touch(row);
        }

        // By the bytes: who brought the shipped text back wants what is shipped.
        private bool IsUntouched(PublishedRow row) => row.ShippedId is { } shipped && Is(row.RevisionId, hashes[shipped]);

        private bool Is(Guid? revision, string hash) => revision is { } id && hashes[id] == hash;

        private void Touch(PublishedRow row)
        {
            row.Version = Guid.NewGuid();
            moved++;
        }

        private Guid Add(string path, byte[] bytes, string hash)
        {
            var number = numbers[path] = numbers.GetValueOrDefault(path) + 1;
            var revision = new RevisionRow
            {
                Id = Guid.CreateVersion7(release.ImportedAt),
                Path = path,
                Number = number,
                Hash = hash,
                Bytes = bytes,
                IsRemoval = hash.Length == 0,
                Origin = RevisionOrigin.Shipped,
                ReleaseId = release.Id,
                CreatedAt = release.ImportedAt,
            };
            context.Add(revision);
            hashes[revision.Id] = hash;
            revisions++;
            return revision.Id;
        }
    }
}
