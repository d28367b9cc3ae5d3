using System.Text;
using CyberAware.Core.Documents;
using CyberAware.Core.Editing.Media;
using CyberAware.TestSupport;
using SkiaSharp;

namespace CyberAware.Core.Tests.Editing.Media;

/// <summary>What people upload, by mistake or on purpose.</summary>
public sealed class MediaEncoderTests
{
    private static readonly SKEncodedImageFormat[] Formats = [SKEncodedImageFormat.Png, SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Webp];

    private static readonly Dictionary<string, (Func<byte[]> File, MediaProblem Problem)> Refused = new(StringComparer.Ordinal)
    {
        ["nothing"] = (() => [], MediaProblem.Empty),
        ["5 MB"] = (() => PictureFiles.Noise(SKEncodedImageFormat.Png, 1600, 1100), MediaProblem.TooLarge),
        ["SVG"] = (() => Encoding.UTF8.GetBytes("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"), MediaProblem.NoPicture),
        ["HTML"] = (() => Encoding.UTF8.GetBytes(PictureFiles.Script), MediaProblem.NoPicture),
        ["HTML before a PNG"] = (() => [.. Encoding.UTF8.GetBytes(PictureFiles.Script), .. PictureFiles.Quarter(SKEncodedImageFormat.Png)], MediaProblem.NoPicture),
        ["GIF"] = (PictureFiles.Gif, MediaProblem.NoPicture),
        ["GIF with a script"] = (() => [.. PictureFiles.Gif(), .. "=1;alert(1)"u8], MediaProblem.NoPicture),
        ["BMP"] = (() => [.. "BM"u8, .. new byte[60]], MediaProblem.NoPicture),
        ["PDF"] = (() => [.. "%PDF-1.7\n"u8, .. new byte[60]], MediaProblem.NoPicture),
        ["zeros"] = (() => new byte[1000], MediaProblem.NoPicture),
        ["PNG that moves"] = (PictureFiles.AnimatedPng, MediaProblem.Animated),
        ["WebP that moves"] = (() => PictureFiles.AnimatedWebP(), MediaProblem.Animated),
        ["bomb of 10,000 × 10,000"] = (() => PictureFiles.Bomb(10_000), MediaProblem.TooManyPixels),
        ["JPEG of 65,535 × 65,535"] = (() => PictureFiles.JpegHeader(ushort.MaxValue), MediaProblem.TooManyPixels),
        ["JPEG without a pixel"] = (() => PictureFiles.JpegHeader(16), MediaProblem.Broken),
        ["PNG of no width"] = (() => [.. PictureFiles.Bomb(8)[..16], 0, 0, 0, 0, .. PictureFiles.Bomb(8)[20..]], MediaProblem.NoPicture),
    };

    public static TheoryData<string> RefusedFiles => [.. Refused.Keys];

    public static TheoryData<SKEncodedImageFormat> AllFormats => [.. Formats];

    [Theory]
    [MemberData(nameof(RefusedFiles))]
    public void Encode_WhatIsNoStillPicture_IsRefusedWithAReason(string file)
    {
        var picture = MediaEncoder.Encode(Refused[file].File(), out var problem);

        Assert.Equal((null, Refused[file].Problem), (picture, problem));
    }

    [Fact]
    public void Bomb_OfTheTest_IsSmallAndTrue()
    {
        // Otherwise it would be refused for its bytes, or for being none.
        Assert.True(PictureFiles.Bomb(10_000).Length < MediaEncoder.MaxUploadBytes);
        Assert.NotNull(MediaEncoder.Encode(PictureFiles.Bomb(100), out _));
    }

    [Theory]
    [MemberData(nameof(AllFormats))]
    public void Encode_Picture_KeepsFormatAndSize(SKEncodedImageFormat format)
    {
        var picture = Encode(PictureFiles.Quarter(format));

        Assert.Equal((new MediaSize(64, 32), format), (picture.Size, FormatOf(picture)));
        Assert.Equal([true, false, false, false], Corners(picture));
        Assert.Equal(new PictureHeader(picture.Name.Format, 64, 32, IsAnimated: false), PictureHeader.Read(picture.Bytes));
        Assert.True(picture.Name.IsOf(picture.Bytes));
    }

    [Theory]
    [MemberData(nameof(AllFormats))]
    public async Task Encode_SameFile_GivesTheSameBytes(SKEncodedImageFormat format)
    {
        var file = PictureFiles.Noise(format, 300, 200);
        var names = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Encode(file).Name, TestContext.Current.CancellationToken)));

        Assert.Single(names.Distinct());
    }

    [Theory]
    [MemberData(nameof(AllFormats))]
    public void Encode_OnePixel_IsTaken(SKEncodedImageFormat format) => Assert.Equal(new MediaSize(1, 1), Encode(PictureFiles.Noise(format, 1, 1)).Size);

    [Theory]
    [MemberData(nameof(AllFormats))]
    public void Encode_FileBehindThePicture_IsGone(SKEncodedImageFormat format)
    {
        var plain = PictureFiles.Quarter(format);
        foreach (var polyglot in new byte[][] { [.. plain, .. Encoding.ASCII.GetBytes(PictureFiles.Script)], PictureFiles.WithZip(plain) })
        {
            var picture = Encode(polyglot);
            Assert.DoesNotContain("script", Latin(picture.Bytes), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("PK\u0003\u0004", Latin(picture.Bytes), StringComparison.Ordinal);
            Assert.Equal(Encode(plain).Name, picture.Name);
        }
    }

    [Theory]
    [MemberData(nameof(AllFormats))]
    public void Encode_NotesOfACamera_AreGone(SKEncodedImageFormat format)
    {
        var file = format switch
        {
            SKEncodedImageFormat.Png => PictureFiles.PngOfACamera(),
            SKEncodedImageFormat.Jpeg => PictureFiles.JpegOfACamera(1),
            _ => PictureFiles.WebPOfACamera(),
        };
        Assert.Contains(PictureFiles.Secret, Latin(file), StringComparison.Ordinal);

        var text = Latin(Encode(file).Bytes);

        Assert.All(
            [PictureFiles.Secret, "Exif", "eXIf", "EXIF", "XMP", "tEXt", "iCCP", "ICC_PROFILE", "http"],
            note => Assert.DoesNotContain(note, text, StringComparison.Ordinal));
    }

    /// <summary>The corners that are red, clockwise from the upper left one, for each way of holding a camera.</summary>
    [Theory]
    [InlineData(1, 0, 64)]
    [InlineData(2, 1, 64)]
    [InlineData(3, 2, 64)]
    [InlineData(4, 3, 64)]
    [InlineData(5, 0, 32)]
    [InlineData(6, 1, 32)]
    [InlineData(7, 2, 32)]
    [InlineData(8, 3, 32)]
    public void Encode_CameraHeldOtherwise_StandsUpright(ushort orientation, int red, int width)
    {
        var picture = Encode(PictureFiles.JpegOfACamera(orientation));

        Assert.Equal(width, picture.Size.Width);
        Assert.Equal(Enumerable.Range(0, 4).Select(corner => corner == red), Corners(picture));
    }

    [Theory]
    [MemberData(nameof(AllFormats))]
    public void Encode_BrokenOff_IsRefused(SKEncodedImageFormat format)
    {
        var file = PictureFiles.Noise(format, 60, 40);
        foreach (var percent in new[] { 1, 5, 20, 50, 80, 95 })
        {
            Assert.Null(MediaEncoder.Encode(file[..(file.Length * percent / 100)], out var problem));
            Assert.True(problem is MediaProblem.Broken or MediaProblem.NoPicture or MediaProblem.Empty, $"{percent} %: {problem}");
        }
    }

    [Theory]
    [MemberData(nameof(AllFormats))]
    public void Encode_AnyByteWrong_GivesAPictureOrAReason(SKEncodedImageFormat format)
    {
        var file = PictureFiles.Quarter(format, 16, 8);
        for (var at = 0; at < file.Length; at++)
        {
            var wrong = (byte[])file.Clone();
            wrong[at] ^= 0x5A;
            var picture = MediaEncoder.Encode(wrong, out var problem);
            Assert.Equal(picture is null, problem is not null);
            Assert.True(picture is null || (picture.Size.Width <= MediaEncoder.MaxSide && picture.Size.Height <= MediaEncoder.MaxSide));
        }
    }

    [Fact]
    public void Encode_WebPThatHidesItsFrames_IsRefused() => Assert.Null(MediaEncoder.Encode(PictureFiles.AnimatedWebP(saysSo: false), out _));

    [Fact]
    public void Encode_InksOfAPrinter_BecomeLight()
    {
        var picture = Encode(PictureFiles.CmykJpeg());
        using var pixels = SKBitmap.Decode(picture.Bytes);
        var colour = pixels.GetPixel(8, 8);

        Assert.Equal(new MediaSize(16, 16), picture.Size);
        Assert.True(colour is { Red: > 200, Green: < 60, Blue: < 60 }, colour.ToString());
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public void Encode_Transparency_Stays(SKEncodedImageFormat format)
    {
        using var pixels = SKBitmap.Decode(Encode(PictureFiles.Transparent(format)).Bytes);

        Assert.Equal((0, 255), (pixels.GetPixel(2, 2).Alpha, pixels.GetPixel(20, 20).Alpha));
    }

    /// <summary>Readers pay for every byte, and a table of the screen needs no 4,000 pixels.</summary>
    [Fact]
    public void Encode_LargePicture_IsMadeSmaller()
    {
        var wide = Encode(PictureFiles.Quarter(SKEncodedImageFormat.Jpeg, 6000, 3000));
        var high = Encode(PictureFiles.Quarter(SKEncodedImageFormat.Webp, 1000, 5000));
        var png = Encode(PictureFiles.Quarter(SKEncodedImageFormat.Png, 4001, 1999));

        Assert.Equal((new MediaSize(2000, 1000), new MediaSize(400, 2000), new MediaSize(2000, 999)), (wide.Size, high.Size, png.Size));
        Assert.Equal([true, false, false, false], Corners(wide));
        Assert.All([wide, high, png], picture => Assert.True(picture.Bytes.Length <= MediaEncoder.MaxBytes));
    }

    [Fact]
    public void Encode_Noise_FitsThePagesBudget()
    {
        var jpeg = Encode(PictureFiles.Noise(SKEncodedImageFormat.Jpeg, 1200, 900));
        var png = Encode(PictureFiles.Noise(SKEncodedImageFormat.Png, 900, 900));

        Assert.True(jpeg.Bytes.Length <= MediaEncoder.MaxBytes && png.Bytes.Length <= MediaEncoder.MaxBytes, $"{jpeg.Bytes.Length}, {png.Bytes.Length}");

        // A photograph as PNG would be a stamp at this size.
        Assert.Equal((PictureFormat.Jpeg, PictureFormat.WebP), (jpeg.Name.Format, png.Name.Format));
    }

    private static EncodedPicture Encode(byte[] file)
    {
        var picture = MediaEncoder.Encode(file, out var problem);
        Assert.Null(problem);
        return picture!;
    }

    private static SKEncodedImageFormat FormatOf(EncodedPicture picture)
    {
        using var codec = SKCodec.Create(new SKMemoryStream(picture.Bytes));
        return codec.EncodedFormat;
    }

    private static IEnumerable<bool> Corners(EncodedPicture picture)
    {
        using var pixels = SKBitmap.Decode(picture.Bytes);
        var (right, bottom) = (pixels.Width - 4, pixels.Height - 4);
        return new[] { pixels.GetPixel(3, 3), pixels.GetPixel(right, 3), pixels.GetPixel(right, bottom), pixels.GetPixel(3, bottom) }
            .Select(colour => colour.Red > colour.Blue).ToList();
    }

    private static string Latin(byte[] bytes) => Encoding.Latin1.GetString(bytes);
}
