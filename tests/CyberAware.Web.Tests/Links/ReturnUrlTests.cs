using CyberAware.Web.Links;

namespace CyberAware.Web.Tests.Links;

/// <summary>Nobody is sent away from the portal after signing in.</summary>
public sealed class ReturnUrlTests
{
    [Theory]
    [InlineData("/account/kk")]
    [InlineData("/editor/ru/pages?state=draft&page=2")]
    [InlineData("/editor/kk/")]
    [InlineData("/account/kk/people/2f1c9a00-0000-4000-8000-000000000000")]
    public void From_OwnClosedArea_IsTaken(string url) => Assert.Equal(url, ReturnUrl.From(url));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/kk")]
    [InlineData("//evil")]
    [InlineData("///evil")]
    [InlineData("/\\evil")]
    [InlineData("\\\\evil")]
    [InlineData("/%09/evil")]
    [InlineData("/\t/evil")]
    [InlineData("https:evil")]
    [InlineData("https:/evil")]
    [InlineData("https://evil")]
    [InlineData("HTTPS://evil/account/kk")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("account/kk")]
    [InlineData("/accounts/kk")]
    [InlineData("/account//evil")]
    [InlineData("/account/kk//evil")]
    [InlineData("/account/../kk")]
    [InlineData("/account/kk/..")]
    [InlineData("/account/%2e%2e/kk")]
    [InlineData("/account%2fkk")]
    [InlineData("/account@evil")]
    [InlineData("/account/kk\r\nSet-Cookie: a=b")]
    [InlineData("/account/kk\n")]
    [InlineData(" /account/kk")]
    [InlineData("/account/kk#x")]
    [InlineData("/account/kk\u0000")]
    [InlineData("/account/қаз")]
    public void From_AnythingElse_IsNot(string? url) => Assert.Null(ReturnUrl.From(url));

    [Fact]
    public void From_LongAddress_IsNot() => Assert.Null(ReturnUrl.From("/account/" + new string('a', 500)));
}
