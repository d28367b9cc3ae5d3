using CyberAware.Core.Data;
using CyberAware.Core.Documents;
using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Media;
using CyberAware.Web.Configuration;
using CyberAware.Web.Site;

namespace CyberAware.Web.Services;

/// <summary>
/// Beside the pages, never before them: imports the instance's files into the database, and shows what any instance publishes.
/// While the database is away the last state serves; it is tried again every few seconds.
/// </summary>
public sealed partial class PublicationListener(
    PortalDatabase database, SnapshotProvider snapshots, MediaStore media, TimeProvider time, IHostEnvironment environment, ILogger<PublicationListener> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(30);

    private readonly ShippedImport import = new(database, time);
    private readonly TaskCompletionSource firstAttempt = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IReadOnlyList<ContentFile>? started;
    private IReadOnlyList<ContentFile>? imported;
    private long shown;
    private bool isPrepared;
    private bool isUnavailable;
    private volatile bool isCurrent;

    /// <summary>What is public is shown, after a time in which it could not be read.</summary>
    public event EventHandler? BecameCurrent;

    /// <summary>Ends when the database has been tried for the first time, with or without success.</summary>
    public Task FirstAttempt => firstAttempt.Task;

    /// <summary>Whether the last look at the database showed all that is public.</summary>
    public bool IsCurrent => isCurrent;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // the portal starts and serves meanwhile
        started = snapshots.Current.Files.Own;
        await using var watch = new GenerationWatch(database);
        var pause = Pause;
        while (true)
        {
            pause = await TryAsync(watch, stoppingToken) ? Pause : TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, MaxPause.Ticks));
            firstAttempt.TrySetResult();
            await watch.WaitAsync(pause, stoppingToken);
        }
    }

    private async Task<bool> TryAsync(GenerationWatch watch, CancellationToken stopping)
    {
        try
        {
            if (!await FollowAsync(watch, stopping))
            {
                isCurrent = false;
                return false;
            }
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            // Whatever is wrong with the database, the pages go on.
            isCurrent = false;
            if (!isUnavailable)
            {
                isUnavailable = true;
                LogUnavailable(e.GetBaseException().Message);
            }

            LogDetails(e);
            return false;
        }

        if (isUnavailable)
        {
            isUnavailable = false;
            LogAvailable();
        }

        if (!isCurrent)
        {
            isCurrent = true;
            BecameCurrent?.Invoke(this, EventArgs.Empty);
        }

        return true;
    }

    private async Task<bool> FollowAsync(GenerationWatch watch, CancellationToken stopping)
    {
        var own = snapshots.Current.Files.Own;
        var published = await ReadAsync(watch, own, stopping);
        if (published is not null)
        {
            // Without the time limit of the database: rendering takes what it takes.
            await snapshots.ShowPublishedAsync(own, published, stopping);
            shown = published.Generation;
            LogShown(published.Generation, published.Changes.Count);
        }

        return imported == own;
    }

    // What must be shown; null when nothing has changed, or nothing can be read yet.
    private async Task<PublishedContent?> ReadAsync(GenerationWatch watch, IReadOnlyList<ContentFile> own, CancellationToken stopping)
    {
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        attempt.CancelAfter(AttemptTimeout);
        if (own != imported && !await TryImportAsync(own, attempt.Token))
        {
            return null;
        }

        var number = await watch.ReadAsync(attempt.Token);
        if (number == shown)
        {
            return null;
        }

        await using var context = database.CreateDbContext();
        var published = number is null || number < shown ? null : await PublishedContent.ReadAsync(context, own, attempt.Token);
        if (published is not null)
        {
            await media.RefreshAsync(attempt.Token); // pictures that were uploaded elsewhere
        }
        else
        {
            (imported, shown) = (null, 0); // another database stands there: it was restored or is new
        }

        return published;
    }

    private async Task<bool> TryImportAsync(IReadOnlyList<ContentFile> own, CancellationToken cancellation)
    {
        if (!database.IsPostgreSql && !isPrepared)
        {
            await database.MigrateAsync(cancellation);
        }
        else if ((await database.PendingMigrationsAsync(cancellation)).Count is > 0 and var pending)
        {
            if (!isUnavailable)
            {
                isUnavailable = true;
                LogBehind(pending);
            }

            return false;
        }

        isPrepared = true;
        var mode = environment.IsDevelopment() || own != started ? ImportMode.AlwaysNewest : ImportMode.Release;
        var result = await import.ImportAsync(own, PortalRelease.Version, mode, cancellation);
        (imported, shown) = (own, 0);
        if (result.IsOlder)
        {
            LogOlder();
        }
        else
        {
            LogImported(result.Revisions, result.Moved);
        }

        return true;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The release's files are in the database: {Revisions} revision(s) added, {Moved} pointer(s) written.")]
    private partial void LogImported(int revisions, int moved);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A newer release has imported its files; its texts serve here too.")]
    private partial void LogOlder();

    [LoggerMessage(Level = LogLevel.Information, Message = "Publication {Generation} is shown; {Files} file(s) differ from the release's.")]
    private partial void LogShown(long generation, int files);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What editors publish can't be read, the last state serves and it is tried again: {Reason}")]
    private partial void LogUnavailable(string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "What editors publish is read again.")]
    private partial void LogAvailable();

    [LoggerMessage(Level = LogLevel.Debug, Message = "Why what editors publish can't be read.")]
    private partial void LogDetails(Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The database's schema lacks {Pending} migration(s) of this release: run 'CyberAware.Web migrate'. Pages serve without it.")]
    private partial void LogBehind(int pending);
}
