using CyberAware.Core.Data;
using CyberAware.Core.Documents;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Editing.Media;

/// <summary>An uploaded picture as it is listed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Size">Its size.</param>
/// <param name="FileName">Name of the file that was uploaded.</param>
/// <param name="UploadedBy">Who uploaded it; null for what was imported.</param>
/// <param name="UploadedAt">When, UTC.</param>
public sealed record ListedPicture(MediaName Name, MediaSize Size, string FileName, Guid? UploadedBy, DateTime UploadedAt);

/// <summary>The uploaded pictures, in pages.</summary>
/// <param name="database">The database.</param>
public sealed class MediaCatalog(PortalDatabase database)
{
    /// <summary>Pictures of a page.</summary>
    public const int PageSize = 48;

    /// <summary>Most pages that anybody turns.</summary>
    public const int MaxPages = 1000;

    /// <summary>One page, newest first.</summary>
    /// <param name="page">Its number, from 1.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The pictures, and whether there are older ones.</returns>
    public async Task<(IReadOnlyList<ListedPicture> Pictures, bool HasMore)> ReadAsync(int page, CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();
        var rows = await context.Media.AsNoTracking().OrderByDescending(row => row.UploadedAt).ThenBy(row => row.Hash)
            .Skip((page - 1) * PageSize).Take(PageSize + 1)
            .Select(row => new { row.Hash, row.ContentType, row.Width, row.Height, row.FileName, row.UploadedBy, row.UploadedAt })
            .ToListAsync(cancellation);
        return ([.. rows.Take(PageSize).Select(row => new ListedPicture(
            MediaName.Parse(row.Hash, row.ContentType), new MediaSize(row.Width, row.Height), row.FileName, row.UploadedBy, row.UploadedAt))], rows.Count > PageSize);
    }

    /// <summary>Where pictures stand in texts of open editions, by picture.</summary>
    /// <param name="cancellation">Gives up.</param>
    public async Task<ILookup<MediaName, MediaUse>> OpenUsesAsync(CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();
        return MediaUses.Find(await OpenText.ReadAllAsync(context, cancellation));
    }
}
