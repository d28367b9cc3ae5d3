using System.Net;
using System.Text;
using CsCheck;
using CyberAware.TestSupport;

namespace CyberAware.Web.Tests.Security;

/// <summary>Path segments, JSON, content types and pairs of headers that only an attacker sends: refused, never a failure of the portal.</summary>
public sealed class HostileInputTests(SharedPortal portal)
{
    private const string Attempts = "/api/v1/quizzes/passwords/attempts";
    private const string Form = "/kk/quizzes/passwords";

    private static readonly string[] Segments =
    [
        " ", "  ", "\t", "\u00a0", "\u2003", "\u3000", "\u200b", "\ufeff", "\u202e", "\u0085", "\u2028", "\u009b", "\u0001", "\u007f", "%", "%00x", "..\\", "*", "?", "#", ";x=1", ":", "~", "nul", "-", "a-", "\ufffd",
        "\ufffe", "e\u0301", "\U0001F512", "{slug}", "{{0}}", "[", "]", "<", "'", "\"", "87011234567", new string('a', 3000), new string(' ', 300), new string('\u2003', 50),
    ];

    private static readonly string[] Routes =
    [
        "/{0}", "/{0}/guide", "/kk/{0}", "/ru/guide/{0}", "/kk/{0}/passwords", "/kk/statistics/{0}", "/kk/statistics/{0}.svg", "/kk/statistics/{0}.png", "/ru/quizzes/{0}", "/ru/quizzes/{0}/result", "/ru/quizzes/{0}/refresher",
        "/ru/quizzes/{0}/refresher/result", "/ru/quizzes/{0}/reminder.ics", "/ru/quizzes/{0}/class", "/kk/quizzes/{0}/class/question", "/kk/quizzes/passwords/class/total?id=01890000-0000-7000-8000-000000000000&c={0}", "/ru/quizzes/{0}/questions.gift", "/ru/schools/{0}/lesson.imscc", "/api/{0}", "/api/v1/quizzes/{0}", "/api/v1/quizzes/{0}/statistics", "/api/v1/quizzes/{0}/attempts", "/api/v1/surveys/{0}",
        "/api/v1/surveys/{0}.csv", "/pictures/{0}", "/dist/{0}", "/errors/{0}", "/openapi/{0}", "/.well-known/{0}", "/health/{0}", "/embed/{0}/guide", "/embed/kk/{0}", "/embed/kk/alerts/{0}", "/oembed?url={0}", "/oembed?url=http://localhost:5080/kk/{0}&maxwidth={0}",
    ];

    // As bytes of a JSON string: halves of surrogate pairs, written out and as UTF-8 of their own, and bytes that are no UTF-8.
    private static readonly byte[][] NoTexts =
    [
        [.. "\\ud800"u8], [.. "a\\udc00"u8], [.. "\\udc00\\ud800"u8], [.. "\\uD83D\\u0041"u8], [0xff], [0xff, 0xfe], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80], [0xd2], [.. "a"u8, 0x80],
    ];

    private static readonly string[] Places =
    [
        """{"id":"@"}""", """{"language":"@"}""", """{"language":"kk","id":"@"}""", """{"startedAt":"@"}""", """{"finishedAt":"@"}""", """{"repeat":"@"}""", """{"answers":"@"}""", """{"answers":{"@":"a"}}""", """{"answers":{"a":"@"}}""",
        """{"answers":{"a":["@"]}}""", """{"@":1}""", """{"@":1,"@":2}""", """{"unknown":"@"}""", """{"unknown":{"@":[]}}""", """["@"]""", "\"@\"",
    ];

    private static readonly string[] UnreadableTypes =
    [
        "application/x-www-form-urlencoded; charset=utf-7", "application/x-www-form-urlencoded; charset=\"UTF-7\"", "application/x-www-form-urlencoded; charset=utf-8; charset=utf-7", "application/x-www-form-urlencoded; charset=utf-16",
        "application/x-www-form-urlencoded; charset=nothing", "application/x-www-form-urlencoded; charset=windows-1251", "application/json; charset=utf-7", "application/json; charset=utf-32BE", "multipart/form-data; boundary=x", "multipart/form-data",
        "multipart/mixed; boundary=\"\"",
    ];

    private static readonly string[] OtherTypes = ["text/plain", "", ";", "/", "application/", "application/json;;;", "application/json; charset", "application/json, text/html", "application/vnd.x+json; charset=\"", "a/b; c=\u0001d", new string('a', 3000)];

    private static readonly string[] Headers =
        ["Sec-Fetch-Site", "Origin", "Accept-Language", "Accept-Encoding", "If-None-Match", "If-Match", "If-Modified-Since", "Range", "Cookie", "X-Forwarded-For", "X-Forwarded-Proto", "Referer", "Content-Language", "Cache-Control"];

    private static readonly string[] HeaderValues =
        ["", "x", "null", "same-origin", "cross-site", "none", PortalHost.PublicOrigin, "https://evil.example", "*", "W/\"x\"", "bytes=9-1", "kk;q=2", ";;q=", "\"", "a,b,,", "\u00e9", new string('9', 500)];

    [Fact]
    public async Task Get_AnySegment_IsNeverAFailure()
    {
        using var client = portal.Host.RawClient();
        foreach (var route in Routes)
        {
            foreach (var segment in Segments)
            {
                await NeverFailsAsync(client, HttpMethod.Get, route.Replace("{0}", Uri.EscapeDataString(segment), StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void Get_RandomSegments_AreNeverAFailure()
    {
        using var client = portal.Host.RawClient();
        Gen.Select(Gen.Int[0, Routes.Length - 1].Select(at => Routes[at]), Gen.OneOf(Gen.String[Gen.Char[" \t\u2003\u00a0\u3000.-_%/a1"], 1, 8], Gen.String[1, 12])).Sample(
            (route, segment) => NeverFailsAsync(client, HttpMethod.Get, route.Replace("{0}", Uri.EscapeDataString(segment), StringComparison.Ordinal)).GetAwaiter().GetResult(),
            iter: 300,
            threads: 1);
    }

    [Theory]
    [InlineData("/kk/%E2%80%83")]
    [InlineData("/kk/statistics/%E2%80%83")]
    [InlineData("/ru/quizzes/%E2%80%83")]
    [InlineData("/errors/500")]
    [InlineData("/errors/503")]
    public async Task Get_BlankOrErrorAddress_IsNotThere(string address)
    {
        using var response = await portal.Host.RawClient().SendAsync(HttpMethod.Get, address);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Post_JsonThatIsNoText_IsAProblem()
    {
        using var client = portal.Host.RawClient();
        foreach (var place in Places)
        {
            foreach (var bytes in NoTexts)
            {
                using var body = new ByteArrayContent([.. place.Split('@').SelectMany((part, at) => at == 0 ? Encoding.UTF8.GetBytes(part) : [.. bytes, .. Encoding.UTF8.GetBytes(part)])]);
                body.Headers.TryAddWithoutValidation("Content-Type", "application/json");
                using var response = await client.PostAsync(Attempts, body, TestContext.Current.CancellationToken);
                Assert.True(response.StatusCode == HttpStatusCode.BadRequest, $"{place} with {Convert.ToHexString(bytes)}: {(int)response.StatusCode}");
                Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
            }
        }
    }

    [Fact]
    public void Post_AnyBytes_AreAProblem()
    {
        using var client = portal.Host.RawClient();
        Gen.Select(Gen.Int[0, Places.Length - 1].Select(at => Places[at]), Gen.Byte.Array[0, 6]).Sample(
            (place, bytes) =>
            {
                using var body = new ByteArrayContent([.. place.Split('@').SelectMany((part, at) => at == 0 ? Encoding.UTF8.GetBytes(part) : [.. bytes, .. Encoding.UTF8.GetBytes(part)])]);
                body.Headers.TryAddWithoutValidation("Content-Type", "application/json");
                using var response = client.PostAsync(Attempts, body, TestContext.Current.CancellationToken).GetAwaiter().GetResult();
                Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            },
            iter: 300,
            threads: 1);
    }

    [Fact]
    public async Task Post_TypeThatNobodyReads_Is415()
    {
        using var client = portal.Host.RawClient();
        foreach (var type in UnreadableTypes)
        {
            foreach (var address in new[] { Attempts, Form, Form + "/refresher", "/kk", "/nothing" })
            {
                Assert.Equal(HttpStatusCode.UnsupportedMediaType, await NeverFailsAsync(client, HttpMethod.Post, address, ("Content-Type", type)));
            }
        }

        foreach (var type in OtherTypes)
        {
            await NeverFailsAsync(client, HttpMethod.Post, Attempts, ("Content-Type", type));
            await NeverFailsAsync(client, HttpMethod.Post, Form, ("Content-Type", type));
        }
    }

    [Fact]
    public async Task Send_PairsOfHeaders_AreNeverAFailure()
    {
        using var client = portal.Host.RawClient();
        foreach (var header in Headers)
        {
            foreach (var value in HeaderValues)
            {
                await NeverFailsAsync(client, HttpMethod.Get, "/kk/guide", (header, "x"), (header, value));
                await NeverFailsAsync(client, HttpMethod.Get, "/", (header, value), (header, value));
                await NeverFailsAsync(client, HttpMethod.Post, Form, (header, value), (header, "same-origin"), ("Content-Type", "application/x-www-form-urlencoded"));
                await NeverFailsAsync(client, HttpMethod.Get, "/favicon.ico", (header, value), (header, "x"));
            }
        }
    }

    private static async Task<HttpStatusCode> NeverFailsAsync(HttpClient client, HttpMethod method, string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, address);
        if (method == HttpMethod.Post)
        {
            request.Content = new ByteArrayContent([.. "a=b"u8]);
        }

        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True((int)response.StatusCode < 500, $"{method} {address[..Math.Min(address.Length, 100)]} {string.Join(", ", headers)}: {(int)response.StatusCode}");
        return response.StatusCode;
    }
}
