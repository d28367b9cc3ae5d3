using CyberAware.Core;
using CyberAware.Core.People;
using CyberAware.Web.Configuration;
using CyberAware.Web.Links;
using CyberAware.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace CyberAware.Web.People;

/// <summary>Signing in by an identity provider: the code flow with PKCE. Off unless the provider is configured.</summary>
public static class OpenIdConnectSignIn
{
    /// <summary>Name of the scheme.</summary>
    public const string Scheme = "provider";

    /// <summary>Parameter of the sign-in page that says why it is shown again.</summary>
    public const string ProblemParameter = "problem";

    private const string LanguageItem = "language";
    private const string ReturnItem = "return";
    private const string InvitationItem = "invitation";

    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(5);

    public static void AddOpenIdConnectSignIn(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ProviderSignIn>();
        if (!string.IsNullOrEmpty(builder.Configuration[$"{PortalSettings.Section}:{nameof(PortalSettings.OpenIdConnect)}:{nameof(OpenIdConnectSettings.Authority)}"]))
        {
            builder.Services.AddAuthentication().AddOpenIdConnect(Scheme, _ => { });
            builder.Services.AddOptions<OpenIdConnectOptions>(Scheme).Configure<IOptions<PortalSettings>>((options, settings) => Configure(options, settings.Value));
        }
    }

    /// <summary>Sends somebody to the provider.</summary>
    /// <param name="http">The request.</param>
    /// <param name="language">Language of the screens.</param>
    /// <param name="returnUrl">Where he wants to go, a local address; null for his account.</param>
    /// <param name="invitation">Secret of the link that he came by; null without one.</param>
    public static Task StartAsync(HttpContext http, Language language, string? returnUrl, string? invitation) => http.ChallengeAsync(Scheme, new AuthenticationProperties(
        new Dictionary<string, string?> { [LanguageItem] = language.Tag, [ReturnItem] = returnUrl, [InvitationItem] = invitation })
    {
        RedirectUri = AccountPaths.Provider(language),
    });

    /// <summary>The sign-in page that says what went wrong.</summary>
    public static string RetryUrl(Language language, ProviderOutcome outcome) => $"{AccountPaths.SignIn(language)}?{ProblemParameter}={outcome}";

    private static void Configure(OpenIdConnectOptions options, PortalSettings settings)
    {
        var provider = settings.OpenIdConnect;
        options.Authority = provider.Authority;
        options.ClientId = provider.ClientId;
        options.ClientSecret = provider.ClientSecret;
        options.RequireHttpsMetadata = provider.Authority!.StartsWith("https:", StringComparison.Ordinal);
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.UsePkce = true;

        // As an address, not as a form of a foreign site, which the guard of the closed areas refuses.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.CallbackPath = AccountPaths.ProviderCallback;
        options.Scope.Clear();
        options.Scope.Add("openid"); // who it is; no name, no address, no roles
        options.MaxAge = Sessions.Fresh;
        options.MapInboundClaims = false;
        options.ClaimActions.Clear();
        options.SaveTokens = false;
        options.DisableTelemetry = true;
        options.BackchannelTimeout = LongestAnswer;
        options.TokenValidationParameters.ClockSkew = ClockDifference;
        options.SignInScheme = SignInCookie.Scheme;
        Harden(options.CorrelationCookie, "correlation-", settings.IsSecure);
        Harden(options.NonceCookie, "nonce-", settings.IsSecure);
        options.Events.OnRedirectToIdentityProvider = context =>
        {
            // Never what a request calls the portal's host.
            context.ProtocolMessage.RedirectUri = settings.PublicOrigin + AccountPaths.ProviderCallback;
            context.ProtocolMessage.UiLocales = context.Properties.Items[LanguageItem];
            return Task.CompletedTask;
        };
        options.Events.OnTokenValidated = context =>
        {
            // The framework takes an unsigned one that comes straight from the provider; this portal doesn't.
            // Thrown, not reported: so the answer is in the reader's language, as after every other token that can't be believed.
            return context.SecurityToken.SignatureAlgorithm is null or "none"
                ? throw new SecurityTokenInvalidSignatureException("The provider's token isn't signed.")
                : Task.CompletedTask;
        };
        options.Events.OnTicketReceived = ReceiveAsync;
        options.Events.OnRemoteFailure = FailAsync;
    }

    // They must come along when the provider, another site, sends somebody back.
    private static void Harden(CookieBuilder cookie, string name, bool isSecure)
    {
        PortalCookies.Harden(cookie, $"{Scheme}-{name}", isSecure);
        cookie.SameSite = SameSiteMode.Lax;
    }

    private static async Task ReceiveAsync(TicketReceivedContext context)
    {
        var items = context.Properties!.Items;
        var outcome = await context.HttpContext.RequestServices.GetRequiredService<ProviderSignIn>()
            .CompleteAsync(context.HttpContext, context.Principal, items[InvitationItem] is { Length: > 0 } secret ? secret : null); // on its way nothing becomes empty
        Answer(context, items, outcome);
    }

    private static async Task FailAsync(RemoteFailureContext context)
    {
        // Without the state that the portal gave out nobody was sent to the provider, and strangers fill no audit trail.
        if (context.Properties is not null)
        {
            await context.HttpContext.RequestServices.GetRequiredService<ProviderSignIn>().FailAsync(context.HttpContext, ProviderOutcome.Failed);
        }

        Answer(context, context.Properties?.Items, ProviderOutcome.Failed);
    }

    private static void Answer(HandleRequestContext<RemoteAuthenticationOptions> context, IDictionary<string, string?>? items, ProviderOutcome outcome)
    {
        var language = Language.Find(items?[LanguageItem]) ?? Language.Kazakh;
        var returnUrl = ReturnUrl.From(items?[ReturnItem]);
        context.Response.Redirect(outcome == ProviderOutcome.Done
            ? AccountPaths.Provider(language, returnUrl)
            : RetryUrl(language, outcome));
        context.HandleResponse();
    }
}
