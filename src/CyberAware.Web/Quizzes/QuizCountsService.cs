using CyberAware.Core.Data;
using CyberAware.Core.Quizzes.Counting;
using CyberAware.Web.Statistics;

namespace CyberAware.Web.Quizzes;

/// <summary>
/// Beside the requests: adds new attempts to the counts, reads the figures back for the pages and forgets the
/// ids of children's quizzes after a day. Tries again, less and less often, while the database is away.
/// </summary>
public sealed partial class QuizCountsService(
    PortalDatabase database, SurveyDataService data, LiveQuizFigures figures, TimeProvider time, ILogger<QuizCountsService> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FiguresAge = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(60);

    private readonly AttemptCounts counts = new(database);
    private readonly SemaphoreSlim one = new(1);
    private DateTime forgotten;

    /// <summary>Adds what is new to the counts and shows the figures.</summary>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        await one.WaitAsync(cancellation);
        try
        {
            await counts.AddNewAsync(cancellation);
            await ReadAsync(cancellation);
        }
        finally
        {
            one.Release();
        }
    }

    public override void Dispose()
    {
        one.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The embedded database is made by the first attempt to use it.
        await data.FirstAttempt.WaitAsync(stoppingToken);
        var pause = Pause;
        while (true)
        {
            pause = await TryAsync(stoppingToken) ? Pause : TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
            await Task.Delay(pause, time, stoppingToken);
        }
    }

    private async Task<bool> TryAsync(CancellationToken stopping)
    {
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        attempt.CancelAfter(AttemptTimeout);
        try
        {
            await one.WaitAsync(attempt.Token);
            try
            {
                await counts.AddNewAsync(attempt.Token);
                var now = time.GetUtcNow().UtcDateTime;
                if (figures.IsAway || figures.ReadAt is not { } readAt || now - readAt >= FiguresAge)
                {
                    await ReadAsync(attempt.Token);
                }

                if (now - forgotten >= TimeSpan.FromHours(1))
                {
                    await counts.ForgetAsync(now, attempt.Token);
                    forgotten = now;
                }
            }
            finally
            {
                one.Release();
            }

            return true;
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            figures.MarkAway();
            LogAway(e.GetBaseException().Message);
            return false;
        }
    }

    private async Task ReadAsync(CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();
        figures.Publish(await new QuizFigureReader(context).ReadAsync(cancellation), time.GetUtcNow().UtcDateTime);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Attempts can't be added to the counts, it is tried again: {Reason}")]
    private partial void LogAway(string reason);
}
