using CyberAware.Web.Configuration;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Security;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace CyberAware.Web.Site;

/// <summary>
/// Keeps the compressed bytes of public pages. The key is the path, the normalised encoding, the generation of the
/// snapshot, and the parameters that an endpoint says it varies by: nothing else of a request (host, query, cookies) can
/// change a page or fill the cache. It stands before routing, so it asks a table what the endpoint says of itself, and
/// stores only what an endpoint marked.
/// </summary>
public sealed class PageCachePolicy(EndpointTable endpoints, SnapshotProvider snapshots, IOptions<PortalSettings> settings, CachedSecurityHeaders security) : IOutputCachePolicy
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>Whether the endpoint of a request makes an answer for everybody.</summary>
    public static bool IsCacheable(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) && EndpointKindAttribute.For(context) is { IsCached: true };

    /// <summary>Only complete answers are cached, and none that sets a cookie.</summary>
    public static bool IsComplete(HttpResponse response) =>
        response.StatusCode == StatusCodes.Status200OK && StringValues.IsNullOrEmpty(response.Headers.SetCookie);

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        if (settings.Value.PageCacheMegabytes == 0
            || !HttpMethods.IsGet(request.Method)
            || !CanonicalUrl.IsCanonical(request.Path.Value ?? "")
            || endpoints.Find(request.Path.Value) is not { Kind.IsCached: true } endpoint
            || endpoint.Parameters.Any(name => request.Query[name].Count > 1) // each number of them would be a key of its own
            || context.HttpContext.Features.Get<BypassCache>() is not null
            || !HttpsRedirectionMiddleware.IsSatisfied(context.HttpContext, settings.Value))
        {
            return ValueTask.CompletedTask;
        }

        context.EnableOutputCaching = true;
        context.AllowCacheLookup = true;
        context.AllowCacheStorage = true;
        // Requests for a page that is being drawn wait for it, not for the line of the one that draws: see ResponseBuffer.
        context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = Lifetime;
        context.CacheVaryByRules.VaryByHost = false;
        context.CacheVaryByRules.QueryKeys = endpoint.Parameters;

        // Validation is by ETag only, and nobody outside decides what the cache may answer with.
        request.Headers.IfModifiedSince = StringValues.Empty;
        request.Headers.CacheControl = StringValues.Empty;

        // Compression further in sees only the encoding that the key names.
        var encoding = ContentEncoding.Normalise(request.Headers.AcceptEncoding);
        request.Headers.AcceptEncoding = encoding;

        // With the generation in the key, a page that was being rendered while another snapshot took over is never served
        // for that one. A prefix costs one string; VaryByValues would cost two dictionaries a request.
        context.CacheVaryByRules.CacheKeyPrefix = context.HttpContext.GetSnapshot(snapshots).CacheKey(encoding);
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        // Of a cached page's headers the framework repeats only the caching ones in a 304.
        if (context.HttpContext.Request.Headers.IfNoneMatch.Count > 0)
        {
            // Routing has not run: the table knows whether other sites may frame the page.
            context.HttpContext.Features.Set(endpoints.Find(context.HttpContext.Request.Path.Value)?.Embedded);
            security.Apply(context.HttpContext);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        // What the table said of the path must be what the endpoint says, or one parameter's answer would be stored for all.
        var http = context.HttpContext;
        var snapshot = http.GetSnapshot(snapshots);
        var parameters = http.GetEndpoint()?.Metadata.GetMetadata<VariesByAttribute>()?.Parameters ?? [];
        context.AllowCacheStorage = parameters.SequenceEqual(context.CacheVaryByRules.QueryKeys.ToArray())
            && IsCacheable(http) && IsComplete(http.Response) && CompleteResponse.Is(http) && http.Response.Body.Length > 0
            && snapshot.Generation >= snapshots.Current.Generation; // nobody will ask for a page of an earlier one
        context.Tags.Add(snapshot.CacheTag);
        return ValueTask.CompletedTask;
    }
}

/// <summary>Set by whoever makes a page another one for this reader, before the cache is asked.</summary>
public sealed class BypassCache
{
    public static readonly BypassCache Instance = new();
}
