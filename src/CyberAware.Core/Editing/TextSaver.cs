using CyberAware.Core.Audit;
using CyberAware.Core.Data;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.People;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Editing;

/// <summary>Saving texts, within one transaction.</summary>
internal sealed class TextSaver(PortalDbContext context, DateTime now)
{
    private readonly List<(string Path, AuditDetails Details)> trail = [];

    /// <summary>
    /// Saves texts together; where the first one begins a new edition the others go there too. <see cref="WriteTrailAsync"/> is left
    /// to the caller.
    /// </summary>
    /// <returns>What was saved; of a failure everything must be undone. Of texts that others have changed, all are named.</returns>
    public async Task<EditingResult<SavedTexts>> SaveAsync(Actor actor, IReadOnlyList<TextChange> changes, CancellationToken cancellation)
    {
        var (saved, stale) = (new List<SavedText>(), new List<EditingStale>());
        EditionSet? set = null;
        foreach (var change in changes)
        {
            // Read once: it is locked, and what a save changes is no longer what the next one asks for.
            var edition = saved.Count > 0 ? saved[^1].EditionId : change.EditionId;
            if (set?.Row.Id != edition && (set = await EditionSet.LockAsync(context, edition, cancellation)) is null)
            {
                return Refusal.UnknownEdition;
            }

            var result = await SaveAsync(actor, set, Compared(set, change, saved), cancellation);
            switch (result.Failure)
            {
                case null:
                    saved.Add(result.Value);
                    break;
                case EditingStale conflict:
                    stale.Add(conflict);
                    break;
                case var failure:
                    return failure;
            }
        }

        if (stale.Count > 0)
        {
            return new EditingStale(stale[0].Version, [.. stale.SelectMany(conflict => conflict.Texts)]);
        }

        return new SavedTexts(saved);
    }

    /// <summary>Notes what was saved down. Last, since the trail's newest row is locked from then on.</summary>
    public async Task WriteTrailAsync(Actor actor, CancellationToken cancellation)
    {
        foreach (var (path, details) in trail)
        {
            await EditingTrail.AddAsync(context, actor, now, "text-saved", path, details, cancellation);
        }
    }

    // What was compared with the other language's text that is saved before it, is compared with what is saved. What is of its own
    // language stays: it is what the release ships.
    private static TextChange Compared(EditionSet set, TextChange change, List<SavedText> saved) =>
        change.CheckedAgainstId is { } id
            && saved.Find(text => text.Path == DocumentFile.Parse(change.Path).Counterpart) is { } other
            && set.Find(change.Path)?.History.Find(id) is null
            ? change with { CheckedAgainstId = other.RevisionId }
            : change;

    private async Task<EditingResult<SavedText>> SaveAsync(Actor actor, EditionSet set, TextChange change, CancellationToken cancellation)
    {
        // Without a right to the kind nobody learns which files an edition has.
        if (set.Find(change.Path) is not { } text)
        {
            return EditingPolicy.Check(actor, Operation.Read, set.Facts) ?? Refusal.UnknownDocument;
        }

        var transition = EditionMachine.Decide(set.Row.State, EditionAction.Save, new EditionFacts(actor, ObjectFacts.For(text.File) with { Authors = set.Authors }));
        if (transition.Refusal is { } refusal)
        {
            return refusal;
        }

        if ((DocumentText.Check(change.Text) ?? DocumentText.CheckNote(change.PublicNote) ?? DocumentText.CheckNote(change.InternalNote)) is { } unfit)
        {
            return unfit;
        }

        var published = await context.Published.AsNoTracking().SingleOrDefaultAsync(row => row.Path == change.Path, cancellation);
        if (await FindConflictAsync(actor, set, text, change, published, cancellation) is { } stale)
        {
            return stale;
        }

        // A file that isn't there can be kept so against what is shipped; there is nothing else to say of it.
        if (change.IsKept && (text.Current ?? text.Base) is null or { IsRemoval: true } && (change.CheckedAgainstId != published?.ShippedId || published?.ShippedId is null))
        {
            return Refusal.UnknownDocument;
        }

        // Of the other language any revision, of its own the one that the release ships.
        if (change.CheckedAgainstId is { } other && other != published?.ShippedId
            && !await context.Revisions.AnyAsync(row => row.Id == other && row.Path == text.File.Counterpart, cancellation))
        {
            return Refusal.UnknownRevision;
        }

        return await WriteAsync(actor, set, text, change, transition.IsNewEdition, cancellation);
    }

    // A text's version is the revision that its author has loaded, so what he began with can be shown to him.
    private async Task<EditingStale?> FindConflictAsync(Actor actor, EditionSet set, EditionFile text, TextChange change, PublishedRow? published, CancellationToken cancellation)
    {
        // Whoever wants what is there already stands against nobody.
        var isOld = text.Row.Version != change.LoadedVersion && (change.IsKept || (text.Current ?? text.Base)?.Hash != DocumentText.HashOf(DocumentText.ToBytes(change.Text)));
        var isMergeOld = change.MergedId is { } merged && merged != published?.RevisionId;

        // Nobody continues a published edition whose text another one has replaced.
        var isReplaced = set.Row.State == EditionState.Published && published?.RevisionId != (text.Row.RevisionId ?? text.Row.BaseId);
        if (!isOld && !isMergeOld && !isReplaced)
        {
            return null;
        }

        var current = isOld ? text.Row.RevisionId ?? text.Row.BaseId : published?.RevisionId;
        return new EditingStale(text.Row.Version, [new TextConflict(
            change.Path,
            await DocumentText.ReadAsync(context, current, cancellation),
            await DocumentText.ReadAsync(context, change.LoadedVersion, cancellation),
            change.IsKept ? await DocumentText.ReadAsync(context, change.LoadedVersion, cancellation) : change.Text)
        {
            IsOwn = current is not null && await context.Revisions.AnyAsync(row => row.Id == current && row.AuthorId == actor.Id, cancellation),
        }]);
    }

    private async Task<EditingResult<SavedText>> WriteAsync(
        Actor actor, EditionSet set, EditionFile text, TextChange change, bool isNewEdition, CancellationToken cancellation)
    {
        var before = text.Current ?? text.Base;

        // Byte for byte: what is kept may be a picture, or a file that has gone.
        var bytes = !change.IsKept ? DocumentText.ToBytes(change.Text)
            : await context.Revisions.Where(row => row.Id == before!.Id).Select(row => row.Bytes).SingleAsync(cancellation);
        var hash = change.IsKept ? before!.Hash : DocumentText.HashOf(bytes);
        var isSame = before is not null && before.Hash == hash;
        await ForgetAutosaveAsync(actor, text, change, isSame, cancellation);

        // Confirmed once in an edition is enough; but what the public text was checked against, it may be checked against again.
        var isMerge = change.MergedId is not null && change.MergedId != text.Row.BaseId;
        var confirmed = change.IsKept ? text.Current?.CheckedAgainstId : before?.CheckedAgainstId;
        if (isSame && !isMerge && (change.CheckedAgainstId is null || change.CheckedAgainstId == confirmed))
        {
            return new SavedText(set.Row.Id, text.Path, before!.Id, text.Row.Version, set.Row.Version, false);
        }

        var row = isNewEdition ? Fork(actor, set, text) : set.Row;
        var revision = new RevisionRow
        {
            Id = Guid.CreateVersion7(now),
            Path = text.Path,
            Number = DocumentText.NextNumber(text.History),
            Hash = hash,
            Bytes = bytes,
            IsRemoval = change.IsKept && before!.IsRemoval,
            Origin = change.IsRestored ? RevisionOrigin.Restored : RevisionOrigin.Edited,
            EditionId = row.Id,
            AuthorId = actor.Id,
            CreatedAt = now,
            PublicNote = NullIfEmpty(change.PublicNote),
            InternalNote = NullIfEmpty(change.InternalNote),
            BaseHash = before?.Hash,
            CheckedAgainstId = change.CheckedAgainstId,
            IsMinor = change.IsMinor,
        };
        context.Add(revision);
        var saved = row.Texts.Single(own => own.Path == text.Path);
        (saved.RevisionId, saved.Version) = (revision.Id, revision.Id);
        saved.BaseId = change.MergedId ?? saved.BaseId;
        row.State = EditionState.Draft;
        EditionSteps.Touch(row, now);
        await context.SaveChangesAsync(cancellation);
        trail.Add((text.Path, new AuditDetails { { "edition", row.Id }, { "number", revision.Number }, { "minor", revision.IsMinor } }));
        return new SavedText(row.Id, text.Path, revision.Id, saved.Version, row.Version, isNewEdition);
    }

    // Nobody typed what is brought back or only confirmed; and what another window has kept is not what this one saves. Either
    // stays for its own save.
    private async Task ForgetAutosaveAsync(Actor actor, EditionFile text, TextChange change, bool isSame, CancellationToken cancellation)
    {
        if (change.IsRestored || change.IsKept || (isSame && change.CheckedAgainstId is not null))
        {
            return;
        }

        var typed = change.Text.ReplaceLineEndings("\n");
        await context.Autosaves
            .Where(kept => kept.PersonId == actor.Id && kept.Path == text.Path)
            .Where(kept => kept.Version == change.AutosaveVersion || kept.Text == change.Text || kept.Text == typed)
            .ExecuteDeleteAsync(cancellation);
    }

    // What others review, have approved or wait for stays as it is; its texts are where the new draft begins.
    private EditionRow Fork(Actor actor, EditionSet set, EditionFile text)
    {
        var row = new EditionRow
        {
            Id = Guid.CreateVersion7(now),
            Kind = set.Row.Kind,
            Title = set.Row.Title,
            State = EditionState.Draft,
            CreatedBy = actor.Id,
            CreatedAt = now,
            ChangedAt = now,
        };
        row.Texts.AddRange(set.Row.State == EditionState.Published
            ? [EditionService.NewText(row.Id, text.Path, text.Row.RevisionId ?? text.Row.BaseId)]
            : set.Row.Texts.Select(from => new EditionTextRow
            {
                EditionId = row.Id,
                Path = from.Path,
                BaseId = from.BaseId,
                RevisionId = from.RevisionId,
                Version = from.RevisionId ?? from.BaseId ?? Guid.NewGuid(),
            }));
        context.Add(row);
        return row;
    }

    private static string? NullIfEmpty(string? note) => string.IsNullOrWhiteSpace(note) ? null : note.Trim();
}
