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
            // The output cache copies headers before the response starts, so they are set first and withdrawn from
            // whatever turns out not to be a public page.
            var headers = context.Response.Headers;
            headers.CacheControl = PageCacheControl;
            headers.ETag = $"W/\"{content.Library.Version}-{Build}\"";
            headers.Vary = "Accept-Encoding";
            context.Response.OnStarting(() =>
            {
                if (!IsPublic(context.Response))
                {
                    headers.CacheControl = "no-cache";
                    headers.Remove("ETag");
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
