using System.Collections.Concurrent;
using System.IO.Compression;
using System.Numerics;
using System.Security.Cryptography;
using CyberAware.Web.Serving;

namespace CyberAware.Web.Site;

/// <summary>
/// Compresses pages that will be cached at the smallest size, and keeps the bytes by the hash of the page: a page that
/// comes out the same in the next snapshot, or after the next start, is not compressed again.
/// </summary>
public sealed class PageCompressor
{
    // Past this many snapshots without the page its bytes go.
    private const int MaxAge = 2;

    private readonly ConcurrentDictionary<(string Hash, string Encoding), (byte[] Bytes, long Generation)> kept = new();
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
        Forget(generation);
        var bytes = kept.TryGetValue((hash, encoding), out var known) ? known.Bytes : Compress(page, encoding, CompressionLevel.SmallestSize).ToArray();
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

    private void Forget(long generation)
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
}
