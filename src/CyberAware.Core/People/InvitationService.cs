using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CyberAware.Core.Data;
using CyberAware.Core.People.Storage;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.People;

/// <summary>A link that can be used, and whose account it opens.</summary>
/// <param name="Row">The link.</param>
/// <param name="Person">The person, tracked by the context.</param>
public sealed record Invitation(InvitationRow Row, Person Person);

/// <summary>
/// Links by which somebody makes the first credentials of an account, or new ones. Of a link's secret only the hash is kept;
/// it works once, and only the newest of an account.
/// </summary>
public sealed class InvitationService(TimeProvider time)
{
    /// <summary>How long a link lives that the command on the server prints.</summary>
    public static readonly TimeSpan CommandLifetime = TimeSpan.FromHours(1);

    /// <summary>How long a link lives that an administrator hands over: over a weekend.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(3);

    private const int SecretBytes = 32;

    /// <summary>Makes a link and withdraws those that the account had. Saved by the caller.</summary>
    /// <param name="context">The database.</param>
    /// <param name="personId">Whose account.</param>
    /// <param name="invitedBy">Who invites; null for the command.</param>
    /// <param name="lifetime">How long it lives.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The link's secret.</returns>
    public async Task<string> CreateAsync(PortalDbContext context, Guid personId, Guid? invitedBy, TimeSpan lifetime, CancellationToken cancellation)
    {
        await EndAllAsync(context, personId, cancellation);
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        context.Invitations.Add(new InvitationRow
        {
            TokenHash = Hash(secret),
            PersonId = personId,
            InvitedBy = invitedBy,
            ExpiresAt = time.GetUtcNow().UtcDateTime + lifetime,
            Version = Guid.NewGuid(),
        });
        return secret;
    }

    /// <summary>Withdraws all links of an account. Saved by the caller, who fails when one is used meanwhile.</summary>
    /// <param name="context">The database.</param>
    /// <param name="personId">Whose account.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task EndAllAsync(PortalDbContext context, Guid personId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var open in await context.Invitations.Where(row => row.PersonId == personId && row.UsedAt == null).ToListAsync(cancellation))
        {
            (open.UsedAt, open.Version) = (now, Guid.NewGuid());
        }
    }

    /// <summary>
    /// Finds a link that can be used; null when it is unknown, used or too old. One of a closed account can't be either, unless the
    /// command on the server made it: that one opens the account again.
    /// </summary>
    public async Task<Invitation?> FindAsync(PortalDbContext context, string secret, CancellationToken cancellation)
    {
        var (hash, now) = (Hash(secret), time.GetUtcNow().UtcDateTime);
        var row = await context.Invitations.SingleOrDefaultAsync(row => row.TokenHash == hash, cancellation);
        if (row is null || row.UsedAt is not null || row.ExpiresAt <= now)
        {
            return null;
        }

        var person = await context.Users.Include(person => person.Grants).SingleAsync(person => person.Id == row.PersonId, cancellation);
        return person.ClosedAt is null || row.InvitedBy is null ? new Invitation(row, person) : null;
    }

    /// <summary>Uses a link up. Saved by the caller, who fails when somebody else used it meanwhile.</summary>
    public void Use(Invitation invitation) =>
        (invitation.Row.UsedAt, invitation.Row.Version) = (time.GetUtcNow().UtcDateTime, Guid.NewGuid());

    private static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
