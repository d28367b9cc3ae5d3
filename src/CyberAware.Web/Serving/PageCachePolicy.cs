using CyberAware.Web.Content;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;

namespace CyberAware.Web.Serving;

/// <summary>Marks endpoints whose answers are kept.</summary>
public static class PageCache
{
    public static TBuilder CachePages<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.CacheOutput(policy => policy.AddPolicy<PageCachePolicy>(), excludeDefaultPolicy: true);
}

/// <summary>
/// Keeps the compressed bytes of public pages. The key is the path, the normalised encoding and the content's version: nothing
/// else of a request (host, query, cookies) can change a page or fill the cache.
/// </summary>
public sealed class PageCachePolicy(LiveContent content) : IOutputCachePolicy
{
    /// <summary>Tag of everything that is made of the content.</summary>
    public const string ContentTag = "content";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        var cacheable = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        context.EnableOutputCaching = cacheable;
        context.AllowCacheLookup = cacheable;
        context.AllowCacheStorage = cacheable;
        context.AllowLocking = cacheable;
        context.ResponseExpirationTimeSpan = Lifetime;
        context.Tags.Add(ContentTag);
        context.CacheVaryByRules.VaryByHost = false;
        context.CacheVaryByRules.QueryKeys = StringValues.Empty;

        // Compression further in sees only the encoding that the key names.
        var encoding = ContentEncoding.Normalise(request.Headers.AcceptEncoding);
        request.Headers.AcceptEncoding = encoding;
        context.CacheVaryByRules.VaryByValues["encoding"] = encoding;

        // A page that was being drawn while the content changed is stored under the old version and never served.
        context.CacheVaryByRules.VaryByValues["version"] = content.Library.Version;
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        context.AllowCacheStorage = PageHeadersMiddleware.IsPublic(context.HttpContext.Response);
        return ValueTask.CompletedTask;
    }
}
