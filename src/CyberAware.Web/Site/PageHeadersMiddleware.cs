using System.Globalization;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Security;
using Microsoft.AspNetCore.OutputCaching;

namespace CyberAware.Web.Site;

/// <summary>
/// Gives every page that is kept its life in caches outside and the security headers.
/// Runs once a page: the output cache, which stands before the middleware that adds these headers to
/// everything else, keeps them with the page.
/// </summary>
public sealed class PageHeadersMiddleware(RequestDelegate next, CachedSecurityHeaders security, TimeProvider clock, IWebHostEnvironment environment)
{
    /// <summary>For what depends on what a reader typed: kept by the reader's own browser alone, for "back".</summary>
    public static void SetPrivateCache(HttpResponse response) => response.Headers.CacheControl = "private, max-age=60";

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

            var cacheControl = PageHeaders.CacheControl(context.GetSnapshot(), clock);
            headers.CacheControl = cacheControl;
            headers.Vary = "Accept-Encoding";
            context.Response.OnStarting(() =>
            {
                if (!PageCachePolicy.IsComplete(context.Response))
                {
                    headers.CacheControl = headers.CacheControl == cacheControl ? "no-cache" : headers.CacheControl;
                }

                return Task.CompletedTask;
            });
        }

        return next(context);
    }
}

/// <summary>How long caches outside may keep pages, and the headers of what comes out of the portal's own cache.</summary>
public static class PageHeaders
{
    private const int MaxAge = 60;
    private const int StaleWhileRevalidate = 600;
    private const string PageCacheControl = "public, max-age=60, stale-while-revalidate=600";

    /// <summary>
    /// The life of a page in caches outside. It ends before the next warning comes or goes, so that no browser and no proxy
    /// shows the state before; while that moment's pages are being rendered, what still serves is asked for every time.
    /// </summary>
    public static string CacheControl(PortalSnapshot snapshot, TimeProvider clock)
    {
        if (snapshot.Alerts.NextChange is not { } change || (change - clock.GetUtcNow()).TotalSeconds is var left && left >= MaxAge + StaleWhileRevalidate)
        {
            return PageCacheControl;
        }

        var fresh = Math.Clamp((int)left, 0, MaxAge);
        return fresh == 0 ? "no-cache" : string.Create(CultureInfo.InvariantCulture, $"public, max-age={fresh}, stale-while-revalidate={(int)left - fresh}");
    }

    /// <summary>
    /// What the portal has cached is as good as rendered now: readers' caches count its time from now on. Without this, a
    /// page cached for an hour would be an hour old to a browser, and stale at once.
    /// </summary>
    public static void Freshen(HttpContext context, TimeProvider clock)
    {
        var response = context.Response;
        if (response.Headers.CacheControl.ToString().StartsWith("public", StringComparison.Ordinal) && context.Features.Get<PortalSnapshot>() is { } snapshot)
        {
            response.Headers.CacheControl = CacheControl(snapshot, clock);
        }

        // The server sets today's date where none stands.
        response.Headers.Remove("Date");
        if (response.Headers.Age.Count > 0)
        {
            response.Headers.Age = "0";
        }
    }
}
