using CyberAware.Web.Quizzes;
using CyberAware.Web.Security;
using Microsoft.AspNetCore.OutputCaching;

namespace CyberAware.Web.Serving;

/// <summary>
/// Gives every page that is kept its validator, its life in caches outside and the security headers.
/// Runs once a page: the output cache, which stands before the middleware that adds these headers to
/// everything else, keeps them with the page.
/// </summary>
public sealed class PageHeadersMiddleware(RequestDelegate next, PageVersion version, LiveQuizFigures figures, KeptHeaders security, IWebHostEnvironment environment)
{
    private const string PageCacheControl = "public, max-age=60, stale-while-revalidate=600";

    /// <summary>For what depends on what a reader typed: kept by the reader's own browser alone, for "back".</summary>
    public static void KeepShortly(HttpResponse response) => response.Headers.CacheControl = "private, max-age=60";

    public Task InvokeAsync(HttpContext context)
    {
        if (PageCachePolicy.IsCacheable(context))
        {
            // The cache copies headers before the response starts, so they are set first and withdrawn from
            // whatever turns out not to be a complete page.
            var headers = context.Response.Headers;
            security.Apply(context);
            var shortly = EndpointKindAttribute.For(context) as CachedForAttribute;
            if (shortly is not null && context.Features.Get<IOutputCacheFeature>() is { } kept)
            {
                // The cache notes the end of a page's life when the response starts.
                kept.Context.ResponseExpirationTimeSpan = shortly.Lifetime;
            }

            if (environment.IsDevelopment())
            {
                // Authors see what they saved, not what their browser kept.
                headers.CacheControl = "no-store";
                return next(context);
            }

            headers.CacheControl = PageCacheControl;
            headers.ETag = shortly is not null ? $"W/\"{version.Current}-{figures.Mark}\"" : $"W/\"{version.Current}\"";
            headers.Vary = "Accept-Encoding";
            context.Response.OnStarting(() =>
            {
                if (!PageCachePolicy.IsComplete(context.Response))
                {
                    headers.CacheControl = headers.CacheControl == PageCacheControl ? "no-cache" : headers.CacheControl;
                    headers.Remove("ETag");
                }

                return Task.CompletedTask;
            });
        }

        return next(context);
    }
}
