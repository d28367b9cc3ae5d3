using CyberAware.Core.Data;
using CyberAware.Core.Quizzes.Counting;
using CyberAware.Core.Quizzes.Publishing;
using CyberAware.Web.Site;

namespace CyberAware.Web.Services;

/// <summary>
/// Beside the requests: adds new attempts to the counts, publishes at full hours, reads what is public for the pages
/// and forgets the ids of children's quizzes. Tries again, less and less often, while the database is unavailable.
/// </summary>
public sealed partial class QuizCountsService(
    PortalDatabase database, SurveyDataService data, QuizFiguresProvider figures, TimeProvider time, ILogger<QuizCountsService> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ReadInterval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MaxPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(60);

    private readonly CountAggregator counts = new(database);
    private readonly QuizPublisher publisher = new(database);
    private readonly ClassPublisher classes = new(database);
    private DateTime readAt;
    private DateTime forgotten;

    // The first publication waits for a full hour: the start of a portal must show nothing in between.
    private DateTime publishedAt = QuizPublisher.HourOf(time.GetUtcNow().UtcDateTime);

    private bool isUnavailable;

    /// <summary>Adds what is new to the counts, publishes what is due and shows what is public.</summary>
    /// <param name="hour">The full hour, UTC, to publish at.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task PublishAsync(DateTime hour, CancellationToken cancellation)
    {
        await counts.AddNewAsync(cancellation);
        await publisher.PublishAsync(hour, cancellation);
        await classes.PublishAsync(hour, cancellation);
        await ReadAsync(cancellation);
    }

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
            var now = time.GetUtcNow().UtcDateTime;
            if (QuizPublisher.HourOf(now) is var hour && hour > publishedAt)
            {
                await PublishAsync(hour, attempt.Token);
                publishedAt = hour;
            }
            else
            {
                await counts.AddNewAsync(attempt.Token);
            }

            if (isUnavailable || now - readAt >= ReadInterval)
            {
                await ReadAsync(attempt.Token);
                readAt = now;
            }

            if (now - forgotten >= TimeSpan.FromHours(1))
            {
                await counts.PurgeExpiredAsync(now, attempt.Token);
                forgotten = now;
            }

            isUnavailable = false;
            return true;
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            figures.MarkUnavailable();
            if (!isUnavailable)
            {
                isUnavailable = true;
                LogUnavailable(e.GetBaseException().Message);
            }

            return false;
        }
    }

    private async Task ReadAsync(CancellationToken cancellation) => figures.Show(await publisher.ReadAsync(cancellation), await classes.ReadAsync(cancellation));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Attempts can't be added to the counts, it is tried again: {Reason}")]
    private partial void LogUnavailable(string reason);
}
