using CyberAware.Web.Configuration;
using Microsoft.Extensions.Options;

namespace CyberAware.Web.Site;

/// <summary>Shows a saved text within a second, in development and where it is switched on.</summary>
public sealed partial class ContentWatcher(SnapshotProvider snapshots, IOptions<PortalSettings> settings, IHostEnvironment environment, ILogger<ContentWatcher> logger) : BackgroundService
{
    // Editors write a file in several steps; reading waits until they have been quiet for a moment.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(150);

    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.Value.WatchContent && !environment.IsDevelopment())
        {
            return;
        }

        using var changed = new SemaphoreSlim(0);
        using var watcher = new FileSystemWatcher(snapshots.Folder) { IncludeSubdirectories = true };
        watcher.Changed += (_, _) => changed.Release();
        watcher.Created += (_, _) => changed.Release();
        watcher.Deleted += (_, _) => changed.Release();
        watcher.Renamed += (_, _) => changed.Release();
        watcher.Error += (_, _) => changed.Release();
        watcher.EnableRaisingEvents = true;

        await Task.Yield(); // the portal starts and serves meanwhile
        await CheckWordingAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await changed.WaitAsync(stoppingToken);
            do
            {
                await Task.Delay(Quiet, stoppingToken);
            }
            while (Drain(changed));

            try
            {
                await snapshots.ReloadAsync(stoppingToken);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // A file was moved or still being written while it was read; it is read again.
                LogBusy(e);
                changed.Release();
                await Task.Delay(Retry, stoppingToken);
                continue;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e); // whatever it is, the texts before it serve
                continue;
            }

            await CheckWordingAsync(stoppingToken);
        }
    }

    private async Task CheckWordingAsync(CancellationToken stoppingToken)
    {
        if (!environment.IsDevelopment())
        {
            return; // an author's tool; it needs seconds
        }

        try
        {
            await snapshots.CheckWordingAsync(stoppingToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogBusy(e); // whoever writes now is noticed, and the texts are checked again
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The content can't be shown; the texts before it serve.")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The content is being written; it is read again in a moment.")]
    private partial void LogBusy(Exception exception);

    private static bool Drain(SemaphoreSlim changed)
    {
        var any = false;
        while (changed.Wait(0))
        {
            any = true;
        }

        return any;
    }
}
