using System.Collections.Concurrent;
using CyberAware.Core;
using CyberAware.Core.Data;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.Web.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace CyberAware.TestSupport.People;

/// <summary>Somebody with a password and an authenticator app.</summary>
public sealed record TestPerson(Guid Id, string UserName, string Password, string Secret, IReadOnlyList<string> RecoveryCodes);

/// <summary>Makes people who work on a portal, and their sessions, without going through the screens.</summary>
public static class TestPeople
{
    public const string Password = "wombat lattice 58 gravel ounce";

    // One for everybody, since a hash takes as long as it must in production.
    private static readonly ConcurrentDictionary<Type, string> PasswordHashes = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Makes somebody with one role for every kind of documents.</summary>
    public static Task<TestPerson> AddPersonAsync(this PortalHost host, string userName, Role role) => host.AddPersonAsync(userName, [new RoleGrant(role, "")]);

    /// <summary>Makes somebody.</summary>
    /// <param name="host">The portal; its database has its schema already or makes it now.</param>
    /// <param name="userName">The user name.</param>
    /// <param name="grants">The roles.</param>
    /// <param name="displayName">Name that colleagues read.</param>
    /// <param name="credentials">Ways to sign in: one is the password with the app, each further one is an account of a provider.</param>
    public static async Task<TestPerson> AddPersonAsync(
        this PortalHost host, string userName, IReadOnlyCollection<RoleGrant> grants, string? displayName = null, int credentials = 2)
    {
        await host.HasSchemaAsync();
        await using var scope = host.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var (context, time) = (services.GetRequiredService<PortalDbContext>(), services.GetRequiredService<TimeProvider>());
        var person = new Person
        {
            Id = Guid.NewGuid(),
            UserName = userName,
            NormalizedUserName = PersonNames.Normalize(userName),
            DisplayName = displayName ?? userName,
            Language = Language.Kazakh,
            CreatedAt = time.GetUtcNow().UtcDateTime,
            SecurityStamp = Guid.NewGuid().ToString("N"),
        };
        var hasher = services.GetRequiredService<IPasswordHasher<Person>>();
        person.PasswordHash = PasswordHashes.GetOrAdd(hasher.GetType(), _ => hasher.HashPassword(person, Password));
        context.Users.Add(person);
        context.RoleGrants.AddRange(grants.Select(grant => new RoleGrantRow { PersonId = person.Id, Role = grant.Role, Kind = grant.Kind, GrantedAt = person.CreatedAt }));
        for (var i = 1; i < credentials; i++)
        {
            context.UserLogins.Add(new IdentityUserLogin<Guid> { UserId = person.Id, LoginProvider = "test", ProviderKey = $"{userName}-{i}" });
        }

        var (secret, steps) = (OneTimeCode.CreateSecret(), services.GetRequiredService<SecondStep>());
        await steps.SetAuthenticatorAsync(context, person, secret, 0, Cancellation);
        var codes = await steps.CreateRecoveryCodesAsync(context, person, Cancellation);
        await context.SaveChangesAsync(Cancellation);
        return new TestPerson(person.Id, userName, Password, secret, codes);
    }

    /// <summary>Gives actors whom a test made up an account with their roles, but no credentials.</summary>
    public static async Task StoreAsync(this PortalDatabase database, params Actor[] actors)
    {
        await using var context = database.CreateDbContext();
        foreach (var actor in actors)
        {
            context.Users.Add(new Person
            {
                Id = actor.Id,
                UserName = actor.Name,
                NormalizedUserName = PersonNames.Normalize(actor.Name),
                DisplayName = actor.Name,
                Language = Language.Kazakh,
                CreatedAt = DateTime.UnixEpoch,
            });
            context.RoleGrants.AddRange(actor.Grants.Select(grant => new RoleGrantRow { PersonId = actor.Id, Role = grant.Role, Kind = grant.Kind, GrantedAt = DateTime.UnixEpoch }));
        }

        await context.SaveChangesAsync(Cancellation);
    }

    /// <summary>A visitor who has signed in as somebody, some time ago.</summary>
    public static async Task<Visitor> SignedInAsync(this PortalHost host, TestPerson person, TimeSpan shownAgo = default)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var (context, now) = (services.GetRequiredService<PortalDbContext>(), services.GetRequiredService<TimeProvider>().GetUtcNow());
        var row = await context.Users.SingleAsync(other => other.Id == person.Id, Cancellation);
        var session = await Sessions.BeginAsync(context, person.Id, now.UtcDateTime, Cancellation);
        await context.SaveChangesAsync(Cancellation);
        var options = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(SignInCookie.Scheme);
        var ticket = new AuthenticationTicket(
            SignInCookie.PrincipalFor(row, session, now - shownAgo),
            new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now + Sessions.Idle },
            SignInCookie.Scheme);
        return new Visitor(host.RawClient()).With(options.Cookie.Name!, options.TicketDataFormat.Protect(ticket));
    }

    /// <summary>The code that somebody's app shows.</summary>
    /// <param name="host">The portal, whose clock counts.</param>
    /// <param name="person">The person.</param>
    /// <param name="later">How many steps later than now; codes count once.</param>
    public static string CodeOf(this PortalHost host, TestPerson person, int later = 0) =>
        OneTimeCode.For(person.Secret, host.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddSeconds(30 * later));

    /// <summary>Waits until the embedded database has made its schema.</summary>
    public static async Task HasSchemaAsync(this PortalHost host)
    {
        _ = host.RawClient();
        var database = host.Services.GetRequiredService<PortalDatabase>();
        for (var tries = 0; ; tries++)
        {
            try
            {
                if ((await database.PendingMigrationsAsync(Cancellation)).Count == 0)
                {
                    return;
                }
            }
            catch (System.Data.Common.DbException) when (tries < 200)
            {
                // There is no file yet.
            }

            Assert.True(tries < 300, "The database has no schema.");
            await Task.Delay(50, Cancellation);
        }
    }
}
