using CyberAware.Core.Audit.Storage;
using CyberAware.Core.Data;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport.Databases;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Tests.People;

/// <summary>Everybody changes the own name and language, and nothing else by that way.</summary>
public sealed class ProfileServiceTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Change_NameAndLanguage_AreKeptAndAudited(DatabaseProvider provider)
    {
        var (database, people, profile) = await OpenAsync(provider);
        var before = await PersonAsync(people);

        Assert.True((await profile.ChangeAsync(ActorOf(before), before.ConcurrencyStamp!, " Әсел <b>Қ.</b> ", Language.Russian, Cancellation)).IsDone);

        var after = await PersonAsync(people);
        Assert.Equal(("Әсел <b>Қ.</b>", Language.Russian), (after.DisplayName, after.Language));
        Assert.Equal((before.UserName, before.SecurityStamp, 1), (after.UserName, after.SecurityStamp, after.Grants.Count));
        var row = (await AuditAsync(database))[^1];
        Assert.Equal(("profile-changed", "asel", (Guid?)before.Id, "Әсел", "203.0.113.0/24"), (row.Action, row.Subject, row.PersonId, row.PersonName, row.Network));
        Assert.Equal("""{"language":"ru","name-after":"Әсел <b>Қ.</b>","name-before":"Әсел"}""", row.Details);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Change_StaleClosedOrMalformed_ChangesNothing(DatabaseProvider provider)
    {
        var (database, people, profile) = await OpenAsync(provider);
        var person = await PersonAsync(people);
        var actor = ActorOf(person);
        var rows = (await AuditAsync(database)).Count;

        Assert.Equal(PeopleRefusal.Stale, (await profile.ChangeAsync(actor, "", "Other", Language.Russian, Cancellation)).Refusal);
        Assert.Equal(PeopleRefusal.DisplayName, (await profile.ChangeAsync(actor, person.ConcurrencyStamp!, "a\u202eb", Language.Russian, Cancellation)).Refusal);
        Assert.True((await profile.ChangeAsync(actor, person.ConcurrencyStamp!, "Әсел", Language.Kazakh, Cancellation)).IsDone);
        Assert.Equal(person.ConcurrencyStamp, (await PersonAsync(people)).ConcurrencyStamp);
        await using (var context = database.CreateDbContext())
        {
            (await context.Users.SingleAsync(Cancellation)).ClosedAt = DateTime.UtcNow;
            await context.SaveChangesAsync(Cancellation);
        }

        Assert.Equal(PeopleRefusal.Closed, (await profile.ChangeAsync(actor, person.ConcurrencyStamp!, "Other", Language.Russian, Cancellation)).Refusal);
        Assert.Equal(("Әсел", Language.Kazakh, rows), ((await PersonAsync(people)).DisplayName, (await PersonAsync(people)).Language, (await AuditAsync(database)).Count));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Change_TwoTabsAtOnce_OneIsStale(DatabaseProvider provider)
    {
        var (database, people, profile) = await OpenAsync(provider);
        var person = await PersonAsync(people);
        var results = await Task.WhenAll(Enumerable.Range(1, 2).Select(tab => Task.Run(
            () => profile.ChangeAsync(ActorOf(person), person.ConcurrencyStamp!, $"Tab {tab}", Language.Kazakh, Cancellation), Cancellation)));

        Assert.Single(results, result => result.IsDone);
        Assert.Single(results, result => result.Refusal == PeopleRefusal.Stale);
        Assert.Single(await AuditAsync(database), row => row.Action == "profile-changed");
    }

    private async Task<(PortalDatabase Database, PeopleService People, ProfileService Profile)> OpenAsync(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));
        var people = new PeopleService(database, new InvitationService(TimeProvider.System), TimeProvider.System);
        Assert.True((await people.CreateAdministratorAsync("asel", "Әсел", Language.Kazakh, Cancellation)).IsDone);
        return (database, people, new ProfileService(database, TimeProvider.System));
    }

    private static async Task<Person> PersonAsync(PeopleService people) => Assert.Single(await people.ListAsync(Cancellation));

    private static Actor ActorOf(Person person) => new(person.Id, person.DisplayName, [], IsFresh: false, "203.0.113.0/24");

    private static async Task<IReadOnlyList<AuditRow>> AuditAsync(PortalDatabase database)
    {
        await using var context = database.CreateDbContext();
        return await context.Audit.OrderBy(row => row.Number).ToListAsync(Cancellation);
    }
}
