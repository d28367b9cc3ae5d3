using System.Collections.Concurrent;
using CyberAware.Core.Data;
using CyberAware.Core.Quizzes.Counting;
using CyberAware.Core.Tests.Quizzes.Counting;
using CyberAware.TestSupport.Databases;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Tests.Drills;

/// <summary>The database dies in the middle of its work, again and again.</summary>
public sealed class DatabaseKilledTests
{
    private const int Attempts = 2000;
    private const int Kills = 20;
    private const int Visitors = 32;

    [Fact]
    public async Task Count_PostgreSqlKilledTwentyTimes_StoresEachAcknowledgedIdOnce()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var cluster = await PostgreSqlCluster.StartAsync(isDurable: true);
        var database = TestDatabases.Open(new DatabaseSettings(true, cluster.ConnectionString));
        await database.MigrateAsync(cancellation);
        await using var writer = new RunningWriter(database);
        var waiting = new ConcurrentQueue<Attempt>(SomeAttempts.Mixed(Attempts, seed: 7));
        var acknowledged = new ConcurrentBag<Guid>();
        var refused = 0;
        var visitors = Enumerable.Range(0, Visitors).Select(_ => Task.Run(
            async () =>
            {
                while (waiting.TryDequeue(out var attempt))
                {
                    // As the page's script does: the same id again until it is counted.
                    while (await writer.CountAsync(attempt) is AttemptOutcome.Unavailable or AttemptOutcome.QueueFull)
                    {
                        Interlocked.Increment(ref refused);
                        await Task.Delay(20, cancellation);
                    }

                    acknowledged.Add(attempt.Id);
                    await Task.Delay(5, cancellation);
                }
            },
            cancellation)).ToList();

        for (var kill = 1; kill <= Kills; kill++)
        {
            while (acknowledged.Count < kill * (Attempts - 200) / Kills)
            {
                await Task.Delay(1, cancellation);
            }

            await cluster.KillAsync();
            await cluster.RunAsync();
        }

        await Task.WhenAll(visitors);
        await using var context = database.CreateDbContext();
        var stored = await context.QuizAttempts.Select(row => row.Id).ToListAsync(cancellation);
        Assert.True(refused > 0, "No visitor noticed anything.");
        Assert.Equal(Attempts, acknowledged.Count);
        Assert.Equal(acknowledged.Order(), stored.Order());
        Assert.Equal(Attempts, await new CountAggregator(database).AddNewAsync(cancellation));
    }
}
