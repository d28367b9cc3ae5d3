using System.Security.Cryptography;
using CyberAware.Core.Data;
using CyberAware.Core.Documents;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Editing;

/// <summary>A file of which readers see something else than an instance's content folder has.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Bytes">What is public; null when the file is not there for readers.</param>
public sealed record PublishedChange(string Path, byte[]? Bytes);

/// <summary>What the database lays over the files of an instance.</summary>
/// <param name="Generation">The number of this state.</param>
/// <param name="Changes">Every file that differs, in ordinal order of the paths.</param>
public sealed record PublishedContent(long Generation, IReadOnlyList<PublishedChange> Changes)
{
    /// <summary>What is known of the documents beyond their texts, by <see cref="DocumentFile.Document"/>.</summary>
    public IReadOnlyDictionary<string, DocumentState> States { get; init; } = new Dictionary<string, DocumentState>();

    /// <summary>Reads what is public now and compares it with an instance's files.</summary>
    /// <param name="context">A context that has not been used yet.</param>
    /// <param name="files">All files of the instance's content folder.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The state; null while no release has been imported.</returns>
    /// <exception cref="System.Data.Common.DbException">The database can't be reached.</exception>
    public static async Task<PublishedContent?> ReadAsync(PortalDbContext context, IReadOnlyList<ContentFile> files, CancellationToken cancellation)
    {
        // The number first: what is published in between is read under the number before, and then read again.
        if (await context.Generations.AsNoTracking().SingleOrDefaultAsync(cancellation) is not { } generation)
        {
            return null;
        }

        var published = await (
            from row in context.Published
            join revision in context.Revisions on row.RevisionId equals revision.Id
            select new { row.Path, revision.Id, revision.Hash, revision.IsRemoval })
            .AsNoTracking().ToListAsync(cancellation);
        var own = files.Where(file => DocumentFile.TryParse(file.Path, out _))
            .ToDictionary(file => file.Path, file => Convert.ToHexStringLower(SHA256.HashData(file.Bytes)), StringComparer.Ordinal);
        var different = published
            .Where(row => row.IsRemoval ? own.ContainsKey(row.Path) : own.GetValueOrDefault(row.Path) != row.Hash)
            .ToDictionary(row => row.Path, StringComparer.Ordinal);

        // Revisions never change, so their bytes can be read after the pointers.
        var ids = different.Values.Where(row => !row.IsRemoval).Select(row => row.Id).ToList();
        var bytes = await context.Revisions.AsNoTracking().Where(revision => ids.Contains(revision.Id))
            .ToDictionaryAsync(revision => revision.Id, revision => revision.Bytes, cancellation);
        var known = published.Select(row => row.Path).ToHashSet(StringComparer.Ordinal);
        return new PublishedContent(
            generation.Number,
            [
                .. different.Values.Select(row => new PublishedChange(row.Path, row.IsRemoval ? null : bytes[row.Id]))
                    .Concat(own.Keys.Where(path => !known.Contains(path)).Select(path => new PublishedChange(path, null)))
                    .OrderBy(change => change.Path, StringComparer.Ordinal),
            ])
        {
            States = await DocumentState.ReadAllAsync(context, cancellation),
        };
    }

    /// <summary>The files as readers see them, in ordinal order of the paths.</summary>
    /// <param name="files">The files of the instance.</param>
    /// <param name="changes">What is laid over them.</param>
    public static IReadOnlyList<ContentFile> Apply(IReadOnlyList<ContentFile> files, IEnumerable<PublishedChange> changes)
    {
        var result = files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        foreach (var change in changes)
        {
            if (change.Bytes is { } bytes)
            {
                result[change.Path] = new ContentFile(change.Path, bytes);
            }
            else
            {
                result.Remove(change.Path);
            }
        }

        return [.. result.Values.OrderBy(file => file.Path, StringComparer.Ordinal)];
    }
}
