using System.Net;
using CyberAware.TestSupport;

namespace CyberAware.Web.Tests.Site;

public sealed class CachingTests(SharedPortal portal)
{
    private const string Page = "/kk/guide/passwords";

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("gzip;q=1.0, br;q=0.5", "br")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("*", "br")]
    [InlineData("identity", null)]
    [InlineData("zstd", null)]
    [InlineData("br;q=0, gzip;q=0", null)]
    [InlineData("nonsense;;q=,,", null)]
    [InlineData(null, null)]
    public async Task Get_Page_IsSentInTheBestAcceptedEncoding(string? accepted, string? expected)
    {
        using var client = portal.Host.RawClient();
        var plain = await client.GetStringAsync(Page, TestContext.Current.CancellationToken);
        for (var round = 0; round < 2; round++)
        {
            using var response = await client.SendAsync(HttpMethod.Get, Page, accepted is null ? [] : [("Accept-Encoding", accepted)]);
            Assert.Equal(expected, response.Header("Content-Encoding"));
            Assert.Equal("Accept-Encoding", response.Header("Vary"));
            Assert.Equal(plain, await response.DecodedAsync());
        }
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("identity")]
    public async Task Get_WithCurrentValidator_Answers304WithoutBody(string encoding)
    {
        using var client = portal.Host.RawClient();
        using var first = await client.SendAsync(HttpMethod.Get, Page, ("Accept-Encoding", encoding));
        using var second = await client.SendAsync(HttpMethod.Get, Page, ("Accept-Encoding", encoding), ("If-None-Match", first.Header("ETag")!));
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(first.Header("ETag"), second.Header("ETag"));
        Assert.Equal(first.Header("Cache-Control"), second.Header("Cache-Control"));
        Assert.Equal("Accept-Encoding", second.Header("Vary"));
        Assert.NotNull(second.Header("Content-Security-Policy"));
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("W/\"another\"")]
    [InlineData("nonsense")]
    public async Task Get_WithAnotherValidator_AnswersThePage(string validator)
    {
        using var response = await portal.Host.RawClient().SendAsync(HttpMethod.Get, Page, ("If-None-Match", validator));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Get_Page_MayBeKeptAMinuteAndServedStaleTen()
    {
        using var response = await portal.Host.RawClient().SendAsync(HttpMethod.Get, Page);
        Assert.Equal("public, max-age=60, stale-while-revalidate=600", response.Header("Cache-Control"));
        Assert.StartsWith("W/\"", response.Header("ETag"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_CachedPage_IsCompressedAtTheSmallestSize()
    {
        using var client = portal.Host.RawClient();
        using var response = await client.SendAsync(HttpMethod.Get, Page, ("Accept-Encoding", "br"));
        var sent = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var plain = await client.GetByteArrayAsync(Page, TestContext.Current.CancellationToken);
        using var smallest = new MemoryStream();
        await using (var brotli = new System.IO.Compression.BrotliStream(smallest, System.IO.Compression.CompressionLevel.SmallestSize, leaveOpen: true))
        {
            await brotli.WriteAsync(plain, TestContext.Current.CancellationToken);
        }

        Assert.InRange(sent.Length, 1, (int)(smallest.Length * 1.02));
    }

    [Fact]
    public async Task Get_PageTwice_IsDrawnOnce()
    {
        using var client = portal.Host.RawClient();
        await client.SendAsync(HttpMethod.Get, "/ru/guide/backup");
        using var second = await client.SendAsync(HttpMethod.Get, "/ru/guide/backup?utm_source=anything");
        Assert.NotNull(second.Header("Age"));
    }

    [Theory]
    [InlineData("/SITEMAP.xml", "text/html; charset=utf-8")]
    [InlineData("/sitemap.xml/", "text/html; charset=utf-8")]
    [InlineData("/.Well-Known/security.txt", "text/html; charset=utf-8")]
    [InlineData("/openapi/v1.JSON", "application/problem+json")]
    [InlineData("/kk/statistics/harms.SVG", "text/html; charset=utf-8")]
    [InlineData("/api/v1/surveys/awareness.CSV", "application/problem+json")]
    public async Task Get_OddSpelling_LeadsNowhere(string address, string type)
    {
        using var response = await portal.Host.RawClient().SendAsync(HttpMethod.Get, address);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(type, response.Header("Content-Type"));
    }

    [Theory]
    [InlineData("/kk/guide/passwords")]
    [InlineData("/api/v1/surveys")]
    public async Task Get_PageCachedForLong_IsFreshToBrowsers(string address)
    {
        await using var host = new PortalHost();
        using var client = new HttpClient { BaseAddress = host.Listen() };
        using var first = await client.SendAsync(HttpMethod.Get, address);
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);

        using var cached = await client.SendAsync(HttpMethod.Get, address);
        using var unchanged = await client.SendAsync(HttpMethod.Get, address, ("If-None-Match", first.Header("ETag")!));
        using var head = await client.SendAsync(HttpMethod.Head, address);

        Assert.Equal("0", cached.Header("Age"));
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        Assert.Null(unchanged.Header("Age"));
        Assert.All([cached, unchanged, head], response => Assert.InRange(response.Headers.Date!.Value, first.Headers.Date!.Value.AddSeconds(1), DateTimeOffset.UtcNow));
        Assert.Equal(first.Header("Cache-Control"), unchanged.Header("Cache-Control"));
    }

    [Fact]
    public async Task Get_ServiceWorker_IsAskedForByItsValidator()
    {
        using var client = portal.Host.RawClient();
        using var first = await client.SendAsync(HttpMethod.Get, "/sw.js");
        using var second = await client.SendAsync(HttpMethod.Get, "/sw.js", ("If-None-Match", first.Header("ETag")!));
        Assert.Equal("no-cache", first.Header("Cache-Control"));
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT")]
    [InlineData("Cache-Control", "only-if-cached")]
    [InlineData("Cache-Control", "no-cache")]
    public async Task Get_WithOtherConditions_AnswersThePageWithThePolicy(string header, string value)
    {
        using var client = portal.Host.RawClient();
        foreach (var address in new[] { Page, "/kk/shopping" })
        {
            using var response = await client.SendAsync(HttpMethod.Get, address, (header, value));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.NotNull(response.Header("Content-Security-Policy"));
        }
    }

    [Fact]
    public async Task Get_ByManyAtOnce_IsDrawnOnce()
    {
        await using var host = new PortalHost();
        using var client = host.RawClient();
        var responses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.SendAsync(HttpMethod.Get, "/ru/glossary", ("Accept-Encoding", "br"))));
        Assert.All(responses, response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.True(responses.Count(response => response.Header("Age") is null) <= 1, "More than one request drew the page.");
    }

    [Theory]
    [InlineData("/kk/schools?topic=&topic=")]
    [InlineData("/kk/schools?form=&form=&topic=passwords")]
    [InlineData("/api/v1/quizzes?lang=kk&lang=kk")]
    [InlineData("/api/v1/quizzes?lang=&lang=")]
    [InlineData("/kk/schools?topic=&topic=passwords")]
    public async Task Get_ParameterManyTimes_MakesNoFurtherEntry(string address)
    {
        using var client = portal.Host.RawClient();
        using var first = await client.SendAsync(HttpMethod.Get, address);
        using var second = await client.SendAsync(HttpMethod.Get, address);

        Assert.Null(second.Header("Age"));
    }

    [Fact]
    public async Task Get_WithForeignHost_DoesNotChangeThePage()
    {
        using var client = portal.Host.RawClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/kk/fraud") { Headers = { Host = "evil.example" } };
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.DoesNotContain("evil.example", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_FingerprintedFiles_MayBeKeptForEver()
    {
        using var client = portal.Host.RawClient();
        var page = await client.GetPageAsync("/kk");
        var files = page.QuerySelectorAll("link[rel=stylesheet], link[rel=preload], link[rel=icon]").Select(link => link.GetAttribute("href")!)
            .Concat(page.QuerySelectorAll("script").Select(script => script.GetAttribute("src")!)).ToList();
        Assert.True(files.Count >= 4);
        foreach (var file in files)
        {
            using var response = await client.SendAsync(HttpMethod.Get, file);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.True(response.Header("Cache-Control")!.Contains("immutable", StringComparison.Ordinal), $"{file}: {response.Header("Cache-Control")}");
        }
    }
}
