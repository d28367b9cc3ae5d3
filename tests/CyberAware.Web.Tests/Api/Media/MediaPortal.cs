using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Encodings.Web;
using CyberAware.Core.Editing.Media;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using CyberAware.Web.Api.Media;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CyberAware.Web.Tests.Api.Media;

/// <summary>A portal that believes a header about who has signed in, and takes pictures of him.</summary>
public sealed class MediaPortal : IAsyncDisposable
{
    private const string RoleHeader = "Test-Role";

    private HttpClient? client;

    public MediaPortal(string connectionString)
    {
        Host = PortalHost.With(("ConnectionStrings:Portal", connectionString)).Replacing(services => services
            .Configure<AuthenticationOptions>(options => options.DefaultAuthenticateScheme = RoleHeader)
            .AddAuthentication().AddScheme<AuthenticationSchemeOptions, RoleHandler>(RoleHeader, null));
    }

    public PortalHost Host { get; }

    public HttpClient Client => client ??= Host.RawClient();

    /// <summary>Where it listens, for who talks to it byte by byte.</summary>
    public Uri Address => Host.Listen();

    /// <summary>Takes a picture without the way over HTTP.</summary>
    public async Task<StoredPicture> StoreAsync(byte[] file) =>
        (await Host.Services.GetRequiredService<MediaService>().UploadAsync(ActorOf(Role.Author), "a.png", file, TestContext.Current.CancellationToken)).Value;

    /// <summary>Sends a form with a file, as a browser does.</summary>
    public Task<HttpResponseMessage> UploadAsync(Role? role, byte[] file, string language = "ru", bool withToken = true, string fileName = "a.png")
    {
        var form = new MultipartFormDataContent();
        var part = new ByteArrayContent(file);
        part.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        form.Add(part, MediaEndpoints.FileField, fileName);
        return SendAsync(role, form, language, withToken);
    }

    /// <summary>Sends any form.</summary>
    /// <param name="role">Role of who has signed in; null for nobody.</param>
    /// <param name="content">The form, to which the token is added.</param>
    /// <param name="language">Language of the address.</param>
    /// <param name="withToken">Whether the form has its token.</param>
    public async Task<HttpResponseMessage> SendAsync(Role? role, HttpContent content, string language = "ru", bool withToken = true)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/editor/{language}/media") { Content = content };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        if (role is { } given)
        {
            request.Headers.Add(RoleHeader, given.ToString());
            var antiforgery = Host.Services.GetRequiredService<IAntiforgery>();
            var tokens = antiforgery.GetTokens(new DefaultHttpContext { RequestServices = Host.Services, User = PersonOf(given) });
            request.Headers.Add("Cookie", $"portal-form={tokens.CookieToken}");
            if (withToken && content is MultipartFormDataContent form)
            {
                form.Add(new StringContent(tokens.RequestToken!), tokens.FormFieldName);
            }
            else if (withToken)
            {
                request.Headers.Add(tokens.HeaderName!, tokens.RequestToken);
            }
        }

        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        client?.Dispose();
        await Host.DisposeAsync();
    }

    private static Actor ActorOf(Role role) => new(new Guid((int)role + 1, 0, 0, new byte[8]), "Әсел", [new RoleGrant(role, "")], IsFresh: false, "203.0.113.0/24");

    private static ClaimsPrincipal PersonOf(Role role) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, ActorOf(role).Id.ToString()), new Claim(ClaimTypes.Name, "Әсел")], RoleHeader));

    private sealed class RoleHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (!Enum.TryParse<Role>(Request.Headers[RoleHeader], out var role))
            {
                return Task.FromResult(AuthenticateResult.NoResult());
            }

            Context.Features.Set(ActorOf(role));
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(PersonOf(role), RoleHeader)));
        }
    }
}
