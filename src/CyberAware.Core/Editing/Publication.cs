using CyberAware.Core.Audit;
using CyberAware.Core.Data;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.People;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Editing;

/// <summary>One publication, or the scheduling of one, within its transaction.</summary>
internal sealed class Publication(PortalDbContext context, Order order, DateTime now)
{
    // Instances look every second; what is public later than this was waited for.
    private static readonly TimeSpan Punctual = TimeSpan.FromMinutes(1);

    /// <summary>Does it, if what was checked is still what would be public.</summary>
    /// <param name="candidate">What was checked.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Null when it must be checked again.</returns>
    public async Task<EditingResult<EditionView>?> RunAsync(Candidate candidate, CancellationToken cancellation)
    {
        var isDue = order.Action == EditionAction.PublishDue;
        var row = isDue ? await context.ClaimDueAsync(order.Edition, now, cancellation) : await context.LockEditionAsync(order.Edition, cancellation);
        if (await EditionSet.FromAsync(context, row, cancellation) is not { } set)
        {
            return Refusal.UnknownEdition; // also: another instance has it in hand
        }

        if (isDue && row!.Reason == nameof(Refusal.SchedulerLeft))
        {
            return Refusal.SchedulerLeft; // another instance has found that out meanwhile
        }

        if (isDue && !await MaySchedulerPublishAsync(set, cancellation))
        {
            return await HoldAsync(set, cancellation);
        }

        var failure = await FindFailureAsync(set, candidate, cancellation);
        var generation = await context.Generations.AsNoTracking().Select(number => number.Number).SingleOrDefaultAsync(cancellation);
        if (failure is not EditingRefused { IsForbidden: true } and not EditingStale && (generation != candidate.Generation || set.Hash != candidate.Hash))
        {
            return null;
        }

        if (failure is not null && !isDue)
        {
            return failure;
        }

        var action = failure is null ? order.Action : EditionAction.FailDue;
        row!.State = EditionMachine.Decide(row.State, action, set.FactsFor(order.Actor) with { HasReason = order.Reason?.Length > 0 }).Next
            ?? throw new InvalidOperationException($"An edition in the state {row.State} can't take the step {action}.");
        EditionSteps.Touch(row, now);
        var details = action switch
        {
            EditionAction.Schedule => Schedule(set),
            EditionAction.FailDue => Fail(set, failure!),
            _ => await PublishAsync(set, candidate, cancellation),
        };
        await context.SaveChangesAsync(cancellation);
        await EditingTrail.AddAsync(context, order.Actor, now, WordFor(action), row.Id.ToString(), details, cancellation);
        return EditionView.From(set);
    }

    /// <summary>What stands against it; null for nothing. Without a candidate everything but the content itself is looked at.</summary>
    public async Task<EditingFailure?> FindFailureAsync(EditionSet set, Candidate? candidate, CancellationToken cancellation)
    {
        var facts = set.FactsFor(order.Actor) with { HasReason = order.Reason?.Length > 0, PassesChecks = candidate is null || candidate.Errors.Count == 0 };
        var refused = EditionSteps.Failure(EditionMachine.Decide(set.Row.State, order.Action, facts));
        if (refused is { IsForbidden: true })
        {
            return refused;
        }

        if (order.LoadedVersion is { } loaded && loaded != set.Row.Version)
        {
            return await EditionSteps.StaleAsync(context, set, cancellation);
        }

        return refused switch
        {
            null when order.Action != EditionAction.PublishNow && set.Row.ApprovedHash != set.Hash => new EditingRefused(Refusal.NotApproved),
            null or { Refusal: Refusal.HasErrors } when await FindMovedAsync(set, cancellation) is { Count: > 0 } moved => new EditingStale(set.Row.Version, moved),
            { Refusal: Refusal.HasErrors } => new EditingInvalid(candidate!.Errors),
            _ => refused,
        };
    }

    // The portal acts in the name of who scheduled it: a right that was taken away since then counts no more.
    private async Task<bool> MaySchedulerPublishAsync(EditionSet set, CancellationToken cancellation)
    {
        var person = await context.Users.AsNoTracking().Include(user => user.Grants).SingleOrDefaultAsync(user => user.Id == set.Row.PublishedBy, cancellation);
        return person is { ClosedAt: null }
            && EditingPolicy.Allows(new Actor(person.Id, person.DisplayName, [.. person.Grants.Select(grant => new RoleGrant(grant.Role, grant.Kind))], false, ""), Operation.Publish, set.Facts);
    }

    // Nothing is decided by it: the edition stays as it is until a publisher takes it out of the plan, and publishes or schedules it anew.
    private async Task<EditingResult<EditionView>> HoldAsync(EditionSet set, CancellationToken cancellation)
    {
        set.Row.Reason = nameof(Refusal.SchedulerLeft);
        EditionSteps.Touch(set.Row, now);
        await context.SaveChangesAsync(cancellation);
        await EditingTrail.AddAsync(
            context, null, now, "edition-held", set.Row.Id.ToString(), new AuditDetails { { "rule", nameof(Refusal.SchedulerLeft) }, { "scheduled-for", set.Row.ScheduledFor!.Value } }, cancellation);
        return EditionView.From(set);
    }

    // Texts of which something else became public since the work began.
    private async Task<IReadOnlyList<TextConflict>> FindMovedAsync(EditionSet set, CancellationToken cancellation)
    {
        var changed = set.Texts.Where(text => text.IsChanged).ToList();
        var paths = changed.ConvertAll(text => text.Path);
        var published = await context.Published.AsNoTracking().Where(row => paths.Contains(row.Path)).ToDictionaryAsync(row => row.Path, row => row.RevisionId, cancellation);
        var conflicts = new List<TextConflict>();
        foreach (var text in changed)
        {
            Guid? now = published.TryGetValue(text.Path, out var id) ? id : null;
            if (now != text.Row.BaseId)
            {
                conflicts.Add(new TextConflict(
                    text.Path,
                    await DocumentText.ReadAsync(context, now, cancellation),
                    await DocumentText.ReadAsync(context, text.Row.BaseId, cancellation),
                    await DocumentText.ReadAsync(context, text.Row.RevisionId, cancellation)));
            }
        }

        return conflicts;
    }

    private AuditDetails Schedule(EditionSet set)
    {
        (set.Row.ScheduledFor, set.Row.PublishedBy, set.Row.Reason) = (order.When, order.Actor!.Id, null);
        return new AuditDetails { { "scheduled-for", order.When!.Value } };
    }

    private static AuditDetails Fail(EditionSet set, EditingFailure failure)
    {
        var why = failure switch
        {
            EditingRefused refused => refused.Refusal.ToString(),
            EditingInvalid invalid => $"{Refusal.HasErrors}: {invalid.Problems[0]}",
            _ => "Conflict",
        };
        (set.Row.ScheduledFor, set.Row.Reason) = (null, why.Length > Lengths.Note ? why[..Lengths.Note] : why);
        return new AuditDetails { { "rule", why } };
    }

    private async Task<AuditDetails> PublishAsync(EditionSet set, Candidate candidate, CancellationToken cancellation)
    {
        var row = set.Row;
        var generation = await Generation.RaiseAsync(context, now, cancellation);
        var changed = set.Texts.Where(text => text.IsChanged).ToList();
        await MovePointersAsync(row, changed, generation, cancellation);
        await new AddressLedger(context, row.Id, now).WriteAsync(candidate, changed, cancellation);
        await SupersedeAsync(row, changed.ConvertAll(text => text.Path), cancellation);

        row.PublishedBy = order.Actor?.Id ?? row.PublishedBy;
        row.PublishedAt = now;
        row.IsUrgent = order.Action == EditionAction.PublishNow;
        row.Reason = order.Reason ?? row.Reason;
        var details = new AuditDetails { { "generation", generation }, { "files", changed.Count }, { "path", changed[0].Path } };
        if (order.Reason is { } reason)
        {
            details.Add("reason", reason);
        }

        if (order.Action == EditionAction.PublishDue && now - row.ScheduledFor > Punctual)
        {
            row.IsLate = true;
            details.Add("late-seconds", (long)(now - row.ScheduledFor!.Value).TotalSeconds);
        }

        return details;
    }

    private async Task MovePointersAsync(EditionRow edition, List<EditionFile> changed, long generation, CancellationToken cancellation)
    {
        var paths = changed.ConvertAll(text => text.Path);
        var published = await context.Published.Where(row => paths.Contains(row.Path)).ToDictionaryAsync(row => row.Path, StringComparer.Ordinal, cancellation);
        foreach (var text in changed)
        {
            var revision = text.Current!.Id;
            context.Add(new EditionPublicationRow
            {
                Id = Guid.CreateVersion7(now),
                EditionId = edition.Id,
                Path = text.Path,
                RevisionId = revision,
                PreviousId = text.Row.BaseId,
                PublishedBy = order.Actor?.Id,
                PublishedAt = now,
                Generation = generation,
            });
            if (!published.TryGetValue(text.Path, out var pointer))
            {
                pointer = new PublishedRow { Path = text.Path, RevisionId = revision, PublishedAt = now };
                context.Add(pointer);
            }

            await StandOnShippedAsync(pointer, text, cancellation);
            (pointer.RevisionId, pointer.PublishedAt, pointer.Version) = (revision, now, Guid.NewGuid());
        }
    }

    // The editors' text stands on the shipped one that it replaces, that was there before its first save, or that somebody has
    // compared it with; a later release is compared with that. Work that began before a release has not seen its text.
    private async Task StandOnShippedAsync(PublishedRow pointer, EditionFile text, CancellationToken cancellation)
    {
        var compared = text.Changes.LastOrDefault(change => pointer.ShippedId is not null && change.CheckedAgainstId == pointer.ShippedId);
        if (pointer.RevisionId == pointer.ShippedId || compared is not null || text.Changes[0].Number > text.History.Find(pointer.ShippedId)?.Number)
        {
            pointer.ShippedBaseId = pointer.ShippedId;
        }

        // Of a file that its release has dropped, ours stays as a file of the editors' own.
        if (!pointer.IsShipped && compared is not null && compared.CreatedAt > await context.Releases.MaxAsync(release => release.ImportedAt, cancellation))
        {
            (pointer.ShippedId, pointer.ShippedBaseId) = (null, null);
        }
    }

    // Earlier editions of which no text is public any more.
    private async Task SupersedeAsync(EditionRow edition, List<string> paths, CancellationToken cancellation)
    {
        var candidates = await context.EditionPublications.Where(row => paths.Contains(row.Path) && row.EditionId != edition.Id).Select(row => row.EditionId).Distinct().ToListAsync(cancellation);
        var alive = await (
            from row in context.EditionPublications
            join published in context.Published on row.Path equals published.Path
            where candidates.Contains(row.EditionId) && row.RevisionId == published.RevisionId && !paths.Contains(row.Path)
            select row.EditionId).ToListAsync(cancellation);
        foreach (var old in await context.Editions.Where(row => candidates.Contains(row.Id) && !alive.Contains(row.Id) && row.State == EditionState.Published).ToListAsync(cancellation))
        {
            old.State = EditionMachine.Decide(old.State, EditionAction.Supersede, new EditionFacts(null, ObjectFacts.Portal)).Next!.Value;
            EditionSteps.Touch(old, now);
        }
    }

    private static string WordFor(EditionAction action) => action switch
    {
        EditionAction.Schedule => "edition-scheduled",
        EditionAction.FailDue => "edition-not-published",
        EditionAction.PublishNow => "edition-published-now",
        _ => "edition-published",
    };
}
