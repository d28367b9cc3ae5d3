using CyberAware.Core.Data;
using CyberAware.Core.Documents;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Editing;

/// <summary>Every public file at a moment.</summary>
/// <param name="Generation">Number of what was public.</param>
/// <param name="Files">The files, in ordinal order of their paths.</param>
internal sealed record PublishedFiles(long Generation, IReadOnlyList<ContentFile> Files)
{
    /// <summary>Reads what is public.</summary>
    /// <param name="context">The database.</param>
    /// <param name="known">What was read before, which is given back as long as nothing else is public; null for nothing.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<PublishedFiles> ReadAsync(PortalDbContext context, PublishedFiles? known, CancellationToken cancellation)
    {
        // The number first: what is published in between is read under the number before, and then read again.
        var generation = await context.Generations.AsNoTracking().Select(row => row.Number).SingleOrDefaultAsync(cancellation);
        if (known?.Generation == generation)
        {
            return known;
        }

        var files = await (
            from row in context.Published
            join revision in context.Revisions on row.RevisionId equals revision.Id
            where !revision.IsRemoval
            select new { row.Path, revision.Bytes }).AsNoTracking().ToListAsync(cancellation);
        return new PublishedFiles(generation, [.. files.Select(file => new ContentFile(file.Path, file.Bytes)).OrderBy(file => file.Path, StringComparer.Ordinal)]);
    }
}
