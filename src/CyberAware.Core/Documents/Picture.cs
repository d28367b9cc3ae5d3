using System.Buffers.Binary;

namespace CyberAware.Core.Documents;

/// <summary>A picture that lies in a page's folder.</summary>
/// <param name="Path">Path under the content folder.</param>
/// <param name="ContentType">Media type, from the file's own bytes.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Bytes">The file.</param>
public sealed record Picture(string Path, string ContentType, int Width, int Height, byte[] Bytes)
{
    /// <summary>First segment of the addresses of pictures.</summary>
    public const string Root = "pictures";

    private const int MaxBytes = 200 * 1024;

    /// <summary>Address of the picture, the same in both languages.</summary>
    public string Url => $"/{Root}/{Path}";

    /// <summary>Whether a file's name says that it is a picture.</summary>
    internal static bool IsPicture(string path) =>
        path.EndsWith(".png", StringComparison.Ordinal) || path.EndsWith(".webp", StringComparison.Ordinal);

    /// <summary>Reads the size out of the file's header; the name must tell the truth about the format.</summary>
    internal static Picture? Read(ContentFile file, ProblemList problems)
    {
        if (file.Bytes.Length > MaxBytes)
        {
            problems.Add(1, "picture-too-large");
            return null;
        }

        var isPng = file.Path.EndsWith(".png", StringComparison.Ordinal);
        var size = isPng ? PngSize(file.Bytes) : WebPSize(file.Bytes);
        if (size is not { Width: > 0, Height: > 0 } valid)
        {
            problems.Add(1, "picture-unreadable", (isPng ? "PNG" : "WebP"));
            return null;
        }

        return new Picture(file.Path, isPng ? "image/png" : "image/webp", valid.Width, valid.Height, file.Bytes);
    }

    // PNG specification, third edition, 5.2 and 11.2.1: signature, then IHDR with width and height.
    private static (int Width, int Height)? PngSize(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 24 && bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) && bytes[12..].StartsWith("IHDR"u8)
            ? (BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..]))
            : null;

    // RFC 9649: RIFF container, first chunk VP8X, VP8L or VP8 with the size in its header.
    private static (int Width, int Height)? WebPSize(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 30 || !bytes.StartsWith("RIFF"u8) || !bytes[8..].StartsWith("WEBP"u8))
        {
            return null;
        }

        var chunk = bytes[12..];
        if (chunk.StartsWith("VP8X"u8))
        {
            return (1 + chunk[12] + (chunk[13] << 8) + (chunk[14] << 16), 1 + chunk[15] + (chunk[16] << 8) + (chunk[17] << 16));
        }

        if (chunk.StartsWith("VP8L"u8) && chunk[8] == 0x2F)
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(chunk[9..]);
            return ((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);
        }

        return chunk.StartsWith("VP8 "u8) && chunk[11..].StartsWith((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A])
            ? (BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(chunk[16..]) & 0x3FFF)
            : null;
    }
}
