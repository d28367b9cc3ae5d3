using System.Security.Cryptography;
using System.Text.Json;
using CyberAware.Web.Configuration;
using CyberAware.Web.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace CyberAware.Web.People;

/// <summary>What was done of a sign-in that isn't finished.</summary>
/// <param name="Kind">For what it is good: nothing else takes it.</param>
/// <param name="PersonId">The person whose password was right; null before.</param>
/// <param name="Stamp">The person's security stamp at that time.</param>
/// <param name="ReturnUrl">Where the person wants to go.</param>
/// <param name="State">What the passkey's answer is checked against.</param>
public sealed record SignInStep(string Kind, Guid? PersonId, string? Stamp, string? ReturnUrl, string? State)
{
    public const string Code = "code";
    public const string PasskeyRequest = "passkey-request";
    public const string PasskeyCreation = "passkey-creation";
}

/// <summary>Keeps an unfinished step for ten minutes, unreadable, in a cookie of its own.</summary>
public sealed class StepCookie(IDataProtectionProvider protection, IOptions<PortalSettings> settings)
{
    /// <summary>How long a step may take.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private const string Name = "portal-step";

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("CyberAware.People.Step").ToTimeLimitedDataProtector();
    private readonly bool isSecure = settings.Value.IsSecure;

    public void Write(HttpContext context, SignInStep step) => context.Response.Cookies.Append(
        CookieName(step.Kind), protector.Protect(JsonSerializer.Serialize(step), Lifetime), PortalCookies.Options(isSecure, Lifetime));

    /// <summary>The step of a kind; null when there is none or its time is over.</summary>
    public SignInStep? Read(HttpContext context, string kind)
    {
        if (context.Request.Cookies[CookieName(kind)] is not { Length: > 0 } value)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<SignInStep>(protector.Unprotect(value)) is { } step && step.Kind == kind ? step : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void Delete(HttpContext context, string kind)
    {
        if (context.Request.Cookies.ContainsKey(CookieName(kind)))
        {
            context.Response.Cookies.Delete(CookieName(kind), PortalCookies.Options(isSecure, null));
        }
    }

    // A tab that asks for a passkey doesn't spoil the one that waits for a code.
    private string CookieName(string kind) => PortalCookies.NameOf($"{Name}-{kind}", isSecure);
}
