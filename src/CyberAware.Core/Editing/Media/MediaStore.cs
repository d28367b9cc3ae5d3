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
/// takes down no picture that was shown once. Every copy is compared with its name before it is given out. A picture that
/// the database no longer has is forgotten, and its copy deleted.
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

    private readonly Lock changing = new();
    private readonly SemaphoreSlim looking = new(1);
    private readonly SemaphoreSlim reading = new(2);
    private readonly MemoryCache memory = new(new MemoryCacheOptions { SizeLimit = MemoryBytes });

    private volatile MediaKnowledge known = new(shipped.ReadSizes());
    private DateTimeOffset lastLook = DateTimeOffset.MinValue;
    private bool lastLookFailed;

    /// <summary>All pictures that texts can show, as far as this instance knows, with their sizes.</summary>
    public IReadOnlyDictionary<MediaName, MediaSize> Known => known.All;

    /// <summary>Whether the release ships a picture, which nobody can take away from its folder.</summary>
    public bool IsShipped(MediaName name) => known.FromRelease.ContainsKey(name);

    /// <summary>Looks again which pictures there are in the database, and forgets those that were taken away.</summary>
    /// <returns>All that texts can show.</returns>
    /// <exception cref="DbException">The database can't be reached; everything stays as it was.</exception>
    public async Task<IReadOnlyDictionary<MediaName, MediaSize>> RefreshAsync(CancellationToken cancellation)
    {
        while (true)
        {
            // Before the rows: a copy that comes meanwhile is of a picture that the rows may not have yet.
            var before = known;
            var left = before.IsComplete ? [] : CopiesLeft();
            var stored = await ReadStoredAsync(cancellation);
            if (TryReplace(before, before.WithAll(stored)))
            {
                foreach (var gone in before.All.Keys.Concat(left).Where(name => !stored.ContainsKey(name) && !before.FromRelease.ContainsKey(name)))
                {
                    RemoveCopy(gone);
                }

                return known.All;
            }
        }
    }

    /// <summary>Looks again which pictures lie in the release's folder, where authors of files put them by hand.</summary>
    public void ReadShipped() => Change(now => now.WithRelease(shipped.ReadSizes(now.FromRelease)));

    /// <summary>A picture was taken away: from now on it is shown to nobody here.</summary>
    public void Forget(MediaName name)
    {
        Change(now => now.Without(name));
        RemoveCopy(name);
    }

    /// <summary>A picture's bytes.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<MediaRead> ReadAsync(MediaName name, CancellationToken cancellation)
    {
        if ((ReadCopy(name) ?? shipped.Read(name)) is { } copy)
        {
            return new MediaRead(copy, IsUnavailable: false);
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            return Known.ContainsKey(name) || await IsThereNowAsync(name, patience.Token)
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
        Change(now => now.With(name, size));
    }

    /// <inheritdoc />
    public void Dispose()
    {
        looking.Dispose();
        reading.Dispose();
        memory.Dispose();
    }

    private async Task<Dictionary<MediaName, MediaSize>> ReadStoredAsync(CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();
        var rows = await context.Media.AsNoTracking().Select(row => new { row.Hash, row.ContentType, row.Width, row.Height }).ToListAsync(cancellation);
        return rows.ToDictionary(row => MediaName.Parse(row.Hash, row.ContentType), row => new MediaSize(row.Width, row.Height));
    }

    // What came or went while the rows were read is in none of them for certain: they are read again.
    private bool TryReplace(MediaKnowledge before, MediaKnowledge after)
    {
        lock (changing)
        {
            if (!ReferenceEquals(known, before))
            {
                return false;
            }

            known = after;
            return true;
        }
    }

    private void Change(Func<MediaKnowledge, MediaKnowledge> change)
    {
        lock (changing)
        {
            known = change(known);
        }
    }

    // Before the first look nobody knows what was taken away while this instance was down: better an old copy than none.
    private byte[]? ReadCopy(MediaName name)
    {
        var now = known;
        return now.IsComplete && !now.All.ContainsKey(name) ? null : memory.Get<byte[]>(name) ?? MediaFolder.Read(folder, name);
    }

    private async Task<bool> IsThereNowAsync(MediaName name, CancellationToken cancellation)
    {
        await looking.WaitAsync(cancellation);
        try
        {
            if (!Known.ContainsKey(name) && time.GetUtcNow() - lastLook >= BetweenLooks)
            {
                await LookAsync(cancellation);
            }
        }
        finally
        {
            looking.Release();
        }

        return Known.ContainsKey(name);
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
            return ReadCopy(name) ?? await FetchAsync(name, cancellation);
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
        if (Known.ContainsKey(name))
        {
            return bytes;
        }

        RemoveCopy(name); // taken away meanwhile
        return null;
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

    private List<MediaName> CopiesLeft()
    {
        try
        {
            return [.. new DirectoryInfo(folder).EnumerateFiles().Select(file => MediaName.TryParse(file.Name, out var name) ? name : null).OfType<MediaName>()];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return []; // no folder yet, or none that can be read, so that nothing is shown from it either
        }
    }

    private void RemoveCopy(MediaName name)
    {
        memory.Remove(name);
        Remove(Path.Combine(folder, name.ToString()));
    }

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Where nothing can be written: what is not known is not shown, and the next start tries again.
        }
    }

    private static bool IsAway(Exception failure) => failure is DbException or InvalidOperationException or TimeoutException or IOException;
}
