using CyberAware.Core.Data;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.People;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Editing;

/// <summary>What a person has typed and not saved.</summary>
/// <param name="Path">The file.</param>
/// <param name="Text">The text as it was typed.</param>
/// <param name="BaseHash">Hash of the text that the person had loaded; empty for a new file.</param>
/// <param name="SavedAt">When it was last kept, UTC.</param>
/// <param name="Version">What the next call must name.</param>
public sealed record AutosaveView(string Path, string Text, string BaseHash, DateTime SavedAt, Guid Version);

/// <summary>Keeps what people type, for each person and file once. Nobody else reads it, and it never becomes a revision by itself.</summary>
/// <param name="database">The database.</param>
/// <param name="time">The clock.</param>
public sealed class AutosaveService(PortalDatabase database, TimeProvider time)
{
    /// <summary>Keeps what was typed. Of two windows of one person the later one is told what the other has kept.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="path">The file.</param>
    /// <param name="loadedVersion">The version of what was kept before; null when nothing was.</param>
    /// <param name="text">The text as it is typed.</param>
    /// <param name="baseHash">Hash of the text that the person had loaded; empty for a new file.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<EditingResult<AutosaveView>> SaveAsync(
        Actor actor, string path, Guid? loadedVersion, string text, string baseHash, CancellationToken cancellation)
    {
        if (!DocumentFile.TryParse(path, out var file))
        {
            return Refusal.UnknownDocument;
        }

        EditingResult<AutosaveView> result = EditingPolicy.Check(actor, Operation.Write, ObjectFacts.For(file)) is { } refusal ? refusal
            : DocumentText.Check(text) is { } unfit ? unfit
            : baseHash.Length > Lengths.Hash || !baseHash.All(char.IsAsciiHexDigitLower) ? Refusal.Unreadable
            : await database.WriteAsync((context, token) => KeepAsync(context, actor, path, loadedVersion, text, baseHash, token), cancellation);
        return await EditingTrail.NoteAsync(database, actor, time.GetUtcNow().UtcDateTime, Operation.Write, path, result, cancellation);
    }

    /// <summary>What the person has typed into a file; null for nothing.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="path">The file.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<AutosaveView?> FindAsync(Actor actor, string path, CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();
        return await context.Autosaves.AsNoTracking().SingleOrDefaultAsync(row => row.PersonId == actor.Id && row.Path == path, cancellation) is { } row ? View(row) : null;
    }

    /// <summary>Throws away what the person has typed into a file, unless another window has kept something since.</summary>
    /// <inheritdoc cref="SaveAsync" path="/param"/>
    /// <returns>Whether there is nothing any more.</returns>
    public Task<bool> DiscardAsync(Actor actor, string path, Guid loadedVersion, CancellationToken cancellation) => database.WriteAsync(
        async (context, token) =>
        {
            var row = await context.Autosaves.SingleOrDefaultAsync(kept => kept.PersonId == actor.Id && kept.Path == path, token);
            if (row is not null && row.Version == loadedVersion)
            {
                context.Remove(row);
                await context.SaveChangesAsync(token);
            }

            return row is null || row.Version == loadedVersion;
        },
        cancellation);

    private async Task<EditingResult<AutosaveView>> KeepAsync(
        PortalDbContext context, Actor actor, string path, Guid? loadedVersion, string text, string baseHash, CancellationToken cancellation)
    {
        var row = await context.Autosaves.SingleOrDefaultAsync(kept => kept.PersonId == actor.Id && kept.Path == path, cancellation);
        // What was kept is gone after a save, also by another window; then there is nothing to lose.
        if (row is not null && row.Version != loadedVersion)
        {
            return await StaleAsync(context, row, baseHash, text, cancellation);
        }

        if (row is null)
        {
            row = new AutosaveRow { PersonId = actor.Id, Path = path, Text = text, BaseHash = baseHash, SavedAt = DateTime.UnixEpoch };
            context.Add(row);
        }

        (row.Text, row.BaseHash, row.SavedAt, row.Version) = (text, baseHash, time.GetUtcNow().UtcDateTime, Guid.NewGuid());
        await context.SaveChangesAsync(cancellation);
        return View(row);
    }

    private static async Task<EditingStale> StaleAsync(PortalDbContext context, AutosaveRow kept, string baseHash, string text, CancellationToken cancellation)
    {
        var begun = await context.Revisions.Where(revision => revision.Path == kept.Path && revision.Hash == baseHash && !revision.IsRemoval)
            .OrderByDescending(revision => revision.Number).Select(revision => (Guid?)revision.Id).FirstOrDefaultAsync(cancellation);
        return new EditingStale(kept.Version, [new TextConflict(kept.Path, kept.Text, await DocumentText.ReadAsync(context, begun, cancellation), text) { IsOwn = true }]);
    }

    private static AutosaveView View(AutosaveRow row) => new(row.Path, row.Text, row.BaseHash, row.SavedAt, row.Version);
}
