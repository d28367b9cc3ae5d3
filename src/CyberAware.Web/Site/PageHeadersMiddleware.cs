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

            var cacheControl = PageHeaders.CacheControl(context.GetSnapshot(), clock, context.GetEndpoint()?.Metadata.GetMetadata<ShowsAlertsAttribute>() is not null);
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

    // A warning that an edition takes back is gone from all instances within seconds; with them its copies outside last a minute.
    private const int AlertMaxAge = 50;
    private const string AlertCacheControl = "public, max-age=50, must-revalidate";

    /// <summary>
    /// The life of a page in caches outside. It ends before the next warning comes or goes, so that no browser and no proxy
    /// shows the state before; while that moment's pages are being rendered, what still serves is asked for every time.
    /// An edition can take a warning back at any moment, so what shows warnings is never served stale.
    /// </summary>
    /// <param name="snapshot">What the page is made of.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="showsAlerts">Whether it can show a warning.</param>
    public static string CacheControl(PortalSnapshot snapshot, TimeProvider clock, bool showsAlerts)
    {
        var left = SecondsToChange(snapshot, clock);
        if (showsAlerts && left >= 1)
        {
            return left >= AlertMaxAge ? AlertCacheControl : string.Create(CultureInfo.InvariantCulture, $"public, max-age={left}, must-revalidate");
        }

        return left >= MaxAge + StaleWhileRevalidate ? PageCacheControl
            : left < 1 ? "no-cache"
            : string.Create(CultureInfo.InvariantCulture, $"public, max-age={Math.Min(left, MaxAge)}, stale-while-revalidate={left - Math.Min(left, MaxAge)}");
    }

    /// <summary>
    /// For what depends on what a reader typed, such as words that were looked for: kept by the reader's own browser alone,
    /// for "back", and like a page no longer than the warnings in it count.
    /// </summary>
    public static void SetPrivateCache(HttpContext context, PortalSnapshot snapshot, TimeProvider clock)
    {
        var left = Math.Min(SecondsToChange(snapshot, clock), AlertMaxAge);
        context.Response.Headers.CacheControl = left < 1 ? "private, no-cache" : string.Create(CultureInfo.InvariantCulture, $"private, max-age={left}, must-revalidate");
    }

    /// <summary>
    /// What the portal has cached is as good as rendered now: readers' caches count its time from now on. Without this, a
    /// page cached for an hour would be an hour old to a browser, and stale at once.
    /// </summary>
    public static void Freshen(HttpContext context, TimeProvider clock)
    {
        var response = context.Response;
        // The cache stands before routing, so what kind of page it is shows in the header that was stored with it.
        var stored = response.Headers.CacheControl.ToString();
        if (stored.StartsWith("public", StringComparison.Ordinal) && context.Features.Get<PortalSnapshot>() is { } snapshot)
        {
            response.Headers.CacheControl = CacheControl(snapshot, clock, stored.Contains("must-revalidate", StringComparison.Ordinal));
        }

        // The server sets today's date where none stands.
        response.Headers.Remove("Date");
        if (response.Headers.Age.Count > 0)
        {
            response.Headers.Age = "0";
        }
    }

    // Whole seconds until a warning comes or goes; under 1 when that has passed.
    private static int SecondsToChange(PortalSnapshot snapshot, TimeProvider clock) =>
        snapshot.Alerts.NextChange is { } change ? (int)Math.Clamp((change - clock.GetUtcNow()).TotalSeconds, 0, int.MaxValue) : int.MaxValue;
}
