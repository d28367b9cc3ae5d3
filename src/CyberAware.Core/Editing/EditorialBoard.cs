using CyberAware.Core.Data;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.People;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Editing;

/// <summary>An edition that waits for somebody, and what the person who asks has to do with it.</summary>
/// <param name="Edition">The edition.</param>
/// <param name="IsOwn">Whether the person began it or wrote a change in it.</param>
/// <param name="MayReview">Whether the person may approve or reject it.</param>
/// <param name="MayPublish">Whether the person may publish it once it is approved.</param>
/// <param name="MayCountersign">Whether the person may be its second signature.</param>
public sealed record BoardEdition(EditionView Edition, bool IsOwn, bool MayReview, bool MayPublish, bool MayCountersign)
{
    /// <summary>Whether it was published without a review and nobody has signed yet.</summary>
    public bool IsUnsigned => Edition is { IsUrgent: true, CountersignedBy: null };
}

/// <summary>All editions that wait for somebody, in a number of queries that doesn't grow with them.</summary>
/// <param name="database">The database.</param>
public sealed class EditorialBoard(PortalDatabase database)
{
    /// <summary>Editions that are on their way or lack a signature, newest change first, of those kinds that the person may read.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IReadOnlyList<BoardEdition>> ReadAsync(Actor actor, CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();
        var rows = await context.Editions.AsNoTracking().Include(edition => edition.Texts)
            .Where(edition => edition.State == EditionState.Draft || edition.State == EditionState.InReview || edition.State == EditionState.Approved
                || edition.State == EditionState.Scheduled || edition.State == EditionState.Rejected || (edition.IsUrgent && edition.CountersignedBy == null))
            .OrderByDescending(edition => edition.ChangedAt).ThenBy(edition => edition.Id)
            .AsSplitQuery().ToListAsync(cancellation);
        return [.. (await EditionSet.FromAllAsync(context, rows, cancellation))
            .Where(set => EditingPolicy.Allows(actor, Operation.Read, set.Facts))
            .Select(set => new BoardEdition(
                EditionView.From(set),
                set.Authors.Contains(actor.Id),
                EditingPolicy.Allows(actor, Operation.Review, set.Facts),
                EditingPolicy.Allows(actor, Operation.Publish, set.Facts),
                EditingPolicy.Allows(actor, Operation.Countersign, set.Facts)))];
    }
}
