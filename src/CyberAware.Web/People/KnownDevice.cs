using System.Security.Cryptography;
using CyberAware.Core.People.Storage;
using CyberAware.Web.Configuration;
using CyberAware.Web.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace CyberAware.Web.People;

/// <summary>
/// Remembers on a device that an account has signed in there, so that strangers who guess its password elsewhere don't slow
/// its owner down. It proves nothing else: whoever signs in still needs all credentials.
/// </summary>
public sealed class KnownDevice(IDataProtectionProvider protection, IOptions<PortalSettings> settings)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("CyberAware.People.KnownDevice").ToTimeLimitedDataProtector();
    private readonly bool isSecure = settings.Value.IsSecure;

    private string Name => PortalCookies.NameOf("portal-device", isSecure);

    /// <summary>Remembers that an account has signed in here; one account a device.</summary>
    public void Write(HttpContext context, Person person) => context.Response.Cookies.Append(
        Name, protector.Protect($"{person.NormalizedUserName} {Guid.NewGuid():N}", Lifetime), PortalCookies.Options(isSecure, Lifetime));

    /// <summary>Name of the device when this account has signed in on it; null otherwise.</summary>
    public string? Find(HttpContext context, string normalizedUserName)
    {
        if (context.Request.Cookies[Name] is not { Length: > 0 } value)
        {
            return null;
        }

        try
        {
            var device = protector.Unprotect(value);
            return device.StartsWith(normalizedUserName + " ", StringComparison.Ordinal) ? device : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
