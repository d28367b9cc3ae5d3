using CyberAware.Core.Audit;
using CyberAware.Core.Data;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.People;

namespace CyberAware.Core.Editing;

/// <summary>One change of an edition in one transaction: locked, asked whether it may be, done, written into the audit trail.</summary>
internal sealed class EditionSteps(PortalDatabase database, TimeProvider time)
{
    /// <summary>What a change of a draft's files does: the action and details for the audit trail, or why it was not done.</summary>
    public sealed record Written(Refusal? Refusal, string Action, AuditDetails Details)
    {
        public static implicit operator Written(Refusal refusal) => new(refusal, "", []);

        public static implicit operator Written((string Action, AuditDetails Details) done) => new(null, done.Action, done.Details);
    }

    /// <summary>Takes an edition from one state to the next.</summary>
    public async Task<EditingResult<EditionView>> StepAsync(
        Actor actor, Guid edition, Guid loadedVersion, EditionAction action, string word, string? reason, Action<EditionSet> apply, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (DocumentText.CheckNote(reason) is { } unfit)
        {
            return unfit;
        }

        var result = await database.WriteAsync(
            (context, token) => StepAsync(context, actor, edition, loadedVersion, action, word, reason, apply, token), cancellation);
        return await EditingTrail.NoteAsync(database, actor, now, OperationOf(action), edition.ToString(), result, cancellation);
    }

    /// <summary>The same in the caller's transaction.</summary>
    public async Task<EditingResult<EditionView>> StepAsync(
        PortalDbContext context, Actor actor, Guid edition, Guid loadedVersion, EditionAction action, string word, string? reason, Action<EditionSet> apply,
        CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (await EditionSet.LockAsync(context, edition, cancellation) is not { } set)
        {
            return Refusal.UnknownEdition;
        }

        var transition = EditionMachine.Decide(set.Row.State, action, set.FactsFor(actor) with { HasReason = !string.IsNullOrWhiteSpace(reason) });
        if (Failure(transition) is { IsForbidden: true } forbidden)
        {
            return forbidden;
        }

        if (set.Row.Version != loadedVersion)
        {
            return await StaleAsync(context, set, cancellation);
        }

        if (Failure(transition) is { } refused)
        {
            return refused;
        }

        set.Row.State = transition.Next!.Value;
        apply(set);
        Touch(set.Row, now);
        await context.SaveChangesAsync(cancellation);
        var details = new AuditDetails { { "state", set.Row.State.ToString() } };
        if (!string.IsNullOrWhiteSpace(reason))
        {
            details.Add("reason", reason);
        }

        await EditingTrail.AddAsync(context, actor, now, word, edition.ToString(), details, cancellation);
        return EditionView.From(set);
    }

    /// <summary>Changes the files of a draft.</summary>
    public async Task<EditingResult<EditionView>> WriteAsync(
        Actor actor,
        Guid edition,
        Guid loadedVersion,
        Func<EditionSet, ObjectFacts> facts,
        Func<PortalDbContext, EditionSet, CancellationToken, Task<Written>> write,
        CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var result = await database.WriteAsync<EditingResult<EditionView>>(
            async (context, token) =>
            {
                if (await EditionSet.LockAsync(context, edition, token) is not { } set)
                {
                    return Refusal.UnknownEdition;
                }

                var transition = EditionMachine.Decide(set.Row.State, EditionAction.Save, new EditionFacts(actor, facts(set) with { Authors = set.Authors }));
                if (Failure(transition) is { IsForbidden: true } forbidden)
                {
                    return forbidden;
                }

                if (set.Row.Version != loadedVersion)
                {
                    return await StaleAsync(context, set, token);
                }

                if (Failure(transition) is not null || transition.IsNewEdition)
                {
                    return Failure(transition)?.Refusal ?? Refusal.WrongState;
                }

                var written = await write(context, set, token);
                if (written.Refusal is { } refusal)
                {
                    return refusal;
                }

                set.Row.State = transition.Next!.Value;
                Touch(set.Row, now);
                await context.SaveChangesAsync(token);
                await EditingTrail.AddAsync(context, actor, now, written.Action, edition.ToString(), written.Details, token);
                return EditionView.From((await EditionSet.FromAsync(context, set.Row, token))!);
            },
            cancellation);
        return await EditingTrail.NoteAsync(database, actor, now, Operation.Write, edition.ToString(), result, cancellation);
    }

    /// <summary>Gives an edition a new version.</summary>
    public static void Touch(EditionRow row, DateTime now) => (row.Version, row.ChangedAt) = (Guid.NewGuid(), now);

    /// <summary>Why a transition is none; null when it is one.</summary>
    public static EditingRefused? Failure(Transition transition) => transition.Refusal is { } refusal ? new EditingRefused(refusal) : null;

    /// <summary>What an edition looks like now, for a caller who has seen an older one.</summary>
    public static async Task<EditingStale> StaleAsync(PortalDbContext context, EditionSet set, CancellationToken cancellation)
    {
        var texts = new List<TextConflict>();
        foreach (var text in set.Texts)
        {
            texts.Add(new TextConflict(
                text.Path,
                await DocumentText.ReadAsync(context, text.Row.RevisionId ?? text.Row.BaseId, cancellation),
                await DocumentText.ReadAsync(context, text.Row.BaseId, cancellation),
                null));
        }

        return new EditingStale(set.Row.Version, texts);
    }

    private static Operation OperationOf(EditionAction action) => action switch
    {
        EditionAction.Approve or EditionAction.Reject => Operation.Review,
        EditionAction.Submit => Operation.Submit,
        EditionAction.Withdraw => Operation.Withdraw,
        EditionAction.Countersign => Operation.Countersign,
        EditionAction.Schedule or EditionAction.Unschedule => Operation.Publish,
        _ => Operation.Write,
    };
}
