using System.Data.Common;
using CyberAware.Core.Data;
using CyberAware.Core.Documents;
using CyberAware.Core.Editing.Media;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SkiaSharp;

namespace CyberAware.Core.Tests.Editing.Media;

/// <summary>How an instance learns that a picture is no longer there, and what it must not forget.</summary>
public sealed class MediaRefreshTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Refresh_TakenAwayElsewhere_ForgetsItAndDeletesTheCopy(DatabaseProvider provider)
    {
        var settings = await databases.MigratedAsync(provider);
        using var one = MediaDesk.Join(settings);
        using var other = MediaDesk.Join(settings);
        var (gone, stays) = (await one.UploadAsync(EditingDesk.Author), await one.UploadAsync(EditingDesk.Author, 80));
        Assert.True(await other.ShowsAsync(gone) && await other.ShowsAsync(stays));

        await one.Removal.RemoveAsync(EditingDesk.Author, gone, Cancellation);
        Assert.False(await one.ShowsAsync(gone));
        await other.Store.RefreshAsync(Cancellation);

        var read = await other.Store.ReadAsync(gone, Cancellation);
        Assert.Equal((null, false), (read.Bytes, read.IsUnavailable));
        Assert.True(await other.ShowsAsync(stays));
        Assert.Equal([stays], other.Store.Known.Keys);
        Assert.Equal([stays.ToString()], other.Copies);
    }

    /// <summary>Where the disk refuses to delete, what is not known is shown all the same to nobody.</summary>
    [Fact]
    public async Task Read_CopyThatCouldNotBeDeleted_IsNotShown()
    {
        using var pictures = MediaDesk.Join(await databases.MigratedAsync(DatabaseProvider.Sqlite));
        var name = await pictures.UploadAsync(EditingDesk.Author);
        var bytes = (await pictures.Store.ReadAsync(name, Cancellation)).Bytes!;
        await pictures.Store.RefreshAsync(Cancellation);
        await pictures.Removal.RemoveAsync(EditingDesk.Author, name, Cancellation);

        await File.WriteAllBytesAsync(Path.Combine(pictures.CopyFolder, name.ToString()), bytes, Cancellation);

        Assert.False(await pictures.ShowsAsync(name));
    }

    /// <summary>It was taken away while this instance was down. Before the database was read nobody can know, afterwards it is gone.</summary>
    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Refresh_FirstAfterAStart_SweepsCopiesThatTheDatabaseDoesNotKnow(DatabaseProvider provider)
    {
        var settings = await databases.MigratedAsync(provider);
        using var pictures = MediaDesk.Join(settings);
        var (gone, stays) = (await pictures.UploadAsync(EditingDesk.Author), await pictures.UploadAsync(EditingDesk.Author, 80));
        var other = Path.Combine(pictures.CopyFolder, "note.txt");
        await File.WriteAllTextAsync(other, "", Cancellation);
        await using (var context = TestDatabases.Open(settings).CreateDbContext())
        {
            await context.Media.Where(row => row.Hash == gone.Hash).ExecuteDeleteAsync(Cancellation);
        }

        using var away = pictures.StoreOf(Away);
        Assert.True(gone.IsOf((await away.ReadAsync(gone, Cancellation)).Bytes));
        await Assert.ThrowsAnyAsync<Exception>(() => away.RefreshAsync(Cancellation));
        Assert.True(gone.IsOf((await away.ReadAsync(gone, Cancellation)).Bytes));

        using var started = pictures.StoreOf(TestDatabases.Open(settings));
        Assert.Equal([stays], (await started.RefreshAsync(Cancellation)).Keys);

        Assert.Null((await started.ReadAsync(gone, Cancellation)).Bytes);
        Assert.True(stays.IsOf((await started.ReadAsync(stays, Cancellation)).Bytes));
        Assert.Equal(new[] { "note.txt", stays.ToString() }.Order(), pictures.Copies.Order());
    }

    [Fact]
    public async Task Refresh_ShippedPicture_Stays()
    {
        using var pictures = MediaDesk.Join(await databases.MigratedAsync(DatabaseProvider.Sqlite));
        var name = pictures.Ship();

        Assert.Equal([name], (await pictures.Store.RefreshAsync(Cancellation)).Keys);
        Assert.Equal([name], (await pictures.Store.RefreshAsync(Cancellation)).Keys);
        Assert.True(await pictures.ShowsAsync(name));
    }

    /// <summary>The rows were read a moment before an upload ends: it is in none of them, and must stay.</summary>
    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Refresh_UploadMeanwhile_IsNotLost(DatabaseProvider provider)
    {
        var settings = await databases.MigratedAsync(provider);
        using var pictures = MediaDesk.Join(settings);
        var first = await pictures.UploadAsync(EditingDesk.Author);
        MediaStore? store = null;
        MediaName? second = null;
        using var refreshed = store = pictures.StoreOf(TestDatabases.Open(settings, options => options.AddInterceptors(new AfterQuery("width", async () =>
        {
            using var service = new MediaService(TestDatabases.Open(settings), store!, TimeProvider.System);
            second = (await service.UploadAsync(EditingDesk.Author, "b.png", PictureFiles.Quarter(SKEncodedImageFormat.Png, 96), Cancellation)).Value.Name;
        }))));

        var known = await refreshed.RefreshAsync(Cancellation);

        Assert.Equal(new[] { first, second! }.ToHashSet(), known.Keys.ToHashSet());
        Assert.Equal(known, refreshed.Known);
        Assert.Contains(second!.ToString(), pictures.Copies);
        Assert.True(second.IsOf((await refreshed.ReadAsync(second, Cancellation)).Bytes));
    }

    /// <summary>Its bytes are on their way from the database when it is taken away: no copy may come back.</summary>
    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Read_TakenAwayMeanwhile_LeavesNoCopy(DatabaseProvider provider)
    {
        var settings = await databases.MigratedAsync(provider);
        using var one = MediaDesk.Join(settings);
        using var other = MediaDesk.Join(settings);
        var name = await one.UploadAsync(EditingDesk.Author);
        MediaStore? store = null;
        using var reading = store = other.StoreOf(TestDatabases.Open(settings, options => options.AddInterceptors(new AfterQuery("bytes", () =>
        {
            store!.Forget(name);
            return Task.CompletedTask;
        }))));

        var read = await reading.ReadAsync(name, Cancellation);

        Assert.Null(read.Bytes);
        Assert.Empty(other.Copies);
    }

    /// <summary>A database that is away takes nothing down, also not what a look that fails half-way has not seen.</summary>
    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Refresh_DatabaseAway_KeepsEverything(DatabaseProvider provider)
    {
        var settings = await databases.EmptyAsync(provider);
        await TestDatabases.Open(settings).MigrateAsync(Cancellation);
        using var pictures = MediaDesk.Join(settings);
        var name = await pictures.UploadAsync(EditingDesk.Author);
        await pictures.Store.RefreshAsync(Cancellation);
        await using var context = TestDatabases.Open(settings).CreateDbContext();
        await context.Database.ExecuteSqlAsync($"ALTER TABLE media RENAME TO media_away", Cancellation);

        await Assert.ThrowsAnyAsync<DbException>(() => pictures.Store.RefreshAsync(Cancellation));

        Assert.Equal([name], pictures.Store.Known.Keys);
        Assert.True(await pictures.ShowsAsync(name));
    }

    [Fact]
    public async Task Refresh_ManyAtOnceWithUploadsAndRemovals_EndsWithWhatTheDatabaseHas()
    {
        var settings = await databases.MigratedAsync(DatabaseProvider.PostgreSql);
        using var pictures = MediaDesk.Join(settings);
        await Parallel.ForEachAsync(Enumerable.Range(0, 24), Cancellation, async (at, cancellation) =>
        {
            var name = await pictures.UploadAsync(EditingDesk.Author, 40 + at);
            await pictures.Store.RefreshAsync(cancellation);
            if (at % 2 == 0)
            {
                Assert.Null((await pictures.Removal.RemoveAsync(EditingDesk.Author, name, cancellation)).Failure);
            }

            await pictures.Store.RefreshAsync(cancellation);
            Assert.Equal(at % 2 != 0, await pictures.ShowsAsync(name));
        });

        await using var context = TestDatabases.Open(settings).CreateDbContext();
        var stored = (await context.Media.Select(row => new { row.Hash, row.ContentType }).ToListAsync(Cancellation)).Select(row => MediaName.Parse(row.Hash, row.ContentType)).ToHashSet();
        Assert.Equal(12, stored.Count);
        Assert.Equal(stored, pictures.Store.Known.Keys.ToHashSet());
        Assert.Equal(stored.Select(name => name.ToString()).ToHashSet(), pictures.Copies.ToHashSet());
    }

    private static PortalDatabase Away => TestDatabases.Open(new DatabaseSettings(true, "Host=127.0.0.1;Port=1;Database=portal;Username=portal"));

    /// <summary>Does something once, when a query that names a column has been run and before its rows are read.</summary>
    private sealed class AfterQuery(string column, Func<Task> then) : DbCommandInterceptor
    {
        private bool isDone;

        public override async ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
        {
            if (!isDone && command.CommandText.Contains(column, StringComparison.Ordinal) && command.CommandText.Contains("media", StringComparison.Ordinal))
            {
                isDone = true;
                await then();
            }

            return result;
        }
    }
}
