using CyberAware.Core.Documents;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.Web.Tests.Services;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Web.Tests.Drills;

/// <summary>The portal dies in the middle of imports, again and again, while somebody publishes.</summary>
public sealed class PublicationKilledTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private const int Kills = 4;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Import_HostKilledAgainAndAgain_NothingIsHalfThereAndTheLastStateIsShown(DatabaseProvider provider)
    {
        var settings = await databases.StartedAsync(provider);
        var database = TestDatabases.Open(settings);
        using var copy = new ContentCopy();
        await using var host = new PortalProcess(settings.ConnectionString, ("Portal__ContentPath", copy.Folder));
        using var client = new HttpClient { BaseAddress = host.Address, Timeout = TimeSpan.FromSeconds(10) };
        var published = new List<Guid>();
        for (var kill = 0; kill <= Kills; kill++)
        {
            // Every file changes, so that the import at the start has much to write when it is cut off.
            foreach (var file in Directory.EnumerateFiles(copy.Folder, "ru.md", SearchOption.AllDirectories))
            {
                await File.AppendAllTextAsync(file, "\n", Cancellation);
            }

            host.Start();
            await host.AnswersAsync(client);
            if (kill > 0)
            {
                published.Add((await TestPublication.PublishAsync(database, (PublicationPortal.File, PublicationPortal.Text($"Правка {kill}")))).Edition);
            }

            if (kill is 0 or Kills)
            {
                await PublicationPortal.UntilAsync(async () => await ReleaseAsync() == ContentFile.VersionOf(ContentFile.ReadFolder(copy.Folder)));
            }
            else
            {
                await Task.Delay(kill * 120, Cancellation); // before, in and after the import
            }

            if (kill < Kills)
            {
                await host.KillAsync();
            }
        }

        await PublicationPortal.UntilAsync(async () =>
            (await client.GetStringAsync(PublicationPortal.Page, Cancellation)).Contains($"Правка {Kills}", StringComparison.Ordinal));
        await host.KillAsync();

        await using var context = database.CreateDbContext();
        var releases = await context.Releases.CountAsync(Cancellation);
        var publications = await context.EditionPublications.ToListAsync(Cancellation);
        Assert.Equal(published.Order(), publications.Select(row => row.EditionId).Order());
        Assert.Equal(releases + published.Count, (await context.Generations.SingleAsync(Cancellation)).Number);
        var files = ContentFile.ReadFolder(copy.Folder);
        var shipped = await (from row in context.Published join revision in context.Revisions on row.ShippedId equals revision.Id select new ContentFile(row.Path, revision.Bytes)).ToListAsync(Cancellation);
        Assert.Equal(ContentFile.VersionOf(files), ContentFile.VersionOf(shipped));
        var numbers = (await context.Revisions.Select(row => new { row.Path, row.Number }).ToListAsync(Cancellation)).ToLookup(row => row.Path, row => row.Number);
        Assert.All(numbers, path => Assert.Equal(Enumerable.Range(1, path.Count()), path.Order()));

        // Of each release but the first the Russian texts, all of them or none.
        var russian = files.Count(file => file.Path.EndsWith("/ru.md", StringComparison.Ordinal));
        var sizes = await context.Revisions.Where(row => row.ReleaseId != null).GroupBy(row => row.ReleaseId).Select(group => group.Count()).ToListAsync(Cancellation);
        Assert.Equal([.. Enumerable.Repeat(russian, releases - 1), files.Count], sizes.Order());

        async Task<string?> ReleaseAsync()
        {
            await using var context = database.CreateDbContext();
            return await context.Releases.OrderByDescending(row => row.Id).Select(row => row.ContentHash).FirstOrDefaultAsync(Cancellation);
        }
    }
}
