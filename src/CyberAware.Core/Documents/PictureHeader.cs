using System.Buffers.Binary;

namespace CyberAware.Core.Documents;

/// <summary>The formats of pictures.</summary>
public enum PictureFormat
{
    /// <summary>PNG.</summary>
    Png,

    /// <summary>JPEG.</summary>
    Jpeg,

    /// <summary>WebP.</summary>
    WebP,
}

/// <summary>What a picture's first bytes say of it, before anything is decoded.</summary>
/// <param name="Format">Its format.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="IsAnimated">Whether it says that it moves.</param>
public sealed record PictureHeader(PictureFormat Format, int Width, int Height, bool IsAnimated)
{
    /// <summary>Reads the header; null for what is none of the formats, has no size, or ends before it has said it.</summary>
    public static PictureHeader? Read(ReadOnlySpan<byte> bytes)
    {
        var header = ReadPng(bytes) ?? ReadJpeg(bytes) ?? ReadWebP(bytes);
        return header is { Width: > 0, Height: > 0 } ? header : null;
    }

    // PNG specification, third edition, 5.2, 11.2.1 and 11.3.6.1: signature, IHDR with the size; acTL before the first
    // IDAT makes it move.
    private static PictureHeader? ReadPng(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 24 || !bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) || !bytes[12..].StartsWith("IHDR"u8))
        {
            return null;
        }

        var isAnimated = false;
        const int ChunkFrame = 12;
        for (var at = 8; at + ChunkFrame <= bytes.Length && !bytes[(at + 4)..].StartsWith("IDAT"u8);)
        {
            isAnimated |= bytes[(at + 4)..].StartsWith("acTL"u8);
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
            if (length > bytes.Length)
            {
                break;
            }

            at += ChunkFrame + (int)length;
        }

        return new PictureHeader(PictureFormat.Png, BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..]), isAnimated);
    }

    // ITU-T T.81, B.1.1 and B.2.2: segments, each with its length, until a frame header (SOF0 to SOF15 without DHT, JPG and DAC).
    private static PictureHeader? ReadJpeg(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return null;
        }

        for (var at = 2; at + 9 <= bytes.Length;)
        {
            if (bytes[at] != 0xFF)
            {
                return null;
            }

            var marker = bytes[at + 1];
            if (marker == 0xFF)
            {
                at++; // fill byte
            }
            else if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return new PictureHeader(
                    PictureFormat.Jpeg, BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]), IsAnimated: false);
            }
            else if (BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]) is >= 2 and var length)
            {
                at += 2 + length;
            }
            else
            {
                return null;
            }
        }

        return null;
    }

    // RFC 9649: RIFF container, first chunk VP8X, VP8L or VP8 with the size in its header.
    private static PictureHeader? ReadWebP(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 30 || !bytes.StartsWith("RIFF"u8) || !bytes[8..].StartsWith("WEBP"u8))
        {
            return null;
        }

        var chunk = bytes[12..];
        if (chunk.StartsWith("VP8X"u8))
        {
            const int Animation = 0x02;
            return new PictureHeader(
                PictureFormat.WebP, 1 + chunk[12] + (chunk[13] << 8) + (chunk[14] << 16), 1 + chunk[15] + (chunk[16] << 8) + (chunk[17] << 16), (chunk[8] & Animation) != 0);
        }

        if (chunk.StartsWith("VP8L"u8) && chunk[8] == 0x2F)
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(chunk[9..]);
            return new PictureHeader(PictureFormat.WebP, (int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1, IsAnimated: false);
        }

        return chunk.StartsWith("VP8 "u8) && chunk[11..].StartsWith((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A])
            ? new PictureHeader(
                PictureFormat.WebP, BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(chunk[16..]) & 0x3FFF, IsAnimated: false)
            : null;
    }
}
