using System.Collections.Frozen;
using System.Data.Common;
using CyberAware.Core.Data;
using CyberAware.Core.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace CyberAware.Core.Editing.Media;

/// <summary>A picture that was asked for.</summary>
/// <param name="Bytes">Its bytes; null when there is none.</param>
/// <param name="IsUnavailable">Whether that can't be told, since the database is away.</param>
public readonly record struct MediaRead(byte[]? Bytes, bool IsUnavailable);

/// <summary>
/// Uploaded pictures: from the database, with a copy of each on the instance's own disk, so that a database that is away
/// takes down no picture that was shown once. Every copy is compared with its name before it is given out.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="folder">Folder of the copies; it may be deleted at any time.</param>
/// <param name="shipped">Pictures that the release ships.</param>
/// <param name="time">Clock.</param>
public sealed class MediaStore(PortalDatabase database, string folder, MediaFolder shipped, TimeProvider time) : IDisposable
{
    // Where no copy can be written: this many bytes of pictures are kept in memory.
    private const int MemoryBytes = 16 * 1024 * 1024;

    // Whoever asks for pictures that don't exist makes the portal look into the database once in a second.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    // A reader waits no longer for a database that hangs; the place that he takes belongs to readers of pages too.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock adding = new();
    private readonly SemaphoreSlim looking = new(1);
    private readonly SemaphoreSlim reading = new(2);
    private readonly MemoryCache memory = new(new MemoryCacheOptions { SizeLimit = MemoryBytes });

    private volatile FrozenDictionary<MediaName, MediaSize> known = shipped.ReadSizes().ToFrozenDictionary();
    private DateTimeOffset lastLook = DateTimeOffset.MinValue;
    private bool lastLookFailed;

    /// <summary>All pictures that texts can show, as far as this instance knows, with their sizes.</summary>
    public IReadOnlyDictionary<MediaName, MediaSize> Known => known;

    /// <summary>Looks again which pictures there are in the database.</summary>
    /// <returns>All of them.</returns>
    /// <exception cref="DbException">The database can't be reached.</exception>
    public async Task<IReadOnlyDictionary<MediaName, MediaSize>> RefreshAsync(CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();
        var rows = await context.Media.AsNoTracking().Select(row => new { row.Hash, row.ContentType, row.Width, row.Height }).ToListAsync(cancellation);
        return Add(rows.Select(row => KeyValuePair.Create(MediaName.Parse(row.Hash, row.ContentType), new MediaSize(row.Width, row.Height))));
    }

    /// <summary>Looks again which pictures lie in the release's folder, where authors of files put them by hand.</summary>
    public void ReadShipped() => Add(shipped.ReadSizes(known));

    /// <summary>A picture's bytes.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<MediaRead> ReadAsync(MediaName name, CancellationToken cancellation)
    {
        if ((memory.Get<byte[]>(name) ?? MediaFolder.Read(folder, name) ?? shipped.Read(name)) is { } copy)
        {
            return new MediaRead(copy, IsUnavailable: false);
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            return known.ContainsKey(name) || await IsThereNowAsync(name, patience.Token)
                ? new MediaRead(await FetchInTurnAsync(name, patience.Token), IsUnavailable: false)
                : new MediaRead(null, lastLookFailed);
        }
        catch (Exception e) when (IsAway(e) || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return new MediaRead(null, IsUnavailable: true);
        }
    }

    /// <summary>Keeps a copy of a picture.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="size">Its size.</param>
    /// <param name="bytes">Its bytes.</param>
    public void Keep(MediaName name, MediaSize size, byte[] bytes)
    {
        KeepCopy(name, bytes);
        Add([KeyValuePair.Create(name, size)]);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        looking.Dispose();
        reading.Dispose();
        memory.Dispose();
    }

    // Nothing is ever taken away, so whoever looked earlier may add later.
    private FrozenDictionary<MediaName, MediaSize> Add(IEnumerable<KeyValuePair<MediaName, MediaSize>> pictures)
    {
        lock (adding)
        {
            var all = new Dictionary<MediaName, MediaSize>(known);
            var count = all.Count;
            foreach (var (name, size) in pictures)
            {
                all.TryAdd(name, size);
            }

            return all.Count == count ? known : known = all.ToFrozenDictionary();
        }
    }

    private async Task<bool> IsThereNowAsync(MediaName name, CancellationToken cancellation)
    {
        await looking.WaitAsync(cancellation);
        try
        {
            if (!known.ContainsKey(name) && time.GetUtcNow() - lastLook >= BetweenLooks)
            {
                await LookAsync(cancellation);
            }
        }
        finally
        {
            looking.Release();
        }

        return known.ContainsKey(name);
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        lastLookFailed = true;
        try
        {
            await RefreshAsync(cancellation);
            lastLookFailed = false;
        }
        catch (Exception e) when (IsAway(e))
        {
            // Said by lastLookFailed.
        }
        finally
        {
            // From its end on: those who waited meanwhile don't each wait for one of their own.
            lastLook = time.GetUtcNow();
        }
    }

    private async Task<byte[]?> FetchInTurnAsync(MediaName name, CancellationToken cancellation)
    {
        await reading.WaitAsync(cancellation);
        try
        {
            // Another request may have brought it meanwhile.
            return memory.Get<byte[]>(name) ?? MediaFolder.Read(folder, name) ?? await FetchAsync(name, cancellation);
        }
        finally
        {
            reading.Release();
        }
    }

    private async Task<byte[]?> FetchAsync(MediaName name, CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();
        var bytes = await context.Media.Where(row => row.Hash == name.Hash && row.ContentType == name.ContentType).Select(row => row.Bytes).SingleOrDefaultAsync(cancellation);
        if (bytes is null || !name.IsOf(bytes))
        {
            return null;
        }

        KeepCopy(name, bytes);
        return bytes;
    }

    // Whole or not at all: another process may look at the same moment.
    private void KeepCopy(MediaName name, byte[] bytes)
    {
        var path = Path.Combine(folder, name.ToString());
        var unfinished = $"{path}.{Guid.NewGuid():N}";
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(unfinished, bytes);
            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            memory.Set(name, bytes, new MemoryCacheEntryOptions { Size = bytes.Length });
            Remove(unfinished);
        }
    }

    private static void Remove(string unfinished)
    {
        try
        {
            File.Delete(unfinished);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The disk that refused the file may refuse this too.
        }
    }

    private static bool IsAway(Exception failure) => failure is DbException or InvalidOperationException or TimeoutException or IOException;
}
