using CyberAware.Core.Audit;
using CyberAware.Core.Data;
using CyberAware.Core.People;

namespace CyberAware.Core.Editing;

/// <summary>Writes into the audit trail what the editing services do and refuse.</summary>
internal static class EditingTrail
{
    /// <summary>Adds a row in the transaction of what it tells of; to be called last.</summary>
    /// <param name="context">The context with its transaction.</param>
    /// <param name="actor">Who; null for the portal itself.</param>
    /// <param name="now">When, UTC.</param>
    /// <param name="action">What was done.</param>
    /// <param name="subject">The edition or the file.</param>
    /// <param name="details">Further facts.</param>
    /// <param name="cancellation">Gives up.</param>
    public static Task AddAsync(
        PortalDbContext context, Actor? actor, DateTime now, string action, string subject, AuditDetails details, CancellationToken cancellation) =>
        AuditLog.AddAsync(context, Entry(actor, now, action, subject, details), cancellation);

    /// <summary>Writes down that somebody wanted what he may not; everything else that failed is the person's own affair.</summary>
    public static async Task<EditingResult<T>> NoteAsync<T>(
        PortalDatabase database, Actor actor, DateTime now, Operation operation, string subject, EditingResult<T> result, CancellationToken cancellation)
        where T : class
    {
        if (result.Failure is EditingRefused { IsForbidden: true } refused)
        {
            AuditDetails details = new() { { "operation", operation.ToString() }, { "rule", refused.Refusal.ToString() } };
            await AuditLog.AddAsync(database, Entry(actor, now, "editing-refused", subject, details), cancellation);
        }

        return result;
    }

    private static AuditEntry Entry(Actor? actor, DateTime now, string action, string subject, AuditDetails details) =>
        actor is null ? new AuditEntry(now, action, subject) { Details = details } : PeopleAudit.By(actor, now, action, subject, details);
}
