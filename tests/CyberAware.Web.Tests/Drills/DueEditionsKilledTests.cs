using CyberAware.Core.Audit;
using CyberAware.Core.Data;
using CyberAware.Core.Documents;
using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.TestSupport.People;
using CyberAware.Web.Tests.Services;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace CyberAware.Web.Tests.Drills;

/// <summary>The portal dies while it publishes what was scheduled, again and again, and is started again each time.</summary>
public sealed class DueEditionsKilledTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private const int Editions = 14;
    private const int Kills = 3;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task PublishDue_PortalKilledAgainAndAgain_EachIsPublishedOnceAndNoneByHalves(DatabaseProvider provider)
    {
        var settings = await databases.StartedAsync(provider);
        var database = TestDatabases.Open(settings);
        var yesterday = new FakeTimeProvider(DateTimeOffset.UtcNow.AddDays(-1));
        await new ShippedImport(database, yesterday).ImportAsync(ContentFile.ReadFolder(Repository.Content), "0.0.1", ImportMode.Release, Cancellation);
        var scheduled = await ScheduleAsync(database, yesterday);
        await using var portal = new PortalProcess(settings.ConnectionString);
        var killsAtWork = 0;
        for (var kill = 1; kill <= Kills && await CountAsync(database) is var before && before < Editions; kill++)
        {
            portal.Start();
            await PublicationPortal.UntilAsync(async () => await CountAsync(database) > before, TimeSpan.FromMilliseconds(5));

            // Not right after a publication, so that it is hit anywhere.
            await Task.Delay(kill * 17 % 60, Cancellation);
            await portal.KillAsync();
            killsAtWork += await CountAsync(database) < Editions ? 1 : 0;
            await CheckAsync(database, scheduled);
        }

        // How many a portal publishes before it is hit depends on the machine; once must be in the middle.
        Assert.True(killsAtWork > 0, "It never died with work left.");
        portal.Start();
        await PublicationPortal.UntilAsync(async () => await CountAsync(database) == Editions);
        await portal.KillAsync();
        await CheckAsync(database, scheduled);
        await using var context = database.CreateDbContext();
        Assert.Equal(Editions * 2, await context.EditionPublications.CountAsync(Cancellation));
        Assert.Equal(await context.Releases.CountAsync(Cancellation) + Editions, (await context.Generations.SingleAsync(Cancellation)).Number);
    }

    // Each of another page, so that none stands in another's way.
    private static async Task<IReadOnlyList<Guid>> ScheduleAsync(PortalDatabase database, FakeTimeProvider clock)
    {
        var team = new EditorialTeam(database, clock);
        await database.StoreAsync(EditorialTeam.Publisher);
        var pages = ContentFile.ReadFolder(Repository.Content).Select(file => DocumentFile.Parse(file.Path))
            .Where(file => file is { Kind: DocumentKind.Page } && file.Language == Core.Language.Kazakh).Take(Editions).ToList();
        var editions = new List<Guid>();
        foreach (var page in pages)
        {
            var approved = await team.ApprovedAsync(text => text + "\n", page.Path, page.Counterpart!);
            var result = await team.Publishing.ScheduleAsync(EditorialTeam.Publisher, approved.Id, approved.Version, clock.GetUtcNow().UtcDateTime.AddHours(1), Cancellation);
            editions.Add(result.Value.Id);
        }

        Assert.Equal(Editions, editions.Count);
        return editions;
    }

    private static async Task<int> CountAsync(PortalDatabase database)
    {
        await using var context = database.CreateDbContext();
        return await context.Editions.CountAsync(edition => edition.State == EditionState.Published, Cancellation);
    }

    // Published with both languages, one generation and one row of the audit trail, or still waiting with nothing of all that.
    private static async Task CheckAsync(PortalDatabase database, IReadOnlyList<Guid> scheduled)
    {
        await using var context = database.CreateDbContext();
        var editions = await context.Editions.AsNoTracking().Include(edition => edition.Texts).ToListAsync(Cancellation);
        var publications = (await context.EditionPublications.AsNoTracking().ToListAsync(Cancellation)).ToLookup(row => row.EditionId);
        var published = await context.Published.AsNoTracking().ToDictionaryAsync(row => row.Path, row => row.RevisionId, Cancellation);
        var audit = (await context.Audit.AsNoTracking().Where(row => row.Action.StartsWith("edition-")).ToListAsync(Cancellation)).ToLookup(row => (row.Subject, row.Action));
        Assert.Equal(scheduled.Order(), editions.Select(edition => edition.Id).Order());
        foreach (var edition in editions)
        {
            var isPublic = edition.State == EditionState.Published;
            Assert.True(isPublic || edition.State == EditionState.Scheduled, $"{edition.State}: {edition.Reason}");
            var rows = publications[edition.Id].ToList();
            Assert.Equal(isPublic ? edition.Texts.Select(text => text.RevisionId!.Value).Order() : [], rows.Select(row => row.RevisionId).Order());
            Assert.Equal(isPublic ? 1 : 0, rows.Select(row => row.Generation).Distinct().Count());
            Assert.Equal((isPublic, isPublic), (edition.PublishedAt is not null, edition.IsLate));
            Assert.All(edition.Texts, text => Assert.Equal(isPublic ? text.RevisionId : text.BaseId, published[text.Path]));
            Assert.Equal((isPublic ? 1 : 0, 0), (audit[(edition.Id.ToString(), "edition-published")].Count(), audit[(edition.Id.ToString(), "edition-not-published")].Count()));
        }

        var generations = publications.SelectMany(rows => rows).Select(row => row.Generation).Distinct().Count();
        Assert.Equal(editions.Count(edition => edition.State == EditionState.Published), generations);
        Assert.Null((await new AuditVerifier(database).VerifyAsync(cancellation: Cancellation)).Fault);
    }
}
