using CyberAware.Core.Data;
using CyberAware.Core.People;

namespace CyberAware.Core.Editing;

/// <summary>A file that editors changed and of which a later release ships something else, as somebody compares it.</summary>
/// <param name="Change">The three states of the file.</param>
/// <param name="Shipped">What releases changed since the editors' text began; null where the newest release no longer has the file.</param>
/// <param name="Ours">What editors changed in the same time.</param>
public sealed record ShippedFile(ShippedChange Change, RevisionComparison? Shipped, RevisionComparison Ours)
{
    /// <summary>Whether the shipped text can take the place of ours: both are there, and both are texts.</summary>
    public bool CanTake => Shipped?.Parts is not null && !Shipped.Newer.IsRemoval && !Ours.Newer.IsRemoval;
}

/// <summary>A document with files of which a later release ships something else.</summary>
/// <param name="Document">Its folder, or the path of a file that stands alone.</param>
/// <param name="Files">Those files, at least one.</param>
public sealed record ShippedDocument(string Document, IReadOnlyList<ShippedFile> Files);

/// <summary>What is to become of a file of which a release ships something else.</summary>
/// <param name="Path">The file.</param>
/// <param name="OursId">The editors' revision that the person has seen.</param>
/// <param name="ShippedId">The shipped revision that the person has seen.</param>
/// <param name="IsTaken">Whether the shipped text takes the place of ours; otherwise ours stays.</param>
public sealed record ShippedChoice(string Path, Guid OursId, Guid ShippedId, bool IsTaken);

/// <summary>Documents whose shipped text changed under the editors' one: compared, and settled in an edition of their own.</summary>
/// <param name="database">The database.</param>
/// <param name="lists">Knows which files they are.</param>
/// <param name="editions">Where a choice becomes an edition.</param>
public sealed class ShippedTextService(PortalDatabase database, EditorialLists lists, EditionService editions)
{
    /// <summary>The files of a document of which a release ships something else.</summary>
    /// <param name="actor">Who asks; gets those that he may read.</param>
    /// <param name="document">The <see cref="DocumentFile.Owner"/> of any of them.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>At least one file; refused as <see cref="Refusal.UnknownDocument"/> when nothing is to be settled.</returns>
    public async Task<EditingResult<ShippedDocument>> ReadAsync(Actor actor, string document, CancellationToken cancellation)
    {
        var changes = (await lists.ShippedChangesAsync(actor, cancellation)).Where(change => DocumentFile.Parse(change.Path).Owner == document).ToList();
        if (changes.Count == 0)
        {
            return Refusal.UnknownDocument;
        }

        await using var context = database.CreateDbContext();
        var views = await RevisionViews.ReadAsync(context, changes.ConvertAll(change => change.Path), cancellation);
        var files = new List<ShippedFile>();
        foreach (var change in changes)
        {
            var before = views.Find(change.BaseId);
            files.Add(new ShippedFile(
                change,
                change.IsShipped ? await views.CompareAsync(before, views.Find(change.ShippedId)!, cancellation) : null,
                await views.CompareAsync(before, views.Find(change.OursId)!, cancellation)));
        }

        return new ShippedDocument(document, files);
    }

    /// <summary>Settles files of one document in a new edition. Where ours stays everywhere it is handed in at once; what was taken is a draft.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="document">The document.</param>
    /// <param name="choices">What is to become of which file, as the person has seen it.</param>
    /// <param name="title">What the edition is about, for colleagues.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<EditingResult<EditionView>> SettleAsync(
        Actor actor, string document, IReadOnlyList<ShippedChoice> choices, string title, CancellationToken cancellation)
    {
        var read = await ReadAsync(actor, document, cancellation);
        if (read.Failure is { } failure)
        {
            return failure;
        }

        if (choices.Count == 0)
        {
            return Refusal.NoChange;
        }

        // Before anything is begun: what the person compared must be what there is to compare.
        var files = choices.Select(choice => read.Value.Files.FirstOrDefault(file => file.Change.Path == choice.Path)).ToList();
        if (files.Zip(choices).FirstOrDefault(pair => pair.First?.Change.OursId != pair.Second.OursId || pair.First.Change.ShippedId != pair.Second.ShippedId) is { Second: not null } old)
        {
            return new EditingStale(old.First?.Change.OursId ?? Guid.Empty, []);
        }

        if (files.Zip(choices).Any(pair => pair.Second.IsTaken && !pair.First!.CanTake))
        {
            return Refusal.Unreadable;
        }

        var changes = new List<TextChange>();
        foreach (var choice in choices)
        {
            changes.Add(choice.IsTaken ? await TakeAsync(choice, cancellation) : TextChange.Kept(choice.Path, choice.OursId, choice.ShippedId));
        }

        return await editions.BeginAsync(actor, title, changes, isHandedIn: !choices.Any(choice => choice.IsTaken), cancellation);
    }

    private async Task<TextChange> TakeAsync(ShippedChoice choice, CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();
        var text = await DocumentText.ReadAsync(context, choice.ShippedId, cancellation);
        return new TextChange(Guid.Empty, choice.Path, choice.OursId, text!) { IsRestored = true, CheckedAgainstId = choice.ShippedId };
    }
}
