using System.Net;
using CyberAware.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

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

    // The rightmost address is the one that the nearest proxy saw.
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("203.0.113.7, 10.0.0.2", "203.0.113.7")]
    [InlineData("203.0.113.7, 10.0.0.3, 10.0.0.2", "203.0.113.7")]
    [InlineData("198.51.100.1, 203.0.113.7, 10.0.0.2", "203.0.113.7")]
    [InlineData("10.0.0.9, 203.0.113.7", "203.0.113.7")]
    public async Task Get_ThroughProxiesInARow_TheVisitorIsWhoTheFirstOfThemSaw(string forwarded, string expected)
    {
        await using var host = PortalHost.With(("Portal:TrustedProxies:0", "127.0.0.1"), ("Portal:TrustedProxies:1", "10.0.0.0/8"));
        var seen = new SeenAddress();
        using var portal = host.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.AddSingleton<IStartupFilter>(seen)));
        using var response = await portal.CreateClient().SendAsync(HttpMethod.Get, "/robots.txt", ("X-Forwarded-For", forwarded));
        Assert.Equal((HttpStatusCode.OK, expected), (response.StatusCode, seen.Address?.ToString()));
    }

    /// <summary>Stands before everything else: a connection from the nearest proxy, and whom the portal takes for the visitor.</summary>
    private sealed class SeenAddress : IStartupFilter
    {
        public IPAddress? Address { get; private set; }

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, rest) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Loopback;
                await rest(context);
                Address = context.Connection.RemoteIpAddress;
            });
            next(app);
        };
    }
}
