using CyberAware.Core.Data;
using CyberAware.Core.Quizzes.Counting;
using CyberAware.Core.Quizzes.Storage;
using CyberAware.Core.Tests.Quizzes.Counting;
using CyberAware.TestSupport.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace CyberAware.Core.Tests.Data;

/// <summary>Attempts that were answered too fast, stored by a release that had another name for them.</summary>
public sealed class TooFastNameTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private const string Former = "Hasty";
    private const string Migration = "_TooFastAttempts";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Migrate_ADatabaseOfTheReleaseBefore_RenamesAttemptsAndCountsAndLosesNone(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.EmptyAsync(provider));
        await MigrateToBeforeAsync(database);
        await CountAsync(database, AttemptKind.First, AttemptKind.TooFast, AttemptKind.TooFast, AttemptKind.Untimed);
        await ExecuteAsync(database, $"UPDATE quiz_attempts SET kind = '{Former}' WHERE kind = 'TooFast'", $"UPDATE quiz_counts SET kind = '{Former}' WHERE kind = 'TooFast'");
        Assert.Equal(["First 1", "Hasty 2", "Untimed 1"], await AttemptsAsync(database));

        // This release, started before the migration: it counts on under its own name.
        await CountAsync(database, AttemptKind.TooFast, AttemptKind.First);
        Assert.Contains(Migration, Assert.Single(await database.MigrateAsync(Cancellation)), StringComparison.Ordinal);

        string[] expected = ["First 2", "TooFast 3", "Untimed 1"];
        Assert.Equal(expected, await AttemptsAsync(database));
        Assert.Equal(expected, await CountedAsync(database));
        await new CountAggregator(database).RebuildAsync(Cancellation);
        Assert.Equal(expected, await CountedAsync(database));

        // The release before finds its own name again.
        await MigrateToBeforeAsync(database);
        Assert.Equal(["First 2", "Hasty 3", "Untimed 1"], await AttemptsAsync(database));
        Assert.Equal(["First 2", "Hasty 3", "Untimed 1"], await CountedAsync(database));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Count_AttemptThatTheReleaseBeforeWroteAfterTheMigration_IsTooFastAndHoldsNothingUp(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));
        await using (var writer = new RunningWriter(database, new FakeTimeProvider()))
        {
            await writer.CountAsync([Attempt(AttemptKind.TooFast), Attempt(AttemptKind.First)]);
        }

        await ExecuteAsync(database, $"UPDATE quiz_attempts SET kind = '{Former}' WHERE kind = 'TooFast'");

        Assert.Equal(2, await new CountAggregator(database).AddNewAsync(Cancellation));
        Assert.Equal(["First 1", "TooFast 1"], await CountedAsync(database));
    }

    private static Attempt Attempt(AttemptKind kind) => SomeAttempts.Of(SomeAttempts.Passwords, SomeAttempts.Noon, 75, kind, 0, 1, 2);

    private static async Task MigrateToBeforeAsync(PortalDatabase database)
    {
        await using var context = database.CreateDbContext();
        await context.Database.MigrateAsync(context.Database.GetMigrations().TakeWhile(name => !name.EndsWith(Migration, StringComparison.Ordinal)).Last(), Cancellation);
    }

    // By a clock that stands still, so that a slow disk is no database that hangs.
    private static async Task CountAsync(PortalDatabase database, params AttemptKind[] kinds)
    {
        await using (var writer = new RunningWriter(database, new FakeTimeProvider()))
        {
            await writer.CountAsync(kinds.Select(Attempt));
        }

        await new CountAggregator(database).AddNewAsync(Cancellation);
    }

    private static Task<List<string>> AttemptsAsync(PortalDatabase database) =>
        ReadAsync(database, "SELECT kind, count(*) FROM quiz_attempts GROUP BY kind ORDER BY kind");

    private static Task<List<string>> CountedAsync(PortalDatabase database) => ReadAsync(
        database, $"SELECT kind, CAST(sum(attempts) AS bigint) FROM quiz_counts WHERE measure = '{CountMeasure.Score}' AND grain = '{CountGranularity.Day}' GROUP BY kind ORDER BY kind");

    private static async Task<List<string>> ReadAsync(PortalDatabase database, string sql)
    {
        await using var connection = await database.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var rows = new List<string>();
        while (await reader.ReadAsync(Cancellation))
        {
            rows.Add($"{reader.GetString(0)} {reader.GetInt64(1)}");
        }

        return rows;
    }

    private static async Task ExecuteAsync(PortalDatabase database, params string[] statements)
    {
        await using var connection = await database.OpenAsync(Cancellation);
        foreach (var sql in statements)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync(Cancellation);
        }
    }
}
