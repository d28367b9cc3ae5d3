using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using SkiaSharp;

namespace CyberAware.Web.Cards;

/// <summary>
/// Writes a picture of few colours as PNG with a palette (ISO/IEC 15948, colour type 3), which Skia can't: a third of the bytes
/// of full colours. Edges have many shades between two colours; the rarer ones become the nearest that is in the palette.
/// </summary>
public static class IndexedPng
{
    private const int MaxColours = 256;

    private static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The file's bytes.</summary>
    /// <param name="bitmap">An opaque picture of four bytes a pixel, <see cref="SKColorType.Rgba8888"/>.</param>
    public static byte[] Encode(SKBitmap bitmap)
    {
        var pixels = MemoryMarshal.Cast<byte, uint>(bitmap.GetPixelSpan());
        var counts = Count(pixels);
        var palette = PaletteOf(counts);
        using var file = new MemoryStream();
        file.Write(Signature);
        WriteChunk(file, "IHDR"u8, HeaderOf(bitmap.Width, bitmap.Height));
        WriteChunk(file, "PLTE"u8, [.. palette.SelectMany(colour => new[] { colour.Red, colour.Green, colour.Blue })]);
        WriteChunk(file, "IDAT"u8, Compress(pixels, bitmap.Width, IndexOf(counts.Keys, palette)));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    // Most pixels are like the one before them, so that whole runs are counted at once.
    private static Dictionary<uint, int> Count(ReadOnlySpan<uint> pixels)
    {
        var counts = new Dictionary<uint, int>();
        for (var start = 0; start < pixels.Length;)
        {
            var run = pixels[start..].IndexOfAnyExcept(pixels[start]);
            run = run < 0 ? pixels.Length - start : run;
            counts[pixels[start]] = counts.GetValueOrDefault(pixels[start]) + run;
            start += run;
        }

        return counts;
    }

    // The most frequent colours; of equally frequent ones always the same, so that the bytes are the same.
    private static List<SKColor> PaletteOf(Dictionary<uint, int> counts) =>
        [.. counts.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key).Take(MaxColours).Select(entry => ColourOf(entry.Key))];

    private static Dictionary<uint, byte> IndexOf(IEnumerable<uint> pixels, List<SKColor> palette)
    {
        var known = palette.Index().ToDictionary(entry => entry.Item, entry => (byte)entry.Index);
        return pixels.ToDictionary(pixel => pixel, pixel => known.TryGetValue(ColourOf(pixel), out var index) ? index : (byte)Nearest(ColourOf(pixel), palette));
    }

    // Red is the lowest byte.
    private static SKColor ColourOf(uint pixel) => new((byte)pixel, (byte)(pixel >> 8), (byte)(pixel >> 16));

    private static int Nearest(SKColor colour, List<SKColor> palette)
    {
        var (best, distance) = (0, int.MaxValue);
        for (var i = 0; i < palette.Count; i++)
        {
            var (red, green, blue) = (palette[i].Red - colour.Red, palette[i].Green - colour.Green, palette[i].Blue - colour.Blue);
            var next = (red * red) + (green * green) + (blue * blue);
            if (next < distance)
            {
                (best, distance) = (i, next);
            }
        }

        return best;
    }

    private static byte[] HeaderOf(int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 3);
        return header;
    }

    private static byte[] Compress(ReadOnlySpan<uint> pixels, int width, Dictionary<uint, byte> index)
    {
        using var bytes = new MemoryStream();
        using (var zlib = new ZLibStream(bytes, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var line = new byte[width + 1];
            for (var start = 0; start < pixels.Length; start += width)
            {
                WriteLine(pixels.Slice(start, width), line.AsSpan(1), index);
                zlib.Write(line);
            }
        }

        return bytes.ToArray();
    }

    private static void WriteLine(ReadOnlySpan<uint> pixels, Span<byte> line, Dictionary<uint, byte> index)
    {
        while (pixels.Length > 0)
        {
            var run = pixels.IndexOfAnyExcept(pixels[0]);
            run = run < 0 ? pixels.Length : run;
            line[..run].Fill(index[pixels[0]]);
            pixels = pixels[run..];
            line = line[run..];
        }
    }

    private static void WriteChunk(Stream file, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(name);
        file.Write(data);
        var crc = new Crc32();
        crc.Append(name);
        crc.Append(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, crc.GetCurrentHashAsUInt32());
        file.Write(number);
    }
}
