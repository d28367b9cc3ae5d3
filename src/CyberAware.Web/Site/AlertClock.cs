namespace CyberAware.Web.Site;

/// <summary>
/// Shows warnings when their moment comes and puts them away when their time is over, without anybody changing a text. It
/// looks at the clock every second, which costs a comparison, and so follows a clock that is set or a machine that slept.
/// </summary>
public sealed partial class AlertClock(SnapshotProvider snapshots, TimeProvider clock, ILogger<AlertClock> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    // Rendering everything again takes the processor for seconds.
    private static readonly TimeSpan Retry = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            // While the pages of one moment are rendered the next one may pass.
            while (IsDue())
            {
                if (!await TryFollowAsync(stoppingToken))
                {
                    await Task.Delay(Retry, clock, stoppingToken);
                }
            }
        }
    }

    // False when the state before serves on although it is over.
    private async Task<bool> TryFollowAsync(CancellationToken stoppingToken)
    {
        var before = snapshots.Current.Generation;
        try
        {
            await snapshots.FollowClockAsync(stoppingToken);
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            LogFailed(e);
        }

        return snapshots.Current.Generation != before || !IsDue();
    }

    private bool IsDue() => !snapshots.Current.Alerts.HoldAt(clock.GetUtcNow());

    [LoggerMessage(Level = LogLevel.Error, Message = "The warnings can't follow the clock; those of the moment before serve.")]
    private partial void LogFailed(Exception exception);
}
