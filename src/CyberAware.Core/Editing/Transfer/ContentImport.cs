using System.Security.Cryptography;
using System.Text.Json;
using CyberAware.Core.Audit;
using CyberAware.Core.Data;
using CyberAware.Core.Documents;
using CyberAware.Core.Editing.Storage;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;

namespace CyberAware.Core.Editing.Transfer;

/// <summary>What an import brought.</summary>
/// <param name="ContentHash">Hash of the documents, the same as that of the export.</param>
/// <param name="Files">Number of files.</param>
/// <param name="Pictures">Number of pictures.</param>
/// <param name="Removed">Number of files that are known to be taken away.</param>
public sealed record TransferResult(string ContentHash, int Files, int Pictures, int Removed);

/// <summary>
/// Brings an exported folder into an empty database. The documents are there as they were, with the marks of what is behind or
/// taken away; who wrote what before stays in the folder's history, since those people have no accounts here.
/// </summary>
/// <param name="database">The database, with the schema of this release and no document.</param>
/// <param name="time">The clock.</param>
public sealed class ContentImport(PortalDatabase database, TimeProvider time)
{
    /// <summary>Imports all of it or nothing.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="TransferException">The folder is no whole export, or the database is not empty.</exception>
    /// <exception cref="System.Data.Common.DbException">The database can't be reached.</exception>
    public async Task<TransferResult> ReadAsync(string folder, CancellationToken cancellation)
    {
        var source = TransferFolder.Open(folder);
        var manifest = await ReadManifestAsync(source, cancellation);
        var files = await ReadContentAsync(source, manifest, cancellation);
        var pictures = await ReadMediaAsync(source, manifest, cancellation);
        var now = time.GetUtcNow().UtcDateTime;

        await using var context = database.CreateDbContext();
        await using var transaction = await EditingTransaction.BeginAsync(context, cancellation);
        if (await context.Revisions.AnyAsync(cancellation) || await context.Editions.AnyAsync(cancellation) || await context.Media.AnyAsync(cancellation))
        {
            throw new TransferException("The database is not empty; an import needs one that has been migrated and never served.");
        }

        foreach (var file in files)
        {
            Add(context, file.Path, file.Bytes, now, manifest.Behind.Contains(file.Path));
        }

        foreach (var path in manifest.Removed)
        {
            Add(context, path, null, now, isMinor: false);
        }

        context.AddRange(pictures);
        context.AddRange(manifest.Permalinks.Select(link => new PermalinkRow { Address = link.Address, EditionId = Guid.Empty, PublishedAt = link.PublishedAt }));
        context.AddRange(manifest.Redirects.Select(move => new RedirectRow { From = move.From, To = move.To, EditionId = Guid.Empty, MovedAt = move.MovedAt }));
        await context.SaveChangesAsync(cancellation);
        await Generation.RaiseAsync(context, now, cancellation);
        await AuditLog.AddAsync(context, new AuditEntry(now, "content-imported", manifest.ContentHash) { Details = new() { { "files", files.Count } } }, cancellation);
        await transaction.CommitAsync(cancellation);
        return new TransferResult(manifest.ContentHash, files.Count, pictures.Count, manifest.Removed.Count);
    }

    private static async Task<ExportManifest> ReadManifestAsync(TransferFolder source, CancellationToken cancellation)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize<ExportManifest>(await source.ReadAsync(TransferFormat.Manifest, cancellation), TransferFormat.Line);
            if (manifest is not { Format: TransferFormat.Version, ContentHash: not null, Removed: not null, Behind: not null, Media: not null, Permalinks: not null, Redirects: not null })
            {
                throw new TransferException($"'{TransferFormat.Manifest}' is none of this format.");
            }

            if (manifest.Media.Any(picture => picture is not { File: not null, Hash: not null, ContentType: not null, FileName: not null })
                || manifest.Permalinks.Any(link => link is not { Address: not null }) || manifest.Redirects.Any(move => move is not { From: not null, To: not null })
                || manifest.Media.DistinctBy(picture => picture.Hash).Count() < manifest.Media.Count
                || manifest.Permalinks.DistinctBy(link => link.Address).Count() < manifest.Permalinks.Count
                || manifest.Redirects.DistinctBy(move => move.From).Count() < manifest.Redirects.Count)
            {
                throw new TransferException($"'{TransferFormat.Manifest}' has a picture or an address without a name, or one twice.");
            }

            foreach (var path in manifest.Removed.Concat(manifest.Behind).Where(path => !DocumentFile.TryParse(path, out _)))
            {
                throw new TransferException($"'{TransferFormat.Manifest}' names '{path}', which is no path of a document.");
            }

            return manifest;
        }
        catch (JsonException e)
        {
            throw new TransferException($"'{TransferFormat.Manifest}' can't be read: {e.Message}", e);
        }
    }

    private static async Task<IReadOnlyList<ContentFile>> ReadContentAsync(TransferFolder source, ExportManifest manifest, CancellationToken cancellation)
    {
        var files = new List<ContentFile>();
        foreach (var name in source.NamesBelow(TransferFormat.Content).Where(name => !name.StartsWith(TransferFormat.Media + "/", StringComparison.Ordinal)))
        {
            var path = name[(TransferFormat.Content.Length + 1)..];
            files.Add(DocumentFile.TryParse(path, out _)
                ? new ContentFile(path, await source.ReadAsync(name, cancellation))
                : throw new TransferException($"'{name}' is no path of a document."));
        }

        if (manifest.Removed.Intersect(files.Select(file => file.Path), StringComparer.Ordinal).FirstOrDefault() is { } both)
        {
            throw new TransferException($"'{both}' is there and taken away at once.");
        }

        return files.Count == manifest.Files && ContentFile.VersionOf(files) == manifest.ContentHash
            ? files
            : throw new TransferException($"The files of '{TransferFormat.Content}' are not those of the export: their hash is {ContentFile.VersionOf(files)} instead of {manifest.ContentHash}.");
    }

    private static async Task<IReadOnlyList<MediaRow>> ReadMediaAsync(TransferFolder source, ExportManifest manifest, CancellationToken cancellation)
    {
        if (source.NamesBelow(TransferFormat.Media).Except(manifest.Media.Select(picture => picture.File), StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            throw new TransferException($"'{unknown}' is not in the export.");
        }

        var rows = new List<MediaRow>();
        foreach (var picture in manifest.Media)
        {
            if (!TransferFormat.Endings.TryGetValue(picture.ContentType, out var ending) || picture.File != $"{TransferFormat.Media}/{picture.Hash}.{ending}")
            {
                throw new TransferException($"'{picture.File}' is no name of a picture.");
            }

            var bytes = await source.ReadAsync(picture.File, cancellation);
            if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != picture.Hash || !IsPicture(bytes, picture))
            {
                throw new TransferException($"'{picture.File}' is not the picture of the export.");
            }

            rows.Add(new MediaRow
            {
                Hash = picture.Hash,
                ContentType = picture.ContentType,
                Width = picture.Width,
                Height = picture.Height,
                FileName = picture.FileName,
                UploadedAt = picture.UploadedAt,
                Bytes = bytes,
            });
        }

        return rows;
    }

    // By its header alone; what the portal serves as a picture must be one.
    private static bool IsPicture(byte[] bytes, ExportedPicture picture)
    {
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data);
        return codec is not null && (codec.Info.Width, codec.Info.Height) == (picture.Width, picture.Height) && codec.EncodedFormat == picture.ContentType switch
        {
            "image/png" => SKEncodedImageFormat.Png,
            "image/jpeg" => SKEncodedImageFormat.Jpeg,
            _ => SKEncodedImageFormat.Webp,
        };
    }

    // A text that is behind comes as a minor change, so that what it hasn't followed stays known: see Staleness.
    private static void Add(PortalDbContext context, string path, byte[]? bytes, DateTime now, bool isMinor)
    {
        var revision = new RevisionRow
        {
            Id = Guid.CreateVersion7(now),
            Path = path,
            Number = 1,
            Hash = DocumentText.HashOf(bytes),
            Bytes = bytes ?? [],
            IsRemoval = bytes is null,
            Origin = RevisionOrigin.Imported,
            CreatedAt = now,
            IsMinor = isMinor,
        };
        context.Add(revision);
        context.Add(new PublishedRow { Path = path, RevisionId = revision.Id, IsShipped = false, PublishedAt = now, Version = Guid.NewGuid() });
    }
}
