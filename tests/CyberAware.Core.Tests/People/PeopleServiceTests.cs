using CyberAware.Core.Audit.Storage;
using CyberAware.Core.Data;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace CyberAware.Core.Tests.People;

/// <summary>What administrators may do to accounts, and nobody else.</summary>
public sealed class PeopleServiceTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Invite_Person_HasRolesAndALinkAndIsAudited(DatabaseProvider provider)
    {
        var (database, people) = await OpenAsync(provider);
        var admin = await AdministratorAsync(people, database);
        var result = await people.InviteAsync(admin, " Bolat.K ", " Болат <b>Қ</b> ", Language.Russian, [new(Role.Author, "Page"), new(Role.Auditor, "")], Cancellation);

        Assert.True(result.IsDone);
        var person = (await people.FindAsync(result.PersonId, Cancellation))!;
        Assert.Equal(("bolat.k", "Болат <b>Қ</b>", Language.Russian), (person.UserName, person.DisplayName, person.Language));
        Assert.Equal([(Role.Auditor, ""), (Role.Author, "Page")], person.Grants.Select(grant => (grant.Role, grant.Kind)).OrderBy(grant => grant.Role.ToString(), StringComparer.Ordinal));
        Assert.All(person.Grants, grant => Assert.Equal(admin.Id, grant.GrantedBy));
        await using var context = database.CreateDbContext();
        Assert.Equal(person.Id, (await new InvitationService(time).FindAsync(context, result.Link!, Cancellation))!.Person.Id);
        Assert.DoesNotContain(await context.Invitations.ToListAsync(Cancellation), row => row.TokenHash.Contains(result.Link!, StringComparison.Ordinal));
        var row = (await AuditAsync(database))[^1];
        Assert.Equal(("person-invited", "bolat.k", admin.Id, "203.0.113.0/24"), (row.Action, row.Subject, row.PersonId, row.Network));
        Assert.Contains("Author:Page", row.Details, StringComparison.Ordinal);
        Assert.DoesNotContain(result.Link!, row.Details, StringComparison.Ordinal);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task EveryChange_ByAnybodyElse_IsRefusedAndChangesNothing(DatabaseProvider provider)
    {
        var (database, people) = await OpenAsync(provider);
        var admin = await AdministratorAsync(people, database);
        var other = await InviteAsync(people, admin, "other");
        var before = (await AuditAsync(database)).Count;
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.Administrator))
        {
            Assert.All(await ChangesAsync(people, Actor(Guid.NewGuid(), role), other), refusal => Assert.Equal(PeopleRefusal.NotAllowed, refusal));
        }

        Assert.All(await ChangesAsync(people, admin with { IsFresh = false }, other), refusal => Assert.Equal(PeopleRefusal.NotFresh, refusal));
        var self = (await people.FindAsync(admin.Id, Cancellation))!;
        Assert.All((await ChangesAsync(people, admin, self)).Skip(1), refusal => Assert.Equal(PeopleRefusal.Self, refusal));
        var stale = (await people.FindAsync(other.Id, Cancellation))!;
        stale.ConcurrencyStamp = Guid.NewGuid().ToString();
        Assert.All((await ChangesAsync(people, admin, stale)).Skip(1), refusal => Assert.Equal(PeopleRefusal.Stale, refusal));
        stale.Id = Guid.NewGuid();
        Assert.All((await ChangesAsync(people, admin, stale)).Skip(1), refusal => Assert.Equal(PeopleRefusal.NotFound, refusal));

        var after = (await people.FindAsync(other.Id, Cancellation))!;
        Assert.Equal((other.SecurityStamp, other.ConcurrencyStamp, other.ClosedAt), (after.SecurityStamp, after.ConcurrencyStamp, after.ClosedAt));

        // The first call of a list invites somebody, which only an administrator could.
        Assert.Equal(before + 3, (await AuditAsync(database)).Count);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task SetRoles_OtherRoles_EndsSessionsAndKeepsWhoGaveWhat(DatabaseProvider provider)
    {
        var (database, people) = await OpenAsync(provider);
        var admin = await AdministratorAsync(people, database);
        var person = await InviteAsync(people, admin, "person", new RoleGrant(Role.Author, "Page"), new RoleGrant(Role.Reviewer, ""));
        var (session, stamp) = await BeginSessionAsync(database, person);
        Assert.NotNull(await FindSessionAsync(database, person, session, stamp));

        var result = await people.SetRolesAsync(admin, person.Id, person.ConcurrencyStamp!, [new(Role.Author, "Page"), new(Role.Author, "Quiz")], Cancellation);

        Assert.True(result.IsDone);
        Assert.Equal(["Page", "Quiz"], (await people.FindAsync(person.Id, Cancellation))!.Grants.Select(grant => grant.Kind).Order());
        Assert.Null(await FindSessionAsync(database, person, session, stamp));
        var row = (await AuditAsync(database))[^1];
        Assert.Equal("roles-changed", row.Action);
        Assert.Contains("Author:Page Reviewer", row.Details, StringComparison.Ordinal);
        Assert.Contains("Author:Page Author:Quiz", row.Details, StringComparison.Ordinal);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task SetClosed_Account_EndsSessionsAndLinksUntilItIsOpened(DatabaseProvider provider)
    {
        var (database, people) = await OpenAsync(provider);
        var admin = await AdministratorAsync(people, database);
        var person = await InviteAsync(people, admin, "person");
        var (session, stamp) = await BeginSessionAsync(database, person);
        var link = await people.CreateLinkAsync(admin, person.Id, person.ConcurrencyStamp!, Cancellation);
        person = (await people.FindAsync(person.Id, Cancellation))!;

        Assert.True((await people.SetClosedAsync(admin, person.Id, person.ConcurrencyStamp!, true, Cancellation)).IsDone);
        person = (await people.FindAsync(person.Id, Cancellation))!;
        await using (var context = database.CreateDbContext())
        {
            Assert.NotNull(person.ClosedAt);
            Assert.Null(await FindSessionAsync(database, person, session, stamp));
            Assert.Null(await FindSessionAsync(database, person, session, person.SecurityStamp!));
            Assert.Null(await new InvitationService(time).FindAsync(context, link.Link!, Cancellation));
            Assert.Equal(PeopleRefusal.Closed, (await people.CreateLinkAsync(admin, person.Id, person.ConcurrencyStamp!, Cancellation)).Refusal);
        }

        Assert.True((await people.SetClosedAsync(admin, person.Id, person.ConcurrencyStamp!, false, Cancellation)).IsDone);
        Assert.Null((await people.FindAsync(person.Id, Cancellation))!.ClosedAt);
        await using (var context = database.CreateDbContext())
        {
            // Whoever has the link of before may be why the account was closed.
            Assert.Null(await new InvitationService(time).FindAsync(context, link.Link!, Cancellation));
        }

        Assert.Equal(["link-created", "account-closed", "account-reopened"], (await AuditAsync(database)).TakeLast(3).Select(row => row.Action));
    }

    /// <summary>Each is an administrator when the requests begin; whoever comes second isn't any more, so one is always left.</summary>
    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task SetClosed_TwoAdministratorsCloseEachOtherAtOnce_OneIsLeft(DatabaseProvider provider)
    {
        var (database, people) = await OpenAsync(provider);
        var first = await AdministratorAsync(people, database);
        var (person, other) = ((await people.FindAsync(first.Id, Cancellation))!, await InviteAsync(people, first, "other", new RoleGrant(Role.Administrator, "")));
        var results = await Task.WhenAll(
            Task.Run(() => people.SetClosedAsync(first, other.Id, other.ConcurrencyStamp!, true, Cancellation), Cancellation),
            Task.Run(() => people.SetClosedAsync(Actor(other.Id, Role.Administrator), person.Id, person.ConcurrencyStamp!, true, Cancellation), Cancellation));

        Assert.Single(results, result => result.IsDone);
        Assert.Single(results, result => result.Refusal == PeopleRefusal.NotAllowed);
        Assert.Single(await people.ListAsync(Cancellation), left => left.ClosedAt is null);
        Assert.Single(await AuditAsync(database), row => row.Action == "account-closed");
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Link_UsedOldOrReplaced_OpensNothing(DatabaseProvider provider)
    {
        var (database, people) = await OpenAsync(provider);
        var admin = await AdministratorAsync(people, database);
        var invited = await people.InviteAsync(admin, "person", "Person", Language.Kazakh, [], Cancellation);
        var invitations = new InvitationService(time);
        await using var context = database.CreateDbContext();
        await using var second = database.CreateDbContext();
        var (first, twin) = (await invitations.FindAsync(context, invited.Link!, Cancellation), await invitations.FindAsync(second, invited.Link!, Cancellation));

        // Of two who use it at once one fails.
        invitations.Use(first!);
        invitations.Use(twin!);
        await context.SaveChangesAsync(Cancellation);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync(Cancellation));
        Assert.Null(await invitations.FindAsync(context, invited.Link!, Cancellation));
        Assert.Null(await invitations.FindAsync(context, "unknown", Cancellation));

        var person = (await people.FindAsync(invited.PersonId, Cancellation))!;
        var older = await people.CreateLinkAsync(admin, person.Id, person.ConcurrencyStamp!, Cancellation);
        person = (await people.FindAsync(invited.PersonId, Cancellation))!;
        var newer = await people.CreateLinkAsync(admin, person.Id, person.ConcurrencyStamp!, Cancellation);
        await using var third = database.CreateDbContext();
        Assert.Null(await invitations.FindAsync(third, older.Link!, Cancellation));
        Assert.NotNull(await invitations.FindAsync(third, newer.Link!, Cancellation));
        time.Advance(InvitationService.Lifetime);
        Assert.Null(await invitations.FindAsync(third, newer.Link!, Cancellation));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task CreateAdministrator_Twice_GivesANewLinkAndAnHour(DatabaseProvider provider)
    {
        var (database, people) = await OpenAsync(provider);
        var first = await people.CreateAdministratorAsync("First", "Айгерім", Language.Kazakh, Cancellation);
        var again = await people.CreateAdministratorAsync("first", null, Language.Kazakh, Cancellation);

        Assert.Equal(first.PersonId, again.PersonId);
        var person = (await people.FindAsync(first.PersonId, Cancellation))!;
        Assert.Equal(("first", "Айгерім", Role.Administrator), (person.UserName, person.DisplayName, Assert.Single(person.Grants).Role));
        await using var context = database.CreateDbContext();
        Assert.Null(await new InvitationService(time).FindAsync(context, first.Link!, Cancellation));
        Assert.NotNull(await new InvitationService(time).FindAsync(context, again.Link!, Cancellation));
        time.Advance(TimeSpan.FromHours(1));
        Assert.Null(await new InvitationService(time).FindAsync(context, again.Link!, Cancellation));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Invite_OneNameManyTimesAtOnce_MakesOneAccount(DatabaseProvider provider)
    {
        var (database, people) = await OpenAsync(provider);
        var admin = await AdministratorAsync(people, database);
        // Names to show of their own: one that is taken meanwhile would be refused for that.
        var results = await Task.WhenAll("ABCDEFGH".Select(letter => Task.Run(
            () => people.InviteAsync(admin, "person", $"Person {letter}", Language.Kazakh, [new RoleGrant(Role.Author, "")], Cancellation), Cancellation)));

        Assert.Single(results, result => result.IsDone);
        Assert.Equal(7, results.Count(result => result.Refusal == PeopleRefusal.UserNameTaken));
        Assert.Equal(2, (await people.ListAsync(Cancellation)).Count);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Change_OneAccountManyTimesAtOnce_IsMadeOnce(DatabaseProvider provider)
    {
        var (database, people) = await OpenAsync(provider);
        var admin = await AdministratorAsync(people, database);
        var (person, other) = (await InviteAsync(people, admin, "person"), await InviteAsync(people, admin, "other"));
        foreach (var change in new Func<Task<PeopleResult>>[]
        {
            () => people.SetRolesAsync(admin, person.Id, person.ConcurrencyStamp!, [new RoleGrant(Role.Author, "Page"), new RoleGrant(Role.Reviewer, "")], Cancellation),
            () => people.SetSubjectAsync(admin, person.Id, person.ConcurrencyStamp!, "https://issuer.example", "subject", Cancellation),
            () => people.CreateLinkAsync(admin, person.Id, person.ConcurrencyStamp!, Cancellation),
        })
        {
            person = (await people.FindAsync(person.Id, Cancellation))!;
            var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(change, Cancellation)));
            Assert.Single(results, result => result.IsDone);
            Assert.Equal(7, results.Count(result => result.Refusal == PeopleRefusal.Stale));
        }

        // One account at the provider opens no second one, whoever was given it at the same time.
        person = (await people.FindAsync(person.Id, Cancellation))!;
        var given = await Task.WhenAll(new[] { person, other }.Select(one => Task.Run(
            () => people.SetSubjectAsync(admin, one.Id, one.ConcurrencyStamp!, "https://issuer.example", "one-for-two", Cancellation), Cancellation)));
        Assert.Single(given, result => result.IsDone);
    }

    /// <summary>Its old credentials may be in the wrong hands, so they open nothing until the link has replaced them.</summary>
    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task CreateAdministrator_OfAClosedAccount_KeepsItClosedAndGivesALink(DatabaseProvider provider)
    {
        var (database, people) = await OpenAsync(provider);
        var admin = await AdministratorAsync(people, database);
        var person = await InviteAsync(people, admin, "second", new RoleGrant(Role.Administrator, ""));
        Assert.True((await people.SetClosedAsync(admin, person.Id, person.ConcurrencyStamp!, true, Cancellation)).IsDone);

        var made = await people.CreateAdministratorAsync("second", null, Language.Kazakh, Cancellation);

        Assert.Equal(person.Id, made.PersonId);
        Assert.NotNull((await people.FindAsync(person.Id, Cancellation))!.ClosedAt);
        await using var context = database.CreateDbContext();
        Assert.Equal(person.Id, (await new InvitationService(time).FindAsync(context, made.Link!, Cancellation))!.Person.Id);
    }

    [Theory]
    [InlineData("ab", "Name", PeopleRefusal.UserName)]
    [InlineData("-ab", "Name", PeopleRefusal.UserName)]
    [InlineData("болат", "Name", PeopleRefusal.UserName)]
    [InlineData("a b c", "Name", PeopleRefusal.UserName)]
    [InlineData("<script>", "Name", PeopleRefusal.UserName)]
    [InlineData("name", "", PeopleRefusal.DisplayName)]
    [InlineData("name", "a\u202eb", PeopleRefusal.DisplayName)]
    [InlineData("name", "a\u0000b", PeopleRefusal.DisplayName)]
    [InlineData("name", "a\nb", PeopleRefusal.DisplayName)]
    [InlineData("name", "12345", PeopleRefusal.DisplayName)]
    [InlineData("ADMIN", "Name", PeopleRefusal.UserNameTaken)]
    public async Task Invite_BadName_IsRefused(string userName, string displayName, PeopleRefusal expected)
    {
        var (database, people) = await OpenAsync(DatabaseProvider.Sqlite);
        var admin = await AdministratorAsync(people, database);

        Assert.Equal(expected, (await people.InviteAsync(admin, userName, displayName, Language.Kazakh, [], Cancellation)).Refusal);
        Assert.Single(await people.ListAsync(Cancellation));
    }

    [Fact]
    public void CanBeGiven_Roles_EachOnceAndNotForAllAndForOne()
    {
        Assert.True(RoleRules.CanBeGiven([]));
        Assert.True(RoleRules.CanBeGiven([new(Role.Author, "Page"), new(Role.Author, "Quiz"), new(Role.Publisher, "")]));
        Assert.False(RoleRules.CanBeGiven([new(Role.Author, "Page"), new(Role.Author, "")]));
        Assert.False(RoleRules.CanBeGiven([new(Role.Author, "Page"), new(Role.Author, "Page")]));
        Assert.False(RoleRules.CanBeGiven([new(Role.Administrator, "Page")]));
        Assert.False(RoleRules.CanBeGiven([new((Role)99, "")]));
    }

    [Theory]
    [InlineData(Role.Author, 1)]
    [InlineData(Role.Auditor, 1)]
    [InlineData(Role.Publisher, 2)]
    [InlineData(Role.DutyOfficer, 2)]
    [InlineData(Role.Administrator, 2)]
    public void Needed_Credentials_AreTwoForThePowerful(Role role, int needed) => Assert.Equal(needed, Credentials.Needed([new RoleGrant(role, "")]));

    private static async Task<IReadOnlyList<PeopleRefusal?>> ChangesAsync(PeopleService people, Actor actor, Person person) =>
    [
        (await people.InviteAsync(actor, $"n{Guid.NewGuid():N}", $"Name {Guid.NewGuid():N}", Language.Kazakh, [], Cancellation)).Refusal,
        (await people.CreateLinkAsync(actor, person.Id, person.ConcurrencyStamp!, Cancellation)).Refusal,
        (await people.SetRolesAsync(actor, person.Id, person.ConcurrencyStamp!, [], Cancellation)).Refusal,
        (await people.SetClosedAsync(actor, person.Id, person.ConcurrencyStamp!, true, Cancellation)).Refusal,
    ];

    private async Task<(PortalDatabase Database, PeopleService People)> OpenAsync(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));
        return (database, new PeopleService(database, new InvitationService(time), time));
    }

    private static async Task<Actor> AdministratorAsync(PeopleService people, PortalDatabase database)
    {
        var created = await people.CreateAdministratorAsync("admin", "Admin", Language.Kazakh, Cancellation);
        Assert.NotEmpty(await AuditAsync(database));
        return Actor(created.PersonId, Role.Administrator);
    }

    private static Actor Actor(Guid id, Role role) => new(id, "Somebody", [new RoleGrant(role, "")], true, "203.0.113.0/24");

    private static async Task<Person> InviteAsync(PeopleService people, Actor admin, string name, params RoleGrant[] grants) =>
        (await people.FindAsync((await people.InviteAsync(admin, name, name, Language.Kazakh, grants, Cancellation)).PersonId, Cancellation))!;

    private async Task<(string Session, string Stamp)> BeginSessionAsync(PortalDatabase database, Person person)
    {
        await using var context = database.CreateDbContext();
        var session = await Sessions.BeginAsync(context, person.Id, time.GetUtcNow().UtcDateTime, Cancellation);
        await context.SaveChangesAsync(Cancellation);
        return (session, person.SecurityStamp!);
    }

    private async Task<Person?> FindSessionAsync(PortalDatabase database, Person person, string session, string stamp)
    {
        await using var context = database.CreateDbContext();
        return await Sessions.FindAsync(context, person.Id, session, stamp, time.GetUtcNow().UtcDateTime, Cancellation);
    }

    private static async Task<IReadOnlyList<AuditRow>> AuditAsync(PortalDatabase database)
    {
        await using var context = database.CreateDbContext();
        return await context.Audit.OrderBy(row => row.Number).ToListAsync(Cancellation);
    }
}
