using CyberAware.Core.Data;
using CyberAware.Core.People;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Editing;

/// <summary>A text beside what the other language has changed since both were known to agree.</summary>
/// <param name="Path">The text.</param>
/// <param name="PublicId">Its public revision.</param>
/// <param name="Text">What it says.</param>
/// <param name="Missed">What the other language has changed; null when the text is up to date.</param>
public sealed record TranslationView(string Path, Guid PublicId, string Text, RevisionComparison? Missed);

/// <summary>Somebody's word that a text is still correct.</summary>
/// <param name="Path">The text.</param>
/// <param name="PublicId">Its revision that was public when the person compared.</param>
/// <param name="CheckedAgainst">The revision of the other language that it was compared with.</param>
public sealed record Confirmation(string Path, Guid PublicId, Guid CheckedAgainst);

/// <summary>Keeps the two languages of a document together: shows what one has not followed, and takes the word of somebody that it is still correct.</summary>
/// <param name="database">The database.</param>
/// <param name="editions">Where a confirmation becomes an edition.</param>
/// <param name="histories">Knows what a text has not followed.</param>
public sealed class TranslationService(PortalDatabase database, EditionService editions, HistoryService histories)
{
    /// <summary>A text and what it may have missed.</summary>
    /// <param name="actor">Who asks; needs the right to both languages' histories.</param>
    /// <param name="path">The text.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<EditingResult<TranslationView>> ReadAsync(Actor actor, string path, CancellationToken cancellation)
    {
        var missed = await histories.ReadMissedAsync(actor, path, cancellation);
        if (missed.Failure is { } failure and not EditingRefused { Refusal: Refusal.NoChange })
        {
            return failure;
        }

        await using var context = database.CreateDbContext();
        var published = await context.Published.AsNoTracking().SingleOrDefaultAsync(row => row.Path == path, cancellation);
        return published is not null && await DocumentText.ReadAsync(context, published.RevisionId, cancellation) is { } text
            ? new TranslationView(path, published.RevisionId, text, missed.Failure is null ? missed.Value : null)
            : Refusal.UnknownDocument;
    }

    /// <summary>Texts that may be behind, each with what it has missed; those that are up to date are left out.</summary>
    /// <param name="actor">Who asks; texts that he may not read are left out.</param>
    /// <param name="paths">The texts.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IReadOnlyList<TranslationView>> ReadAllAsync(Actor actor, IEnumerable<string> paths, CancellationToken cancellation)
    {
        var views = new List<TranslationView>();
        foreach (var path in paths.Where(path => EditingPolicy.Allows(actor, Operation.Read, ObjectFacts.For(DocumentFile.Parse(path)))))
        {
            if (await ReadAsync(actor, path, cancellation) is { Failure: null, Value: { Missed: not null } view })
            {
                views.Add(view);
            }
        }

        return views;
    }

    /// <summary>Says that a public text is still correct, in an edition of its own that is handed in at once.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="confirmation">The text, and what it was compared with.</param>
    /// <param name="title">What the edition is about, for colleagues.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<EditingResult<EditionView>> ConfirmAsync(Actor actor, Confirmation confirmation, string title, CancellationToken cancellation) =>
        ConfirmAsync(actor, [confirmation], title, cancellation);

    /// <summary>The same of several texts of one kind, in one edition: all of them, or none when one has changed meanwhile.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="confirmations">The texts, at least one, and what each was compared with.</param>
    /// <param name="title">What the edition is about, for colleagues.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<EditingResult<EditionView>> ConfirmAsync(
        Actor actor, IReadOnlyList<Confirmation> confirmations, string title, CancellationToken cancellation)
    {
        // Before anything is begun: what the person compared must be what there is to compare.
        foreach (var (path, publicId, checkedAgainst) in confirmations)
        {
            var read = await ReadAsync(actor, path, cancellation);
            if (read.Failure is { } failure)
            {
                return failure;
            }

            if (read.Value.Missed is not { } missed)
            {
                return Refusal.NoChange;
            }

            if (read.Value.PublicId != publicId || missed.Newer.Id != checkedAgainst)
            {
                return new EditingStale(read.Value.PublicId, []);
            }
        }

        return await editions.BeginAsync(
            actor, title, [.. confirmations.Select(confirmation => TextChange.Kept(confirmation.Path, confirmation.PublicId, confirmation.CheckedAgainst))],
            isHandedIn: true, cancellation);
    }
}
