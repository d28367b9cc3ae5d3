using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using CyberAware.Core.Quizzes.Counting;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.Web.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Drills;

/// <summary>The portal dies in the middle of its work, again and again.</summary>
public sealed class HostKilledTests(TestDatabases databases, SharedPortal portal) : IClassFixture<TestDatabases>
{
    private const int Attempts = 1000;
    private const int Kills = 3;
    private const int Visitors = 24;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Submit_HostKilledAgainAndAgain_StoresEachAcknowledgedIdOnce(DatabaseProvider provider)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var quiz = portal.Host.Services.GetRequiredService<SnapshotProvider>().Current.Library.Quizzes.First(candidate => !candidate.CountsOnly);
        var settings = await databases.StartedAsync(provider);
        await using var host = new PortalProcess(settings.ConnectionString, ("Portal__TrustedProxies__0", "127.0.0.1"));
        using var client = new HttpClient { BaseAddress = host.Address, Timeout = TimeSpan.FromSeconds(10) };
        host.Start();
        var waiting = new ConcurrentQueue<Guid>(Enumerable.Range(0, Attempts).Select(_ => Guid.CreateVersion7()));
        var acknowledged = new ConcurrentBag<Guid>();
        var failed = 0;
        var visitors = Enumerable.Range(0, Visitors).Select(visitor => Task.Run(
            async () =>
            {
                while (waiting.TryDequeue(out var id))
                {
                    // As the page's script does: the same id again until it is counted.
                    while (!await SubmitAsync(id, visitor))
                    {
                        Interlocked.Increment(ref failed);
                        await Task.Delay(50, cancellation);
                    }

                    acknowledged.Add(id);
                }
            },
            cancellation)).ToList();

        for (var kill = 1; kill <= Kills; kill++)
        {
            while (acknowledged.Count < kill * (Attempts - 200) / Kills)
            {
                await Task.Delay(1, cancellation);
            }

            await host.KillAsync();
            host.Start();
        }

        await Task.WhenAll(visitors);
        await host.KillAsync();
        var database = TestDatabases.Open(settings);
        await using var context = database.CreateDbContext();
        var stored = await context.QuizAttempts.Select(row => row.Id).ToListAsync(cancellation);
        Assert.True(failed > 0, "No visitor noticed anything.");
        Assert.Equal(Attempts, acknowledged.Count);
        Assert.Equal(acknowledged.Order(), stored.Order());

        // The background aggregation was killed too: whatever it had done, each attempt ends up in the counts once.
        var counts = new CountAggregator(database);
        await counts.AddNewAsync(cancellation);
        var grown = await context.QuizCounts.SumAsync(count => count.Attempts, cancellation);
        Assert.Equal(Attempts, await counts.RebuildAsync(cancellation));
        Assert.Equal(grown, await context.QuizCounts.SumAsync(count => count.Attempts, cancellation));

        async Task<bool> SubmitAsync(Guid id, int visitor)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/quizzes/{quiz.Slug}/attempts")
                {
                    Content = JsonContent.Create(new { id, language = "ru", answers = quiz.Questions.ToDictionary(question => question.Id, question => question.Options[0].Id) }),
                };
                request.Headers.Add("X-Forwarded-For", $"10.0.{visitor}.1");
                using var response = await client.SendAsync(request, cancellation);
                return response.StatusCode is HttpStatusCode.Created or HttpStatusCode.OK;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
            {
                return false;
            }
        }
    }
}
