using CyberAware.Core.Editing;
using CyberAware.Web.Configuration;
using CyberAware.Web.Site;
using Microsoft.Extensions.Options;

namespace CyberAware.Web.Services;

/// <summary>
/// Asks for the pages outside the portal that texts link to, each once a week, one after the other with a pause; off unless
/// <c>Portal:CheckLinks</c> says so. Which instance asks for which address is settled in the database.
/// </summary>
public sealed partial class ExternalLinkChecker(
    ExternalLinkStore store, ExternalLinkProbe probe, SnapshotProvider snapshots, SurveyDataService data, IOptions<PortalSettings> settings, TimeProvider time,
    ILogger<ExternalLinkChecker> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    // Most texts link to a few ministries' sites: none of them shall notice.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.Value.CheckLinks)
        {
            return;
        }

        // The embedded database is made by the first attempt to use it.
        await data.FirstAttempt.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await RunAsync(Pause, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Asks for every address whose turn it is.</summary>
    /// <param name="pause">How long to wait after each.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>How many this instance has asked for.</returns>
    public async Task<int> RunAsync(TimeSpan pause, CancellationToken cancellation)
    {
        var urls = ExternalLinks.Find(snapshots.Current.Files.All).Select(link => link.Url).ToHashSet(StringComparer.Ordinal);
        var asked = 0;
        foreach (var url in await store.DueAsync(urls, cancellation))
        {
            if (!await store.ClaimAsync(url, cancellation))
            {
                continue;
            }

            var (status, isFailure) = await probe.AskAsync(url, cancellation);
            await store.RecordAsync(url, status, isFailure, cancellation);
            asked++;
            await Task.Delay(pause, time, cancellation);
        }

        return asked;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Links to other sites can't be checked now, it is tried again.")]
    private partial void LogFailed(Exception exception);
}
