using System.Net;
using CyberAware.TestSupport;

namespace CyberAware.Web.Tests.Security;

/// <summary>A forwarded scheme counts only when a configured proxy says it. Runs over real sockets, since only those have addresses.</summary>
public sealed class ForwardedHeaderTests
{
    [Theory]
    [InlineData("127.0.0.1/32", HttpStatusCode.OK)]
    [InlineData("10.0.0.0/8", HttpStatusCode.MovedPermanently)]
    [InlineData(null, HttpStatusCode.MovedPermanently)]
    public async Task Get_WithForwardedProto_IsBelievedFromTrustedProxiesOnly(string? proxy, HttpStatusCode expected)
    {
        await using var host = PortalHost.With(
            [("Portal:PublicOrigin", "https://portal.example"), .. proxy is null ? [] : new[] { ("Portal:TrustedProxies:0", (string?)proxy) }]);
        var address = host.Listen();
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new UriBuilder(address) { Host = "127.0.0.1" }.Uri };
        using var response = await client.SendAsync(HttpMethod.Get, "/kk", ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "203.0.113.7"));
        Assert.Equal(expected, response.StatusCode);
    }
}
