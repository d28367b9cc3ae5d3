using CyberAware.Core.Documents;

namespace CyberAware.Core.Tests.Documents;

public sealed class MediaNameTests
{
    private static readonly string Hash = new('a', 64);

    [Theory]
    [InlineData("png", "image/png")]
    [InlineData("jpg", "image/jpeg")]
    [InlineData("webp", "image/webp")]
    public void Parse_NameAndAddress_AreOne(string extension, string contentType)
    {
        Assert.True(MediaName.TryParse($"{Hash}.{extension}", out var name));
        Assert.True(MediaName.TryParseUrl($"/media/{Hash}.{extension}", out var same));
        Assert.Equal((name, name), (same, MediaName.Parse(Hash, contentType)));
        Assert.Equal((contentType, $"/media/{Hash}.{extension}", $"{Hash}.{extension}"), (name.ContentType, name.Url, name.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.png")]
    [InlineData("../../../../etc/passwd")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.png")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.svg")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.PNG")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.jpeg")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.png.png")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void Parse_OtherNames_AreNone(string text)
    {
        Assert.False(MediaName.TryParse(text, out _));
        Assert.False(MediaName.TryParseUrl("/media/" + text, out _));
    }

    [Fact]
    public void Parse_OtherTypes_AreNone()
    {
        Assert.Throws<FormatException>(() => MediaName.Parse(Hash, "image/svg+xml"));
        Assert.Throws<FormatException>(() => MediaName.Parse("x", "image/png"));
    }
}
