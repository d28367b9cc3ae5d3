using System.Net;
using System.Text;
using System.Threading.RateLimiting;
using CyberAware.TestSupport;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Site;

/// <summary>Whoever is given up, by himself or by the portal, leaves nothing blank behind.</summary>
public sealed class CompleteResponseTests(SharedPortal portal)
{
    private static readonly string[] Encodings = ["br", "gzip", "identity"];

    // A page, a page of figures, JSON, a table, and texts for machines.
    private static readonly string[] Addresses =
        ["/kk/about", "/kk/statistics/quizzes", "/api/v1/surveys", "/api/v1/surveys/awareness.csv", "/robots.txt", "/sitemap.xml"];

    private static readonly List<(string Address, string Encoding)> Variants = [.. Addresses.SelectMany(address => Encodings.Select(encoding => (address, encoding)))];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Get_ClientLeaves_LeavesNothingBlank(bool inTheEndpoint)
    {
        // While it waits in the queue, or when the endpoint is about to write.
        var cancellation = TestContext.Current.CancellationToken;
        var permits = new Permits { AlsoToTheGivenUp = inTheEndpoint };
        await using var host = new PortalHost().Replacing(permits.Install);
        var server = host.Listen();
        foreach (var (address, encoding) in Variants)
        {
            var visitor = await RawConnection.OpenAsync(server, cancellation);
            await visitor.GetAsync(address, encoding, cancellation);
            await permits.WaitingAsync();
            visitor.Reset();
        }

        await Task.Delay(500, cancellation); // the server notices
        permits.Give();

        foreach (var (address, encoding) in Variants)
        {
            await AssertWholeAsync(server, address, encoding);
        }
    }

    [Theory]
    [InlineData("/kk/about", "br", false)]
    [InlineData("/kk/about", "gzip", false)]
    [InlineData("/kk/about", "identity", false)]
    [InlineData("/api/v1/surveys", "br", false)]
    [InlineData("/api/v1/surveys", "br", true)]
    [InlineData("/api/v1/surveys", "gzip", true)]
    [InlineData("/api/v1/surveys", "identity", true)]
    [InlineData("/kk/search?q=парол", "br", false)]
    [InlineData("/api/v1/search?q=парол", "identity", true)]
    public async Task Get_TimeIsUp_Answers503AndLeavesNothingBlank(string address, string encoding, bool inTheEndpoint)
    {
        var permits = new Permits { AlsoToTheGivenUp = inTheEndpoint };
        await using var host = new PortalHost().Replacing(permits.Install).Replacing(Hurry);
        var server = host.Listen();
        using var client = new HttpClient { BaseAddress = server };

        using var given = await client.SendAsync(HttpMethod.Get, address, ("Accept-Encoding", encoding));
        permits.Give();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, given.StatusCode);
        Assert.Equal("no-store", given.Header("Cache-Control"));
        Assert.NotNull(given.Header("Content-Security-Policy"));
        Assert.Null(given.Header("ETag"));
        Assert.Contains("1400", await given.DecodedAsync(), StringComparison.Ordinal);
        await AssertWholeAsync(server, address, encoding);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Post_TimeIsUp_IsNoSuccess(bool inTheEndpoint)
    {
        var permits = new Permits { AlsoToTheGivenUp = inTheEndpoint };
        await using var host = new PortalHost().Replacing(permits.Install).Replacing(Hurry);
        using var client = new HttpClient { BaseAddress = host.Listen() };
        using var body = new StringContent("""{"id":"nonsense"}""", Encoding.UTF8, "application/json");

        using var response = await client.PostAsync("/api/v1/quizzes/passwords/attempts", body, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("1400", await response.DecodedAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_ByImpatientClientsInAnOverload_EveryPageHasItsBodyAfterwards()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var host = new PortalHost().Replacing(services => services.Configure<RateLimiterOptions>(options =>
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, bool>(_ =>
                RateLimitPartition.GetConcurrencyLimiter(true, _ => new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = 20 }))));
        var server = host.Listen();
        var visits = portal.Addresses.SelectMany(address => Encodings.Select(encoding => (Address: address, Encoding: encoding))).ToList();
        var patience = new Random(11);

        await Parallel.ForEachAsync(visits, new ParallelOptions { MaxDegreeOfParallelism = 60, CancellationToken = cancellation }, async (visit, token) =>
        {
            int milliseconds;
            lock (patience)
            {
                milliseconds = patience.Next(60);
            }

            var visitor = await RawConnection.OpenAsync(server, token);
            await visitor.GetAsync(visit.Address, visit.Encoding, token);
            await Task.Delay(milliseconds, token);
            visitor.Reset();
        });

        foreach (var (address, encoding) in visits)
        {
            await AssertWholeAsync(server, address, encoding);
        }
    }

    [Fact]
    public async Task Head_BeforeGet_LeavesThePageWhole()
    {
        await using var host = new PortalHost();
        var server = host.Listen();
        using var client = new HttpClient { BaseAddress = server };
        foreach (var address in Addresses)
        {
            using var head = await client.SendAsync(HttpMethod.Head, address, ("Accept-Encoding", "gzip"));
            using var again = await client.SendAsync(HttpMethod.Head, address, ("Accept-Encoding", "gzip"));
            using var get = await client.SendAsync(HttpMethod.Get, address, ("Accept-Encoding", "gzip"));
            var body = await get.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            Assert.NotEmpty(body);
            Assert.Equal(body.Length, head.Content.Headers.ContentLength);
            Assert.Equal(body.Length, again.Content.Headers.ContentLength);
        }
    }

    private static void Hurry(IServiceCollection services) => services.Configure<RequestTimeoutOptions>(options =>
        options.DefaultPolicy = new() { Timeout = TimeSpan.FromSeconds(1) });

    private async Task AssertWholeAsync(Uri server, string address, string encoding)
    {
        using var client = new HttpClient { BaseAddress = server };
        using var reference = portal.Host.RawClient();
        using var expected = await reference.SendAsync(HttpMethod.Get, address);
        var length = (await expected.DecodedAsync()).Length;
        for (var (round, tries) = (0, 0); round < 2; round++, tries++)
        {
            using var response = await client.SendAsync(HttpMethod.Get, address, ("Accept-Encoding", encoding));
            if (response.StatusCode == HttpStatusCode.ServiceUnavailable && tries < 100)
            {
                round--; // a busy machine; it says so
                await Task.Delay(100, TestContext.Current.CancellationToken);
                continue;
            }

            var body = await response.DecodedAsync();
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{address} {encoding}: {(int)response.StatusCode}");
            Assert.True(body.Length > 0, $"{address} {encoding} is blank.");
            // Pages end as pages do (figures may have changed between), the others are as long as ever.
            Assert.True(
                body.EndsWith("</html>\n", StringComparison.Ordinal) || body.Length == length, $"{address} {encoding}: {body.Length} of {length} characters: …{body[^Math.Min(body.Length, 50)..]}");
        }
    }
}
