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
            if (!IsDue())
            {
                continue;
            }

            try
            {
                await snapshots.FollowClockAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e); // the state before serves
            }

            if (IsDue())
            {
                await Task.Delay(Retry, clock, stoppingToken);
            }
        }
    }

    private bool IsDue() => !snapshots.Current.Alerts.HoldAt(clock.GetUtcNow());

    [LoggerMessage(Level = LogLevel.Error, Message = "The warnings can't follow the clock; those of the moment before serve.")]
    private partial void LogFailed(Exception exception);
}
