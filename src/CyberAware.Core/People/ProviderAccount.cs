using CyberAware.Core.Data;
using CyberAware.Core.People.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.People;

/// <summary>Somebody's account at the identity provider, by which an account of the portal is opened.</summary>
/// <param name="Issuer">The provider's address, as it is configured.</param>
/// <param name="Subject">The unchanging name of the account at the provider, its claim <c>sub</c>.</param>
public sealed record ProviderAccount(string Issuer, string Subject)
{
    /// <summary>Whether something can be the name of an account there: letters, digits and marks of ASCII, without spaces.</summary>
    public static bool IsSubject(string text) => text.Length is > 0 and <= Lengths.Title && text.All(character => character is > ' ' and <= '~');

    /// <summary>The person whose account it opens; null when there is none or the account is closed.</summary>
    public async Task<Person?> FindPersonAsync(PortalDbContext context, CancellationToken cancellation) => await context.UserLogins
        .Where(login => login.LoginProvider == Issuer && login.ProviderKey == Subject)
        .Join(context.Users, login => login.UserId, person => person.Id, (_, person) => person)
        .SingleOrDefaultAsync(person => person.ClosedAt == null, cancellation);

    /// <summary>Whether it opens somebody else's account already, open or closed.</summary>
    public Task<bool> IsTakenAsync(PortalDbContext context, Guid personId, CancellationToken cancellation) => context.UserLogins
        .AnyAsync(login => login.LoginProvider == Issuer && login.ProviderKey == Subject && login.UserId != personId, cancellation);

    /// <summary>The row that links it to a person.</summary>
    public IdentityUserLogin<Guid> LinkTo(Guid personId) => new() { UserId = personId, LoginProvider = Issuer, ProviderKey = Subject };
}
