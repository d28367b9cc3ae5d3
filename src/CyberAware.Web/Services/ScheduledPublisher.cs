using CyberAware.Core.Editing;

namespace CyberAware.Web.Services;

/// <summary>
/// Looks every second whether an edition's time has come, on every instance: which of them publishes it is settled in the
/// database. While the database is away it looks less and less often.
/// </summary>
public sealed partial class ScheduledPublisher(ScheduledPublishing scheduled, SurveyDataService data, TimeProvider time, ILogger<ScheduledPublisher> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(60);

    private bool isFailing;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The embedded database is made by the first attempt to use it.
        await data.FirstAttempt.WaitAsync(stoppingToken);
        var pause = Pause;
        while (true)
        {
            pause = await TryAsync(stoppingToken) ? Pause : TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, MaxPause.Ticks));
            await Task.Delay(pause, time, stoppingToken);
        }
    }

    private async Task<bool> TryAsync(CancellationToken stopping)
    {
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        attempt.CancelAfter(AttemptTimeout);
        try
        {
            foreach (var edition in await scheduled.PublishDueAsync(attempt.Token))
            {
                LogDone(edition.Id, edition.State, edition.IsLate);
            }

            isFailing = false;
            return true;
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            if (!isFailing)
            {
                isFailing = true;
                LogFailed(e);
            }

            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The time of edition {Edition} has come: {State}, late: {IsLate}.")]
    private partial void LogDone(Guid edition, Core.Editing.Storage.EditionState state, bool isLate);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Scheduled editions can't be published, it is tried again.")]
    private partial void LogFailed(Exception exception);
}
