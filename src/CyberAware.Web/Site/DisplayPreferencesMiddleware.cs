using System.IO.Compression;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.WebUtilities;

namespace CyberAware.Web.Site;

/// <summary>
/// Rewrites a page as its query asks and lets every link and form of it carry the choice on, for readers without
/// a script. It takes the cached page, so a choice costs no rendering; the outcome is for one reader and never cached.
/// </summary>
public sealed class DisplayPreferencesMiddleware(RequestDelegate next) : IDisposable
{
    private readonly ConcurrencyLimiter limiter = new(new() { PermitLimit = RequestLimits.RewrittenPages, QueueLimit = RequestLimits.WaitingForRewriting });

    // The page of the settings shows the choice itself, so that it can't be the one that is cached for everybody.
    private static bool ShowsChoice(HttpRequest request) =>
        request.QueryString.HasValue && request.Path.Value!.EndsWith("/" + SiteRequirements.Settings, StringComparison.Ordinal)
        && !DisplayPreferences.Read(request.Query).IsDefault;

    public Task InvokeAsync(HttpContext context)
    {
        if (ShowsChoice(context.Request))
        {
            context.Features.Set(BypassCache.Instance);
        }

        return context.Request.QueryString.HasValue && DisplayPreferencesRewriter.Is(context.Request.Path.Value!) && DisplayPreferences.Read(context.Request.Query) is { IsDefault: false } choice
            ? RewriteAsync(context, choice)
            : next(context);
    }

    public void Dispose() => limiter.Dispose();

    private async Task RewriteAsync(HttpContext context, DisplayPreferences choice)
    {
        var encoding = ContentEncoding.Normalise(context.Request.Headers.AcceptEncoding);
        context.Request.Headers.AcceptEncoding = ContentEncoding.None;
        context.Request.Headers.IfNoneMatch = default; // validators name the page as it is without the choice
        var response = context.Response;
        var body = response.Body;
        using var page = new MemoryStream();
        response.Body = page;
        try
        {
            await next(context);
        }
        finally
        {
            response.Body = body;
        }

        AppendToRedirect(response, choice);
        if (response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) != true || page.Length == 0)
        {
            page.Position = 0;
            await page.CopyToAsync(body, CancellationToken.None);
            return;
        }

        response.ContentLength = null;
        response.Headers.Remove("ETag");
        using var permit = await limiter.AcquireAsync(1, CancellationToken.None);
        if (!permit.IsAcquired)
        {
            await Overload.WriteAsync(context);
            return;
        }

        var rewritten = DisplayPreferencesRewriter.Rewrite(Encoding.UTF8.GetString(page.GetBuffer(), 0, (int)page.Length), choice);
        var bytes = Encoding.UTF8.GetBytes(rewritten);
        response.Headers.Vary = "Accept-Encoding";
        if (encoding == ContentEncoding.None)
        {
            await body.WriteAsync(bytes, CancellationToken.None);
            return;
        }

        // Fast: nobody else will get these bytes.
        response.Headers.ContentEncoding = encoding;
        await using Stream compressed = encoding == ContentEncoding.Brotli
            ? new BrotliStream(body, CompressionLevel.Fastest, leaveOpen: true)
            : new GZipStream(body, CompressionLevel.Fastest, leaveOpen: true);
        await compressed.WriteAsync(bytes, CancellationToken.None);
    }

    private static void AppendToRedirect(HttpResponse response, DisplayPreferences choice)
    {
        if (response.Headers.Location is [{ } location] && DisplayPreferencesRewriter.Is(location)
            && DisplayPreferences.Read(new QueryCollection(QueryHelpers.ParseQuery(location.Split('?', 2) is [_, var query] ? query : ""))).IsDefault)
        {
            response.Headers.Location = choice.AppendToUrl(location);
        }
    }
}
