using CyberAware.Core.Data;
using CyberAware.Core.Quizzes.Counting;
using CyberAware.Core.Quizzes.Storage;
using CyberAware.TestSupport.Databases;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Tests.Quizzes.Counting;

public sealed class CountAggregatorTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private static readonly int[] Steps = [1, 40, 2100, 700, 3];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task AddNew_Attempts_AreCountedOnce(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));
        await using var writer = new RunningWriter(database);
        var counts = new CountAggregator(database);
        await writer.CountAsync([SomeAttempts.One(), SomeAttempts.One()]);

        Assert.Equal(2, await counts.AddNewAsync(Cancellation));
        Assert.Equal(0, await counts.AddNewAsync(Cancellation));

        var rows = await ReadAsync(database);
        Assert.Equal(
            [
                "Day 2026-11-22 Answer 0 0 kk First 2 0", "Day 2026-11-22 Answer 1 1 kk First 2 0", "Day 2026-11-22 Answer 2 2 kk First 2 0",
                "Day 2026-11-22 Duration -1 2 kk First 2 150", "Day 2026-11-22 Score -1 3 kk First 2 0",
                "Month 2026-11-01 Answer 0 0 kk First 2 0", "Month 2026-11-01 Answer 1 1 kk First 2 0", "Month 2026-11-01 Answer 2 2 kk First 2 0",
                "Month 2026-11-01 Duration -1 2 kk First 2 150", "Month 2026-11-01 Score -1 3 kk First 2 0",
            ],
            rows);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Rebuild_AfterManySteps_GivesEqualCounts(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));
        await using var writer = new RunningWriter(database);
        var counts = new CountAggregator(database);
        foreach (var (step, size) in Steps.Index())
        {
            await writer.CountAsync(SomeAttempts.Mixed(size, step).Concat(SomeAttempts.Mixed(5, step, SomeAttempts.Kids)));
            await counts.AddNewAsync(Cancellation);
        }

        var grown = await ReadAsync(database);
        Assert.Equal(2844, await counts.RebuildAsync(Cancellation));
        Assert.Equal(grown, await ReadAsync(database));
        Assert.Equal(0, await counts.AddNewAsync(Cancellation));

        await using var context = database.CreateDbContext();
        foreach (var grain in Enum.GetValues<CountGranularity>())
        {
            Assert.Equal(2844 + 25, await context.QuizCounts.Where(count => count.Grain == grain && count.Measure == CountMeasure.Score).SumAsync(count => count.Attempts, Cancellation));
        }
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Rebuild_CountsThatAreWrong_PutsThemRight(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));
        await using var writer = new RunningWriter(database);
        var counts = new CountAggregator(database);
        await writer.CountAsync(SomeAttempts.Mixed(50, seed: 4));
        await counts.AddNewAsync(Cancellation);
        var right = await ReadAsync(database);
        await using (var context = database.CreateDbContext())
        {
            await context.QuizCounts.ExecuteUpdateAsync(update => update.SetProperty(count => count.Attempts, count => count.Attempts + 1), Cancellation);
        }

        Assert.NotEqual(right, await ReadAsync(database));
        await counts.RebuildAsync(Cancellation);
        Assert.Equal(right, await ReadAsync(database));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task AddNew_OnTwoHostsWhileOthersWrite_CountsEachOnce(DatabaseProvider provider)
    {
        var settings = await databases.MigratedAsync(provider);
        var database = TestDatabases.Open(settings);
        await using var writer = new RunningWriter(database);
        await using var other = new RunningWriter(TestDatabases.Open(settings));
        var counts = new CountAggregator(database);
        using var done = new CancellationTokenSource();
        var adding = Enumerable.Range(0, 2).Select(_ => Task.Run(
            async () =>
            {
                while (!done.IsCancellationRequested)
                {
                    await counts.AddNewAsync(Cancellation);
                }
            },
            Cancellation)).ToList();
        for (var round = 0; round < 20; round++)
        {
            await Task.WhenAll(writer.CountAsync(SomeAttempts.Mixed(100, round)), other.CountAsync(SomeAttempts.Mixed(100, round)));
        }

        await done.CancelAsync();
        await Task.WhenAll(adding);
        await counts.AddNewAsync(Cancellation);

        var grown = await ReadAsync(database);
        Assert.Equal(4000, await counts.RebuildAsync(Cancellation));
        Assert.Equal(grown, await ReadAsync(database));
    }

    [Fact]
    public async Task AddNew_LowerNumberStillUncommitted_WaitsForIt()
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(DatabaseProvider.PostgreSql));
        await using var writer = new RunningWriter(database);
        await writer.CountAsync(SomeAttempts.One());
        var counts = new CountAggregator(database);
        await counts.AddNewAsync(Cancellation);

        // Another host has drawn a number and not committed yet; a later number is committed before it.
        await using var slow = await database.OpenAsync(Cancellation);
        await using var transaction = await slow.BeginTransactionAsync(Cancellation);
        await using var command = slow.CreateCommand();
        command.CommandText = $"""
            SELECT pg_advisory_xact_lock_shared({PostgreSqlAttemptStore.StorageCulture});
            INSERT INTO quiz_attempts (id, version_id, language, day, submitted_at, score, chosen, kind)
            SELECT gen_random_uuid(), version_id, language, day, submitted_at, score, chosen, kind FROM quiz_attempts
            """;
        await command.ExecuteNonQueryAsync(Cancellation);
        await writer.CountAsync(SomeAttempts.One());
        var adding = counts.AddNewAsync(Cancellation);
        await Task.Delay(300, Cancellation);
        Assert.False(adding.IsCompleted);

        await transaction.CommitAsync(Cancellation);
        Assert.Equal(2, await adding);
        Assert.Equal(3, await counts.RebuildAsync(Cancellation));
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(PortalDatabase database)
    {
        await using var context = database.CreateDbContext();
        var rows = await context.QuizCounts.AsNoTracking().ToListAsync(Cancellation);
        return [.. rows.Select(row => FormattableString.Invariant(
            $"{row.Grain} {row.Start:yyyy-MM-dd} {row.Measure} {row.Question} {row.Item} {row.Language} {row.Kind} {row.Attempts} {row.Seconds}")).Order(StringComparer.Ordinal)];
    }
}
