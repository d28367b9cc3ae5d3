using CyberAware.Web.Quizzes;
using CyberAware.Web.Search;
using CyberAware.Web.Security;
using CyberAware.Web.Sight;
using CyberAware.Web.Statistics;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace CyberAware.Web.Serving;

/// <summary>Marks endpoints whose answers are the same for everybody and are kept.</summary>
public sealed class PublicPage
{
    private static readonly PublicPage Mark = new();

    public static bool Is(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) && context.GetEndpoint()?.Metadata.GetMetadata<PublicPage>() is not null;

    /// <summary>Only complete answers are kept, and none that sets a cookie.</summary>
    public static bool IsComplete(HttpResponse response) =>
        response.StatusCode == StatusCodes.Status200OK && StringValues.IsNullOrEmpty(response.Headers.SetCookie);

    /// <summary>
    /// Marks Razor pages, which answer to reading only; error pages answer to every method, need no permit and are never kept.
    /// Forms of quizzes are sent to their page's address; what is made of a reader's answers or words is never kept.
    /// </summary>
    public static void MarkPages(EndpointBuilder endpoint)
    {
        if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } text } && text.StartsWith("errors/", StringComparison.Ordinal))
        {
            endpoint.Metadata.Add(new DisableRateLimitingAttribute());
        }
        else if (endpoint is RouteEndpointBuilder page)
        {
            var route = page.RoutePattern.RawText;
            page.Metadata.Add(new HttpMethodMetadata(
                QuizPaths.TakesAnswers(route) ? [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post] : [HttpMethods.Get, HttpMethods.Head]));
            if (!QuizPaths.IsPersonal(route) && !SearchEndpoints.IsSearch("/" + route))
            {
                page.Metadata.Add(Mark);
            }
        }
    }

    public static TBuilder AddTo<TBuilder>(TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(Mark);
}

/// <summary>
/// Keeps the compressed bytes of public pages. The key is the path, the normalised encoding and the
/// version of content and figures, and the language of an open-data table: nothing else of a request (host,
/// query, cookies) can change a page or fill the cache, for tables in unknown languages are no complete
/// answers. It stands before routing, so it looks up every path and stores only what an endpoint marked.
/// </summary>
public sealed class PageCachePolicy(PageVersion version, IOptions<PortalSettings> settings, KeptHeaders security) : IOutputCachePolicy
{
    /// <summary>Tag of everything that is made of the content.</summary>
    public const string ContentTag = "content";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        if (settings.Value.PageCacheMegabytes == 0
            || !HttpMethods.IsGet(request.Method)
            || !CanonicalAddress.IsCanonical(request.Path.Value ?? "")
            || SightMiddleware.ShowsChoice(request)
            || QuizPaths.IsPersonal(request.Path)
            || SearchEndpoints.IsSearch(request.Path)
            || request.Path.StartsWithSegments(ClientAssets.Root) || request.Path.StartsWithSegments("/health")
            || !SecureConnectionMiddleware.IsMet(context.HttpContext, settings.Value))
        {
            return ValueTask.CompletedTask;
        }

        context.EnableOutputCaching = true;
        context.AllowCacheLookup = true;
        context.AllowCacheStorage = true;
        // Requests for a page that is being drawn wait for it, not for the line of the one that draws: see ResponseBuffer.
        context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = Lifetime;
        context.Tags.Add(ContentTag);
        context.CacheVaryByRules.VaryByHost = false;
        context.CacheVaryByRules.QueryKeys =
            OpenDataEndpoints.HasLanguage(request.Path) ? OpenDataEndpoints.LanguageParameter : StringValues.Empty;

        // Validation is by ETag only, and nobody outside decides what the cache may answer with.
        request.Headers.IfModifiedSince = StringValues.Empty;
        request.Headers.CacheControl = StringValues.Empty;

        // Compression further in sees only the encoding that the key names.
        var encoding = ContentEncoding.Normalise(request.Headers.AcceptEncoding);
        request.Headers.AcceptEncoding = encoding;

        // With the version in the key, a page that was being drawn while the content or the figures changed is never served.
        // A prefix costs one string; VaryByValues would cost two dictionaries a request.
        context.CacheVaryByRules.CacheKeyPrefix = version.Current + encoding;
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        // Of a kept page's headers the framework repeats only the caching ones in a 304.
        if (context.HttpContext.Request.Headers.IfNoneMatch.Count > 0)
        {
            security.Apply(context.HttpContext);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        context.AllowCacheStorage = PublicPage.Is(http) && PublicPage.IsComplete(http.Response) && CompleteResponse.Is(http) && http.Response.Body.Length > 0;
        return ValueTask.CompletedTask;
    }
}
