using CyberAware.Core.Editing.Storage;
using CyberAware.Core.People;

namespace CyberAware.Core.Editing;

/// <summary>What can be done to an edition.</summary>
public enum EditionAction
{
    /// <summary>Save a text, or move a page.</summary>
    Save,

    /// <summary>Hand it in for review.</summary>
    Submit,

    /// <summary>Agree to it.</summary>
    Approve,

    /// <summary>Send it back.</summary>
    Reject,

    /// <summary>Say when it becomes public.</summary>
    Schedule,

    /// <summary>Take that back.</summary>
    Unschedule,

    /// <summary>Make public what is approved.</summary>
    Publish,

    /// <summary>Make public what nobody has reviewed.</summary>
    PublishNow,

    /// <summary>Give it up.</summary>
    Withdraw,

    /// <summary>Sign what was published without a review.</summary>
    Countersign,

    /// <summary>By the portal: its time has come.</summary>
    PublishDue,

    /// <summary>By the portal: its time has come, and it can't become public.</summary>
    FailDue,

    /// <summary>By the portal: other editions of all its texts are public.</summary>
    Supersede,
}

/// <summary>What a decision about an edition needs to know.</summary>
/// <param name="Actor">Who acts; null for the portal itself.</param>
/// <param name="Target">Kind, languages and authors.</param>
public sealed record EditionFacts(Actor? Actor, ObjectFacts Target)
{
    /// <summary>Whether something was saved that readers would see.</summary>
    public bool HasChange { get; init; } = true;

    /// <summary>Whether a reason was given.</summary>
    public bool HasReason { get; init; }

    /// <summary>Whether what is public would be without an error together with it.</summary>
    public bool PassesChecks { get; init; } = true;

    /// <summary>Whether it leaves no language behind the other by changing the meaning in one alone.</summary>
    public bool AreLanguagesFresh { get; init; } = true;

    /// <summary>Whether it was published without a review and nobody has signed it yet.</summary>
    public bool IsUnsigned { get; init; }
}

/// <summary>What an action leads to.</summary>
/// <param name="Next">The next state; null when the action is refused.</param>
/// <param name="Refusal">Why it is refused; null when it isn't.</param>
/// <param name="IsNewEdition">Whether the edition stays as it is and a new one begins, which is the draft.</param>
public readonly record struct Transition(EditionState? Next, Refusal? Refusal, bool IsNewEdition = false);

/// <summary>
/// The way of an edition: draft, in review, approved, scheduled, published, superseded; or rejected, withdrawn. Pure. First it
/// is asked who may (<see cref="EditingPolicy"/>), then whether the state allows it, then what else must hold.
/// </summary>
public static class EditionMachine
{
    /// <summary>Decides about one action.</summary>
    /// <param name="state">The edition's state.</param>
    /// <param name="action">What is to be done.</param>
    /// <param name="facts">What else counts.</param>
    public static Transition Decide(EditionState state, EditionAction action, EditionFacts facts)
    {
        if (WhoMay(action, facts) is { } forbidden)
        {
            return new Transition(null, forbidden);
        }

        if (Next(state, action) is not { } next)
        {
            return new Transition(null, Refusal.WrongState);
        }

        return Missing(action, facts) is { } missing
            ? new Transition(null, missing)
            : new Transition(next, null, action == EditionAction.Save && state is not (EditionState.Draft or EditionState.Rejected));
    }

    /// <summary>Whether a state allows an action at all, whoever takes it.</summary>
    public static bool IsPossible(EditionState state, EditionAction action) => Next(state, action) is not null;

    private static Refusal? WhoMay(EditionAction action, EditionFacts facts)
    {
        Operation? operation = action switch
        {
            EditionAction.Save => Operation.Write,
            EditionAction.Submit => Operation.Submit,
            EditionAction.Approve or EditionAction.Reject => Operation.Review,
            EditionAction.Schedule or EditionAction.Unschedule or EditionAction.Publish => Operation.Publish,
            EditionAction.PublishNow => Operation.PublishNow,
            EditionAction.Withdraw => Operation.Withdraw,
            EditionAction.Countersign => Operation.Countersign,
            _ => null, // the portal's own
        };
        return (operation, facts.Actor) switch
        {
            ({ } asked, { } actor) => EditingPolicy.Check(actor, asked, facts.Target),
            (null, null) => null,
            _ => Refusal.NotAllowed,
        };
    }

    private static EditionState? Next(EditionState state, EditionAction action) => (action, state) switch
    {
        (EditionAction.Save, EditionState.Draft or EditionState.Rejected) => EditionState.Draft,

        // What others review, have approved or read stays as it is: the change begins a draft of its own.
        (EditionAction.Save, EditionState.InReview or EditionState.Approved or EditionState.Scheduled or EditionState.Published) => EditionState.Draft,
        (EditionAction.Submit, EditionState.Draft) => EditionState.InReview,
        (EditionAction.Approve, EditionState.InReview) => EditionState.Approved,
        (EditionAction.Reject, EditionState.InReview) => EditionState.Rejected,
        (EditionAction.Schedule, EditionState.Approved) => EditionState.Scheduled,
        (EditionAction.Unschedule or EditionAction.FailDue, EditionState.Scheduled) => EditionState.Approved,
        (EditionAction.Publish, EditionState.Approved) => EditionState.Published,
        (EditionAction.PublishDue, EditionState.Scheduled) => EditionState.Published,
        (EditionAction.PublishNow, EditionState.Draft or EditionState.InReview) => EditionState.Published,
        (EditionAction.Withdraw, EditionState.Draft or EditionState.InReview or EditionState.Approved or EditionState.Rejected) => EditionState.Withdrawn,
        (EditionAction.Countersign, EditionState.Published or EditionState.Superseded) => state,
        (EditionAction.Supersede, EditionState.Published) => EditionState.Superseded,
        _ => null,
    };

    private static Refusal? Missing(EditionAction action, EditionFacts facts) => action switch
    {
        EditionAction.Submit => facts.HasChange ? null : Refusal.NoChange,
        EditionAction.Reject => facts.HasReason ? null : Refusal.NoReason,
        EditionAction.PublishNow when !facts.HasReason => Refusal.NoReason,
        EditionAction.Schedule or EditionAction.Publish or EditionAction.PublishDue or EditionAction.PublishNow =>
            !facts.HasChange ? Refusal.NoChange : !facts.PassesChecks ? Refusal.HasErrors : facts.AreLanguagesFresh ? null : Refusal.OneLanguage,
        EditionAction.Countersign => facts.IsUnsigned ? null : Refusal.WrongState,
        _ => null,
    };
}
