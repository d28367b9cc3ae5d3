using CyberAware.Core.Editing.Storage;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Data;

/// <summary>
/// Rows read so that no other writer changes them before this transaction ends. On PostgreSQL by the row's lock; an SQLite file
/// has only one writer. Who publishes has taken the lock of
/// <c>EditingTransaction</c> before, and the audit trail comes last, so that nobody waits in a circle.
/// </summary>
internal static class RowLocks
{
    /// <summary>An edition; null when there is none. Its texts are not read.</summary>
    public static Task<EditionRow?> LockEditionAsync(this PortalDbContext context, Guid id, CancellationToken cancellation) =>
        (context is PostgreSqlPortalDbContext
            ? context.Editions.FromSql($"SELECT * FROM editions WHERE id = {id} FOR UPDATE")
            : context.Editions.Where(edition => edition.Id == id)).SingleOrDefaultAsync(cancellation);

    /// <summary>An edition whose time has come, unless another instance has it in hand or has published it; then null.</summary>
    public static Task<EditionRow?> ClaimDueAsync(this PortalDbContext context, Guid id, DateTime now, CancellationToken cancellation)
    {
        var state = EditionState.Scheduled.ToString();
        return (context is PostgreSqlPortalDbContext
            ? context.Editions.FromSql($"SELECT * FROM editions WHERE id = {id} AND state = {state} AND scheduled_for <= {now} FOR UPDATE SKIP LOCKED")
            : context.Editions.Where(edition => edition.Id == id && edition.State == EditionState.Scheduled && edition.ScheduledFor <= now))
            .SingleOrDefaultAsync(cancellation);
    }
}
