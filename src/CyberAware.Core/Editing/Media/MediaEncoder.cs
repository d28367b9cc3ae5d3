using CyberAware.Core.Documents;
using SkiaSharp;

namespace CyberAware.Core.Editing.Media;

/// <summary>Why an upload is not taken.</summary>
public enum MediaProblem
{
    /// <summary>The file is empty.</summary>
    Empty,

    /// <summary>The file is larger than <see cref="MediaEncoder.MaxUploadBytes"/>.</summary>
    TooLarge,

    /// <summary>The file is no PNG, JPEG or WebP, whatever its name says.</summary>
    NoPicture,

    /// <summary>The picture moves.</summary>
    Animated,

    /// <summary>The picture has more than <see cref="MediaEncoder.MaxPixels"/>.</summary>
    TooManyPixels,

    /// <summary>The picture breaks off or can't be decoded.</summary>
    Broken,
}

/// <summary>A picture made anew.</summary>
/// <param name="Name">Its name, from its bytes.</param>
/// <param name="Size">Its size.</param>
/// <param name="Bytes">Its bytes.</param>
public sealed record EncodedPicture(MediaName Name, MediaSize Size, byte[] Bytes);

/// <summary>
/// Makes an uploaded picture anew: of the old file only the pixels are taken, so that nothing else that may hide in it
/// reaches a reader: no place and time of a camera, no thumbnail, no script behind the last pixel. The same file always
/// gives the same bytes.
/// </summary>
public static class MediaEncoder
{
    /// <summary>Largest file that is taken, in bytes.</summary>
    public const int MaxUploadBytes = 4 * 1024 * 1024;

    /// <summary>Most pixels of a file that is taken: a decoded one needs four bytes for each.</summary>
    public const int MaxPixels = 40_000_000;

    /// <summary>Longest side of what is stored, in pixels; larger ones are made smaller.</summary>
    public const int MaxSide = 2000;

    /// <summary>Largest stored picture, in bytes, as of pictures that lie in a page's folder: readers pay for each of them.</summary>
    public const int MaxBytes = 200 * 1024;

    // Of a hundred. What is above can hardly be seen and costs twice the bytes.
    private const int Quality = 80;

    private const int ZlibLevel = 9;

    // What is tried in turn until the picture is small enough. Even noise is at the last one.
    private static readonly int[] Sides = [MaxSide, 1600, 1280, 1000, 800, 640, 480, 320];

    private static readonly SKSamplingOptions Sampling = new(SKFilterMode.Linear, SKMipmapMode.Linear);

    /// <summary>Makes it anew.</summary>
    /// <param name="upload">The file.</param>
    /// <param name="problem">Why it is not taken; null when it is.</param>
    /// <returns>The picture; null with a problem.</returns>
    public static EncodedPicture? Encode(byte[] upload, out MediaProblem? problem)
    {
        problem = Check(upload, out var header);
        if (problem is not null || header is null)
        {
            return null;
        }

        using var decoded = Decode(upload, header, out problem);
        return decoded is null ? null : Compress(decoded, header.Format);
    }

    // All that can be known before a pixel is decoded.
    private static MediaProblem? Check(byte[] upload, out PictureHeader? header)
    {
        header = null;
        if (upload.Length == 0)
        {
            return MediaProblem.Empty;
        }

        if (upload.Length > MaxUploadBytes)
        {
            return MediaProblem.TooLarge;
        }

        header = PictureHeader.Read(upload);
        return header is null ? MediaProblem.NoPicture
            : header.IsAnimated ? MediaProblem.Animated
            : (long)header.Width * header.Height > MaxPixels ? MediaProblem.TooManyPixels
            : null;
    }

    private static SKBitmap? Decode(byte[] upload, PictureHeader header, out MediaProblem? problem)
    {
        problem = MediaProblem.Broken;
        using var data = SKData.CreateCopy(upload);
        using var codec = SKCodec.Create(data);

        // The decoder must see the picture that the limits were applied to.
        if (codec is null || codec.EncodedFormat != FormatOf(header.Format) || codec.Info.Width != header.Width || codec.Info.Height != header.Height)
        {
            return null;
        }

        if (codec.FrameCount > 1)
        {
            problem = MediaProblem.Animated;
            return null;
        }

        var size = SmallestDecodable(codec);
        using var colours = SKColorSpace.CreateSrgb();
        var bitmap = new SKBitmap();
        if (!bitmap.TryAllocPixels(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, codec.Info.IsOpaque ? SKAlphaType.Opaque : SKAlphaType.Premul, colours))
            || codec.GetPixels(bitmap.Info, bitmap.GetPixels()) != SKCodecResult.Success)
        {
            bitmap.Dispose();
            return null;
        }

        problem = null;
        return Upright(bitmap, codec.EncodedOrigin);
    }

    // JPEG and WebP can be decoded at eighths of their size, which saves most of the memory.
    private static SKSizeI SmallestDecodable(SKCodec codec)
    {
        const int Eighths = 8;
        return Enumerable.Range(1, Eighths).Select(eighths => codec.GetScaledDimensions(eighths / (float)Eighths))
            .FirstOrDefault(size => Math.Max(size.Width, size.Height) >= MaxSide, codec.Info.Size);
    }

    // Cameras write down how they were held; with that note gone the pixels themselves must stand upright.
    private static SKBitmap Upright(SKBitmap bitmap, SKEncodedOrigin origin)
    {
        var longest = Math.Max(bitmap.Width, bitmap.Height);
        if (longest > MaxSide)
        {
            bitmap = Replaced(bitmap, bitmap.Resize(Scaled(bitmap.Info, MaxSide), Sampling));
        }

        if (origin is SKEncodedOrigin.TopLeft or SKEncodedOrigin.Default)
        {
            return bitmap;
        }

        var (width, height) = (bitmap.Width, bitmap.Height);
        var isTurned = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var upright = new SKBitmap(bitmap.Info.WithSize(isTurned ? new SKSizeI(height, width) : new SKSizeI(width, height)));
        using (var canvas = new SKCanvas(upright))
        {
            // Where a point of the picture comes to stand, in the order of EXIF 2.3, tag 274.
            canvas.SetMatrix(origin switch
            {
                SKEncodedOrigin.TopRight => Matrix(-1, 0, width, 0, 1, 0),
                SKEncodedOrigin.BottomRight => Matrix(-1, 0, width, 0, -1, height),
                SKEncodedOrigin.BottomLeft => Matrix(1, 0, 0, 0, -1, height),
                SKEncodedOrigin.LeftTop => Matrix(0, 1, 0, 1, 0, 0),
                SKEncodedOrigin.RightTop => Matrix(0, -1, height, 1, 0, 0),
                SKEncodedOrigin.RightBottom => Matrix(0, -1, height, -1, 0, width),
                _ => Matrix(0, 1, 0, -1, 0, width),
            });
            using var paint = new SKPaint { BlendMode = SKBlendMode.Src };
            canvas.DrawBitmap(bitmap, 0, 0, new SKSamplingOptions(SKFilterMode.Nearest), paint);
        }

        return Replaced(bitmap, upright);
    }

    private static EncodedPicture Compress(SKBitmap picture, PictureFormat format)
    {
        var first = CompressAt(picture, Math.Min(MaxSide, Math.Max(picture.Width, picture.Height)), format);
        if (first.Bytes.Length <= MaxBytes)
        {
            return first;
        }

        // A photograph as PNG has ten times the bytes that it needs.
        var lossy = format == PictureFormat.Png ? PictureFormat.WebP : format;
        EncodedPicture? smallest = null;
        foreach (var side in Sides.Where(side => side <= Math.Max(picture.Width, picture.Height)).DefaultIfEmpty(Sides[^1]))
        {
            smallest = CompressAt(picture, side, lossy);
            if (smallest.Bytes.Length <= MaxBytes)
            {
                break;
            }
        }

        return smallest!;
    }

    private static EncodedPicture CompressAt(SKBitmap picture, int side, PictureFormat format)
    {
        using var scaled = Math.Max(picture.Width, picture.Height) > side ? picture.Resize(Scaled(picture.Info, side), Sampling) : null;
        using var pixels = (scaled ?? picture).PeekPixels();

        // Without a colour space no profile is written; sRGB is what is meant then.
        using var plain = pixels.WithColorSpace(null!);
        using var data = format switch
        {
            PictureFormat.Png => plain.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.AllFilters, ZlibLevel)),
            PictureFormat.Jpeg => plain.Encode(new SKJpegEncoderOptions(Quality, SKJpegEncoderDownsample.Downsample420, SKJpegEncoderAlphaOption.Ignore)),
            _ => plain.Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossy, Quality)),
        };
        var bytes = data?.ToArray() ?? throw new InvalidOperationException("The picture can't be compressed.");
        return new EncodedPicture(MediaName.For(bytes, format), new MediaSize(plain.Width, plain.Height), bytes);
    }

    private static SKImageInfo Scaled(SKImageInfo info, int side)
    {
        var longest = Math.Max(info.Width, info.Height);
        return info.WithSize(Math.Max(1, (int)((long)info.Width * side / longest)), Math.Max(1, (int)((long)info.Height * side / longest)));
    }

    private static SKBitmap Replaced(SKBitmap old, SKBitmap made)
    {
        old.Dispose();
        return made;
    }

    private static SKMatrix Matrix(float scaleX, float skewX, float transX, float skewY, float scaleY, float transY) =>
        new(scaleX, skewX, transX, skewY, scaleY, transY, 0, 0, 1);

    private static SKEncodedImageFormat FormatOf(PictureFormat format) => format switch
    {
        PictureFormat.Png => SKEncodedImageFormat.Png,
        PictureFormat.Jpeg => SKEncodedImageFormat.Jpeg,
        _ => SKEncodedImageFormat.Webp,
    };
}
