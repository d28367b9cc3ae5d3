using CyberAware.Core.Alerts;
using CyberAware.Core.Editing;
using CyberAware.Web.Site;
using Microsoft.Extensions.Caching.Memory;

namespace CyberAware.Web.Previews;

/// <summary>
/// Compiles editions for previews, one at a time, and keeps the last few, so that reloading is quick. All of it is apart from
/// the snapshots that readers see: they share no lock with it, and nothing of it can enter the page cache.
/// </summary>
/// <param name="previews">Reads and compiles.</param>
/// <param name="snapshots">Knows what is public.</param>
/// <param name="clock">Tells which warnings count.</param>
public sealed class PreviewContent(PreviewService previews, SnapshotProvider snapshots, TimeProvider clock) : IDisposable
{
    /// <summary>Most compiled editions that are kept.</summary>
    public const int Kept = 4;

    // Who has a link to an edition with errors makes the portal compile it no more often than so.
    private static readonly TimeSpan FailureLasts = TimeSpan.FromSeconds(10);

    // No snapshot that serves has it: they count from 1.
    private const long NeverServed = 0;

    private readonly SemaphoreSlim compiling = new(1);
    private readonly Lock keeping = new();
    private readonly LinkedList<CompiledPreview> kept = new();
    private readonly MemoryCache failures = new(new MemoryCacheOptions { SizeLimit = Kept });

    /// <summary>How many are kept.</summary>
    public int Count
    {
        get
        {
            lock (keeping)
            {
                return kept.Count;
            }
        }
    }

    public void Dispose()
    {
        compiling.Dispose();
        failures.Dispose();
    }

    /// <summary>An edition compiled with what is public. Its texts may be newer than those of the edition that was asked for.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="isForOutsiders">Whether it is asked for by a link: errors that were found just now are not looked for again.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="System.Data.Common.DbException">The database can't be reached.</exception>
    public async Task<CompiledPreview> GetAsync(PreviewedEdition edition, bool isForOutsiders, CancellationToken cancellation)
    {
        if (Find(edition, isForOutsiders) is { } known)
        {
            return known;
        }

        await compiling.WaitAsync(cancellation);
        try
        {
            return Find(edition, isForOutsiders) ?? Keep(await previews.CompileAsync(edition, cancellation));
        }
        finally
        {
            compiling.Release();
        }
    }

    /// <summary>The same with what a person has typed into its texts and not saved; nobody else is shown it, so it is not kept.</summary>
    /// <exception cref="System.Data.Common.DbException">The database can't be reached.</exception>
    public async Task<CompiledPreview> GetTypedAsync(PreviewedEdition edition, Guid writer, CancellationToken cancellation)
    {
        await compiling.WaitAsync(cancellation);
        try
        {
            return await previews.CompileAsync(edition, writer, cancellation);
        }
        finally
        {
            compiling.Release();
        }
    }

    /// <summary>What pages are drawn from.</summary>
    /// <param name="compiled">An edition without errors.</param>
    /// <param name="path">Path of the page after the language: a warning is shown as it will be when its moment has come.</param>
    /// <returns>The snapshot, and its moment when that is later than now.</returns>
    public (PortalSnapshot Snapshot, DateTimeOffset? Moment) SnapshotOf(CompiledPreview compiled, string path)
    {
        var library = compiled.Result.Library!;
        var now = clock.GetUtcNow();
        // Another edition's warning that waits for its moment is nobody's to see before.
        var shown = library.Alerts.Where(alert => alert.Issued <= now || compiled.Edition.Paths.Any(file => file.StartsWith($"{alert.Page.Path}/", StringComparison.Ordinal))).ToList();
        var moment = new DateTimeOffset?[] { now, compiled.Edition.ScheduledFor, shown.Find(alert => alert.Page.Path == path)?.Issued }.Max()!.Value;
        var files = snapshots.Current.Files;
        var alerts = CurrentAlerts.At(shown, moment, AlertTranslations.From(files.Published?.States));
        return (new PortalSnapshot(NeverServed, library, files, alerts), moment > now ? moment : null);
    }

    private CompiledPreview? Find(PreviewedEdition edition, bool isForOutsiders)
    {
        if (isForOutsiders && failures.Get<CompiledPreview>(KeyOf(edition)) is { } failed)
        {
            return failed;
        }

        lock (keeping)
        {
            var found = kept.FirstOrDefault(compiled => KeyOf(compiled.Edition) == KeyOf(edition));
            if (found is not null)
            {
                kept.Remove(found);
                kept.AddFirst(found);
            }

            return found;
        }
    }

    // What has errors may be right in a moment without another text, such as with a picture that is being uploaded.
    private CompiledPreview Keep(CompiledPreview compiled)
    {
        if (compiled.Result.Library is not null)
        {
            lock (keeping)
            {
                kept.AddFirst(compiled);
                if (kept.Count > Kept)
                {
                    kept.RemoveLast();
                }
            }
        }
        else
        {
            failures.Set(KeyOf(compiled.Edition), compiled, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = FailureLasts });
        }

        return compiled;
    }

    private static (Guid Id, long Generation, string Hash, DateTime? ScheduledFor) KeyOf(PreviewedEdition edition) =>
        (edition.Id, edition.Generation, edition.Hash, edition.ScheduledFor);
}
