using System.Net;
using CyberAware.TestSupport;

namespace CyberAware.Web.Tests.Security;

/// <summary>The one header policy stands on every kind of response.</summary>
public sealed class HeaderTests(SharedPortal portal)
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; "
        + "require-trusted-types-for 'script'; trusted-types portal";

    public static TheoryData<string, string, int> Responses => new()
    {
        { "GET", "/kk", 200 },
        { "GET", "/ru/guide/passwords", 200 },
        { "HEAD", "/ru/guide/passwords", 200 },
        { "GET", "/", 302 },
        { "GET", "/kk/guide/", 301 },
        { "GET", "/kk/nothing", 404 },
        { "GET", "/nothing.php", 404 },
        { "POST", "/kk/guide", 405 },
        { "GET", "/sitemap.xml", 200 },
        { "GET", "/robots.txt", 200 },
        { "GET", "/.well-known/security.txt", 200 },
        { "GET", "/health/live", 200 },
        { "GET", "/health/ready", 200 },
        { "GET", "/dist/site.css", 200 },
        { "GET", "/dist/icons.svg", 200 },
    };

    [Theory]
    [MemberData(nameof(Responses))]
    public async Task Send_AnyRequest_AnswersWithThePolicy(string method, string address, int status)
    {
        using var client = portal.Host.RawClient();

        // Twice, since the second answer of a page comes out of the cache.
        for (var round = 0; round < 2; round++)
        {
            using var response = await client.SendAsync(new HttpMethod(method), address);
            Assert.Equal(status, (int)response.StatusCode);
            AssertPolicy(response);
        }
    }

    [Fact]
    public async Task Send_ForgedRequest_AnswersWithThePolicy()
    {
        using var response = await portal.Host.RawClient().SendAsync(HttpMethod.Post, "/kk", ("Sec-Fetch-Site", "cross-site"));
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        AssertPolicy(response);
    }

    [Fact]
    public async Task Get_SecurePortal_PromisesHttpsForTwoYears()
    {
        await using var host = PortalHost.With(("Portal:PublicOrigin", "https://portal.example"));
        using var client = host.CreateClient(new() { BaseAddress = new Uri("https://localhost"), AllowAutoRedirect = false });
        for (var round = 0; round < 2; round++)
        {
            using var response = await client.SendAsync(HttpMethod.Get, "/kk");
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("max-age=63072000; includeSubDomains", response.Header("Strict-Transport-Security"));
            Assert.EndsWith("; upgrade-insecure-requests", response.Header("Content-Security-Policy"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Get_SecurePortalOverHttp_RedirectsToThePublicOrigin()
    {
        await using var host = PortalHost.With(("Portal:PublicOrigin", "https://portal.example"));
        using var client = host.RawClient();
        using var secure = host.CreateClient(new() { BaseAddress = new Uri("https://localhost"), AllowAutoRedirect = false });
        await secure.SendAsync(HttpMethod.Get, "/kk/guide");

        using var response = await client.SendAsync(HttpMethod.Get, "/kk/guide?a=b");
        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.Equal("https://portal.example/kk/guide?a=b", response.Header("Location"));
        Assert.NotNull(response.Header("Content-Security-Policy"));

        using var health = await client.SendAsync(HttpMethod.Get, "/health/live");
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    private static void AssertPolicy(HttpResponseMessage response)
    {
        Assert.Equal(ContentSecurityPolicy, response.Header("Content-Security-Policy"));
        Assert.Equal("nosniff", response.Header("X-Content-Type-Options"));
        Assert.Equal("strict-origin-when-cross-origin", response.Header("Referrer-Policy"));
        Assert.Equal("same-origin", response.Header("Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", response.Header("Cross-Origin-Resource-Policy"));
        Assert.Contains("camera=()", response.Header("Permissions-Policy"), StringComparison.Ordinal);
        Assert.Null(response.Header("Server"));
        Assert.Null(response.Header("X-Powered-By"));
        Assert.Null(response.Header("Set-Cookie"));
    }
}
