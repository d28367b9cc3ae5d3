using CyberAware.Core.Audit;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport.Databases;
using CyberAware.TestSupport.People;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CyberAware.Core.Tests.Editing;

public sealed class ScheduledPublishingTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private const int Trials = 100;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task PublishDue_ByTwoInstancesAHundredTimes_PublishesEachOnce(DatabaseProvider provider)
    {
        var settings = await databases.MigratedAsync(provider);
        var desk = await EditingDesk.OpenAsync(settings);
        var other = desk.Second(settings);
        var both = 0;
        for (var trial = 1; trial <= Trials; trial++)
        {
            var edition = await desk.ScheduledAsync(desk.Clock.GetUtcNow().UtcDateTime.AddSeconds(1), $"Нөмір {trial}.");
            Assert.Empty(await desk.Scheduled.PublishDueAsync(Cancellation));
            desk.Clock.Advance(TimeSpan.FromSeconds(1));

            var done = await Task.WhenAll(
                Task.Run(() => desk.Scheduled.PublishDueAsync(Cancellation), Cancellation),
                Task.Run(() => other.Scheduled.PublishDueAsync(Cancellation), Cancellation));

            var view = Assert.Single(done.SelectMany(views => views));
            Assert.Equal((edition.Id, EditionState.Published, false), (view.Id, view.State, view.IsLate));
            Assert.Equal(trial + 1, await desk.GenerationAsync());
            both += done[1].Count;
        }

        await using var context = desk.Database.CreateDbContext();
        Assert.Equal(2 * Trials, await context.EditionPublications.CountAsync(Cancellation));
        Assert.Equal(Trials, (await desk.AuditAsync()).Count(action => action == "edition-published"));
        Assert.Null((await new AuditVerifier(desk.Database).VerifyAsync(cancellation: Cancellation)).Fault);
        TestContext.Current.TestOutputHelper?.WriteLine($"{both} of {Trials} were published by the second instance.");
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task PublishDue_AfterADowntime_IsDoneLateWithANote(DatabaseProvider provider)
    {
        var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(provider));
        var first = await desk.ScheduledAsync(EditingDesk.Noon.UtcDateTime.AddHours(1), "Бірінші.");
        var second = await desk.ScheduledAsync(EditingDesk.Noon.UtcDateTime.AddHours(2), "Екінші.", "guide/email/kk.md", "guide/email/ru.md");
        desk.Clock.Advance(TimeSpan.FromHours(5));

        var done = await desk.Scheduled.PublishDueAsync(Cancellation);

        Assert.Equal([(first.Id, true), (second.Id, true)], done.Select(view => (view.Id, view.IsLate)));
        Assert.Equal(EditingDesk.Publisher.Id, done[0].PublishedBy);
        await using var context = desk.Database.CreateDbContext();
        var row = await context.Audit.Where(row => row.Action == "edition-published").OrderBy(row => row.Number).FirstAsync(Cancellation);
        Assert.Contains("\"late-seconds\":\"14400\"", row.Details, StringComparison.Ordinal);
        Assert.Null(row.PersonId);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task PublishDue_OfWhatCantBePublic_GoesBackWithTheReasonAndHoldsNothingUp(DatabaseProvider provider)
    {
        var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(provider));
        await desk.PublishedAsync("Бастапқы.\n\n## Бөлім {#part}\n\nМәтін.");
        var moved = await desk.ScheduledAsync(EditingDesk.Noon.UtcDateTime.AddMinutes(1), "Ескірген.\n\n## Бөлім {#part}\n\nМәтін.");
        var broken = await desk.ScheduledAsync(EditingDesk.Noon.UtcDateTime.AddMinutes(2), "Сілтеме: [бөлім](/fraud#part).", "guide/kk.md", "guide/ru.md");
        var good = await desk.ScheduledAsync(EditingDesk.Noon.UtcDateTime.AddMinutes(3), "Жақсы.", "guide/email/kk.md", "guide/email/ru.md");
        await desk.PublishedAsync("Бұрын жарияланды.");
        desk.Clock.Advance(TimeSpan.FromMinutes(3));

        var done = await desk.Scheduled.PublishDueAsync(Cancellation);

        Assert.Equal([EditionState.Approved, EditionState.Approved, EditionState.Published], done.Select(view => view.State));
        Assert.Equal("Conflict", (await desk.FindAsync(moved.Id)).Reason);
        Assert.StartsWith("HasErrors: guide/kk.md:5: broken-anchor", (await desk.FindAsync(broken.Id)).Reason, StringComparison.Ordinal);
        Assert.Equal(EditingDesk.Text("Бұрын жарияланды."), await desk.PublicTextAsync(EditingDesk.Kk));
        Assert.Equal(good.Id, done[2].Id);
        Assert.Empty(await desk.Scheduled.PublishDueAsync(Cancellation));
        Assert.Equal(2, (await desk.AuditAsync()).Count(action => action == "edition-not-published"));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task PublishDue_OfWhoeverMayNotPublishAnyMore_WaitsForAPerson(DatabaseProvider provider)
    {
        var settings = await databases.MigratedAsync(provider);
        var desk = await EditingDesk.OpenAsync(settings);
        var edition = await desk.ScheduledAsync(EditingDesk.Noon.UtcDateTime.AddMinutes(1), "Жоспарланған.");
        await using (var context = desk.Database.CreateDbContext())
        {
            await context.RoleGrants.Where(grant => grant.PersonId == EditingDesk.Publisher.Id).ExecuteDeleteAsync(Cancellation);
        }

        desk.Clock.Advance(TimeSpan.FromMinutes(2));
        var done = await Task.WhenAll(
            Task.Run(() => desk.Scheduled.PublishDueAsync(Cancellation), Cancellation),
            Task.Run(() => desk.Second(settings).Scheduled.PublishDueAsync(Cancellation), Cancellation));

        var held = Assert.Single(done.SelectMany(views => views));
        Assert.Equal((edition.Id, EditionState.Scheduled, true), (held.Id, held.State, held.IsHeld));
        Assert.Empty(await desk.Scheduled.PublishDueAsync(Cancellation));
        Assert.Equal(1, (await desk.AuditAsync()).Count(action => action == "edition-held"));
        Assert.DoesNotContain("edition-published", await desk.AuditAsync());
        Assert.NotEqual(EditingDesk.Text("Жоспарланған."), await desk.PublicTextAsync(EditingDesk.Kk));

        // Another publisher takes it out of the plan and decides; a closed account counts as little as a role that is gone.
        var second = EditingDesk.Person("second", Role.Publisher);
        await desk.Database.StoreAsync(second);
        var approved = (await desk.Publishing.UnscheduleAsync(second, edition.Id, held.Version, Cancellation)).Value;
        Assert.Equal((EditionState.Approved, null), (approved.State, approved.Reason));
        var again = (await desk.Publishing.ScheduleAsync(second, edition.Id, approved.Version, desk.Clock.GetUtcNow().UtcDateTime.AddMinutes(1), Cancellation)).Value;
        await CloseAsync(desk, second.Id, desk.Clock.GetUtcNow().UtcDateTime);
        desk.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.True(Assert.Single(await desk.Scheduled.PublishDueAsync(Cancellation)).IsHeld);

        await CloseAsync(desk, second.Id, null);
        approved = (await desk.Publishing.UnscheduleAsync(second, edition.Id, (await desk.FindAsync(edition.Id)).Version, Cancellation)).Value;
        again = (await desk.Publishing.ScheduleAsync(second, edition.Id, approved.Version, desk.Clock.GetUtcNow().UtcDateTime.AddMinutes(1), Cancellation)).Value;
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(EditionState.Published, Assert.Single(await desk.Scheduled.PublishDueAsync(Cancellation)).State);
        Assert.Equal(EditingDesk.Text("Жоспарланған."), await desk.PublicTextAsync(EditingDesk.Kk));
        Assert.Equal(edition.Id, again.Id);
    }

    private static async Task CloseAsync(EditingDesk desk, Guid person, DateTime? when)
    {
        await using var context = desk.Database.CreateDbContext();
        await context.Users.Where(row => row.Id == person).ExecuteUpdateAsync(row => row.SetProperty(user => user.ClosedAt, when), Cancellation);
    }

    [Fact]
    public async Task PublishDue_WhileAnotherInstanceHoldsTheClaim_LeavesItAlone()
    {
        var settings = await databases.MigratedAsync(DatabaseProvider.PostgreSql);
        var desk = await EditingDesk.OpenAsync(settings);
        var edition = await desk.ScheduledAsync(EditingDesk.Noon.UtcDateTime.AddSeconds(1), "Жаңа.");
        desk.Clock.Advance(TimeSpan.FromSeconds(1));
        await using var holder = new NpgsqlConnection(settings.ConnectionString);
        await holder.OpenAsync(Cancellation);
        await using (var claim = await holder.BeginTransactionAsync(Cancellation))
        {
            await using var command = new NpgsqlCommand($"SELECT 1 FROM editions WHERE id = '{edition.Id}' FOR UPDATE", holder);
            await command.ExecuteScalarAsync(Cancellation);

            Assert.Empty(await desk.Scheduled.PublishDueAsync(Cancellation));
            Assert.Equal(EditionState.Scheduled, (await desk.FindAsync(edition.Id)).State);
        }

        Assert.Equal(edition.Id, Assert.Single(await desk.Scheduled.PublishDueAsync(Cancellation)).Id);
    }
}
