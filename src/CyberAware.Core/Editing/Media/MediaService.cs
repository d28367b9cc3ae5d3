using CyberAware.Core.Audit;
using CyberAware.Core.Data;
using CyberAware.Core.Documents;
using CyberAware.Core.People;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Editing.Media;

/// <summary>A picture that can now be shown by texts.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Size">Its size.</param>
/// <param name="IsNew">Whether it wasn't there before.</param>
public sealed record StoredPicture(MediaName Name, MediaSize Size, bool IsNew);

/// <summary>The file is none that can be taken.</summary>
/// <param name="Problem">Why.</param>
public sealed record MediaRefused(MediaProblem Problem) : EditingFailure;

/// <summary>Takes pictures that editors upload.</summary>
/// <param name="database">The database.</param>
/// <param name="store">Keeps copies.</param>
/// <param name="time">Clock.</param>
public sealed class MediaService(PortalDatabase database, MediaStore store, TimeProvider time) : IDisposable
{
    // A decoded picture takes up to 160 MB, so that they are decoded one after the other.
    private readonly SemaphoreSlim decoding = new(1);

    /// <summary>Whether somebody may upload pictures: whoever may write some text, since a picture belongs to none.</summary>
    public static bool Allows(Actor actor) => Enum.GetValues<DocumentKind>()
        .Any(kind => Language.All.Any(language => EditingPolicy.Allows(actor, Operation.Upload, new ObjectFacts(kind, [language], []))));

    /// <summary>Makes a picture anew and stores it. The same file gives the same picture, which is stored once.</summary>
    /// <param name="actor">Who uploads it.</param>
    /// <param name="fileName">Name of the file, for people only.</param>
    /// <param name="upload">The file.</param>
    /// <param name="cancellation">Stops waiting for others.</param>
    public async Task<EditingResult<StoredPicture>> UploadAsync(Actor actor, string fileName, byte[] upload, CancellationToken cancellation)
    {
        if (!Allows(actor))
        {
            return Refusal.NotAllowed;
        }

        MediaProblem? problem;
        EncodedPicture? picture;
        await decoding.WaitAsync(cancellation);
        try
        {
            (picture, problem) = await Task.Run(() => (MediaEncoder.Encode(upload, out var found), found), cancellation);
        }
        finally
        {
            decoding.Release();
        }

        if (picture is null)
        {
            return new MediaRefused(problem ?? MediaProblem.Broken);
        }

        var isNew = await StoreAsync(actor, NameOf(fileName), picture, cancellation);
        store.Keep(picture.Name, picture.Size, picture.Bytes);
        return new StoredPicture(picture.Name, picture.Size, isNew);
    }

    /// <inheritdoc />
    public void Dispose() => decoding.Dispose();

    private async Task<bool> StoreAsync(Actor actor, string fileName, EncodedPicture picture, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var context = database.CreateDbContext();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        var added = await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO media (hash, content_type, width, height, file_name, uploaded_by, uploaded_at, bytes)
            VALUES ({picture.Name.Hash}, {picture.Name.ContentType}, {picture.Size.Width}, {picture.Size.Height}, {fileName}, {actor.Id}, {now}, {picture.Bytes})
            ON CONFLICT DO NOTHING
            """,
            cancellation);
        if (added > 0)
        {
            // A public text may have missed it.
            await Generation.RaiseAsync(context, now, cancellation);
            await AuditLog.AddAsync(
                context,
                PeopleAudit.By(actor, now, "media-uploaded", picture.Name.ToString(), new()
                {
                    { "file", fileName }, { "bytes", picture.Bytes.Length }, { "width", picture.Size.Width }, { "height", picture.Size.Height },
                }),
                cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return added > 0;
    }

    // Browsers of old send whole paths, and nobody else is bound to send a name at all.
    private static string NameOf(string fileName)
    {
        var name = new string([.. fileName.Split('/', '\\')[^1].Where(c => !char.IsControl(c) && !char.IsSurrogate(c))]).Trim();
        return name.Length <= Lengths.Title ? name : name[..Lengths.Title];
    }
}
