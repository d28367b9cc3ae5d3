using CyberAware.Core.Documents;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Documents;

public sealed class PictureTests
{
    private static readonly byte[] Lossy = WebP("VP8 "u8, [0, 0, 0, 0x9D, 0x01, 0x2A, 0x40, 0x01, 0xF0, 0x00]);

    // Width and height of the lossless format are 14 bits each, less one: 320 and 240.
    private static readonly byte[] Lossless = WebP("VP8L"u8, [0x2F, 0x3F, 0xC1, 0x3B, 0x00, 0, 0, 0, 0, 0]);

    // Those of the extended format 24 bits each, less one.
    private static readonly byte[] Extended = WebP("VP8X"u8, [0, 0, 0, 0, 0x3F, 0x01, 0x00, 0xEF, 0x00, 0x00]);

    public static TheoryData<byte[]> WebPs => [Lossy, Lossless, Extended];

    [Fact]
    public void Read_Png_TakesSizeFromHeader()
    {
        var picture = Read("a/b.png", ContentBuilder.Png);

        Assert.Equal((3, 2, "image/png", "/pictures/a/b.png"), (picture!.Width, picture.Height, picture.ContentType, picture.Url));
    }

    [Theory]
    [MemberData(nameof(WebPs))]
    public void Read_WebP_TakesSizeFromHeader(byte[] bytes)
    {
        var picture = Read("a.webp", bytes);

        Assert.Equal((320, 240, "image/webp"), (picture!.Width, picture.Height, picture.ContentType));
    }

    [Theory]
    [MemberData(nameof(WebPs))]
    public void Read_WebPNamedPng_IsRefused(byte[] bytes) => Assert.Null(Read("a.png", bytes));

    [Theory]
    [MemberData(nameof(WebPs))]
    public void Read_CutAnywhere_NeverThrows(byte[] bytes)
    {
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.Null(Read("a.webp", bytes[..length]));
        }
    }

    [Fact]
    public void Read_CutPng_IsRefused()
    {
        for (var length = 0; length < 24; length++)
        {
            Assert.Null(Read("a.png", ContentBuilder.Png[..length]));
        }
    }

    [Fact]
    public void Read_WrongSignature_IsRefused()
    {
        Assert.Null(Read("a.webp", WebP("VP9 "u8, new byte[10])));
        Assert.Null(Read("a.webp", WebP("VP8L"u8, new byte[10])));
        Assert.Null(Read("a.webp", WebP("VP8 "u8, [0, 0, 0, 1, 2, 3, 0x40, 0x01, 0xF0, 0x00])));
        Assert.Null(Read("a.png", [.. ContentBuilder.Png[..12], .. "IDAT"u8, .. ContentBuilder.Png[16..]]));
    }

    [Fact]
    public void Read_NoWidth_IsRefused() =>
        Assert.Null(Read("a.png", [.. ContentBuilder.Png[..16], 0, 0, 0, 0, .. ContentBuilder.Png[20..]]));

    private static Picture? Read(string path, byte[] bytes)
    {
        var problems = new ProblemList(path);
        var picture = Picture.Read(new ContentFile(path, bytes), problems);
        Assert.Equal(picture is null ? ["picture-unreadable"] : [], problems.Problems.Select(problem => problem.Code));
        return picture;
    }

    private static byte[] WebP(ReadOnlySpan<byte> chunk, ReadOnlySpan<byte> data) =>
        [.. "RIFF"u8, (byte)(12 + data.Length), 0, 0, 0, .. "WEBP"u8, .. chunk, (byte)data.Length, 0, 0, 0, .. data];
}
