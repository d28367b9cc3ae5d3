using CyberAware.Web.Content;
using CyberAware.Web.Security;
using CyberAware.Web.Statistics;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace CyberAware.Web.Serving;

/// <summary>Marks endpoints whose answers are the same for everybody and are kept.</summary>
public sealed class PublicPage
{
    private static readonly PublicPage Mark = new();

    public static bool Is(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<PublicPage>() is not null;

    /// <summary>Only complete answers are kept, and none that sets a cookie.</summary>
    public static bool IsComplete(HttpResponse response) =>
        response.StatusCode == StatusCodes.Status200OK && StringValues.IsNullOrEmpty(response.Headers.SetCookie);

    public static TBuilder AddTo<TBuilder>(TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(Mark);
}

/// <summary>
/// Keeps the compressed bytes of public pages. The key is the path, the normalised encoding and the
/// content's version, and the language of an open-data table: nothing else of a request (host, query,
/// cookies) can change a page or fill the cache, for tables in unknown languages are no complete answers. It stands before routing, so it looks up every path and stores only what an endpoint marked.
/// </summary>
public sealed class PageCachePolicy(LiveContent content, IOptions<PortalSettings> settings, HeaderPolicyCollection headers) : IOutputCachePolicy
{
    /// <summary>Tag of everything that is made of the content.</summary>
    public const string ContentTag = "content";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        if ((!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
            || request.Path.StartsWithSegments(ClientAssets.Root) || request.Path.StartsWithSegments("/health")
            || !SecureConnectionMiddleware.IsMet(context.HttpContext, settings.Value))
        {
            return ValueTask.CompletedTask;
        }

        context.EnableOutputCaching = true;
        context.AllowCacheLookup = true;
        context.AllowCacheStorage = true;
        context.ResponseExpirationTimeSpan = Lifetime;
        context.Tags.Add(ContentTag);
        context.CacheVaryByRules.VaryByHost = false;
        context.CacheVaryByRules.QueryKeys =
            OpenDataEndpoints.HasLanguage(request.Path) ? OpenDataEndpoints.LanguageParameter : StringValues.Empty;

        // Compression further in sees only the encoding that the key names.
        var encoding = ContentEncoding.Normalise(request.Headers.AcceptEncoding);
        request.Headers.AcceptEncoding = encoding;
        context.CacheVaryByRules.VaryByValues["encoding"] = encoding;

        // A page that was being drawn while the content changed is stored under the old version and never served.
        context.CacheVaryByRules.VaryByValues["version"] = content.Library.Version;
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        // Of a kept page's headers the framework repeats only the caching ones in a 304.
        if (context.HttpContext.Request.Headers.IfNoneMatch.Count > 0)
        {
            HeaderPolicy.Apply(headers, context.HttpContext);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        context.AllowCacheStorage = PublicPage.Is(context.HttpContext) && PublicPage.IsComplete(context.HttpContext.Response);
        return ValueTask.CompletedTask;
    }
}
