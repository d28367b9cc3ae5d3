using System.Net;
using CyberAware.Core;
using CyberAware.Web.Content;
using CyberAware.Web.Links;
using CyberAware.Web.Quizzes;
using CyberAware.Web.Search;
using CyberAware.Web.Statistics;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CyberAware.Web.Serving;

/// <summary>After the start, asks the portal for every page once, so that no reader waits for the first rendering.</summary>
public sealed partial class CacheWarmer(
    IServer server, IHostApplicationLifetime lifetime, LiveContent content, StatisticsCharts charts, LiveSearch search, PortalLinks links, ILogger<CacheWarmer> logger) : BackgroundService
{
    /// <summary>Header by which the portal knows its own requests.</summary>
    public const string WarmUpHeader = "Portal-Warm-Up";

    /// <summary>Secret of this process, so that nobody else can pass for the portal.</summary>
    public static readonly string Token = Guid.NewGuid().ToString("N");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);

        if (server.Features.Get<IServerAddressesFeature>()?.Addresses.Select(LocalAddress).FirstOrDefault(uri => uri is not null) is not { } local)
        {
            return;
        }

        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None, UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = local };
        client.DefaultRequestHeaders.Add(WarmUpHeader, Token);

        // The server stops listening before the host stops this service.
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, lifetime.ApplicationStopping);
        foreach (var page in content.Library.Pages.Select(page => page.Path).Concat(charts.Paths).Append(PortalLinks.BookletPath).Concat(QuizPaths.All(content.Library)))
        {
            foreach (var language in Language.All)
            {
                await WarmAsync(client, links.Page(language, page), stopping.Token);
                if (stopping.IsCancellationRequested)
                {
                    return;
                }
            }
        }

        search.Find(links.Home(Language.Kazakh), Language.Kazakh);

        // Compiling the texts and compressing the pages needed far more memory than serving them does.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    private async Task WarmAsync(HttpClient client, string address, CancellationToken stoppingToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("Accept-Encoding", ContentEncoding.Brotli);
            using var response = await client.SendAsync(request, stoppingToken);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            if (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e, address);
            }
        }
    }

    // "http://0.0.0.0:80" and "http://[::]:80" are where the server listens, not where it is called.
    private static Uri? LocalAddress(string address) =>
        Uri.TryCreate(address.Replace("*", "localhost", StringComparison.Ordinal).Replace("+", "localhost", StringComparison.Ordinal), UriKind.Absolute, out var uri)
        && uri.Scheme == Uri.UriSchemeHttp
            ? new UriBuilder(uri) { Host = uri.Host is "0.0.0.0" or "[::]" ? "localhost" : uri.Host }.Uri
            : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Address} could not be warmed.")]
    private partial void LogFailed(Exception exception, string address);
}
