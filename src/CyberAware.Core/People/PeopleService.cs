using CyberAware.Core.Audit;
using CyberAware.Core.Data;
using CyberAware.Core.People.Storage;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.People;

/// <summary>Why something isn't done to an account.</summary>
public enum PeopleRefusal
{
    /// <summary>Only administrators may.</summary>
    NotAllowed,

    /// <summary>The person must show a credential again.</summary>
    NotFresh,

    /// <summary>Nobody changes the own roles or closes the own account.</summary>
    Self,

    /// <summary>There is no such account.</summary>
    NotFound,

    /// <summary>Somebody else changed the account meanwhile.</summary>
    Stale,

    /// <summary>The account is closed.</summary>
    Closed,

    /// <summary>The user name is malformed.</summary>
    UserName,

    /// <summary>Somebody has the user name.</summary>
    UserNameTaken,

    /// <summary>The displayed name is malformed.</summary>
    DisplayName,

    /// <summary>A colleague has the displayed name, or one that looks the same.</summary>
    DisplayNameTaken,

    /// <summary>The roles can't be given so.</summary>
    Roles,

    /// <summary>No account at the identity provider has such a name.</summary>
    Subject,

    /// <summary>The account at the identity provider opens somebody else's account.</summary>
    SubjectTaken,
}

/// <summary>What came of a change.</summary>
/// <param name="Refusal">Why it wasn't made; null when it was.</param>
/// <param name="PersonId">The account.</param>
/// <param name="Link">Secret of a new link; shown once.</param>
public sealed record PeopleResult(PeopleRefusal? Refusal, Guid PersonId = default, string? Link = null)
{
    /// <summary>Whether it was made.</summary>
    public bool IsDone => Refusal is null;
}

/// <summary>What administrators do to accounts. Accounts are closed, never deleted.</summary>
public sealed class PeopleService(PortalDatabase database, InvitationService invitations, TimeProvider time)
{
    /// <summary>Everybody, open accounts first, by name.</summary>
    public async Task<IReadOnlyList<Person>> ListAsync(CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();
        var people = await context.Users.AsNoTracking().Include(person => person.Grants).ToListAsync(cancellation);
        return [.. people.OrderBy(person => person.ClosedAt is not null).ThenBy(person => person.DisplayName, StringComparer.CurrentCulture)];
    }

    /// <summary>One account with its roles; null when there is none.</summary>
    public async Task<Person?> FindAsync(Guid id, CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();
        return await context.Users.AsNoTracking().Include(person => person.Grants).SingleOrDefaultAsync(person => person.Id == id, cancellation);
    }

    /// <summary>Makes an account and its first link.</summary>
    public async Task<PeopleResult> InviteAsync(
        Actor actor, string userName, string displayName, Language language, IReadOnlyCollection<RoleGrant> grants, CancellationToken cancellation)
    {
        var name = PersonNames.FoldUserName(userName);
        var refusal = Refusal(actor) ?? (!PersonNames.IsUserName(name) ? PeopleRefusal.UserName
            : !PersonNames.IsDisplayName(displayName) ? PeopleRefusal.DisplayName
            : !RoleRules.CanBeGiven(grants) ? PeopleRefusal.Roles : null);
        if (refusal is not null)
        {
            return new PeopleResult(refusal);
        }

        await using var context = database.CreateDbContext();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        if (await context.Users.AnyAsync(other => other.NormalizedUserName == PersonNames.Normalize(name), cancellation))
        {
            return new PeopleResult(PeopleRefusal.UserNameTaken);
        }

        if (await PersonNames.IsTakenAsync(context, displayName, null, cancellation))
        {
            return new PeopleResult(PeopleRefusal.DisplayNameTaken);
        }

        var person = Create(name, displayName, language);
        context.Users.Add(person);
        Give(context, person, grants, actor.Id);
        var link = await invitations.CreateAsync(context, person.Id, actor.Id, InvitationService.Lifetime, cancellation);
        try
        {
            await context.SaveChangesAsync(cancellation);
        }
        catch (Exception e) when (DatabaseFailure.IsConflict(e))
        {
            return new PeopleResult(PeopleRefusal.UserNameTaken);
        }

        await AuditLog.AddAsync(context, Entry(actor, "person-invited", person, new() { { "roles", PeopleAudit.RolesText(grants) } }), cancellation);
        await transaction.CommitAsync(cancellation);
        return new PeopleResult(null, person.Id, link);
    }

    /// <summary>
    /// Makes the first administrator's account, or a new link for one who lost every credential. For the command on the server. A
    /// closed account stays closed until the link is used, since its old credentials may be in the wrong hands.
    /// </summary>
    public async Task<PeopleResult> CreateAdministratorAsync(string userName, string? displayName, Language language, CancellationToken cancellation)
    {
        var name = PersonNames.FoldUserName(userName);
        if (!PersonNames.IsUserName(name) || (displayName is not null && !PersonNames.IsDisplayName(displayName)))
        {
            return new PeopleResult(PersonNames.IsUserName(name) ? PeopleRefusal.DisplayName : PeopleRefusal.UserName);
        }

        await using var context = database.CreateDbContext();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        var person = await context.Users.Include(person => person.Grants)
            .SingleOrDefaultAsync(person => person.NormalizedUserName == PersonNames.Normalize(name), cancellation);
        if (person is null)
        {
            person = Create(name, displayName ?? name, language);
            context.Users.Add(person);
        }

        person.DisplayName = displayName?.Trim() ?? person.DisplayName;
        if (person.Grants.All(grant => grant.Role != Role.Administrator))
        {
            Give(context, person, [new RoleGrant(Role.Administrator, "")], null);
            (person.SecurityStamp, person.ConcurrencyStamp) = (NewStamp(), NewStamp());
        }

        var link = await invitations.CreateAsync(context, person.Id, null, InvitationService.CommandLifetime, cancellation);
        await context.SaveChangesAsync(cancellation);
        await AuditLog.AddAsync(context, new AuditEntry(Now, "administrator-created", name), cancellation);
        await transaction.CommitAsync(cancellation);
        return new PeopleResult(null, person.Id, link);
    }

    /// <summary>Makes a new link for an account whose credentials are lost; they go when it is used.</summary>
    public Task<PeopleResult> CreateLinkAsync(Actor actor, Guid id, string version, CancellationToken cancellation) =>
        ChangeAsync(actor, id, version, async (context, person) =>
        {
            if (person.ClosedAt is not null)
            {
                return (new PeopleResult(PeopleRefusal.Closed), null!);
            }

            var link = await invitations.CreateAsync(context, id, actor.Id, InvitationService.Lifetime, cancellation);
            return (new PeopleResult(null, id, link), Entry(actor, "link-created", person));
        }, cancellation);

    /// <summary>Gives other roles; whoever is signed in with the old ones must sign in again.</summary>
    public Task<PeopleResult> SetRolesAsync(Actor actor, Guid id, string version, IReadOnlyCollection<RoleGrant> grants, CancellationToken cancellation) =>
        ChangeAsync(actor, id, version, (context, person) =>
        {
            if (!RoleRules.CanBeGiven(grants))
            {
                return Task.FromResult((new PeopleResult(PeopleRefusal.Roles), default(AuditEntry)!));
            }

            var before = person.Grants.Select(row => new RoleGrant(row.Role, row.Kind)).ToList();
            context.RoleGrants.RemoveRange(person.Grants.Where(row => !grants.Contains(new RoleGrant(row.Role, row.Kind))));
            Give(context, person, grants.Except(before), actor.Id);
            person.SecurityStamp = NewStamp();
            AuditDetails details = new() { { "before", PeopleAudit.RolesText(before) }, { "after", PeopleAudit.RolesText(grants) } };
            return Task.FromResult((new PeopleResult(null, id), Entry(actor, "roles-changed", person, details)));
        }, cancellation);

    /// <summary>Closes an account, or opens it again. Its sessions and links end.</summary>
    public Task<PeopleResult> SetClosedAsync(Actor actor, Guid id, string version, bool isClosed, CancellationToken cancellation) =>
        ChangeAsync(actor, id, version, async (context, person) =>
        {
            await invitations.EndAllAsync(context, id, cancellation);
            person.ClosedAt = isClosed ? person.ClosedAt ?? Now : null;
            person.SecurityStamp = NewStamp();
            return (new PeopleResult(null, id), Entry(actor, isClosed ? "account-closed" : "account-reopened", person));
        }, cancellation);

    /// <summary>The name of the person's account at an identity provider; null when there is none.</summary>
    public async Task<string?> FindSubjectAsync(Guid id, string issuer, CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();
        return await context.UserLogins.Where(login => login.UserId == id && login.LoginProvider == issuer).Select(login => login.ProviderKey).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>Says by which account at an identity provider somebody signs in; his sessions end.</summary>
    /// <param name="actor">Who says so.</param>
    /// <param name="id">The person.</param>
    /// <param name="version">The loaded version.</param>
    /// <param name="issuer">The provider.</param>
    /// <param name="subject">The account's name there; empty for none.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<PeopleResult> SetSubjectAsync(Actor actor, Guid id, string version, string issuer, string subject, CancellationToken cancellation) =>
        ChangeAsync(actor, id, version, async (context, person) =>
        {
            var account = new ProviderAccount(issuer, subject);
            if (subject.Length > 0 && !ProviderAccount.IsSubject(subject))
            {
                return (new PeopleResult(PeopleRefusal.Subject), null!);
            }

            if (await account.IsTakenAsync(context, id, cancellation))
            {
                return (new PeopleResult(PeopleRefusal.SubjectTaken), null!);
            }

            var before = await context.UserLogins.Where(login => login.UserId == id && login.LoginProvider == issuer).ToListAsync(cancellation);
            context.UserLogins.RemoveRange(before.Where(login => login.ProviderKey != subject));
            if (subject.Length > 0 && before.TrueForAll(login => login.ProviderKey != subject))
            {
                context.UserLogins.Add(account.LinkTo(id));
            }

            person.SecurityStamp = NewStamp();
            return (new PeopleResult(null, id), Entry(actor, subject.Length > 0 ? "provider-linked" : "provider-unlinked", person));
        }, cancellation);

    private async Task<PeopleResult> ChangeAsync(
        Actor actor, Guid id, string version, Func<PortalDbContext, Person, Task<(PeopleResult Result, AuditEntry Entry)>> change, CancellationToken cancellation)
    {
        if ((Refusal(actor) ?? (actor.Id == id ? PeopleRefusal.Self : null)) is { } refusal)
        {
            return new PeopleResult(refusal);
        }

        await using var context = database.CreateDbContext();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        var person = await context.Users.Include(person => person.Grants).SingleOrDefaultAsync(person => person.Id == id, cancellation);
        if (person is null || person.ConcurrencyStamp != version)
        {
            return new PeopleResult(person is null ? PeopleRefusal.NotFound : PeopleRefusal.Stale);
        }

        var (result, entry) = await change(context, person);
        if (!result.IsDone)
        {
            return result;
        }

        person.ConcurrencyStamp = NewStamp();
        try
        {
            await context.SaveChangesAsync(cancellation);
        }
        catch (Exception e) when (DatabaseFailure.IsConflict(e))
        {
            return new PeopleResult(PeopleRefusal.Stale);
        }

        await AuditLog.AddAsync(context, entry, cancellation);

        // Behind the lock of the audit trail: of two administrators who close each other at once the later one is none any more.
        if (!await context.Users.AnyAsync(
            other => other.Id == actor.Id && other.ClosedAt == null && other.Grants.Any(grant => grant.Role == Role.Administrator), cancellation))
        {
            return new PeopleResult(PeopleRefusal.NotAllowed);
        }

        await transaction.CommitAsync(cancellation);
        return result;
    }

    private static PeopleRefusal? Refusal(Actor actor) =>
        !actor.Has(Role.Administrator) ? PeopleRefusal.NotAllowed : !actor.IsFresh ? PeopleRefusal.NotFresh : null;

    private Person Create(string userName, string displayName, Language language) => new()
    {
        Id = Guid.NewGuid(),
        UserName = userName,
        NormalizedUserName = PersonNames.Normalize(userName),
        DisplayName = displayName.Trim(),
        Language = language,
        CreatedAt = Now,
        SecurityStamp = NewStamp(),
    };

    private void Give(PortalDbContext context, Person person, IEnumerable<RoleGrant> grants, Guid? by) =>
        context.RoleGrants.AddRange(grants.Select(grant => new RoleGrantRow { PersonId = person.Id, Role = grant.Role, Kind = grant.Kind, GrantedBy = by, GrantedAt = Now }));

    private AuditEntry Entry(Actor actor, string action, Person person, AuditDetails? details = null) =>
        PeopleAudit.By(actor, Now, action, person.UserName!, details);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private static string NewStamp() => Guid.NewGuid().ToString("N");
}
