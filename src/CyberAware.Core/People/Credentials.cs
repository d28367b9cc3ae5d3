using CyberAware.Core.Data;
using CyberAware.Core.People.Storage;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.People;

/// <summary>By what a person can sign in.</summary>
/// <param name="Passkeys">Number of passkeys.</param>
/// <param name="HasPassword">Whether there is a password together with an authenticator.</param>
/// <param name="Logins">Number of accounts of an identity provider.</param>
public sealed record Credentials(int Passkeys, bool HasPassword, int Logins)
{
    /// <summary>Credentials that publishers and administrators need, so that a lost telephone locks nobody out.</summary>
    public const int NeededByPowerful = 2;

    /// <summary>How many there are; recovery codes don't count, they only replace a lost authenticator once.</summary>
    public int Count => Passkeys + (HasPassword ? 1 : 0) + Logins;

    /// <summary>Least number for somebody with these roles.</summary>
    public static int Needed(IEnumerable<RoleGrant> grants) =>
        grants.Any(grant => grant.Role is Role.Publisher or Role.DutyOfficer or Role.Administrator) ? NeededByPowerful : 1;

    /// <summary>Reads them.</summary>
    public static async Task<Credentials> ReadAsync(PortalDbContext context, Person person, CancellationToken cancellation) => new(
        await context.UserPasskeys.CountAsync(passkey => passkey.UserId == person.Id, cancellation),
        person is { PasswordHash: not null, TwoFactorEnabled: true },
        await context.UserLogins.CountAsync(login => login.UserId == person.Id, cancellation));
}
