using CyberAware.TestSupport;

namespace CyberAware.Web.Tests.Security;

public sealed class ObservatoryTests
{
    [Fact]
    public async Task Get_EveryKindOfResponse_IsGraded135()
    {
        await using var host = PortalHost.With(("Portal:PublicOrigin", "https://portal.example"));
        using var client = host.CreateClient(new() { BaseAddress = new Uri("https://localhost"), AllowAutoRedirect = false });
        using var insecure = host.RawClient();
        foreach (var address in new[] { "/kk", "/ru/guide/passwords", "/kk/nothing", "/dist/site.css", "/sitemap.xml" })
        {
            using var response = await client.SendAsync(HttpMethod.Get, address);
            using var redirect = await insecure.SendAsync(HttpMethod.Get, address);
            var page = address.Contains('.', StringComparison.Ordinal) ? null : await client.GetPageAsync(address, response.StatusCode);
            var headers = response.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value));

            Assert.Equal(135, Observatory.Grade(
                headers,
                allScriptsHaveIntegrity: page is null || page.QuerySelectorAll("script").All(script => script.GetAttribute("integrity") is { Length: > 20 }),
                redirectsToHttps: redirect.Header("Location")?.StartsWith("https://", StringComparison.Ordinal) == true,
                setsCookies: response.Header("Set-Cookie") is not null,
                isPreloaded: false));
        }
    }

    [Theory]
    [InlineData("Content-Security-Policy", null, 55)]
    [InlineData("Content-Security-Policy", "default-src 'self' 'unsafe-inline'; frame-ancestors 'none'", 80)]
    [InlineData("Strict-Transport-Security", null, 80)]
    [InlineData("Strict-Transport-Security", "max-age=1000", 125)]
    [InlineData("X-Content-Type-Options", null, 130)]
    [InlineData("Referrer-Policy", "unsafe-url", 130)]
    [InlineData("Cross-Origin-Resource-Policy", null, 125)]
    public void Grade_WeakerHeader_LosesPoints(string header, string? value, int expected)
    {
        var headers = new Dictionary<string, string>
        {
            ["Content-Security-Policy"] = "default-src 'none'; script-src 'self'; form-action 'self'; frame-ancestors 'none'",
            ["Strict-Transport-Security"] = "max-age=63072000",
            ["X-Content-Type-Options"] = "nosniff",
            ["Referrer-Policy"] = "strict-origin-when-cross-origin",
            ["Cross-Origin-Resource-Policy"] = "same-origin",
        };
        Assert.Equal(135, Observatory.Grade(headers, true, true, false, false));

        headers.Remove(header);
        if (value is not null)
        {
            headers[header] = value;
        }

        Assert.Equal(expected, Observatory.Grade(headers, true, true, false, false));
    }
}
