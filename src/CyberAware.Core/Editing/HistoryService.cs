using CyberAware.Core.Data;
using CyberAware.Core.People;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Editing;

/// <summary>
/// What texts were: listed, compared, brought back. Histories hold drafts and rejected texts, so every call asks for the right
/// to each document that it touches.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="editions">Where what is brought back is saved.</param>
/// <param name="time">The clock.</param>
public sealed class HistoryService(PortalDatabase database, EditionService editions, TimeProvider time)
{
    /// <summary>The history of a file.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="path">The file.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<EditingResult<HistoryView>> ReadAsync(Actor actor, string path, CancellationToken cancellation)
    {
        if (!DocumentFile.TryParse(path, out var file))
        {
            return Refusal.UnknownDocument;
        }

        if (await RefuseAsync<HistoryView>(actor, file, cancellation) is { } refused)
        {
            return refused;
        }

        await using var context = database.CreateDbContext();
        var views = await RevisionViews.ReadAsync(context, [path], cancellation);
        return views.Count == 0 ? Refusal.UnknownDocument : new HistoryView(path, [.. views.All.OrderByDescending(view => view.Number)]);
    }

    /// <summary>Compares any two revisions by words, also those of a page before and after it moved.</summary>
    /// <param name="actor">Who asks; needs the right to both.</param>
    /// <param name="older">The revision that is compared with.</param>
    /// <param name="newer">The other one.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<EditingResult<RevisionComparison>> CompareAsync(Actor actor, Guid older, Guid newer, CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();
        var paths = await context.Revisions.Where(row => row.Id == older || row.Id == newer).Select(row => row.Path).Distinct().ToListAsync(cancellation);
        foreach (var path in paths)
        {
            if (await RefuseAsync<RevisionComparison>(actor, DocumentFile.Parse(path), cancellation) is { } refused)
            {
                return refused;
            }
        }

        var views = await RevisionViews.ReadAsync(context, paths, cancellation);
        return views.Find(older) is { } before && views.Find(newer) is { } after
            ? await views.CompareAsync(before, after, cancellation)
            : Refusal.UnknownRevision;
    }

    /// <summary>What the other language has changed that a text has not followed, from what it is known to agree with to now.</summary>
    /// <param name="actor">Who asks; needs the right to both languages' histories.</param>
    /// <param name="path">The text that may be behind.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The changes of the other language's text; refused as <see cref="Refusal.NoChange"/> when the text is up to date.</returns>
    public async Task<EditingResult<RevisionComparison>> ReadMissedAsync(Actor actor, string path, CancellationToken cancellation)
    {
        if (!DocumentFile.TryParse(path, out var file) || file.Counterpart is null)
        {
            return Refusal.UnknownDocument;
        }

        foreach (var read in new[] { file, DocumentFile.Parse(file.Counterpart) })
        {
            if (await RefuseAsync<RevisionComparison>(actor, read, cancellation) is { } refused)
            {
                return refused;
            }
        }

        await using var context = database.CreateDbContext();
        var histories = await FileHistory.ReadAsync(context, [path, file.Counterpart], cancellation);
        var (own, other) = (histories[path].PublicLine(), histories[file.Counterpart].PublicLine());
        var staleness = file.Language == Language.Kazakh ? Staleness.For(own, other) : Staleness.For(other, own);
        if (staleness[file.Language!] is not { } missed)
        {
            return Refusal.NoChange;
        }

        var views = await RevisionViews.ReadAsync(context, [file.Counterpart], cancellation);
        return await views.CompareAsync(views.Find(missed.Agreed?.Id), views.Find(missed.Newest.Id)!, cancellation);
    }

    /// <summary>Whose changes an edition holds since the last publication, and what they come to.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="edition">The edition.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<EditingResult<EditionChanges>> ReadChangesAsync(Actor actor, Guid edition, CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();
        if (await EditionSet.ReadAsync(context, edition, cancellation) is not { } set)
        {
            return Refusal.UnknownEdition;
        }

        if (EditingPolicy.Check(actor, Operation.Read, set.Facts) is { } refusal)
        {
            return await NoteAsync<EditionChanges>(actor, Operation.Read, edition.ToString(), refusal, cancellation);
        }

        return await EditionChanges.ReadAsync(context, set, cancellation);
    }

    /// <summary>Brings an older text of one language back, as a new revision in an edition.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="revision">The older text.</param>
    /// <param name="edition">The edition, which has the file.</param>
    /// <param name="loadedVersion">The version of the text that the caller has seen.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<EditingResult<SavedText>> RestoreAsync(Actor actor, Guid revision, Guid edition, Guid loadedVersion, CancellationToken cancellation)
    {
        var read = await ReadForRestoreAsync(actor, revision, cancellation);
        return read.Failure is { } failure ? failure : await SaveAsync(actor, read.Value, edition, loadedVersion, cancellation);
    }

    /// <summary>Brings an older text of one language back, in an edition of its own.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="revision">The older text.</param>
    /// <param name="title">What the change is about, for colleagues.</param>
    /// <param name="publicRevision">The revision that was public when the caller looked.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<EditingResult<SavedText>> RestoreAsync(Actor actor, Guid revision, string title, Guid publicRevision, CancellationToken cancellation)
    {
        var read = await ReadForRestoreAsync(actor, revision, cancellation);
        if (read.Failure is { } failure)
        {
            return failure;
        }

        var begun = await editions.BeginAsync(actor, title, [Restored(read.Value, Guid.Empty, publicRevision)], isHandedIn: false, cancellation);
        return begun.Failure is { } refused ? refused : begun.Value.Texts.Select(text =>
            new SavedText(begun.Value.Id, text.Path, text.RevisionId ?? publicRevision, text.Version, begun.Value.Version, true)).Single();
    }

    private Task<EditingResult<SavedText>> SaveAsync(Actor actor, OldText old, Guid edition, Guid loadedVersion, CancellationToken cancellation) =>
        editions.SaveAsync(actor, Restored(old, edition, loadedVersion), cancellation);

    private static TextChange Restored(OldText old, Guid edition, Guid loadedVersion) => new(edition, old.Path, loadedVersion, old.Text) { IsRestored = true };

    private async Task<EditingResult<OldText>> ReadForRestoreAsync(Actor actor, Guid revision, CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();
        if (await context.Revisions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == revision, cancellation) is not { } row)
        {
            return Refusal.UnknownRevision;
        }

        var file = DocumentFile.Parse(row.Path);
        foreach (var operation in new[] { Operation.Read, Operation.Write })
        {
            if (await RefuseAsync<OldText>(actor, file, cancellation, operation) is { } refused)
            {
                return refused;
            }
        }

        return row.IsRemoval ? Refusal.UnknownRevision
            : DocumentText.Read(row.Bytes) is { } text ? new OldText(row.Path, text)
            : Refusal.Unreadable;
    }

    // Null: the person may.
    private async Task<EditingResult<T>?> RefuseAsync<T>(Actor actor, DocumentFile file, CancellationToken cancellation, Operation operation = Operation.Read)
        where T : class =>
        EditingPolicy.Check(actor, operation, ObjectFacts.For(file)) is { } refusal ? await NoteAsync<T>(actor, operation, file.Path, refusal, cancellation) : null;

    private Task<EditingResult<T>> NoteAsync<T>(Actor actor, Operation operation, string subject, Refusal refusal, CancellationToken cancellation)
        where T : class =>
        EditingTrail.NoteAsync<T>(database, actor, time.GetUtcNow().UtcDateTime, operation, subject, refusal, cancellation);

    private sealed record OldText(string Path, string Text);
}
