using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CyberAware.Core.Data;
using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Storage;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.TestSupport.Databases;

/// <summary>Writes the rows of a publication without what decides whether it may be: for tests of what follows.</summary>
public static class TestPublication
{
    /// <summary>Publishes files as one edition.</summary>
    /// <param name="database">The database, with an imported release.</param>
    /// <param name="files">Path and text of each; null removes the file.</param>
    /// <returns>The edition and the generation that it made.</returns>
    public static async Task<(Guid Edition, long Generation)> PublishAsync(PortalDatabase database, params (string Path, string? Text)[] files)
    {
        await using var context = database.CreateDbContext();
        await using var transaction = await EditingTransaction.BeginAsync(context, CancellationToken.None);
        var now = DateTime.UtcNow;
        var edition = new EditionRow
        {
            Id = Guid.CreateVersion7(),
            Kind = nameof(DocumentKind.Page),
            Title = now.ToString("O", CultureInfo.InvariantCulture),
            State = EditionState.Published,
            CreatedBy = Guid.NewGuid(),
            CreatedAt = now,
            ChangedAt = now,
        };
        context.Add(edition);
        await context.SaveChangesAsync(CancellationToken.None);
        var generation = await Generation.RaiseAsync(context, now, CancellationToken.None);
        foreach (var (path, text) in files)
        {
            var published = await context.Published.FindAsync([path], CancellationToken.None);
            var bytes = Encoding.UTF8.GetBytes(text ?? "");
            var revision = new RevisionRow
            {
                Id = Guid.CreateVersion7(),
                Path = path,
                Number = 1 + await context.Revisions.Where(row => row.Path == path).MaxAsync(row => (int?)row.Number, CancellationToken.None) ?? 1,
                Hash = text is null ? "" : Convert.ToHexStringLower(SHA256.HashData(bytes)),
                Bytes = bytes,
                IsRemoval = text is null,
                Origin = RevisionOrigin.Edited,
                EditionId = edition.Id,
                CreatedAt = now,
            };
            context.Add(revision);
            context.Add(new EditionPublicationRow
            {
                Id = Guid.CreateVersion7(),
                EditionId = edition.Id,
                Path = path,
                RevisionId = revision.Id,
                PreviousId = published?.RevisionId,
                PublishedAt = now,
                Generation = generation,
            });
            if (published is null)
            {
                context.Add(new PublishedRow { Path = path, RevisionId = revision.Id, PublishedAt = now, Version = Guid.NewGuid() });
            }
            else
            {
                (published.RevisionId, published.PublishedAt, published.Version) = (revision.Id, now, Guid.NewGuid());
            }
        }

        await context.SaveChangesAsync(CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        return (edition.Id, generation);
    }
}
