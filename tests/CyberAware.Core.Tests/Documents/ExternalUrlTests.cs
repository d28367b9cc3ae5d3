using CyberAware.Core.Documents;

namespace CyberAware.Core.Tests.Documents;

public sealed class ExternalUrlTests
{
    [Theory]
    [InlineData("https://egov.kz")]
    [InlineData("https://www.gov.kz/memleket/entities/infsecurity?a=b&c=d#e")]
    [InlineData("https://egov.kz:443/")]
    public void IsAllowed_PlainAddress_IsTrue(string address) => Assert.True(ExternalUrl.IsAllowed(address));

    [Theory]
    [InlineData("")]
    [InlineData("http://egov.kz")]
    [InlineData("HTTPS://egov.kz")]
    [InlineData("https:egov.kz")]
    [InlineData("https:///egov.kz")]
    [InlineData("https://user@egov.kz")]
    [InlineData("https://user:word@egov.kz")]
    [InlineData("https://egov.kz:8443")]
    [InlineData("https://localhost/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://egоv.kz/")]
    [InlineData("https://egov.kz/a b")]
    [InlineData("https://egov.kz/\ta")]
    [InlineData("https://egov.kz\\@evil.kz")]
    [InlineData("https://egov.kz/\"onclick=")]
    [InlineData("https://egov.kz/<b>")]
    [InlineData(" https://egov.kz")]
    [InlineData("javascript:https://egov.kz")]
    [InlineData("//egov.kz")]
    public void IsAllowed_AnythingElse_IsFalse(string address) => Assert.False(ExternalUrl.IsAllowed(address));

    [Fact]
    public void IsAllowed_LongAddress_IsFalse()
    {
        Assert.True(ExternalUrl.IsAllowed("https://egov.kz/" + new string('a', 484)));
        Assert.False(ExternalUrl.IsAllowed("https://egov.kz/" + new string('a', 485)));
    }
}
