using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Compression;
using System.Numerics;
using System.Security.Cryptography;
using CyberAware.Web.Configuration;
using Microsoft.Extensions.Options;

namespace CyberAware.Web.Site;

/// <summary>
/// Compresses pages that will be cached at the smallest size, and keeps the bytes by the hash of the page, across starts
/// too: a page that comes out the same is not compressed again.
/// </summary>
public sealed partial class PageCompressor(IOptions<PortalSettings> settings, IHostEnvironment environment, ILogger<PageCompressor> logger)
{
    private const string FileName = "compressed-pages.bin";

    // Past this many snapshots without the page its bytes go.
    private const int MaxAge = 2;

    private readonly ConcurrentDictionary<(string Hash, string Encoding), (byte[] Bytes, long Generation)> kept = new();
    private volatile Lazy<Dictionary<string, byte[]>> earlier = new(() => CompressedPageFile.Read(PathOf(settings.Value, environment)));
    private readonly Lock saving = new();
    private volatile bool hasNew;
    private long newest;

    /// <summary>Names a page by its bytes.</summary>
    /// <returns>Sixteen lower-case hexadecimal digits.</returns>
    public static string HashOf(ReadOnlySpan<byte> page) => Convert.ToHexStringLower(SHA256.HashData(page))[..16];

    /// <summary>The page in an encoding, from what is kept if it is there.</summary>
    /// <param name="hash">Name of the page.</param>
    /// <param name="page">The page itself.</param>
    /// <param name="encoding">Brotli or gzip.</param>
    /// <param name="generation">Generation of the snapshot that it belongs to.</param>
    public ReadOnlyMemory<byte> Compress(string hash, ReadOnlySpan<byte> page, string encoding, long generation)
    {
        PurgeExpired(generation);
        if (kept.TryGetValue((hash, encoding), out var known))
        {
            kept[(hash, encoding)] = (known.Bytes, generation);
            return known.Bytes;
        }

        // Only what the warm-up asks for is on disk.
        var bytes = encoding == ContentEncoding.Brotli && earlier.Value.TryGetValue(hash, out var stored) && IsOf(stored, page) ? stored : null;
        if (bytes is null)
        {
            bytes = Compress(page, encoding, CompressionLevel.SmallestSize).ToArray();
            hasNew = true;
        }

        kept[(hash, encoding)] = (bytes, generation);
        return bytes;
    }

    /// <summary>Compresses once, without keeping.</summary>
    public static ReadOnlyMemory<byte> Compress(ReadOnlySpan<byte> page, string encoding, CompressionLevel level)
    {
        if (encoding == ContentEncoding.Brotli)
        {
            // A window of the page's own size finds all there is to find, at a fraction of the memory of the usual 4 MB.
            var window = Math.Clamp(BitOperations.Log2((uint)page.Length) + 1, 10, 22);
            var buffer = new byte[BrotliEncoder.GetMaxCompressedLength(page.Length)];
            return BrotliEncoder.TryCompress(page, buffer, out var written, level == CompressionLevel.SmallestSize ? 11 : 4, window)
                ? buffer.AsMemory(0, written)
                : throw new InvalidOperationException("Brotli needs more room than it says.");
        }

        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, level, leaveOpen: true))
        {
            gzip.Write(page);
        }

        return compressed.GetBuffer().AsMemory(0, (int)compressed.Length);
    }

    /// <summary>Writes what was compressed to disk, if there is anything new, and lets go of what the last start left there.</summary>
    public void Save()
    {
        lock (saving)
        {
            if (hasNew && CompressedPageFile.Write(
                PathOf(settings.Value, environment),
                [.. kept.Where(entry => entry.Key.Encoding == ContentEncoding.Brotli).Select(entry => KeyValuePair.Create(entry.Key.Hash, entry.Value.Bytes))]) is { } reason)
            {
                LogNotWritten(reason);
            }

            hasNew = false;
            earlier = new([]);
        }
    }

    private static string PathOf(PortalSettings settings, IHostEnvironment environment) =>
        Path.Combine(string.IsNullOrEmpty(settings.CachePath) ? Path.Combine(environment.ContentRootPath, "App_Data") : settings.CachePath, FileName);

    // The disk is not believed: what is not exactly this page, to the last byte, is compressed again.
    private static bool IsOf(byte[] compressed, ReadOnlySpan<byte> page)
    {
        var whole = new byte[page.Length];
        using var decoder = new BrotliDecoder();
        return decoder.Decompress(compressed, whole, out var read, out var written) == OperationStatus.Done
            && read == compressed.Length && written == page.Length && page.SequenceEqual(whole);
    }

    private void PurgeExpired(long generation)
    {
        var before = Interlocked.Read(ref newest);
        if (generation <= before || Interlocked.CompareExchange(ref newest, generation, before) != before)
        {
            return;
        }

        foreach (var entry in kept.Where(entry => entry.Value.Generation < generation - MaxAge))
        {
            kept.TryRemove(entry.Key, out _);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The compressed pages are not kept for the next start, which will take longer: {Reason}")]
    private partial void LogNotWritten(string reason);
}
