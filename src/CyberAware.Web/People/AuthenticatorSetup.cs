using System.Security.Cryptography;
using CyberAware.Core.People;
using Microsoft.AspNetCore.DataProtection;

namespace CyberAware.Web.People;

/// <summary>
/// The secret of an authenticator app that isn't set yet: it travels unreadable through the form, so that nothing is stored
/// before a code has shown that the app has it.
/// </summary>
public sealed class AuthenticatorSetup(IDataProtectionProvider protection, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("CyberAware.People.AuthenticatorSetup").ToTimeLimitedDataProtector();

    /// <summary>Makes a secret for a person, or takes the one that a form already showed.</summary>
    public (string Secret, string Protected) Create(Guid personId, string? shown)
    {
        if (Read(personId, shown) is { } secret)
        {
            return (secret, shown!);
        }

        secret = OneTimeCode.CreateSecret();
        return (secret, protector.Protect($"{personId} {secret}", Lifetime));
    }

    /// <summary>The app that has shown a right code for the secret of a form; null when the code is wrong or the form too old.</summary>
    public NewAuthenticator? Verify(Guid personId, string? shown, string code) =>
        Read(personId, shown) is { } secret && OneTimeCode.Find(secret, code, time.GetUtcNow()) is { } step ? new NewAuthenticator(secret, step) : null;

    private string? Read(Guid personId, string? shown)
    {
        if (string.IsNullOrEmpty(shown))
        {
            return null;
        }

        try
        {
            return protector.Unprotect(shown).Split(' ') is [var owner, var secret] && owner == personId.ToString() ? secret : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
