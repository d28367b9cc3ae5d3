using System.Diagnostics;
using CyberAware.Core.Alerts;
using CyberAware.Core.Documents;
using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Media;
using CyberAware.Core.Library;
using CyberAware.Core.Surveys;
using CyberAware.Web.Configuration;
using Microsoft.AspNetCore.OutputCaching;

namespace CyberAware.Web.Site;

/// <summary>
/// Makes the snapshots, one after the other, and holds the one that serves. A new one is built whole and its pages are
/// rendered and compressed under its own generation before readers meet it; what has errors is never shown.
/// </summary>
/// <param name="folder">The content folder.</param>
/// <param name="compiled">What earlier snapshots' texts were made into; nobody else's.</param>
/// <param name="media">Knows which uploaded pictures there are.</param>
/// <param name="warmer">Renders pages before they are asked for.</param>
/// <param name="compressor">Keeps the rendered pages' bytes.</param>
/// <param name="services">Where the page cache is asked for when it is needed: its own options need this provider.</param>
/// <param name="clock">Tells which warnings are public.</param>
/// <param name="environment">Only in development do pages show problems, so that other problems make other pages.</param>
/// <param name="logger">Log.</param>
public sealed partial class SnapshotProvider(
    string folder, ContentCache compiled, MediaStore media, PageWarmer warmer, PageCompressor compressor, IServiceProvider services, TimeProvider clock, IHostEnvironment environment, ILogger<SnapshotProvider> logger) : IDisposable
{
    private readonly SemaphoreSlim changing = new(1);
    private readonly SemaphoreSlim shown = new(0);
    private volatile PortalSnapshot? current;
    private volatile bool isWarm;

    // Also a snapshot that was never shown has used its number up: its pages may be in the cache.
    private long generation = 1;

    // A page that ended just when its snapshot was replaced may have been stored after the first sweep.
    private string retired = "";

    /// <summary>Other texts serve.</summary>
    public event EventHandler? ContentReplaced;

    /// <summary>The snapshot that serves.</summary>
    public PortalSnapshot Current => current ?? throw new InvalidOperationException("The content has not been loaded.");

    public string Folder => folder;

    public void Dispose()
    {
        changing.Dispose();
        shown.Dispose();
    }

    /// <summary>For another who compiles the same texts: what was compiled so far.</summary>
    public ContentCache CopyCompiled() => new(compiled);

    /// <summary>Reads the folder for the first time. Its pages are rendered after the start, see <see cref="WarmUpService"/>.</summary>
    /// <exception cref="StartupException">The folder is missing, can't be read, or its content has problems.</exception>
    public void LoadFirst()
    {
        if (!Directory.Exists(folder))
        {
            throw new StartupException($"Portal:ContentPath: there is no folder '{folder}'.");
        }

        try
        {
            var files = ServedFiles.From(ContentFile.ReadFolder(folder));
            var result = Load(files.Own);
            current = result.Library is { } library
                ? new PortalSnapshot(1, library, files, AlertsNow(library, files)) { Problems = Shown(result) }
                : throw new StartupException($"The content in '{folder}' has problems:\n{string.Join('\n', Shown(result))}");
            LogLoaded(library.Version, library.Pages.Count);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"Portal:ContentPath: the content in '{folder}' can't be read: {e.Message}", e);
        }
    }

    /// <summary>
    /// Renders all pages of what serves, after the start. From then on no other snapshot serves before its pages are rendered;
    /// until then a change shows at once, for a reader would meet unrendered pages in any case.
    /// </summary>
    public async Task WarmAsync(CancellationToken cancellation)
    {
        PortalSnapshot warmed;
        do
        {
            warmed = Current;
            await warmer.WarmAsync(warmed, cancellation);
            await warmer.WarmLastAsync(warmed, () => Current.Generation == warmed.Generation, cancellation);
        }
        while (Current.Generation != warmed.Generation);
        isWarm = true;
        compressor.Save();
        LogWarm(warmed.Generation);
    }

    /// <summary>Renders the last pages of every snapshot that comes to serve after the first, until it is cancelled.</summary>
    public async Task WarmLaterOnesAsync(CancellationToken cancellation)
    {
        while (true)
        {
            await shown.WaitAsync(cancellation);
            var now = Current;
            await warmer.WarmLastAsync(now, () => Current.Generation == now.Generation, cancellation);
            compressor.Save();
        }
    }

    /// <summary>Reads the folder again and shows it when it is without errors.</summary>
    /// <exception cref="IOException">A file is being written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public Task ReloadAsync(CancellationToken cancellation) => ChangeAsync(
        now =>
        {
            media.ReadShipped();
            return Next(now, ContentFile.ReadFolder(folder), now.Files.Published);
        },
        cancellation);

    /// <summary>Shows what the database says is public, when it is without errors.</summary>
    /// <param name="own">The instance's files that it was compared with; when others serve meanwhile, nothing is shown.</param>
    /// <param name="published">What was read.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task ShowPublishedAsync(IReadOnlyList<ContentFile> own, PublishedContent published, CancellationToken cancellation) => ChangeAsync(
        now => now.Files.Own != own ? now : Next(now, own, published), cancellation);

    /// <summary>
    /// Looks at the texts as an editor would, beyond what keeps them from serving. It takes longer than reading them,
    /// so a saved text is live before it begins.
    /// </summary>
    /// <exception cref="IOException">A file is being written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public Task CheckWordingAsync(CancellationToken cancellation) => ChangeAsync(
        now =>
        {
            var files = PublishedContent.Apply(ContentFile.ReadFolder(folder), now.Files.Published?.Changes ?? []);
            var problems = Shown(SiteRequirements.LoadForEditors(files, [], media.Known));
            foreach (var problem in problems.Where(problem => problem.Severity == ProblemSeverity.Fault))
            {
                LogFault(problem);
            }

            return WithProblems(now, problems);
        },
        cancellation);

    /// <summary>Shows the surveys' figures as the database has them after a library was imported.</summary>
    /// <param name="library">The library that was imported; when another serves meanwhile, nothing is shown.</param>
    /// <param name="figures">What was read back; null when the database could not be used.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task ShowFiguresAsync(ContentLibrary library, IReadOnlyDictionary<string, Survey>? figures, CancellationToken cancellation) => ChangeAsync(
        now => now.Library != library ? now : now.With(figures, ++generation, () => Load(now.Files.All, figures).Library),
        cancellation);

    /// <summary>Publishes the warnings whose moment has come and takes back those whose time is over, also when the clock was set; does nothing between two such moments.</summary>
    public Task FollowClockAsync(CancellationToken cancellation) => ChangeAsync(
        now => now.Alerts.HoldAt(clock.GetUtcNow()) ? now : now.With(AlertsNow(now.Library, now.Files), ++generation),
        cancellation);

    // Only a state that is already incomplete, or has not been laid over the files yet, may leave something out: any other goes on.
    private PortalSnapshot Next(PortalSnapshot now, IReadOnlyList<ContentFile> own, PublishedContent? published)
    {
        var (files, result) = ServedFiles.Compile(own, published, now.Files.Published is null || now.Files.IsPartial, read => Load(read));
        foreach (var problem in result.Library is null ? Shown(result) : [])
        {
            LogProblem(problem);
        }

        foreach (var problem in files.IsPartial ? Shown(result) : [])
        {
            LogLeftOut(problem);
        }

        return result.Library is not { } library ? WithProblems(now, Shown(result))
            : library.Version != now.Library.Version || !DocumentState.ShowTheSame(files.Published?.States, now.Files.Published?.States)
                ? new PortalSnapshot(++generation, library, files, AlertsNow(library, files)) { Problems = Shown(result) }
            : own == now.Files.Own ? now.With(files) // what the folder's files were found to lack, still holds
            : WithProblems(now.With(files), Shown(result));
    }

    private CurrentAlerts AlertsNow(ContentLibrary library, ServedFiles files) =>
        CurrentAlerts.At(library.Alerts, clock.GetUtcNow(), AlertTranslations.From(files.Published?.States));

    private async Task ChangeAsync(Func<PortalSnapshot, PortalSnapshot> change, CancellationToken cancellation)
    {
        await changing.WaitAsync(cancellation);
        var before = Current;
        try
        {
            var begun = Stopwatch.GetTimestamp();
            var next = change(before);
            var made = Stopwatch.GetElapsedTime(begun);
            if (next.Generation == before.Generation)
            {
                current = next;
                return;
            }

            if (isWarm && !await TryWarmAsync(next, cancellation))
            {
                return;
            }

            current = next;
            shown.Release();
            var rendered = Stopwatch.GetElapsedTime(begun) - made;
            LogServes(next.Generation, made, rendered);
            await EvictAsync(retired);
            await EvictAsync(retired = before.CacheTag);
        }
        finally
        {
            changing.Release();
        }

        if (Current.Library.Version != before.Library.Version)
        {
            LogLoaded(Current.Library.Version, Current.Library.Pages.Count);
            ContentReplaced?.Invoke(this, EventArgs.Empty);
        }
    }

    // A text that breaks a page is not shown; nothing of what was rendered of it stays.
    private async Task<bool> TryWarmAsync(PortalSnapshot next, CancellationToken cancellation)
    {
        var isWhole = false;
        try
        {
            await warmer.WarmAsync(next, cancellation);
            compressor.Save();
            isWhole = true;
        }
        catch (InvalidOperationException e)
        {
            LogNotShown(e.Message);
        }
        finally
        {
            if (!isWhole)
            {
                await EvictAsync(next.CacheTag);
            }
        }

        return isWhole;
    }

    private ValueTask EvictAsync(string tag) => services.GetRequiredService<IOutputCacheStore>().EvictByTagAsync(tag, CancellationToken.None);

    private PortalSnapshot WithProblems(PortalSnapshot now, IReadOnlyList<ContentProblem> problems) =>
        now.With(problems, environment.IsDevelopment() ? ++generation : now.Generation);

    private ContentResult Load(IEnumerable<ContentFile> read, IReadOnlyDictionary<string, Survey>? figures = null) =>
        SiteRequirements.Check(ContentLoader.Load(read, compiled, figures, media.Known));

    private static IReadOnlyList<ContentProblem> Shown(ContentResult result) => [.. result.Problems.Where(problem => problem.Severity != ProblemSeverity.Warning)];

    [LoggerMessage(Level = LogLevel.Information, Message = "All pages of snapshot {Generation} are rendered.")]
    private partial void LogWarm(long generation);

    [LoggerMessage(Level = LogLevel.Information, Message = "Snapshot {Generation} serves: made in {Made}, rendered in {Rendered}.")]
    private partial void LogServes(long generation, TimeSpan made, TimeSpan rendered);

    [LoggerMessage(Level = LogLevel.Information, Message = "Content {Version} serves: {Pages} pages in both languages.")]
    private partial void LogLoaded(string version, int pages);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The content serves all the same: {Problem}")]
    private partial void LogFault(ContentProblem problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "The content keeps its previous state, a page can't be rendered: {Reason}")]
    private partial void LogNotShown(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A published text doesn't go with the texts of this release, which are shown in its place: {Problem}")]
    private partial void LogLeftOut(ContentProblem problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "The content keeps its previous state: {Problem}")]
    private partial void LogProblem(ContentProblem problem);
}
