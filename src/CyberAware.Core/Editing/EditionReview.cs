using CyberAware.Core.Data;
using CyberAware.Core.Documents;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.People;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Editing;

/// <summary>A step that somebody can take with an edition, if nothing is missing.</summary>
/// <param name="Action">The step.</param>
/// <param name="Missing">What stands against it for now; null for nothing.</param>
public sealed record EditionStep(EditionAction Action, Refusal? Missing);

/// <summary>An edition as somebody needs it who decides about it.</summary>
/// <param name="Changes">The edition and what it would change.</param>
/// <param name="Steps">What the person can do with it, in the order of its way; what only others may do is left out.</param>
/// <param name="Problems">
/// What the check says of the content together with it: every error, and whatever else its own files have. Empty for an edition
/// that is over.
/// </param>
/// <param name="Moved">Files of which something else became public since the work began; they must take that in.</param>
public sealed record EditionReview(EditionChanges Changes, IReadOnlyList<EditionStep> Steps, IReadOnlyList<ContentProblem> Problems, IReadOnlyList<string> Moved)
{
    /// <summary>The edition.</summary>
    public EditionView Edition => Changes.Edition;

    /// <summary>Whether it is open and changes the meaning in one language alone: it could be reviewed, and not be published.</summary>
    public bool LeavesOneLanguage { get; init; }
}

/// <summary>Puts together what a decision about an edition needs, from one reading of it.</summary>
/// <param name="database">The database.</param>
/// <param name="check">Compiles what would be public.</param>
/// <param name="time">The clock.</param>
public sealed class EditionReviewService(PortalDatabase database, ContentCheck check, TimeProvider time)
{
    private static readonly EditionState[] Open = [EditionState.Draft, EditionState.InReview, EditionState.Approved, EditionState.Scheduled, EditionState.Rejected];

    private static readonly EditionAction[] Steps =
    [
        EditionAction.Submit, EditionAction.Approve, EditionAction.Reject, EditionAction.Publish, EditionAction.Schedule, EditionAction.Unschedule,
        EditionAction.Countersign, EditionAction.PublishNow, EditionAction.Withdraw,
    ];

    /// <summary>Whether an edition can still change, or become public.</summary>
    public static bool IsOpen(EditionState state) => Open.Contains(state);

    /// <summary>Reads an edition for a decision. Compiling it takes its time, so no lock is held.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="edition">The edition.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<EditingResult<EditionReview>> ReadAsync(Actor actor, Guid edition, CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();
        if (await EditionSet.ReadAsync(context, edition, cancellation) is not { } set)
        {
            return Refusal.UnknownEdition;
        }

        if (EditingPolicy.Check(actor, Operation.Read, set.Facts) is { } refusal)
        {
            return await EditingTrail.NoteAsync<EditionReview>(database, actor, time.GetUtcNow().UtcDateTime, Operation.Read, edition.ToString(), refusal, cancellation);
        }

        var changes = await EditionChanges.ReadAsync(context, set, cancellation);
        var isOpen = IsOpen(set.Row.State) && set.HasChange;
        var problems = isOpen ? (await Candidate.ReadAsync(context, set, check, cancellation)).Result.Problems : [];
        var own = set.Texts.Select(text => text.Path).ToHashSet(StringComparer.Ordinal);
        return new EditionReview(
            changes,
            StepsOf(actor, set, problems.All(problem => problem.Severity != ProblemSeverity.Error)),
            [.. problems.Where(problem => problem.Severity == ProblemSeverity.Error || own.Contains(problem.File))
                .OrderBy(problem => problem.Severity).ThenBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line)],
            isOpen ? await MovedAsync(context, set, cancellation) : [])
        {
            LeavesOneLanguage = isOpen && set.LeavesOneLanguage,
        };
    }

    // A reason and a fresh credential come with the form; without the right to it a step isn't spoken of at all.
    private static List<EditionStep> StepsOf(Actor actor, EditionSet set, bool passesChecks)
    {
        var facts = set.FactsFor(actor with { IsFresh = true }) with { HasReason = true, PassesChecks = passesChecks };
        return [.. Steps.Where(action => EditionMachine.IsPossible(set.Row.State, action) && (action != EditionAction.Countersign || facts.IsUnsigned))
            .Select(action => new EditionStep(action, EditionMachine.Decide(set.Row.State, action, facts).Refusal))
            .Where(step => step.Missing is not (Refusal.NotAllowed or Refusal.NotAuthor or Refusal.WrongState))];
    }

    private static async Task<IReadOnlyList<string>> MovedAsync(PortalDbContext context, EditionSet set, CancellationToken cancellation)
    {
        var changed = set.Texts.Where(text => text.IsChanged).ToList();
        var paths = changed.ConvertAll(text => text.Path);
        var published = await context.Published.AsNoTracking().Where(row => paths.Contains(row.Path)).ToDictionaryAsync(row => row.Path, row => (Guid?)row.RevisionId, cancellation);
        return [.. changed.Where(text => published.GetValueOrDefault(text.Path) != text.Row.BaseId).Select(text => text.Path)];
    }
}
