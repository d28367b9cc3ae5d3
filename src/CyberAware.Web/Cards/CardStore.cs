using Microsoft.Extensions.Caching.Memory;

namespace CyberAware.Web.Cards;

/// <summary>
/// Drawn cards on the instance's own disk, one file for each address: a picture of other content takes the place of the one
/// before, so that they never become more than the addresses. Nothing depends on them: what is gone is drawn again.
/// </summary>
/// <param name="folder">Their folder; it may be deleted at any time.</param>
public sealed class CardStore(string folder) : IDisposable
{
    // Where nothing can be written, this many bytes of pictures are kept in memory.
    private const int MemoryBytes = 8 * 1024 * 1024;

    private readonly MemoryCache memory = new(new MemoryCacheOptions { SizeLimit = MemoryBytes });
    private readonly SemaphoreSlim drawing = new(1);

    /// <summary>The picture of an address; it is drawn when there is none of this version, one at a time.</summary>
    /// <param name="address">The address, which is a path and safe as one.</param>
    /// <param name="version">Which content it shows.</param>
    /// <param name="draw">Draws it.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<byte[]> GetAsync(string address, string version, Func<byte[]> draw, CancellationToken cancellation)
    {
        // One folder without any below, and a name that tells the version of what lies there without reading it.
        var name = address.Trim('/').Replace('/', '~');
        var file = Path.Combine(folder, $"{name}.{version}");
        if ((memory.Get<byte[]>(file) ?? Read(file)) is { } kept)
        {
            return kept;
        }

        await drawing.WaitAsync(cancellation);
        try
        {
            if ((memory.Get<byte[]>(file) ?? Read(file)) is { } drawn)
            {
                return drawn;
            }

            var bytes = draw();
            Keep(name, file, bytes);
            return bytes;
        }
        finally
        {
            drawing.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        memory.Dispose();
        drawing.Dispose();
    }

    private static byte[]? Read(string file)
    {
        try
        {
            return File.Exists(file) ? File.ReadAllBytes(file) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // Whole or not at all: another process may read at the same moment.
    private void Keep(string name, string file, byte[] bytes)
    {
        var unfinished = $"{file}.{Guid.NewGuid():N}";
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(unfinished, bytes);
            File.Move(unfinished, file, overwrite: true);
            foreach (var former in Directory.EnumerateFiles(folder, $"{name}.*").Where(other => other != file))
            {
                File.Delete(former);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            memory.Set(file, bytes, new MemoryCacheEntryOptions { Size = bytes.Length });
        }
    }
}
