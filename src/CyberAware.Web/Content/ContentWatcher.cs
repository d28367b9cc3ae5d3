using CyberAware.Web.Serving;
using Microsoft.AspNetCore.OutputCaching;

namespace CyberAware.Web.Content;

/// <summary>In development, makes a saved text live within a second.</summary>
public sealed partial class ContentWatcher(LiveContent content, IOutputCacheStore cache, ILogger<ContentWatcher> logger) : BackgroundService
{
    // Editors write a file in several steps; reading waits until they have been quiet for a moment.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(150);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var changed = new SemaphoreSlim(0);
        using var watcher = new FileSystemWatcher(content.Folder) { IncludeSubdirectories = true };
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
                content.Reload();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // A file was moved or still being written while it was read; it is read again.
                LogBusy(e);
                changed.Release();
                continue;
            }

            await cache.EvictByTagAsync(PageCachePolicy.ContentTag, stoppingToken);
            await CheckWordingAsync(stoppingToken);
        }
    }

    private async Task CheckWordingAsync(CancellationToken stoppingToken)
    {
        try
        {
            content.CheckWording();
            await cache.EvictByTagAsync(PageCachePolicy.ContentTag, stoppingToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogBusy(e); // whoever writes now is noticed, and the texts are checked again
        }
    }

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
