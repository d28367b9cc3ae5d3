using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CyberAware.TestSupport;

/// <summary>What the provider says of somebody; a test makes it lie.</summary>
public sealed record ProviderAnswer(string Subject)
{
    /// <summary>Instead of what the portal asked to be said again.</summary>
    public string? Nonce { get; init; }

    /// <summary>Instead of the portal.</summary>
    public string? Audience { get; init; }

    /// <summary>Instead of the provider.</summary>
    public string? Issuer { get; init; }

    /// <summary>How long ago it was made.</summary>
    public TimeSpan Age { get; init; }

    /// <summary>Whether it is signed with a key that the provider doesn't publish.</summary>
    public bool HasForeignKey { get; init; }

    /// <summary>Whether it isn't signed at all.</summary>
    public bool IsUnsigned { get; init; }

    /// <summary>How long ago the person has shown a credential; null says nothing of it.</summary>
    public TimeSpan? ShownAgo { get; init; }

    /// <summary>An error instead of a code.</summary>
    public string? Error { get; init; }
}

/// <summary>A small identity provider: describes itself, sends people back with a code, and gives a signed token for it.</summary>
public sealed class IdentityProvider : IAsyncDisposable
{
    public const string ClientId = "portal";
    public const string ClientSecret = "what the portal and the provider know";

    private static readonly string[] ResponseTypes = ["code"];
    private static readonly string[] SubjectTypes = ["public"];
    private static readonly string[] Algorithms = ["RS256"];
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly RSA key = RSA.Create(2048);
    private readonly RSA foreignKey = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, (string Nonce, string Challenge, string RedirectUri)> codes = new();
    private readonly WebApplication app;

    private IdentityProvider(WebApplication app) => this.app = app;

    /// <summary>What it says of the next person.</summary>
    public ProviderAnswer Answer { get; set; } = new("subject");

    /// <summary>Its address.</summary>
    public string Authority { get; private set; } = "";

    /// <summary>Settings of a portal that trusts it.</summary>
    public (string Key, string? Value)[] Settings =>
    [
        ("Portal:OpenIdConnect:Authority", Authority),
        ("Portal:OpenIdConnect:ClientId", ClientId),
        ("Portal:OpenIdConnect:ClientSecret", ClientSecret),
        ("Portal:OpenIdConnect:Name", "Test ID"),
    ];

    public static async Task<IdentityProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var provider = new IdentityProvider(builder.Build());
        provider.Map();
        await provider.app.StartAsync();
        provider.Authority = provider.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Dispose();
        foreignKey.Dispose();
    }

    private void Map()
    {
        app.MapGet("/.well-known/openid-configuration", () => new Dictionary<string, object>
        {
            ["issuer"] = Authority,
            ["authorization_endpoint"] = Authority + "/authorize",
            ["token_endpoint"] = Authority + "/token",
            ["jwks_uri"] = Authority + "/keys",
            ["response_types_supported"] = ResponseTypes,
            ["subject_types_supported"] = SubjectTypes,
            ["id_token_signing_alg_values_supported"] = Algorithms,
        });
        app.MapGet("/keys", () =>
        {
            var parameters = key.ExportParameters(false);
            return new Dictionary<string, object>
            {
                ["keys"] = new[]
                {
                    new Dictionary<string, string>
                    {
                        ["kty"] = "RSA", ["use"] = "sig", ["alg"] = "RS256", ["kid"] = "1",
                        ["n"] = WebEncoders.Base64UrlEncode(parameters.Modulus!), ["e"] = WebEncoders.Base64UrlEncode(parameters.Exponent!),
                    },
                },
            };
        });
        app.MapGet("/authorize", Authorize);
        app.MapPost("/token", TokenAsync);
    }

    private IResult Authorize(HttpRequest request)
    {
        string Asked(string name) => request.Query[name].ToString();
        if (Asked("client_id") != ClientId || Asked("response_type") != "code" || Asked("code_challenge_method") != "S256" || Asked("scope") != "openid")
        {
            return Results.BadRequest();
        }

        var code = Guid.NewGuid().ToString("N");
        codes[code] = (Asked("nonce"), Asked("code_challenge"), Asked("redirect_uri"));
        return Results.Redirect(QueryHelpers.AddQueryString(Asked("redirect_uri"), new Dictionary<string, string?>
        {
            [Answer.Error is null ? "code" : "error"] = Answer.Error ?? code,
            ["state"] = Asked("state"),
        }));
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var verifier = SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()));
        if (!codes.TryRemove(form["code"].ToString(), out var asked)
            || form["client_secret"] != ClientSecret
            || form["redirect_uri"] != asked.RedirectUri
            || WebEncoders.Base64UrlEncode(verifier) != asked.Challenge)
        {
            return Results.BadRequest(new { error = "invalid_grant" });
        }

        return Results.Json(new Dictionary<string, object> { ["token_type"] = "Bearer", ["access_token"] = "none", ["id_token"] = Token(asked.Nonce) });
    }

    private string Token(string nonce)
    {
        var made = DateTime.UtcNow - Answer.Age;
        var claims = new List<Claim> { new("sub", Answer.Subject), new("nonce", Answer.Nonce ?? nonce), new("roles", "Administrator"), new("role", "Administrator") };
        if (Answer.ShownAgo is { } ago)
        {
            claims.Add(new Claim("auth_time", (DateTimeOffset.UtcNow - ago).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), ClaimValueTypes.Integer64));
        }

        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Answer.Issuer ?? Authority,
            Audience = Answer.Audience ?? ClientId,
            IssuedAt = made,
            NotBefore = made,
            Expires = made + Lifetime,
            Subject = new ClaimsIdentity(claims.Where(claim => claim.Value.Length > 0)),
            SigningCredentials = Answer.IsUnsigned ? null : new SigningCredentials(new RsaSecurityKey(Answer.HasForeignKey ? foreignKey : key) { KeyId = "1" }, SecurityAlgorithms.RsaSha256),
        });
    }
}
