using CyberAware.Core.Audit;
using CyberAware.Core.Data;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Web.People;

/// <summary>
/// What somebody changes at the own account. Each change is noted in the audit trail in the same transaction; where it changes
/// by what one signs in, all other sessions end.
/// </summary>
public sealed class AccountService(
    PortalDbContext context, UserManager<Person> users, IPasswordHasher<Person> hasher, SecondStep secondStep, InvitationService invitations, TimeProvider time)
{
    /// <summary>Credentials of an account.</summary>
    public Task<Credentials> CredentialsOfAsync(Person person, CancellationToken cancellation) => Credentials.ReadAsync(context, person, cancellation);

    /// <summary>Passkeys of an account, oldest first.</summary>
    public async Task<IReadOnlyList<UserPasskeyInfo>> PasskeysOfAsync(Person person) =>
        [.. (await users.GetPasskeysAsync(person)).OrderBy(passkey => passkey.CreatedAt)];

    /// <summary>Recovery codes that are left.</summary>
    public Task<int> RecoveryCodesOfAsync(Person person, CancellationToken cancellation) => secondStep.CountRecoveryCodesAsync(context, person, cancellation);

    /// <summary>Sets a password, and with it an authenticator where one is given.</summary>
    /// <returns>New recovery codes when an authenticator was set, else none; null when somebody changed the account at the same time.</returns>
    public Task<IReadOnlyList<string>?> SetPasswordAsync(HttpContext http, SignedInPerson signedIn, string password, NewAuthenticator? authenticator) =>
        ChangeAsync(http, signedIn, "password-set", async person =>
        {
            person.PasswordHash = hasher.HashPassword(person, password);
            return authenticator is null ? [] : await SetAuthenticatorAsync(person, authenticator, http.RequestAborted);
        });

    /// <summary>Sets another authenticator app.</summary>
    public Task<IReadOnlyList<string>?> SetAuthenticatorAsync(HttpContext http, SignedInPerson signedIn, NewAuthenticator authenticator) =>
        ChangeAsync(http, signedIn, "authenticator-set", person => SetAuthenticatorAsync(person, authenticator, http.RequestAborted));

    /// <summary>Makes new recovery codes.</summary>
    public Task<IReadOnlyList<string>?> CreateRecoveryCodesAsync(HttpContext http, SignedInPerson signedIn) =>
        ChangeAsync(http, signedIn, "recovery-created", async person => await secondStep.CreateRecoveryCodesAsync(context, person, http.RequestAborted));

    /// <summary>Adds a passkey.</summary>
    public async Task<bool> AddPasskeyAsync(HttpContext http, SignedInPerson signedIn, UserPasskeyInfo passkey, string name) =>
        await ChangeAsync(http, signedIn, "passkey-added", async person =>
        {
            passkey.Name = name;
            await users.AddOrUpdatePasskeyAsync(person, passkey);
            return [];
        }) is not null;

    /// <summary>Removes a passkey, unless it is one of the last credentials that the account needs.</summary>
    public async Task<bool> RemovePasskeyAsync(HttpContext http, SignedInPerson signedIn, byte[] id)
    {
        var isRemoved = false;
        var changed = await ChangeAsync(http, signedIn, "passkey-removed", async person =>
        {
            var credentials = await Credentials.ReadAsync(context, person, http.RequestAborted);
            if (credentials.Count <= Credentials.Needed(signedIn.Actor.Grants) || await users.GetPasskeyAsync(person, id) is null)
            {
                return null;
            }

            await users.RemovePasskeyAsync(person, id);
            isRemoved = true;
            return [];
        });
        return changed is not null && isRemoved;
    }

    /// <summary>Ends all sessions but this one.</summary>
    public Task<IReadOnlyList<string>?> SignOutElsewhereAsync(HttpContext http, SignedInPerson signedIn) =>
        ChangeAsync(http, signedIn, "signed-out-elsewhere", _ => Task.FromResult<IReadOnlyList<string>?>([]));

    /// <summary>A link that can be used; null when it can't.</summary>
    public Task<Invitation?> FindInvitationAsync(string secret, CancellationToken cancellation) => invitations.FindAsync(context, secret, cancellation);

    /// <summary>Opens an account by a link: the credentials it had are gone, the new ones are set.</summary>
    /// <returns>Recovery codes, none for a passkey; null when the link was used meanwhile.</returns>
    public async Task<IReadOnlyList<string>?> AcceptAsync(
        HttpContext http, Invitation invitation, string? password, NewAuthenticator? authenticator, UserPasskeyInfo? passkey, ProviderAccount? provider = null)
    {
        var (person, cancellation) = (invitation.Person, http.RequestAborted);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        try
        {
            // First of all: of two who use the same link at once the second one waits here, and has come too late.
            invitations.Use(invitation);
            await context.SaveChangesAsync(cancellation);
            var wasClosed = person.ClosedAt is not null;
            person.ClosedAt = null;
            await context.UserPasskeys.Where(old => old.UserId == person.Id).ExecuteDeleteAsync(cancellation);
            await context.UserLogins.Where(old => old.UserId == person.Id).ExecuteDeleteAsync(cancellation);
            await SecondStep.ClearAsync(context, person, cancellation);
            await Sessions.EndAllAsync(context, person.Id, null, cancellation);
            person.PasswordHash = password is null ? null : hasher.HashPassword(person, password);
            IReadOnlyList<string> codes = authenticator is null ? [] : await SetAuthenticatorAsync(person, authenticator, cancellation) ?? [];
            Renew(person);
            if (provider is not null)
            {
                context.UserLogins.Add(provider.LinkTo(person.Id));
            }

            await context.SaveChangesAsync(cancellation);
            if (passkey is not null)
            {
                await users.AddOrUpdatePasskeyAsync(person, passkey);
            }

            AuditDetails details = new() { { "method", passkey is not null ? "passkey" : provider is not null ? "provider" : "password" } };
            if (wasClosed)
            {
                details.Add("reopened", true);
            }

            await AuditLog.AddAsync(context, new AuditEntry(Now, "link-used", person.UserName!)
            {
                PersonId = person.Id,
                PersonName = person.DisplayName,
                Network = NetworkPrefix.From(http.Connection.RemoteIpAddress),
                Details = details,
            }, cancellation);
            await transaction.CommitAsync(cancellation);
            return codes;
        }
        catch (Exception e) when (DatabaseFailure.IsConflict(e))
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<string>?> SetAuthenticatorAsync(Person person, NewAuthenticator authenticator, CancellationToken cancellation)
    {
        await secondStep.SetAuthenticatorAsync(context, person, authenticator.Secret, authenticator.Step, cancellation);
        return await secondStep.CreateRecoveryCodesAsync(context, person, cancellation);
    }

    // What the change returns is shown; null undoes it.
    private async Task<IReadOnlyList<string>?> ChangeAsync(HttpContext http, SignedInPerson signedIn, string action, Func<Person, Task<IReadOnlyList<string>?>> change)
    {
        var cancellation = http.RequestAborted;
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        try
        {
            var person = await context.Users.SingleAsync(person => person.Id == signedIn.Person.Id, cancellation);
            if (await change(person) is not { } shown)
            {
                return null;
            }

            Renew(person);
            await context.SaveChangesAsync(cancellation);
            await Sessions.EndAllAsync(context, person.Id, signedIn.SessionId, cancellation);
            await AuditLog.AddAsync(context, PeopleAudit.By(signedIn.Actor, Now, action, person.UserName!), cancellation);
            await transaction.CommitAsync(cancellation);

            // The stamp is another one, so this session gets a cookie with it; when a credential was shown stays the same.
            await SignInCookie.WriteAsync(http, person, signedIn.SessionId, SignInCookie.ShownAtOf(http.User));
            return shown;
        }
        catch (Exception e) when (DatabaseFailure.IsConflict(e))
        {
            return null;
        }
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private static void Renew(Person person) => (person.SecurityStamp, person.ConcurrencyStamp) = (Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString());
}

/// <summary>An authenticator app that has shown a right code.</summary>
/// <param name="Secret">The secret in Base32.</param>
/// <param name="Step">The step whose code was shown.</param>
public sealed record NewAuthenticator(string Secret, long Step);
