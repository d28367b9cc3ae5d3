using System.Data.Common;
using System.Security.Claims;
using CyberAware.Core.Audit;
using CyberAware.Core.Data;
using CyberAware.Core.People;
using CyberAware.Web.Links;
using Microsoft.EntityFrameworkCore.Storage;

namespace CyberAware.Web.Security;

/// <summary>
/// Writes each 403 of the closed areas into the audit trail. Strangers can send as many forged requests as they like, so of
/// theirs only some a minute get a row of their own; the rest is counted and stands with the next one.
/// </summary>
public sealed partial class RefusalAudit(RequestDelegate next, PortalDatabase database, TimeProvider time, ILogger<RefusalAudit> logger)
{
    private const string Action = "access-refused";

    // A refusal waits no longer for a database that hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly StrangerRows strangers = new(time);

    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        if (context.Response.StatusCode == StatusCodes.Status403Forbidden)
        {
            await NoteAsync(context);
        }
    }

    private async Task NoteAsync(HttpContext context)
    {
        var actor = context.Features.Get<Actor>();
        var id = actor?.Id ?? (Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var claimed) ? claimed : null);
        var now = time.GetUtcNow().UtcDateTime;
        var more = 0;
        if (id is null && !strangers.TryTake(out more))
        {
            return;
        }

        AuditDetails details = new() { { "method", context.Request.Method } };
        if (more > 0)
        {
            details.Add(StrangerRows.NotWritten, more);
        }

        try
        {
            using var patience = new CancellationTokenSource(Patience, time);
            await AuditLog.AddAsync(
                database,
                new AuditEntry(now, Action, ClosedAreaPaths.WithoutSecret(context.Request.Path.Value ?? ""))
                {
                    PersonId = id,
                    PersonName = id is null ? "" : actor?.Name ?? context.User.Identity?.Name ?? "",
                    Network = NetworkPrefix.From(context.Connection.RemoteIpAddress),
                    Details = details,
                },
                patience.Token);
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or TimeoutException or OperationCanceledException or IOException or RetryLimitExceededException)
        {
            LogLost(e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A refusal is missing in the audit trail: {Reason}")]
    private partial void LogLost(string reason);
}
