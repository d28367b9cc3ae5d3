using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.OutputCaching;

namespace CyberAware.Web.Site;

/// <summary>
/// Knows whether an endpoint ran to its end. The framework's parts don't: a request that is given up while it waits
/// for a permit, or whose JSON is broken off, ends as 200 without a body.
/// </summary>
public sealed class CompleteResponse
{
    private static readonly CompleteResponse Mark = new();

    /// <summary>Whether the endpoint ran to its end, and was not told to stop on the way.</summary>
    public static bool Is(HttpContext context) => context.Features.Get<CompleteResponse>() is not null;

    /// <summary>Whether the response goes into the cache, so that its cost is paid once.</summary>
    public static bool WillBeCached(HttpContext context) =>
        context.Features.Get<IOutputCacheFeature>()?.Context is { EnableOutputCaching: true, AllowCacheStorage: true };

    /// <summary>The last step before the endpoint, inside limits and time-outs.</summary>
    public static async Task MarkAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (!context.RequestAborted.IsCancellationRequested)
        {
            context.Features.Set(Mark);
        }
    }

    /// <summary>The same where nothing is buffered: a success that nobody made is found before it is sent.</summary>
    public static async Task RequireUnbufferedAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Response.StatusCode is >= 200 and < 300 && !Is(context) && !context.Response.HasStarted)
        {
            await Overload.WriteAsync(context);
        }
    }

    /// <summary>Outside limits, time-outs and compression: turns a success that isn't one into 503.</summary>
    public static async Task RequireAsync(HttpContext context, RequestDelegate next)
    {
        // A body of its own, so that what was broken off can be dropped, and a page that will be cached is whole before
        // its validator is made and it is compressed.
        var outer = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        var page = WillBeCached(context) ? new MemoryStream() : null;
        var rendered = new StreamResponseBodyFeature(page ?? outer.Stream, outer);
        context.Features.Set<IHttpResponseBodyFeature>(rendered);
        var aborted = context.RequestAborted;
        if (page is not null)
        {
            // A page for everybody is finished also when the first who asked for it leaves; else somebody who
            // leaves each time would have it rendered again and again.
            context.RequestAborted = CancellationToken.None;
        }

        try
        {
            await next(context);
        }
        finally
        {
            context.RequestAborted = aborted;
            context.Features.Set(outer);
        }

        // Only files may have started: whoever leaves in the middle of one gets nothing more.
        if (context.Response.StatusCode is >= 200 and < 300 && !Is(context) && !context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(outer.Stream, outer));
            await Overload.WriteAsync(context);
            context.Features.Set(outer);
            return;
        }

        await rendered.CompleteAsync();
        if (page is { Length: > 0 })
        {
            await outer.Stream.WriteAsync(context.RequestServices.GetRequiredService<CachedPage>().Finish(context, page), CancellationToken.None);
        }
    }
}
