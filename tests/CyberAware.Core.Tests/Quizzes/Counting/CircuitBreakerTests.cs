using System.Data.Common;
using CyberAware.Core.Data;
using CyberAware.Core.Quizzes.Counting;
using CyberAware.TestSupport.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace CyberAware.Core.Tests.Quizzes.Counting;

public sealed class CircuitBreakerTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Count_DatabaseHangs_TellsOthersAtOnceAndRecoversWithIt(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));
        var time = new FakeTimeProvider();
        await using var writer = new RunningWriter(database, time);
        await writer.CountAsync(SomeAttempts.One());
        await using var blocking = await BlockAsync(database);
        var trying = writer.CountAsync(SomeAttempts.One());
        await Task.Delay(500, Cancellation); // the writer is in its statement now
        var queued = writer.CountAsync(SomeAttempts.One());
        time.Advance(AttemptWriter.StallTime - TimeSpan.FromMilliseconds(1));
        Assert.False(writer.Writer.IsUnavailable);

        time.Advance(TimeSpan.FromMilliseconds(1));

        // Nobody's clock moves: all of this is said at once.
        Assert.True(writer.Writer.IsUnavailable);
        Assert.All(await writer.CountAsync(SomeAttempts.Mixed(800, seed: 5)), outcome => Assert.Equal(AttemptOutcome.Unavailable, outcome));
        Assert.Equal(AttemptOutcome.Unavailable, await queued);
        Assert.False(trying.IsCompleted);

        await blocking.DisposeAsync();
        Assert.Equal(AttemptOutcome.Counted, await trying);
        Assert.Equal(AttemptOutcome.Counted, await writer.CountAsync(SomeAttempts.One()));
        Assert.False(writer.Writer.IsUnavailable);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Count_AfterAFailure_LetsOneVisitorTryAndTellsTheOthers(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.EmptyAsync(provider)); // there is no schema yet
        var time = new FakeTimeProvider();
        await using var writer = new RunningWriter(database, time);
        Assert.Equal(AttemptOutcome.Unavailable, await writer.CountAsync(SomeAttempts.One()));

        await database.MigrateAsync(Cancellation);
        Assert.Equal(AttemptOutcome.Unavailable, await writer.CountAsync(SomeAttempts.One()));
        time.Advance(AttemptWriter.BackOff);
        await using var blocking = await BlockAsync(database);
        var trying = writer.CountAsync(SomeAttempts.One());
        Assert.All(await writer.CountAsync(SomeAttempts.Mixed(50, seed: 6)), outcome => Assert.Equal(AttemptOutcome.Unavailable, outcome));

        await blocking.DisposeAsync();
        Assert.Equal(AttemptOutcome.Counted, await trying);
        Assert.Equal(AttemptOutcome.Counted, await writer.CountAsync(SomeAttempts.One()));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Run_NobodyComesAfterAFailure_FindsOutByItself(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.EmptyAsync(provider));
        var time = new FakeTimeProvider();
        await using var writer = new RunningWriter(database, time);
        await writer.CountAsync(SomeAttempts.One());
        Assert.True(writer.Writer.IsUnavailable);

        await database.MigrateAsync(Cancellation);
        for (var round = 0; round < 500 && writer.Writer.IsUnavailable; round++)
        {
            time.Advance(AttemptWriter.ProbeInterval);
            await Task.Delay(20, Cancellation);
        }

        Assert.False(writer.Writer.IsUnavailable);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Count_SqliteFileIsGone_IsStoredInTheOneThatIsThere(bool isReplaced)
    {
        var settings = await databases.EmptyAsync(DatabaseProvider.Sqlite);
        var database = TestDatabases.Open(settings);
        await database.MigrateAsync(Cancellation);
        await using var writer = new RunningWriter(database);
        await writer.CountAsync(SomeAttempts.One());
        var file = new DbConnectionStringBuilder { ConnectionString = settings.ConnectionString }["Data Source"].ToString()!;
        File.Delete(file);
        if (isReplaced)
        {
            var other = await databases.EmptyAsync(DatabaseProvider.Sqlite);
            await TestDatabases.Open(other).MigrateAsync(Cancellation);
            File.Move(new DbConnectionStringBuilder { ConnectionString = other.ConnectionString }["Data Source"].ToString()!, file);
        }

        var attempts = SomeAttempts.Mixed(20, seed: 8).ToList();
        Assert.All(await writer.CountAsync(attempts), outcome => Assert.Equal(AttemptOutcome.Counted, outcome));

        await using var context = TestDatabases.Open(settings).CreateDbContext();
        Assert.Equal(attempts.Select(attempt => attempt.Id).Order(), (await context.QuizAttempts.Select(row => row.Id).ToListAsync(Cancellation)).Order());
    }

    // Whoever wants to store an attempt waits for this transaction.
    private static async Task<DbConnection> BlockAsync(PortalDatabase database)
    {
        var connection = await database.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = database.IsPostgreSql ? "BEGIN; LOCK TABLE quiz_attempts IN ACCESS EXCLUSIVE MODE" : "BEGIN IMMEDIATE";
        await command.ExecuteNonQueryAsync(Cancellation);
        return connection;
    }
}
