using CyberAware.Core.Data;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;

namespace CyberAware.Web.Services;

/// <summary>
/// In the closed areas nothing works without the database, not even to know who asks: while it is away, every request
/// there gets the page that says so. Public pages don't pass here.
/// </summary>
public sealed partial class DatabaseGuard(RequestDelegate next, DatabaseProbe probe, ILogger<DatabaseGuard> logger)
{
    private const string RetryAfter = "30";

    public async Task InvokeAsync(HttpContext context)
    {
        // The error page is made of the snapshot alone.
        if (RequestLanguage.FailedPath(context) is not null)
        {
            await next(context);
            return;
        }

        if (await probe.LookAsync(context.RequestAborted) is { IsUsable: false } state)
        {
            Refuse(context, state.IsThere ? ClosedAreaProblem.Behind : ClosedAreaProblem.Away);
            return;
        }

        try
        {
            await next(context);
        }
        catch (Exception e) when (DatabaseFailure.IsAway(e) && !context.Response.HasStarted)
        {
            // It went away since it was looked at.
            LogAway(e.GetBaseException().Message);
            Refuse(context, ClosedAreaProblem.Away);
        }
    }

    private static void Refuse(HttpContext context, ClosedAreaProblem problem)
    {
        context.Response.Clear();
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = RetryAfter;
        context.Items[typeof(ClosedAreaProblem)] = problem;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request of a closed area was given up, the database can't be used: {Reason}")]
    private partial void LogAway(string reason);
}
