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

    /// <summary>Has every public page of a snapshot rendered and cached, and its search index made.</summary>
    public async Task WarmAsync(PortalSnapshot snapshot, CancellationToken cancellation)
    {
        foreach (var path in sources.SelectMany(source => source.Paths(snapshot.Library)))
        {
            foreach (var language in Language.All)
            {
                cancellation.ThrowIfCancellationRequested();
                await GetAsync(snapshot, links.Page(language, path.Path), cancellation);
            }
        }

        _ = snapshot.Search;
    }

    /// <summary>Asks for one page.</summary>
    /// <returns>Its validator; null when it has none.</returns>
    public async Task<string?> GetAsync(PortalSnapshot snapshot, string url, CancellationToken cancellation)
    {
        if (pipeline is null)
        {
            throw new InvalidOperationException("The pipeline has not been built.");
        }

        await using var scope = scopes.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider, RequestAborted = cancellation };
        context.Features.Set(snapshot);
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
            return null;
        }

        return context.Response.StatusCode == StatusCodes.Status200OK ? context.Response.Headers.ETag.ToString() is { Length: > 0 } validator ? validator : null : null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Url} could not be warmed.")]
    private partial void LogFailed(Exception exception, string url);
}

/// <summary>Warms the first snapshot, after the start.</summary>
public sealed class WarmUpService(SnapshotProvider snapshots, IOptions<PortalSettings> settings, IHostEnvironment environment, IHostApplicationLifetime lifetime) : BackgroundService
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

        // Compiling the texts and compressing the pages needed far more memory than serving them does.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
