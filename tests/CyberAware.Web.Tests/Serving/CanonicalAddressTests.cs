using CyberAware.Web.Serving;

namespace CyberAware.Web.Tests.Serving;

public sealed class CanonicalAddressTests
{
    [Theory]
    [InlineData("/", null)]
    [InlineData("/kk", null)]
    [InlineData("/kk/guide", null)]
    [InlineData("/KK", "/kk")]
    [InlineData("/kk/guide//", null)]
    [InlineData("//evil.example", null)]
    [InlineData("/kk/", "/kk")]
    [InlineData("/sitemap.XML", null)]
    [InlineData("/kk/%2F", null)]
    public void Of_Path_IsLowerCaseWithoutSlashAtTheEnd(string path, string? expected) =>
        Assert.Equal(expected, CanonicalAddress.Of(path));
}
