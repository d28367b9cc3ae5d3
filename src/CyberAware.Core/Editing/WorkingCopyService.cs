using CyberAware.Core.Data;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.People;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Editing;

/// <summary>What the screen of a writer needs: the texts side by side.</summary>
/// <param name="database">The database.</param>
/// <param name="time">The clock.</param>
public sealed class WorkingCopyService(PortalDatabase database, TimeProvider time)
{
    /// <summary>A text of an edition and others beside it.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="edition">The edition.</param>
    /// <param name="path">The file, which is part of the edition.</param>
    /// <param name="beside">Files of the same kind beside it; null: the same text in the other language.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The texts; refused as <see cref="Refusal.UnknownDocument"/> also for a picture.</returns>
    public async Task<EditingResult<WorkingCopy>> ReadAsync(Actor actor, Guid edition, string path, IEnumerable<string>? beside, CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();
        var set = await EditionSet.ReadAsync(context, edition, cancellation);
        EditingResult<WorkingCopy> result = set is null ? Refusal.UnknownEdition
            : EditingPolicy.Check(actor, Operation.Read, set.Facts) is { } refusal ? refusal
            : set.Find(path) is { } text && await ReadAsync(context, actor, set, text, beside, cancellation) is { } copy ? copy
            : Refusal.UnknownDocument;
        return await EditingTrail.NoteAsync(database, actor, Now, Operation.Read, edition.ToString(), result, cancellation);
    }

    /// <summary>An older text of a file, as somebody had loaded it.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="path">The file.</param>
    /// <param name="hash">Hash of the text.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The text; null when nobody knows it, or the person may not read it.</returns>
    public async Task<string?> FindAsync(Actor actor, string path, string hash, CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();
        return EditingPolicy.Allows(actor, Operation.Read, ObjectFacts.For(DocumentFile.Parse(path))) ? await FindByHashAsync(context, path, hash, cancellation) : null;
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private static async Task<WorkingCopy?> ReadAsync(
        PortalDbContext context, Actor actor, EditionSet set, EditionFile text, IEnumerable<string>? beside, CancellationToken cancellation)
    {
        List<string> paths = [text.Path, .. (beside ?? [text.File.Counterpart ?? text.Path]).Where(path => path != text.Path && DocumentFile.Parse(path).Kind == set.Kind)];
        var published = await context.Published.AsNoTracking().Where(row => paths.Contains(row.Path)).ToDictionaryAsync(row => row.Path, row => row.RevisionId, cancellation);
        var kept = await context.Autosaves.AsNoTracking().Where(row => row.PersonId == actor.Id && paths.Contains(row.Path)).ToDictionaryAsync(row => row.Path, cancellation);
        var texts = new List<WorkingText>();
        foreach (var path in paths)
        {
            Guid? current = published.TryGetValue(path, out var id) ? id : null;
            if (await ReadAsync(context, actor, set, path, current, kept.GetValueOrDefault(path), cancellation) is not { } read)
            {
                return null;
            }

            texts.Add(read);
        }

        return new WorkingCopy(EditionView.From(set), texts[0], [.. texts.OrderBy(read => read.File.Language is { } language ? Language.All.ToList().IndexOf(language) : Language.All.Count)])
        {
            LeavesOneLanguage = set.LeavesOneLanguage,
        };
    }

    private static async Task<WorkingText?> ReadAsync(
        PortalDbContext context, Actor actor, EditionSet set, string path, Guid? published, AutosaveRow? kept, CancellationToken cancellation)
    {
        var (file, own) = (DocumentFile.Parse(path), set.Find(path));
        var shown = own is null ? published : own.Row.RevisionId ?? own.Row.BaseId;
        var row = await context.Revisions.AsNoTracking().SingleOrDefaultAsync(revision => revision.Id == shown, cancellation);
        var text = row is null or { IsRemoval: true } ? null : DocumentText.Read(row.Bytes);
        if (text is null && row is { IsRemoval: false })
        {
            return null; // a picture
        }

        var isOvertaken = own is not null && own.Row.BaseId != published;
        var hash = text is null ? "" : row!.Hash;
        return new WorkingText(file, text, hash)
        {
            Version = own?.Row.Version,
            CanWrite = own is not null && row is not { IsRemoval: true } && set.Row.State != EditionState.Published // what is public is changed by another edition
                && EditionMachine.Decide(set.Row.State, EditionAction.Save, new EditionFacts(actor, ObjectFacts.For(file) with { Authors = set.Authors })).Refusal is null,
            RevisionId = row?.Id,
            Base = own is null ? null : await DocumentText.ReadAsync(context, own.Row.BaseId, cancellation),
            PublishedId = published,
            Published = isOvertaken ? await DocumentText.ReadAsync(context, published, cancellation) : null,
            IsOvertaken = isOvertaken,
            KeptVersion = kept?.Version,
            Kept = kept is null || DocumentText.HashOf(DocumentText.ToBytes(kept.Text)) == hash ? null : new KeptText(kept.Text.ReplaceLineEndings("\n"), kept.SavedAt, kept.Version)
            {
                IsOfThisText = kept.BaseHash == hash,
                Base = kept.BaseHash == hash ? text : await FindByHashAsync(context, path, kept.BaseHash, cancellation),
            },
        };
    }

    private static async Task<string?> FindByHashAsync(PortalDbContext context, string path, string hash, CancellationToken cancellation)
    {
        var id = await context.Revisions.Where(revision => revision.Path == path && revision.Hash == hash && !revision.IsRemoval)
            .OrderByDescending(revision => revision.Number).Select(revision => (Guid?)revision.Id).FirstOrDefaultAsync(cancellation);
        return await DocumentText.ReadAsync(context, id, cancellation);
    }
}
