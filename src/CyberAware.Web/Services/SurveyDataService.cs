using CyberAware.Core.Data;
using CyberAware.Core.Library;
using CyberAware.Core.Surveys;
using CyberAware.Web.Configuration;
using CyberAware.Web.Site;

namespace CyberAware.Web.Services;

/// <summary>
/// Beside the pages, never before them: imports the surveys of each library that serves into the database and
/// shows what was read back. Waits until what editors published is shown, or each start would write the release's figures
/// first. Tries again, less and less often, while the database is away.
/// </summary>
public sealed partial class SurveyDataService(
    PortalDatabase database, SnapshotProvider snapshots, PublicationListener publications, TimeProvider time, ILogger<SurveyDataService> logger)
    : BackgroundService
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxDelay = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource firstAttempt = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the database has been tried for the first time, with or without success.</summary>
    public Task FirstAttempt => firstAttempt.Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var changed = new SemaphoreSlim(0);
        void Signal(object? sender, EventArgs e) => changed.Release();
        snapshots.ContentReplaced += Signal;
        publications.BecameCurrent += Signal;
        try
        {
            await publications.FirstAttempt.WaitAsync(stoppingToken);
            var delay = FirstDelay;
            while (true)
            {
                while (changed.Wait(0, stoppingToken))
                {
                    // What was signalled until now is read at once below.
                }

                var library = snapshots.Current.Library;
                var read = publications.IsCurrent ? await TryAsync(library, stoppingToken) : null;
                read = await TryShowAsync(library, read, stoppingToken) ? read : null;
                firstAttempt.TrySetResult();
                await changed.WaitAsync(read is null ? delay : Timeout.InfiniteTimeSpan, stoppingToken);
                delay = read is null ? TimeSpan.FromTicks(Math.Min(delay.Ticks * 2, MaxDelay.Ticks)) : FirstDelay;
            }
        }
        finally
        {
            snapshots.ContentReplaced -= Signal;
            publications.BecameCurrent -= Signal;
        }
    }

    private async Task<bool> TryShowAsync(ContentLibrary library, IReadOnlyDictionary<string, Survey>? read, CancellationToken stopping)
    {
        try
        {
            await snapshots.ShowFiguresAsync(library, read, stopping);
            return true;
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            LogNotShown(e);
            return false;
        }
    }

    private async Task<IReadOnlyDictionary<string, Survey>?> TryAsync(ContentLibrary library, CancellationToken stopping)
    {
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        attempt.CancelAfter(AttemptTimeout);
        try
        {
            return await ImportAsync(library, attempt.Token);
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            // Whatever is wrong with the database, the pages go on.
            LogUnavailable(e.GetBaseException().Message);
            LogDetails(e);
            return null;
        }
    }

    private async Task<IReadOnlyDictionary<string, Survey>?> ImportAsync(ContentLibrary library, CancellationToken cancellation)
    {
        if (!database.IsPostgreSql)
        {
            await database.MigrateAsync(cancellation);
        }
        else if ((await database.PendingMigrationsAsync(cancellation)).Count is > 0 and var pending)
        {
            LogBehind(pending);
            return null;
        }

        int written;
        await using (var context = database.CreateDbContext())
        {
            written = await new SurveyImport(context, time).ImportAsync(library.Surveys.Values, PortalRelease.Version, cancellation);
        }

        await using var reading = database.CreateDbContext();
        var read = await new SurveyStore(reading).ReadAsync(cancellation);
        LogRead(read.Count, written);
        return read;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Surveys} survey(s) are read from the database; the import wrote {Rows} row(s).")]
    private partial void LogRead(int surveys, int rows);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database can't be used, pages serve without it and it is tried again: {Reason}")]
    private partial void LogUnavailable(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The figures of the database can't be shown; it is tried again.")]
    private partial void LogNotShown(Exception exception);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Why the database can't be used.")]
    private partial void LogDetails(Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The database's schema lacks {Pending} migration(s) of this release: run 'CyberAware.Web migrate'. Pages serve without it.")]
    private partial void LogBehind(int pending);
}
