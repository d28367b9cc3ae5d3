using CyberAware.Core.Audit;
using CyberAware.Core.Data;
using CyberAware.Core.Documents;
using CyberAware.Core.People;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Editing.Media;

/// <summary>Why a picture stays.</summary>
public enum RemovalProblem
{
    /// <summary>There is none of the name, or it is taken away already.</summary>
    Unknown,

    /// <summary>The release ships it, so that it would come back.</summary>
    Shipped,

    /// <summary>A text needs it.</summary>
    Used,
}

/// <summary>The picture was not taken away.</summary>
/// <param name="Problem">Why.</param>
/// <param name="Uses">The places that need it.</param>
public sealed record MediaKept(RemovalProblem Problem, IReadOnlyList<MediaUse> Uses) : EditingFailure;

/// <summary>Takes uploaded pictures away, for good: a person who doesn't want to be seen, a picture that somebody smuggled in.</summary>
/// <param name="database">The database.</param>
/// <param name="store">Keeps copies.</param>
/// <param name="time">Clock.</param>
public sealed class MediaRemoval(PortalDatabase database, MediaStore store, TimeProvider time)
{
    /// <summary>Whether somebody may take a picture away: whoever uploaded it, and whoever may publish, since a picture belongs to no kind of documents.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="uploadedBy">Who uploaded it; null for what was imported.</param>
    public static bool Allows(Actor actor, Guid? uploadedBy) => Enum.GetValues<DocumentKind>()
        .Any(kind => Language.All.Any(language => EditingPolicy.Allows(actor, Operation.RemovePicture, new ObjectFacts(kind, [language], uploadedBy is { } author ? [author] : []))));

    /// <summary>Whether somebody may take pictures of others away.</summary>
    public static bool AllowsAny(Actor actor) => Allows(actor, null);

    /// <summary>
    /// The uses that keep a picture: public ones, and those that become public by themselves. A draft keeps it from its
    /// uploader only; otherwise a stolen account could keep a picture here by a draft that nobody else may end.
    /// </summary>
    /// <param name="actor">Who wants to take it away.</param>
    /// <param name="uses">Its uses.</param>
    public static IEnumerable<MediaUse> Against(Actor actor, IEnumerable<MediaUse> uses) =>
        uses.Where(use => use.Edition is null or { IsScheduled: true } || !AllowsAny(actor));

    /// <summary>Takes it away, if nothing needs it. What people have typed and not saved is nobody else's to know, so it keeps nothing.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="name">The picture.</param>
    /// <param name="cancellation">Stops waiting for others.</param>
    public async Task<EditingResult<MediaName>> RemoveAsync(Actor actor, MediaName name, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;

        // Nobody publishes meanwhile, and what was checked before with the picture is checked again, since the generation rises.
        var result = await database.WriteAsync((context, token) => RemoveAsync(context, actor, name, now, token), cancellation, EditingTransaction.BeginAsync);
        if (result.Failure is null)
        {
            store.Forget(name);
        }

        return await EditingTrail.NoteAsync(database, actor, now, Operation.RemovePicture, name.ToString(), result, cancellation);
    }

    private async Task<EditingResult<MediaName>> RemoveAsync(PortalDbContext context, Actor actor, MediaName name, DateTime now, CancellationToken cancellation)
    {
        var found = context.Media.Where(row => row.Hash == name.Hash && row.ContentType == name.ContentType);
        var picture = await found.Select(row => new { row.FileName, row.UploadedBy, row.Width, row.Height, Bytes = row.Bytes.Length }).SingleOrDefaultAsync(cancellation);
        if (!Allows(actor, picture is null ? actor.Id : picture.UploadedBy))
        {
            return Refusal.NotAllowed;
        }

        if (picture is null)
        {
            return new MediaKept(RemovalProblem.Unknown, []);
        }

        if (store.IsShipped(name))
        {
            return new MediaKept(RemovalProblem.Shipped, []);
        }

        if (await FindAgainstAsync(context, actor, name, cancellation) is { Count: > 0 } uses)
        {
            return new MediaKept(RemovalProblem.Used, uses);
        }

        await found.ExecuteDeleteAsync(cancellation);
        await Generation.RaiseAsync(context, now, cancellation); // by which the other instances hear of it
        await EditingTrail.AddAsync(
            context, actor, now, "media-removed", name.ToString(),
            new AuditDetails { { "file", picture.FileName }, { "bytes", picture.Bytes }, { "width", picture.Width }, { "height", picture.Height } }, cancellation);
        return name;
    }

    private static async Task<IReadOnlyList<MediaUse>> FindAgainstAsync(PortalDbContext context, Actor actor, MediaName name, CancellationToken cancellation)
    {
        var shown = MediaUses.Find((await PublishedFiles.ReadAsync(context, null, cancellation)).Files)[name];
        return [.. Against(actor, shown.Concat(MediaUses.Find(await OpenText.ReadAllAsync(context, cancellation))[name]))];
    }
}
