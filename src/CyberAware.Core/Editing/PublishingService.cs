using CyberAware.Core.Data;
using CyberAware.Core.People;

namespace CyberAware.Core.Editing;

/// <summary>
/// Makes editions public: at once, at a moment, or without a review when it can't wait. One transaction does all of it or nothing.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="check">Compiles what would be public.</param>
/// <param name="time">The clock.</param>
public sealed class PublishingService(PortalDatabase database, ContentCheck check, TimeProvider time)
{
    // Each try loses only against another publication.
    private const int MaxTries = 20;

    private readonly EditionSteps steps = new(database, time);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Makes public what is approved.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="edition">The edition.</param>
    /// <param name="loadedVersion">The edition's version that the caller has seen.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<EditingResult<EditionView>> PublishAsync(Actor actor, Guid edition, Guid loadedVersion, CancellationToken cancellation) =>
        RunAsync(new Order(actor, edition, EditionAction.Publish) { LoadedVersion = loadedVersion }, cancellation);

    /// <summary>Makes public what nobody has reviewed. It stays on a list until somebody else signs.</summary>
    /// <param name="actor">Who; must have shown a credential just now.</param>
    /// <param name="edition">The edition.</param>
    /// <param name="loadedVersion">The edition's version that the caller has seen.</param>
    /// <param name="reason">Why it can't wait.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<EditingResult<EditionView>> PublishNowAsync(Actor actor, Guid edition, Guid loadedVersion, string reason, CancellationToken cancellation) =>
        DocumentText.CheckNote(reason) is { } unfit ? unfit
        : await RunAsync(new Order(actor, edition, EditionAction.PublishNow) { LoadedVersion = loadedVersion, Reason = reason.Trim() }, cancellation);

    /// <summary>Says when an approved edition becomes public. What it would be published with now must be without an error.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="edition">The edition.</param>
    /// <param name="loadedVersion">The edition's version that the caller has seen.</param>
    /// <param name="when">The moment, UTC, in the future.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<EditingResult<EditionView>> ScheduleAsync(Actor actor, Guid edition, Guid loadedVersion, DateTime when, CancellationToken cancellation) =>
        when.Kind != DateTimeKind.Utc || when <= Now ? Refusal.NotInFuture
        : await RunAsync(new Order(actor, edition, EditionAction.Schedule) { LoadedVersion = loadedVersion, When = when }, cancellation);

    /// <summary>Takes a moment back; the edition stays approved.</summary>
    /// <inheritdoc cref="PublishAsync" path="/param"/>
    public Task<EditingResult<EditionView>> UnscheduleAsync(Actor actor, Guid edition, Guid loadedVersion, CancellationToken cancellation) =>
        steps.StepAsync(
            actor, edition, loadedVersion, EditionAction.Unschedule, "edition-unscheduled", null,
            set => (set.Row.ScheduledFor, set.Row.PublishedBy, set.Row.Reason) = (null, null, null), cancellation);

    /// <summary>Signs what somebody else published without a review.</summary>
    /// <inheritdoc cref="PublishAsync" path="/param"/>
    public Task<EditingResult<EditionView>> CountersignAsync(Actor actor, Guid edition, Guid loadedVersion, CancellationToken cancellation) =>
        steps.StepAsync(
            actor, edition, loadedVersion, EditionAction.Countersign, "edition-countersigned", null,
            set => (set.Row.CountersignedBy, set.Row.CountersignedAt) = (actor.Id, Now), cancellation);

    /// <summary>Publishes an edition whose time has come, unless another instance does.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The edition: published, approved again with the reason why it can't be, or still scheduled and held; null when there was nothing to do.</returns>
    internal async Task<EditionView?> PublishDueAsync(Guid edition, CancellationToken cancellation)
    {
        var result = await RunAsync(new Order(null, edition, EditionAction.PublishDue), cancellation);
        return result.Failure is null ? result.Value : null;
    }

    private async Task<EditingResult<EditionView>> RunAsync(Order order, CancellationToken cancellation)
    {
        EditingResult<EditionView>? result = null;
        for (var tries = 0; result is null && tries < MaxTries; tries++)
        {
            result = await TryAsync(order, cancellation);
        }

        return order.Actor is { } actor
            ? await EditingTrail.NoteAsync(database, actor, Now, order.Operation, order.Edition.ToString(), result ?? Refusal.Busy, cancellation)
            : result ?? Refusal.Busy;
    }

    // Null: somebody else published between the check and the transaction.
    private async Task<EditingResult<EditionView>?> TryAsync(Order order, CancellationToken cancellation)
    {
        Candidate candidate;
        await using (var context = database.CreateDbContext())
        {
            // Nothing is compiled for whom it would be refused in any case.
            if (await EditionSet.ReadAsync(context, order.Edition, cancellation) is not { } set)
            {
                return Refusal.UnknownEdition;
            }

            if (await new Publication(context, order, Now).FindFailureAsync(set, null, cancellation) is { } failure && order.Action != EditionAction.PublishDue)
            {
                return failure;
            }

            candidate = await Candidate.ReadAsync(context, set, check, cancellation);
        }

        return await database.WriteAsync(
            (context, token) => new Publication(context, order, Now).RunAsync(candidate, token), cancellation, EditingTransaction.BeginAsync);
    }
}

/// <summary>What is asked of the publication.</summary>
/// <param name="Actor">Who; null for the portal itself.</param>
/// <param name="Edition">The edition.</param>
/// <param name="Action">Publish, publish now, publish what is due, or schedule.</param>
internal sealed record Order(Actor? Actor, Guid Edition, EditionAction Action)
{
    public Guid? LoadedVersion { get; init; }

    public string? Reason { get; init; }

    public DateTime? When { get; init; }

    public Operation Operation => Action == EditionAction.PublishNow ? Operation.PublishNow : Operation.Publish;
}
