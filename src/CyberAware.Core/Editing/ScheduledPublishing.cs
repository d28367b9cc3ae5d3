using CyberAware.Core.Data;
using CyberAware.Core.Editing.Storage;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Editing;

/// <summary>
/// Publishes what was scheduled, each edition once, however many instances run. An instance claims an edition by its row's lock
/// (on SQLite by being the only writer), so the claim of one that dies is gone with its connection.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="publishing">Publishes.</param>
/// <param name="time">The clock.</param>
public sealed class ScheduledPublishing(PortalDatabase database, PublishingService publishing, TimeProvider time)
{
    /// <summary>
    /// Publishes everything whose time has come. What can't be published becomes approved again, with the reason; what was scheduled by
    /// somebody who may not publish any more stays scheduled and waits for a person.
    /// </summary>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The editions that this instance has dealt with.</returns>
    /// <exception cref="AggregateException">Some could not be dealt with; the others were.</exception>
    public async Task<IReadOnlyList<EditionView>> PublishDueAsync(CancellationToken cancellation)
    {
        List<Guid> due;
        await using (var context = database.CreateDbContext())
        {
            var now = time.GetUtcNow().UtcDateTime;
            due = await context.Editions.Where(edition => edition.State == EditionState.Scheduled && edition.ScheduledFor <= now && edition.Reason != nameof(Refusal.SchedulerLeft))
                .OrderBy(edition => edition.ScheduledFor).ThenBy(edition => edition.Id).Select(edition => edition.Id).ToListAsync(cancellation);
        }

        var done = new List<EditionView>();
        var failures = new List<Exception>();
        foreach (var edition in due)
        {
            try
            {
                if (await publishing.PublishDueAsync(edition, cancellation) is { } view)
                {
                    done.Add(view);
                }
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested)
            {
                failures.Add(e); // one that breaks must not hold up those behind it
            }
        }

        return failures.Count == 0 ? done : throw new AggregateException(failures);
    }
}
