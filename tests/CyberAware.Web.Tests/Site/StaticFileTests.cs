using System.Net;
using CyberAware.TestSupport;
using CyberAware.Web.Site;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Site;

public sealed class StaticFileTests(SharedPortal portal)
{
    // Two that are named by their bytes, by esbuild and by ASP.NET, and one that is not.
    public static TheoryData<string> Files => ["font", "script", "icon"];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Get_WhatCannotBeGiven_IsNeverKept(string file)
    {
        using var client = portal.Host.RawClient();
        using var range = await client.SendAsync(HttpMethod.Get, AddressOf(file), ("Range", "bytes=99999999-"));
        using var match = await client.SendAsync(HttpMethod.Get, AddressOf(file), ("If-Match", "\"x\""));
        using var post = await client.SendAsync(HttpMethod.Post, AddressOf(file));
        using var missing = await client.SendAsync(HttpMethod.Get, AddressOf(file) + "x");

        Assert.Equal(
            [HttpStatusCode.RequestedRangeNotSatisfiable, HttpStatusCode.PreconditionFailed, HttpStatusCode.MethodNotAllowed, HttpStatusCode.NotFound],
            new[] { range, match, post, missing }.Select(response => response.StatusCode));
        Assert.All(new[] { range, match, post, missing }, response => Assert.Equal("no-store", response.Header("Cache-Control")));
    }

    [Fact]
    public async Task Get_Files_AreKeptAsLongAsTheirNamesAreTrue()
    {
        using var client = portal.Host.RawClient();
        foreach (var file in new[] { "font", "script" })
        {
            using var whole = await client.SendAsync(HttpMethod.Get, AddressOf(file));
            using var part = await client.SendAsync(HttpMethod.Get, AddressOf(file), ("Range", "bytes=0-3"));
            using var known = await client.SendAsync(HttpMethod.Get, AddressOf(file), ("If-None-Match", whole.Header("ETag")!));
            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.PartialContent, HttpStatusCode.NotModified], new[] { whole, part, known }.Select(response => response.StatusCode));
            Assert.All(new[] { whole, part, known }, response => Assert.Contains("immutable", response.Header("Cache-Control"), StringComparison.Ordinal));
        }
    }

    // Browsers, readers of feeds and messengers ask for it without being told to.
    [Fact]
    public async Task Get_Favicon_IsAnIconThatIsKeptForAWeek()
    {
        using var response = await portal.Host.RawClient().SendAsync(HttpMethod.Get, "/" + ClientAssets.Favicon);
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, "image/x-icon", "public, max-age=604800"), (response.StatusCode, response.Header("Content-Type"), response.Header("Cache-Control")));
        Assert.Equal([0, 0, 1, 0], bytes[..4]);
        Assert.Equal([16, 32, 48], Enumerable.Range(0, bytes[4]).Select(at => (int)bytes[6 + (16 * at)]));
        Assert.InRange(bytes.Length, 1000, 10_000);
    }

    private string AddressOf(string file)
    {
        var assets = portal.Host.Services.GetRequiredService<ClientAssets>();
        return file switch
        {
            "font" => assets.Font(ClientAssets.Fonts[0]),
            "script" => assets.Url("site.js"),
            _ => "/" + ClientAssets.Favicon,
        };
    }
}
