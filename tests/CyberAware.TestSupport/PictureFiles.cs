using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SkiaSharp;

namespace CyberAware.TestSupport;

/// <summary>Pictures as people upload them, and files that only look like pictures.</summary>
public static class PictureFiles
{
    /// <summary>What cameras write beside a picture; nothing that is stored may hold it.</summary>
    public const string Secret = "Dala koshesi 7, Almaty";

    /// <summary>What an attacker hides behind the last pixel.</summary>
    public const string Script = "<html><script>alert(1)</script>";

    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(n =>
    {
        var c = (uint)n;
        for (var k = 0; k < 8; k++)
        {
            c = (c & 1) != 0 ? 0xEDB88320 ^ (c >> 1) : c >> 1;
        }

        return c;
    })];

    /// <summary>A picture whose upper left quarter is red and whose rest is blue.</summary>
    public static byte[] Quarter(SKEncodedImageFormat format, int width = 64, int height = 32)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        bitmap.Erase(SKColors.Blue);
        bitmap.Erase(SKColors.Red, new SKRectI(0, 0, width / 2, height / 2));
        return Encode(bitmap, format);
    }

    /// <summary>Noise, which no format makes small.</summary>
    public static byte[] Noise(SKEncodedImageFormat format, int width, int height)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        new Random(7).NextBytes(bitmap.GetPixelSpan());
        return Encode(bitmap, format);
    }

    /// <summary>A disc on nothing.</summary>
    public static byte[] Transparent(SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(40, 40, SKColorType.Rgba8888, SKAlphaType.Premul));
        bitmap.Erase(SKColors.Transparent);
        bitmap.Erase(SKColors.Red, new SKRectI(10, 10, 30, 30));
        return Encode(bitmap, format);
    }

    /// <summary>A JPEG with a camera's notes: how it was held, where, by whom.</summary>
    public static byte[] JpegOfACamera(ushort orientation)
    {
        var jpeg = Quarter(SKEncodedImageFormat.Jpeg);
        var exif = (byte[])[.. "Exif\0\0"u8, .. Tiff(orientation)];
        var length = exif.Length + 2;
        return [.. jpeg[..2], 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. exif, .. jpeg[2..]];
    }

    /// <summary>A PNG with the same notes, as eXIf and as words.</summary>
    public static byte[] PngOfACamera() => Insert(
        Quarter(SKEncodedImageFormat.Png), Chunk("eXIf", Tiff(1)), Chunk("tEXt", [.. "Comment\0"u8, .. Encoding.ASCII.GetBytes(Secret)]));

    /// <summary>A WebP with the same notes, as EXIF and XMP chunks of the extended format.</summary>
    public static byte[] WebPOfACamera()
    {
        const int Exif = 0x08;
        const int Xmp = 0x04;
        return Riff(Extended(Exif | Xmp), WebPChunk(Quarter(SKEncodedImageFormat.Webp)), RiffChunk("EXIF", Tiff(1)), RiffChunk("XMP ", Encoding.ASCII.GetBytes(Secret)));
    }

    /// <summary>A PNG that moves.</summary>
    public static byte[] AnimatedPng()
    {
        var png = Quarter(SKEncodedImageFormat.Png);
        byte[] frame = [0, 0, 0, 0, 0, 0, 0, 64, 0, 0, 0, 32, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 10, 0, 0];
        return Insert(png, Chunk("acTL", [0, 0, 0, 2, 0, 0, 0, 0]), Chunk("fcTL", frame));
    }

    /// <summary>A WebP of two frames.</summary>
    /// <param name="saysSo">Whether its header admits it.</param>
    public static byte[] AnimatedWebP(bool saysSo = true)
    {
        const int Animation = 0x02;
        var frame = WebPChunk(Quarter(SKEncodedImageFormat.Webp));
        byte[] head = [0, 0, 0, 0, 0, 0, 63, 0, 0, 31, 0, 0, 100, 0, 0, 0];
        var frames = RiffChunk("ANMF", [.. head, .. frame]);
        return Riff(Extended(saysSo ? Animation : 0), RiffChunk("ANIM", [0, 0, 0, 0, 0, 0]), frames, frames);
    }

    /// <summary>A GIF of two frames, by its beginning.</summary>
    public static byte[] Gif() =>
        [.. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255, 0x21, 0xF9, 4, 0, 0, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B];

    /// <summary>A true PNG of so many pixels a side, all of one colour, in some kilobytes.</summary>
    public static byte[] Bomb(int side)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var line = new byte[side + 1];
            for (var y = 0; y < side; y++)
            {
                zlib.Write(line);
            }
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, side);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), side);
        header[8] = 8; // bits of grey
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", header), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    /// <summary>A zip with a script behind a picture: both a picture and an archive.</summary>
    public static byte[] WithZip(byte[] picture)
    {
        using var file = new MemoryStream();
        file.Write(picture);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = zip.CreateEntry("x.html", CompressionLevel.NoCompression).Open())
        {
            entry.Write(Encoding.ASCII.GetBytes(Script));
        }

        return file.ToArray();
    }

    /// <summary>Red as printers mix it, 16 pixels a side: a JPEG of four inks, written down as Adobe does.</summary>
    public static byte[] CmykJpeg()
    {
        byte[] ones = [.. Enumerable.Repeat((byte)8, 64)];
        var bits = new StringBuilder();
        for (var block = 0; block < 4; block++)
        {
            foreach (var value in new[] { 127, -128, -128, 127 })
            {
                // T.81, F.1.2.1: the first block's values, then that nothing changed; and no further coefficient.
                bits.Append(block > 0 ? "00"
                    : value > 0 ? "01" + Convert.ToString(value, 2).PadLeft(7, '0')
                    : "10" + Convert.ToString(value + 255, 2).PadLeft(8, '0')).Append('0');
            }
        }

        while (bits.Length % 8 != 0)
        {
            bits.Append('1');
        }

        var data = Enumerable.Range(0, bits.Length / 8).Select(at => Convert.ToByte(bits.ToString(at * 8, 8), 2))
            .SelectMany(value => value == 0xFF ? new byte[] { 0xFF, 0 } : [value]);
        return
        [
            0xFF, 0xD8,
            .. Segment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 0]),
            .. Segment(0xDB, [0, .. ones]),
            .. Segment(0xC0, [8, 0, 16, 0, 16, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0]),
            .. Segment(0xC4, [0x00, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 8]),
            .. Segment(0xC4, [0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
            .. Segment(0xDA, [4, 1, 0, 2, 0, 3, 0, 4, 0, 0, 63, 0]),
            .. data,
            0xFF, 0xD9,
        ];
    }

    /// <summary>A JPEG's header of so many pixels a side, without any.</summary>
    public static byte[] JpegHeader(ushort side) =>
        [0xFF, 0xD8, .. Segment(0xC0, [8, (byte)(side >> 8), (byte)side, (byte)(side >> 8), (byte)side, 1, 1, 0x11, 0]), 0xFF, 0xD9];

    private static byte[] Encode(SKBitmap bitmap, SKEncodedImageFormat format)
    {
        using var data = bitmap.Encode(format, 95);
        return data.ToArray();
    }

    private static byte[] Segment(byte marker, byte[] data) => [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    private static byte[] Insert(byte[] png, params byte[][] chunks)
    {
        const int AfterHeader = 8 + 25;
        return [.. png[..AfterHeader], .. chunks.SelectMany(chunk => chunk), .. png[AfterHeader..]];
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        var chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        var crc = 0xFFFFFFFFu;
        foreach (var value in chunk.AsSpan(4, data.Length + 4))
        {
            crc = CrcTable[(crc ^ value) & 0xFF] ^ (crc >> 8);
        }

        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(data.Length + 8), ~crc);
        return chunk;
    }

    private static byte[] Riff(params byte[][] chunks)
    {
        byte[] body = [.. "WEBP"u8, .. chunks.SelectMany(chunk => chunk)];
        var size = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(size, body.Length);
        return [.. "RIFF"u8, .. size, .. body];
    }

    private static byte[] RiffChunk(string type, byte[] data)
    {
        var size = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(size, data.Length);
        return [.. Encoding.ASCII.GetBytes(type), .. size, .. data, .. new byte[data.Length % 2]];
    }

    private static byte[] Extended(int flags) => RiffChunk("VP8X", [(byte)flags, 0, 0, 0, 63, 0, 0, 31, 0, 0]);

    // The only chunk of the simple format.
    private static byte[] WebPChunk(byte[] webp) => webp[12..];

    // TIFF 6.0 with the tags of EXIF 2.3: 270 description, 274 orientation, 34853 the place with 1, the latitude's side.
    private static byte[] Tiff(ushort orientation)
    {
        byte[] text = [.. Encoding.ASCII.GetBytes(Secret), 0];
        const int TextAt = 8 + 2 + (3 * 12) + 4;
        var placeAt = TextAt + text.Length;
        return
        [
            .. "II*\0"u8, 8, 0, 0, 0,
            3, 0,
            .. Entry(270, 2, text.Length, TextAt), .. Entry(274, 3, 1, orientation), .. Entry(34853, 4, 1, placeAt),
            0, 0, 0, 0,
            .. text,
            1, 0, .. Entry(1, 2, 2, 'N'), 0, 0, 0, 0,
        ];
    }

    private static byte[] Entry(ushort tag, ushort type, int count, int value)
    {
        var entry = new byte[12];
        BinaryPrimitives.WriteUInt16LittleEndian(entry, tag);
        BinaryPrimitives.WriteUInt16LittleEndian(entry.AsSpan(2), type);
        BinaryPrimitives.WriteInt32LittleEndian(entry.AsSpan(4), count);
        BinaryPrimitives.WriteInt32LittleEndian(entry.AsSpan(8), value);
        return entry;
    }
}
