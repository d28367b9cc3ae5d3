using CyberAware.Core;
using CyberAware.Web.Configuration;
using CyberAware.Web.Links;
using CyberAware.Web.Logging;
using Microsoft.Extensions.Options;

namespace CyberAware.Web.Site;

/// <summary>Asks the portal for pages from inside, so that no reader waits for their first rendering and compression.</summary>
public sealed partial class PageWarmer(
    IServiceScopeFactory scopes, IEnumerable<PublicPathSource> sources, PortalLinks links, IOptions<PortalSettings> settings, ILogger<PageWarmer> logger)
{
    private RequestDelegate? pipeline;

    /// <summary>Remembers the way of a public request from here on.</summary>
    public RequestDelegate Enter(RequestDelegate next) => pipeline = next;

    /// <summary>Whether the portal asks itself.</summary>
    public static bool IsOwn(HttpContext context) => context.Features.Get<OwnRequest>() is not null;

    /// <summary>Marks a request as the portal's own.</summary>
    public static void MarkOwn(HttpContext context) => context.Features.Set(OwnRequest.Instance);

    /// <summary>Has the pages that readers must not wait for rendered and cached, and the search index made.</summary>
    /// <exception cref="InvalidOperationException">A page of them can't be rendered.</exception>
    public async Task WarmAsync(PortalSnapshot snapshot, CancellationToken cancellation)
    {
        foreach (var url in UrlsOf(snapshot, areLast: false))
        {
            if (await RenderAsync(snapshot, url, cancellation) == StatusCodes.Status500InternalServerError)
            {
                throw new InvalidOperationException($"{url} can't be rendered.");
            }
        }

        _ = snapshot.Search;
    }

    /// <summary>Has the pages rendered that come last, while their snapshot serves; ends when another one does.</summary>
    public async Task WarmLastAsync(PortalSnapshot snapshot, Func<bool> serves, CancellationToken cancellation)
    {
        foreach (var url in UrlsOf(snapshot, areLast: true).TakeWhile(_ => serves()))
        {
            await RenderAsync(snapshot, url, cancellation);
        }
    }

    /// <summary>Asks for one page.</summary>
    /// <returns>The status, and the page's validator; null when it has none.</returns>
    public async Task<(int Status, string? Validator)> GetAsync(PortalSnapshot snapshot, string url, CancellationToken cancellation)
    {
        if (pipeline is null)
        {
            throw new InvalidOperationException("The pipeline has not been built.");
        }

        await using var scope = scopes.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider, RequestAborted = cancellation };
        context.Features.Set(snapshot);
        MarkOwn(context);
        context.Request.Method = HttpMethods.Get;
        context.Request.Scheme = settings.Value.IsSecure ? Uri.UriSchemeHttps : Uri.UriSchemeHttp;
        context.Request.Host = new HostString("localhost");
        context.Request.Path = url;
        context.Request.Headers.AcceptEncoding = ContentEncoding.Brotli;
        context.Response.Body = Stream.Null;
        RequestLog.Silence(context);
        try
        {
            await pipeline(context);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            LogFailed(e, url);
            return (StatusCodes.Status500InternalServerError, null);
        }

        var validator = context.Response.Headers.ETag.ToString();
        return (context.Response.StatusCode, context.Response.StatusCode == StatusCodes.Status200OK && validator.Length > 0 ? validator : null);
    }

    private IEnumerable<string> UrlsOf(PortalSnapshot snapshot, bool areLast) => sources
        .SelectMany(source => source.Paths(snapshot))
        .Where(path => path.IsRenderedLast == areLast)
        .SelectMany(path => Language.All.Select(language => links.Page(language, path.Path)));

    private async Task<int> RenderAsync(PortalSnapshot snapshot, string url, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var (status, _) = await GetAsync(snapshot, url, cancellation);
        if (status is not (StatusCodes.Status200OK or StatusCodes.Status500InternalServerError))
        {
            LogNotWarm(url, status);
        }

        return status;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Url} can't be rendered.")]
    private partial void LogFailed(Exception exception, string url);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Url} is not rendered ahead: status {Status}.")]
    private partial void LogNotWarm(string url, int status);

    private sealed class OwnRequest
    {
        public static readonly OwnRequest Instance = new();
    }
}

/// <summary>Warms the first snapshot after the start, and of each one the pages that come last.</summary>
public sealed partial class WarmUpService(SnapshotProvider snapshots, IOptions<PortalSettings> settings, IHostEnvironment environment, IHostApplicationLifetime lifetime, ILogger<WarmUpService> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // An author looks at one page, and at once.
        if (!settings.Value.WarmUp || environment.IsDevelopment())
        {
            return;
        }

        var started = new TaskCompletionSource();
        using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        await Task.Yield();

        // The server stops listening before the host stops this service.
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, lifetime.ApplicationStopping);
        try
        {
            await snapshots.WarmAsync(stopping.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        catch (InvalidOperationException e)
        {
            // The error is in the log; the rest of the portal serves.
            LogStopped(e.Message);
            return;
        }

        // Compiling the texts and compressing the pages needed far more memory than serving them does.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        try
        {
            await snapshots.WarmLaterOnesAsync(stopping.Token);
        }
        catch (OperationCanceledException)
        {
            // The portal stops.
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The pages of the start are not all rendered ahead: {Reason}")]
    private partial void LogStopped(string reason);
}
