using CyberAware.Core.Data;
using CyberAware.Core.Quizzes.Counting;
using CyberAware.Core.Quizzes.Storage;
using CyberAware.TestSupport.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace CyberAware.Core.Tests.Quizzes.Counting;

/// <summary>Attempts that were answered too fast, under the name that every release stores and the one that some databases have.</summary>
public sealed class AttemptKindsTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Count_RowsOfBothNames_AddUpUnderTheStoredOne(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));
        await WriteAsync(database, AttemptKind.First, AttemptKind.TooFast, AttemptKind.TooFast, AttemptKind.Untimed);
        await using var context = database.CreateDbContext();
        context.Add(Attempt(AttemptKind.TooFast).Row(await context.QuizVersions.Select(version => version.Id).SingleAsync(Cancellation)));
        await context.SaveChangesAsync(Cancellation);
        Assert.Equal(["First 1", "Hasty 3", "Untimed 1"], await AttemptsAsync(context));

        await context.Database.ExecuteSqlRawAsync(
            "UPDATE quiz_attempts SET kind = 'TooFast' WHERE number = (SELECT min(number) FROM quiz_attempts WHERE kind = 'Hasty')", Cancellation);
        var counts = new CountAggregator(database);
        Assert.Equal(5, await counts.AddNewAsync(Cancellation));
        Assert.Equal(["First 1", "Hasty 3", "Untimed 1"], await CountedAsync(context));

        // Counts that were renamed, with further ones beside them.
        await context.Database.ExecuteSqlRawAsync("UPDATE quiz_counts SET kind = 'TooFast' WHERE kind = 'Hasty'", Cancellation);
        await WriteAsync(database, AttemptKind.TooFast);
        await counts.AddNewAsync(Cancellation);
        Assert.Equal(["First 1", "Hasty 1", "TooFast 3", "Untimed 1"], await CountedAsync(context));
        Assert.Equal(4, (await context.QuizCounts.AsNoTracking().ToListAsync(Cancellation))
            .Where(count => count is { Kind: AttemptKind.TooFast, Grain: CountGranularity.Day, Measure: CountMeasure.Score }).Sum(count => count.Attempts));

        await counts.RebuildAsync(Cancellation);
        Assert.Equal(["First 1", "Hasty 4", "Untimed 1"], await CountedAsync(context));
        Assert.Equal(["First 1", "Hasty 3", "TooFast 1", "Untimed 1"], await AttemptsAsync(context));
    }

    private static Attempt Attempt(AttemptKind kind) => SomeAttempts.Of(SomeAttempts.Passwords, SomeAttempts.Noon, 75, kind, 0, 1, 2);

    // By a clock that stands still, so that a slow disk is no database that hangs.
    private static async Task WriteAsync(PortalDatabase database, params AttemptKind[] kinds)
    {
        await using var writer = new RunningWriter(database, new FakeTimeProvider());
        await writer.CountAsync(kinds.Select(Attempt));
    }

    private static Task<List<string>> AttemptsAsync(PortalDbContext context) =>
        ReadAsync(context, "SELECT kind || ' ' || count(*) AS \"Value\" FROM quiz_attempts GROUP BY kind");

    private static Task<List<string>> CountedAsync(PortalDbContext context) =>
        ReadAsync(context, "SELECT kind || ' ' || sum(attempts) AS \"Value\" FROM quiz_counts WHERE measure = 'Score' AND grain = 'Day' GROUP BY kind");

    private static async Task<List<string>> ReadAsync(PortalDbContext context, string sql) =>
        [.. (await context.Database.SqlQueryRaw<string>(sql).ToListAsync(Cancellation)).Order(StringComparer.Ordinal)];
}
