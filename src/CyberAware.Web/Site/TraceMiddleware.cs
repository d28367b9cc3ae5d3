using System.Diagnostics;

namespace CyberAware.Web.Site;

/// <summary>
/// Gives every request that is not answered from the cache a trace id, which the log lines and the error
/// page carry. The host's own, which would be made for cached pages too, is switched off where logging is set up.
/// </summary>
public sealed class TraceMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        using var activity = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start();
        await next(context);
    }
}
