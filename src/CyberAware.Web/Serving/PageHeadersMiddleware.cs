using CyberAware.Web.Content;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;

namespace CyberAware.Web.Serving;

/// <summary>Gives every page that is kept its validator and its life in caches outside. Runs once a page, inside the output cache.</summary>
public sealed class PageHeadersMiddleware(RequestDelegate next, LiveContent content)
{
    private const string PageCacheControl = "public, max-age=60, stale-while-revalidate=600";

    // A new build may draw the same content differently.
    private static readonly string Build = typeof(PageHeadersMiddleware).Module.ModuleVersionId.ToString("N")[..8];

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<IOutputCacheFeature>() is not null)
        {
            // Taken before the page is drawn: a change of the content meanwhile must not get the new version's validator.
            var tag = $"W/\"{content.Library.Version}-{Build}\"";
            context.Response.OnStarting(() =>
            {
                if (IsPublic(context.Response))
                {
                    context.Response.Headers.CacheControl = PageCacheControl;
                    context.Response.Headers.ETag = tag;
                    context.Response.Headers.Vary = "Accept-Encoding";
                }

                return Task.CompletedTask;
            });
        }

        return next(context);
    }

    /// <summary>Only complete pages that are the same for everybody are kept.</summary>
    public static bool IsPublic(HttpResponse response) =>
        response.StatusCode == StatusCodes.Status200OK && StringValues.IsNullOrEmpty(response.Headers.SetCookie);
}
