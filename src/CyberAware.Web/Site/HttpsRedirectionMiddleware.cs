using CyberAware.Web.Configuration;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Options;

namespace CyberAware.Web.Site;

/// <summary>Sends readers of a portal whose public address is https from http to https; health checks stay reachable.</summary>
public sealed class HttpsRedirectionMiddleware(RequestDelegate next, IOptions<PortalSettings> settings)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (IsSatisfied(context, settings.Value) || context.Request.Path.StartsWithSegments("/health"))
        {
            return next(context);
        }

        context.Response.Redirect(settings.Value.PublicOrigin + context.Request.GetEncodedPathAndQuery(), permanent: true);
        return Task.CompletedTask;
    }

    /// <summary>Whether the request came over as safe a connection as the public address promises.</summary>
    public static bool IsSatisfied(HttpContext context, PortalSettings settings) => !settings.IsSecure || context.Request.IsHttps;
}
