using CyberAware.Core.Data;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.People;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Editing;

/// <summary>
/// Several documents in one edition, so that they are reviewed and become public together: taken in, taken out, and another
/// draft joined with all that was saved in it. Nothing that was written is lost on the way.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="time">The clock.</param>
public sealed class EditionDocuments(PortalDatabase database, TimeProvider time)
{
    private readonly EditionSteps steps = new(database, time);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Takes further files of the same kind into a draft; those that it has already stay as they are.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="edition">The edition.</param>
    /// <param name="loadedVersion">The edition's version that the caller has seen.</param>
    /// <param name="paths">The files.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<EditingResult<EditionView>> AddAsync(Actor actor, Guid edition, Guid loadedVersion, IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        var files = paths.Distinct(StringComparer.Ordinal).Select(path => DocumentFile.TryParse(path, out var file) ? file : null).ToList();
        if (files.Count == 0 || files.Contains(null))
        {
            return Refusal.UnknownDocument;
        }

        return await steps.WriteAsync(
            actor, edition, loadedVersion, set => ObjectFacts.For(set.Kind, files!),
            async (context, set, token) =>
            {
                var added = files.Where(file => set.Find(file!.Path) is null).Select(file => file!.Path).ToList();
                if ((files.Any(file => file!.Kind != set.Kind) ? Refusal.OtherKind
                    : added.Count == 0 ? Refusal.AlreadyThere
                    : set.Texts.Count + added.Count > EditionService.MaxFiles ? Refusal.TooManyFiles
                    : (Refusal?)null) is { } refusal)
                {
                    return refusal;
                }

                var published = await context.Published.AsNoTracking().Where(row => added.Contains(row.Path)).ToDictionaryAsync(row => row.Path, row => row.RevisionId, token);
                if (published.Count < added.Count)
                {
                    return Refusal.UnknownDocument;
                }

                set.Row.Texts.AddRange(added.Select(path => EditionService.NewText(edition, path, published[path])));
                return ("text-added", new() { { "path", added[0] }, { "files", added.Count } });
            },
            cancellation);
    }

    /// <summary>Takes files out of a draft. What was saved in them goes on as a draft of its own.</summary>
    /// <inheritdoc cref="AddAsync" path="/param"/>
    public Task<EditingResult<EditionView>> TakeOutAsync(Actor actor, Guid edition, Guid loadedVersion, IReadOnlyList<string> paths, CancellationToken cancellation) =>
        steps.WriteAsync(
            actor, edition, loadedVersion, set => ObjectFacts.For(set.Kind, set.Texts.Where(text => paths.Contains(text.Path)).Select(text => text.File)),
            (context, set, token) =>
            {
                var taken = set.Texts.Where(text => paths.Contains(text.Path)).ToList();
                if ((taken.Count == 0 ? Refusal.UnknownDocument
                    : taken.Count == set.Texts.Count ? Refusal.LastDocument
                    : set.Texts.Any(text => text.Current is { IsRemoval: true }) ? Refusal.MovesPage
                    : (Refusal?)null) is { } refusal)
                {
                    return Task.FromResult<EditionSteps.Written>(refusal);
                }

                Split(context, actor, set.Row, taken);
                return Task.FromResult<EditionSteps.Written>(("text-taken-out", new() { { "path", taken[0].Path }, { "files", taken.Count } }));
            },
            cancellation);

    /// <summary>Joins another draft: its files come over with all that was saved, and it is given up.</summary>
    /// <param name="actor">Who; an author of the other draft.</param>
    /// <param name="edition">The edition that takes it in.</param>
    /// <param name="loadedVersion">The edition's version that the caller has seen.</param>
    /// <param name="other">The other draft.</param>
    /// <param name="otherVersion">Its version that the caller has seen.</param>
    /// <param name="reason">What its history says of where it went.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<EditingResult<EditionView>> JoinAsync(
        Actor actor, Guid edition, Guid loadedVersion, Guid other, Guid otherVersion, string reason, CancellationToken cancellation) =>
        steps.WriteAsync(
            actor, edition, loadedVersion, set => ObjectFacts.For(set.Kind, set.Texts.Select(text => text.File)),
            async (context, set, token) =>
            {
                // Two who join two drafts the other way round wait in a circle, which the database ends by letting one try again.
                if (edition == other || await EditionSet.LockAsync(context, other, token) is not { } joined)
                {
                    return Refusal.UnknownEdition;
                }

                if (EditionMachine.Decide(joined.Row.State, EditionAction.Withdraw, joined.FactsFor(actor)).Refusal is { } forbidden)
                {
                    return forbidden;
                }

                if ((joined.Row.State is not (EditionState.Draft or EditionState.Rejected) || joined.Row.Version != otherVersion ? Refusal.WrongState
                    : joined.Kind != set.Kind ? Refusal.OtherKind
                    : joined.Texts.Any(text => set.Find(text.Path) is not null) ? Refusal.AlreadyThere
                    : joined.Texts.Count + set.Texts.Count > EditionService.MaxFiles ? Refusal.TooManyFiles
                    : (Refusal?)null) is { } refusal)
                {
                    return refusal;
                }

                (joined.Row.State, joined.Row.Reason) = (EditionState.Withdrawn, reason);
                EditionSteps.Touch(joined.Row, Now);
                set.Row.Texts.AddRange(joined.Texts.Select(text => CopyTo(edition, text.Row)));
                return ("edition-joined", new() { { "other", other }, { "files", joined.Texts.Count } });
            },
            cancellation);

    private void Split(PortalDbContext context, Actor actor, EditionRow row, List<EditionFile> taken)
    {
        foreach (var text in taken)
        {
            row.Texts.Remove(text.Row);
            context.Remove(text.Row);
        }

        if (!taken.Exists(text => text.IsChanged))
        {
            return;
        }

        var now = Now;
        var own = new EditionRow
        {
            Id = Guid.CreateVersion7(now),
            Kind = row.Kind,
            Title = row.Title,
            State = EditionState.Draft,
            CreatedBy = actor.Id,
            CreatedAt = now,
            ChangedAt = now,
            Version = Guid.NewGuid(),
        };
        own.Texts.AddRange(taken.Select(text => CopyTo(own.Id, text.Row)));
        context.Add(own);
    }

    private static EditionTextRow CopyTo(Guid edition, EditionTextRow row) =>
        new() { EditionId = edition, Path = row.Path, BaseId = row.BaseId, RevisionId = row.RevisionId, Version = row.Version };
}
