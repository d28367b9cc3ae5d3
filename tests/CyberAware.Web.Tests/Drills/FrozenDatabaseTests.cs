using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CyberAware.Core.Data;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.Web.Site;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Drills;

/// <summary>The database stops answering while a large school hands in its quizzes.</summary>
[Collection(nameof(QuietMachine))]
public sealed class FrozenDatabaseTests
{
    private const int Pupils = 800;

    private static readonly TimeSpan LongestPost = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LongestPage = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Post_DatabaseFrozen_EverybodyGetsTheResultAndReadersNoticeNothing()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var cluster = await PostgreSqlCluster.StartAsync();
        await TestDatabases.Open(DatabaseSettings.Read(cluster.ConnectionString)!).MigrateAsync(cancellation);
        await using var host = PortalHost.With(("ConnectionStrings:Portal", cluster.ConnectionString));
        using var client = new HttpClient { BaseAddress = host.Listen() };
        var quiz = host.Services.GetRequiredService<SnapshotProvider>().Current.Library.Quizzes.First(candidate => !candidate.CountsOnly);
        var answers = quiz.Questions.ToDictionary(question => question.Id, question => question.Options[0].Id);
        Assert.Equal(HttpStatusCode.Created, (await PostAsync()).Status);
        await client.GetPageAsync("/kk/search?q=парол");
        await Task.WhenAll(Enumerable.Range(0, Pupils).Select(_ => client.GetAsync("/health/live", cancellation))); // connections

        (HttpStatusCode Status, bool HasResult, TimeSpan Time)[] posts;
        var pages = new List<TimeSpan>();
        await cluster.FreezeAsync();
        try
        {
            var all = Task.WhenAll(Enumerable.Range(0, Pupils).Select(_ => PostAsync()));
            do
            {
                await Task.Delay(200, cancellation);
                var clock = Stopwatch.StartNew();
                await client.GetPageAsync("/kk/search?q=парол");
                pages.Add(clock.Elapsed);
            }
            while (!all.IsCompleted);
            posts = await all;
        }
        finally
        {
            await cluster.ThawAsync();
        }

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"posts at most {posts.Max(post => post.Time).TotalSeconds:0.0} s, pages at most {pages.Max().TotalMilliseconds:0} ms");
        Assert.All(posts, post => Assert.Equal((HttpStatusCode.ServiceUnavailable, true), (post.Status, post.HasResult)));
        Assert.InRange(posts.Max(post => post.Time), TimeSpan.Zero, LongestPost);
        Assert.InRange(pages.Max(), TimeSpan.Zero, LongestPage);

        // It counts again by itself.
        var back = HttpStatusCode.ServiceUnavailable;
        for (var i = 0; i < 100 && back != HttpStatusCode.Created; i++)
        {
            await Task.Delay(100, cancellation);
            back = (await PostAsync()).Status;
        }

        Assert.Equal(HttpStatusCode.Created, back);

        async Task<(HttpStatusCode Status, bool HasResult, TimeSpan Time)> PostAsync()
        {
            var clock = Stopwatch.StartNew();
            using var response = await client.PostAsJsonAsync(
                $"/api/v1/quizzes/{quiz.Slug}/attempts", new { id = Guid.CreateVersion7(), language = "ru", answers }, cancellation);
            var body = await response.Content.ReadFromJsonAsync<JsonElement>(cancellation);
            return (response.StatusCode, body.TryGetProperty("result", out var result) && result.ValueKind == JsonValueKind.Object, clock.Elapsed);
        }
    }
}
