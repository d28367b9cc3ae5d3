using System.Globalization;
using CyberAware.Core.Data;
using CyberAware.Core.Documents;
using CyberAware.Core.Editing;
using CyberAware.TestSupport.Databases;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Tests.Drills;

/// <summary>The database dies in the middle of imports and publications, again and again.</summary>
public sealed class ImportKilledTests
{
    private const int Kills = 8;
    private const int FilesOfARelease = 60;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Import_PostgreSqlKilledAgainAndAgain_EachAcknowledgedOneIsWhole()
    {
        await using var cluster = await PostgreSqlCluster.StartAsync(isDurable: true);
        var database = TestDatabases.Open(new DatabaseSettings(true, cluster.ConnectionString));
        await database.MigrateAsync(Cancellation);
        await ImportAsync(database, 0);
        var imported = new List<int> { 0 };
        var published = new List<Guid>();
        var failed = 0;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var importing = Task.Run(
            async () =>
            {
                for (var number = 1; !stop.IsCancellationRequested;)
                {
                    if (await TryAsync(() => ImportAsync(database, number)))
                    {
                        imported.Add(number++);
                    }
                }
            },
            Cancellation);
        var publishing = Task.Run(
            async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    await TryAsync(async () => published.Add((await TestPublication.PublishAsync(database, ("edited/kk.md", "kk"), ("edited/ru.md", "ru"))).Edition));
                }
            },
            Cancellation);

        for (var kill = 1; kill <= Kills; kill++)
        {
            var (before, editions) = (imported.Count, published.Count);
            while (imported.Count < before + 2 || published.Count < editions + 2)
            {
                Assert.False(importing.IsCompleted || publishing.IsCompleted, "A writer has ended.");
                await Task.Delay(1, Cancellation);
            }

            await cluster.KillAsync();
            await cluster.RunAsync();
        }

        await stop.CancelAsync();
        await Task.WhenAll(importing, publishing);

        Assert.True(failed > 0, "Nobody noticed anything.");
        await using var context = database.CreateDbContext();
        var releases = await context.Releases.OrderBy(row => row.Id).ToListAsync(Cancellation);
        Assert.Empty(imported.Select(number => ContentFile.VersionOf(Files(number))).Except(releases.Select(row => row.ContentHash)));

        // Nothing is half there: each release has all files that it changed, each edition both texts, each step a generation.
        var ofReleases = await context.Revisions.Where(row => row.ReleaseId != null).GroupBy(row => row.ReleaseId).Select(group => group.Count()).ToListAsync(Cancellation);
        Assert.Equal(releases.Count, ofReleases.Count);
        Assert.All(ofReleases, count => Assert.Equal(FilesOfARelease, count));
        var newest = await (from row in context.Published where row.IsShipped join revision in context.Revisions on row.RevisionId equals revision.Id select new ContentFile(row.Path, revision.Bytes)).ToListAsync(Cancellation);
        Assert.Equal(releases[^1].ContentHash, ContentFile.VersionOf(newest));
        var publications = await context.EditionPublications.ToListAsync(Cancellation);
        Assert.Empty(published.Except(publications.Select(row => row.EditionId)));
        Assert.All(publications.GroupBy(row => row.EditionId), edition => Assert.Equal(2, edition.Count()));
        Assert.Equal(publications.Count, await context.Revisions.CountAsync(row => row.EditionId != null, Cancellation));
        var last = publications.Where(row => row.Path == "edited/kk.md").MaxBy(row => row.Generation)!;
        Assert.Equal(last.RevisionId, (await context.Published.SingleAsync(row => row.Path == "edited/kk.md", Cancellation)).RevisionId);
        Assert.Equal(releases.Count + (publications.Count / 2), (await context.Generations.SingleAsync(Cancellation)).Number);

        async Task<bool> TryAsync(Func<Task> work)
        {
            try
            {
                await work();
                return true;
            }
            catch (Exception e) when (e is System.Data.Common.DbException or DbUpdateException or InvalidOperationException or IOException && !Cancellation.IsCancellationRequested)
            {
                failed++;
                await Task.Delay(10, Cancellation);
                return false;
            }
        }
    }

    private static Task ImportAsync(PortalDatabase database, int number) =>
        new ShippedImport(database, TimeProvider.System).ImportAsync(Files(number), "1.0.0", ImportMode.Release, Cancellation);

    private static List<ContentFile> Files(int number) =>
        [.. Enumerable.Range(0, FilesOfARelease).Select(file => ContentFile.FromText($"page-{file}/kk.md", number.ToString(CultureInfo.InvariantCulture)))];
}
