using CyberAware.Web.Site;

namespace CyberAware.Web.Tests.Site;

public sealed class CanonicalUrlTests
{
    [Theory]
    [InlineData("/", null)]
    [InlineData("/kk", null)]
    [InlineData("/kk/guide", null)]
    [InlineData("/KK", "/kk")]
    [InlineData("/kk/guide//", null)]
    [InlineData("//evil.example", null)]
    [InlineData("/kk/", "/kk")]
    [InlineData("/kz", "/kk")]
    [InlineData("/kz/guide", "/kk/guide")]
    [InlineData("/KZ/Guide/", "/kk/guide")]
    [InlineData("/kzx", null)]
    [InlineData("/kk/kz", null)]
    [InlineData("/kk/guide.", "/kk/guide")]
    [InlineData("/kk/guide),", "/kk/guide")]
    [InlineData("/kk/guide»", "/kk/guide")]
    [InlineData("/kk/guide…", "/kk/guide")]
    [InlineData("/kk/ ", "/kk")]
    [InlineData("/.", null)]
    [InlineData("/)", null)]
    [InlineData("//evil.example.", null)]
    [InlineData("/sitemap.XML", null)]
    [InlineData("/kk/%2F", null)]
    public void Of_Path_IsThePagesOwn(string path, string? expected) =>
        Assert.Equal(expected, CanonicalUrl.For(path));
}
