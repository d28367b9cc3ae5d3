using System.Net;
using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using CyberAware.TestSupport;
using CyberAware.Web.Links;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CyberAware.Web.Tests.Security;

/// <summary>The areas of people who have signed in: closed to everybody else, and never stored anywhere.</summary>
public sealed class ClosedAreaTests : IAsyncLifetime
{
    private const string UserHeader = "Test-User";

    private readonly PortalHost host = new PortalHost().Replacing(services => services
        .Configure<AuthenticationOptions>(options => options.DefaultAuthenticateScheme = UserHeader)
        .AddAuthentication().AddScheme<AuthenticationSchemeOptions, HeaderHandler>(UserHeader, null));

    public static TheoryData<string> Roots => [.. ClosedAreaPaths.Roots];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [MemberData(nameof(Roots))]
    public async Task Get_SignedOutAndSignedIn_IsTheirOwnAndNeverStored(string root)
    {
        using var client = host.RawClient();
        foreach (var (user, expected) in new[] { (null, 401), ("editor", 200), (null, 401), ("editor", 200) })
        {
            using var response = await SendAsync(client, HttpMethod.Get, root + "/health", user);

            Assert.Equal(expected, (int)response.StatusCode);
            Assert.Equal("no-store", response.Header("Cache-Control"));
            Assert.Null(response.Header("Age"));
            Assert.Null(response.Header("ETag"));
        }
    }

    [Theory]
    [MemberData(nameof(Roots))]
    public async Task Get_UnknownAddress_SaysNothingToStrangers(string root)
    {
        using var client = host.RawClient();
        using var stranger = await SendAsync(client, HttpMethod.Get, root + "/drafts/secret", null);
        using var editor = await SendAsync(client, HttpMethod.Get, root + "/drafts/secret", "editor");

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.NotFound), (stranger.StatusCode, editor.StatusCode));
        Assert.Equal("no-store", editor.Header("Cache-Control"));
    }

    [Theory]
    [MemberData(nameof(Roots))]
    public async Task Post_WithoutToken_IsRefused(string root)
    {
        using var client = host.RawClient();
        using var without = await SendAsync(client, HttpMethod.Post, root + "/health", "editor", ("Sec-Fetch-Site", "same-origin"));
        using var stranger = await SendAsync(client, HttpMethod.Post, root + "/health", null, ("Sec-Fetch-Site", "same-origin"));
        using var foreign = await SendAsync(client, HttpMethod.Post, root + "/health", "editor", ("Sec-Fetch-Site", "cross-site"));
        using var unproven = await SendAsync(client, HttpMethod.Post, root + "/health", "editor");

        Assert.Equal(
            (HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden),
            (without.StatusCode, stranger.StatusCode, foreign.StatusCode, unproven.StatusCode));
    }

    [Fact]
    public async Task Post_WithToken_IsTaken()
    {
        using var client = host.RawClient();
        var antiforgery = host.Services.GetRequiredService<IAntiforgery>();
        var tokens = antiforgery.GetTokens(new DefaultHttpContext { RequestServices = host.Services, User = HeaderHandler.Person("editor") });

        using var response = await SendAsync(
            client, HttpMethod.Post, "/editor/health", "editor",
            ("Sec-Fetch-Site", "same-origin"), (tokens.HeaderName!, tokens.RequestToken!), ("Cookie", $"portal-form={tokens.CookieToken}"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData(1100, 1)]
    [InlineData(1, 3000)]
    public async Task Post_WithTokenInAHeaderAndAFormThatCantBeRead_IsRefused(int fields, int letters)
    {
        using var client = host.RawClient();
        var antiforgery = host.Services.GetRequiredService<IAntiforgery>();
        var tokens = antiforgery.GetTokens(new DefaultHttpContext { RequestServices = host.Services, User = HeaderHandler.Person("editor") });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/editor/health")
        {
            Content = new FormUrlEncodedContent(Enumerable.Range(0, fields).Select(at => KeyValuePair.Create(new string('k', letters) + at, "x"))),
        };
        foreach (var (name, value) in new[] { (UserHeader, "editor"), ("Sec-Fetch-Site", "same-origin"), (tokens.HeaderName!, tokens.RequestToken!), ("Cookie", $"portal-form={tokens.CookieToken}") })
        {
            request.Headers.Add(name, value);
        }

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Get_Headers_AllowPasskeysThereAlone()
    {
        using var client = host.RawClient();
        using var closed = await SendAsync(client, HttpMethod.Get, "/account/health", "editor");
        using var open = await client.SendAsync(HttpMethod.Get, "/kk");

        Assert.Contains("publickey-credentials-get=(self)", closed.Header("Permissions-Policy"), StringComparison.Ordinal);
        Assert.Contains("publickey-credentials-get=()", open.Header("Permissions-Policy"), StringComparison.Ordinal);

        // A writer's preview stands in a frame; nothing else is allowed beyond what readers' pages are.
        Assert.Equal(
            open.Header("Content-Security-Policy")!.Replace("frame-ancestors 'none';", "frame-ancestors 'none'; frame-src 'self';", StringComparison.Ordinal),
            closed.Header("Content-Security-Policy"));
    }

    [Theory]
    [InlineData("/kk/guide")]
    [InlineData("/kk/search?q=x")]
    [InlineData("/kk/nothing")]
    public async Task Get_PublicPage_NeverAsksWhoHasSignedIn(string address)
    {
        using var client = host.RawClient();
        var before = HeaderHandler.Asked;
        for (var round = 0; round < 2; round++)
        {
            using var response = await SendAsync(client, HttpMethod.Get, address, "editor", ("Cookie", "portal=junk"));
            Assert.Null(response.Header("Set-Cookie"));
        }

        Assert.Equal(before, HeaderHandler.Asked);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7", 415)]
    [InlineData("application/x-www-form-urlencoded", 400)]
    public async Task Post_UnreadableForm_IsRefusedAndNoFailure(string type, int status)
    {
        using var client = host.RawClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/editor/health")
        {
            Content = new ByteArrayContent(Encoding.ASCII.GetBytes(string.Join('&', Enumerable.Range(0, 1100).Select(i => $"f{i}=x")))),
        };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        request.Headers.Add(UserHeader, "editor");
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("kk", "Алдымен кіріңіз")]
    [InlineData("ru", "Сначала войдите")]
    public async Task Get_SignedOut_IsToldSoInItsLanguage(string language, string title)
    {
        using var client = host.RawClient();
        var page = await client.GetPageAsync($"/editor/{language}/pages", HttpStatusCode.Unauthorized);

        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(title, page.QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("GET", "/editor/kk/pages?a=b", "text/html", "/account/kk/sign-in?returnUrl=%2Feditor%2Fkk%2Fpages%3Fa%3Db")]
    [InlineData("HEAD", "/account/ru/no-such-page", "text/html", "/account/ru/sign-in?returnUrl=%2Faccount%2Fru%2Fno-such-page")]
    [InlineData("GET", "/editor/kk/<script>", "text/html", "/account/kk/sign-in")]
    [InlineData("GET", "/editor/kk/pages", "application/json", null)]
    [InlineData("POST", "/editor/kk/pages", "text/html", null)]
    [InlineData("GET", "/editor/health", "text/html", null)]
    public async Task Request_SignedOut_LeadsABrowserToSigningInAndTellsAProgram(string method, string address, string accept, string? location)
    {
        using var client = host.RawClient();
        using var response = await SendAsync(client, new HttpMethod(method), address, null, ("Accept", accept), ("Sec-Fetch-Site", "same-origin"));

        Assert.Equal((location is null ? HttpStatusCode.Unauthorized : HttpStatusCode.Found, location), (response.StatusCode, response.Headers.Location?.ToString()));
    }

    [Theory]
    [InlineData("/account", "ru-RU,ru;q=0.9,en;q=0.8", "/account/ru")]
    [InlineData("/account/", "kk-KZ,ru;q=0.5", "/account/kk")]
    [InlineData("/editor", "ru", "/editor/ru")]
    [InlineData("/editor/", "en", "/editor/kk")]
    [InlineData("/editor?returnUrl=//evil.example", null, "/editor/kk")]
    public async Task Get_AreaWithoutLanguage_LeadsEverybodyToOne(string address, string? asked, string location)
    {
        using var client = host.RawClient();
        foreach (var (method, user) in new[] { (HttpMethod.Get, null), (HttpMethod.Head, null), (HttpMethod.Get, "editor") })
        {
            using var response = await SendAsync(client, method, address, user, ("Accept-Language", asked ?? ""));

            Assert.Equal((HttpStatusCode.Found, location, "no-store"), (response.StatusCode, response.Headers.Location?.OriginalString, response.Header("Cache-Control")));
        }
    }

    [Fact]
    public async Task Cookies_OfASecurePortal_BelongToItsHostAlone()
    {
        await using var secure = PortalHost.With(("Portal:PublicOrigin", "https://portal.example"));
        _ = secure.RawClient();
        var signIn = secure.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(ClosedAreas.Scheme).Cookie;
        var form = secure.Services.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.Cookie;

        Assert.All([signIn, form], cookie => Assert.Equal(
            (true, CookieSecurePolicy.Always, SameSiteMode.Strict, true, "/"),
            (cookie.Name!.StartsWith("__Host-", StringComparison.Ordinal), cookie.SecurePolicy, cookie.SameSite, cookie.HttpOnly, cookie.Path)));
    }

    /// <summary>Office programs ask so before they open a link; a refusal must not leave as a success.</summary>
    [Theory]
    [InlineData("/editor/ru", 401)]
    [InlineData("/editor/nothing", 401)]
    [InlineData("/editor/preview/token/kk", 401)]
    [InlineData("/account/ru/sign-in", 405)]
    [InlineData("/account/ru/invitation/secret", 404)]
    [InlineData("/kk/guide", 405)]
    [InlineData("/kk/nothing", 405)]
    public async Task Options_OfAPage_IsRefusedWithItsStatus(string address, int status)
    {
        using var client = host.RawClient();
        using var response = await client.SendAsync(HttpMethod.Options, address);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("/EDITOR/health", 401)]
    [InlineData("//editor/health", 404)]
    [InlineData("/editor%2Fhealth", 404)]
    [InlineData("/editor;x/health", 404)]
    public async Task Get_OddSpelling_OpensNothing(string address, int status)
    {
        using var client = host.RawClient();
        using var response = await client.GetAsync(new Uri("http://localhost" + address), TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("/editor", true)]
    [InlineData("/editor/kk/pages", true)]
    [InlineData("/Rooms/42/events", true)]
    [InlineData("/editors", false)]
    [InlineData("/kk/editor", false)]
    [InlineData("/", false)]
    public void Contain_Path_IsOfAnArea(string path, bool expected) => Assert.Equal(expected, ClosedAreaPaths.Contain(path));

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string address, string? user, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, address);
        if (user is not null)
        {
            request.Headers.Add(UserHeader, user);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Believes a header, so that these tests need no account.</summary>
    private sealed class HeaderHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        public static ClaimsPrincipal Person(string name) => new(new ClaimsIdentity([new Claim(ClaimTypes.Name, name)], UserHeader));

        public static int Asked { get; private set; }

        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            Asked++;
            return Task.FromResult(Request.Headers[UserHeader].ToString() is { Length: > 0 } name
                ? AuthenticateResult.Success(new AuthenticationTicket(Person(name), UserHeader))
                : AuthenticateResult.NoResult());
        }
    }
}
