using CyberAware.Web.Serving;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Options;

namespace CyberAware.Web.Security;

/// <summary>Sends readers of a portal whose public address is https from http to https; health checks stay reachable.</summary>
public sealed class SecureConnectionMiddleware(RequestDelegate next, IOptions<PortalSettings> settings)
{
    private readonly bool isSecure = settings.Value.IsSecure;

    public Task InvokeAsync(HttpContext context)
    {
        if (!isSecure || context.Request.IsHttps || context.Request.Path.StartsWithSegments("/health")
            || context.Request.Headers[CacheWarmer.WarmUpHeader] == CacheWarmer.Token)
        {
            return next(context);
        }

        context.Response.Redirect(
            settings.Value.PublicOrigin + context.Request.GetEncodedPathAndQuery(), permanent: true);
        return Task.CompletedTask;
    }
}
