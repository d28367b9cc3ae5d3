using System.Net;
using CyberAware.TestSupport;
using CyberAware.Web.Security;

namespace CyberAware.Web.Tests.Security;

public sealed class CsrfGuardTests(SharedPortal portal)
{
    private const string Own = "https://portal.example";

    // Sec-Fetch-Site × Origin × area: all that a browser, an old browser or a script can send with a POST.
    [Theory]
    [InlineData("same-origin", Own, false, true)]
    [InlineData("same-origin", Own, true, true)]
    [InlineData("same-origin", null, false, true)]
    [InlineData("same-origin", null, true, true)]
    [InlineData("none", null, false, true)]
    [InlineData("none", null, true, true)]
    [InlineData("same-site", Own, false, false)]
    [InlineData("same-site", Own, true, false)]
    [InlineData("same-site", "https://other.portal.example", false, false)]
    [InlineData("same-site", "https://other.portal.example", true, false)]
    [InlineData("cross-site", "https://evil.example", false, false)]
    [InlineData("cross-site", "https://evil.example", true, false)]
    [InlineData("cross-site", Own, false, false)]
    [InlineData("cross-site", Own, true, false)]
    [InlineData("cross-site", null, false, false)]
    [InlineData("cross-site", null, true, false)]
    [InlineData(null, Own, false, true)]
    [InlineData(null, Own, true, true)]
    [InlineData(null, "null", false, false)]
    [InlineData(null, "null", true, false)]
    [InlineData(null, "https://evil.example", false, false)]
    [InlineData(null, "https://evil.example", true, false)]
    [InlineData(null, null, false, true)]
    [InlineData(null, null, true, false)]
    public void IsAllowed_UnsafeRequest_FollowsTheTable(string? fetchSite, string? origin, bool demandsProof, bool expected)
    {
        foreach (var method in new[] { "POST", "PUT", "DELETE", "PATCH" })
        {
            Assert.Equal(expected, CsrfGuard.IsAllowed(method, fetchSite, origin, Own, demandsProof));
        }
    }

    // Headers that stand twice: what contradicts itself is refused, whichever of the two another reader would believe.
    [Theory]
    [InlineData("same-origin,same-origin", null, true)]
    [InlineData("same-origin,none", null, false)]
    [InlineData("same-origin,cross-site", null, false)]
    [InlineData("cross-site,same-origin", null, false)]
    [InlineData("none,cross-site", Own, false)]
    [InlineData("cross-site,cross-site", Own, false)]
    [InlineData("same-origin,", null, false)]
    [InlineData(null, Own + "," + Own, true)]
    [InlineData(null, Own + ",https://evil.example", false)]
    [InlineData(null, "https://evil.example," + Own, false)]
    [InlineData(null, "null," + Own, false)]
    [InlineData("same-origin", Own + ",https://evil.example", false)]
    [InlineData("same-origin", "https://evil.example," + Own, false)]
    public void IsAllowed_HeaderThatStandsTwice_MustNotContradictItself(string? fetchSites, string? origins, bool expected)
    {
        foreach (var demandsProof in new[] { false, true })
        {
            Assert.Equal(expected, CsrfGuard.IsAllowed("POST", fetchSites?.Split(','), origins?.Split(','), Own, demandsProof));
        }
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "same-origin", "cross-site")]
    [InlineData("Sec-Fetch-Site", "cross-site", "same-origin")]
    [InlineData("Origin", PortalHost.PublicOrigin, "https://evil.example")]
    [InlineData("Origin", "https://evil.example", PortalHost.PublicOrigin)]
    public async Task Post_HeadersThatContradictEachOther_IsRefused(string header, string first, string second)
    {
        using var response = await portal.Host.RawClient().SendAsync(HttpMethod.Post, "/kk/quizzes/passwords", (header, first), (header, second));
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("OPTIONS")]
    public void IsAllowed_SafeMethod_AlwaysPasses(string method) =>
        Assert.True(CsrfGuard.IsAllowed(method, "cross-site", "https://evil.example", Own, demandsProof: true));

    [Theory]
    [InlineData("cross-site", null, HttpStatusCode.Forbidden)]
    [InlineData(null, "null", HttpStatusCode.Forbidden)]
    [InlineData(null, "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("same-origin", null, HttpStatusCode.MethodNotAllowed)]
    [InlineData(null, PortalHost.PublicOrigin, HttpStatusCode.MethodNotAllowed)]
    public async Task Post_ToAPage_IsRefusedBeforeAnythingElseWhenForged(string? fetchSite, string? origin, HttpStatusCode expected)
    {
        var headers = new List<(string, string)>();
        if (fetchSite is not null)
        {
            headers.Add(("Sec-Fetch-Site", fetchSite));
        }

        if (origin is not null)
        {
            headers.Add(("Origin", origin));
        }

        using var response = await portal.Host.RawClient().SendAsync(HttpMethod.Post, "/kk", [.. headers]);
        Assert.Equal(expected, response.StatusCode);
    }
}
