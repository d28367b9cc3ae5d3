using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.Web.Tests.Services;

namespace CyberAware.Web.Tests.Drills;

/// <summary>
/// How long a publication takes from the publisher's word to both of two instances on one PostgreSQL, a page as well as a
/// warning, what it costs, and how long a reader waits meanwhile. CYBERAWARE_PUBLICATIONS=100 measures for docs/performance.md.
/// </summary>
[Collection(nameof(QuietMachine))]
public sealed class PublicationTimeTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private const string Variable = "CYBERAWARE_PUBLICATIONS";
    private const string Read = "/kk/guide/passwords";
    private const string Alert = "alerts/qr-stickers/ru.md";

    // What an instance writes when it has rendered its pages, has read what is public, and has the surveys' figures from there.
    private static readonly string[] Starts = ["are rendered", "is shown", "are read from the database"];

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Publish_OnTwoInstances_IsVisibleWithinFiveSeconds()
    {
        var runs = int.TryParse(Environment.GetEnvironmentVariable(Variable), CultureInfo.InvariantCulture, out var given) ? given : 3;
        var settings = await databases.StartedAsync(DatabaseProvider.PostgreSql);
        var cache = Directory.CreateTempSubdirectory("portal-cache-");
        try
        {
            await using var one = Instance(settings.ConnectionString, cache.FullName);
            await using var two = Instance(settings.ConnectionString, cache.FullName);
            using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
            foreach (var portal in new[] { one, two })
            {
                portal.Start();
                await PublicationPortal.UntilAsync(() => Task.FromResult(Starts.All(part => portal.Output.Any(line => line.Contains(part, StringComparison.Ordinal)))));
            }

            var waits = new ConcurrentQueue<TimeSpan>();
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            var reading = Task.WhenAll(ReadAsync(one), ReadAsync(two));

            // What reading alone costs, and how long it takes then, once the code that reads has been compiled.
            await Task.Delay(Rest, Cancellation);
            Drain(waits);
            var idle = await CostAsync(() => Task.Delay(Rest, Cancellation));
            var quiet = Drain(waits);

            var team = new EditorialTeam(TestDatabases.Open(settings), TimeProvider.System);
            var (pages, warnings) = (new List<TimeSpan>(), new List<TimeSpan>());
            var cost = TimeSpan.Zero;
            for (var run = 1; run <= runs * 2; run++)
            {
                var (file, title) = run % 2 == 0 ? (Alert, $"Предупреждение {run}") : (PublicationPortal.File, $"Проход {run}");
                var address = "/ru/" + file[..^"/ru.md".Length];
                var ready = await team.ApprovedAsync(text => WithTitle(text, title), file);
                var clock = Stopwatch.StartNew();
                var spent = await CostAsync(async () =>
                {
                    await team.PublishAsync(ready);
                    await Task.WhenAll(ShowsAsync(one, address, title), ShowsAsync(two, address, title));
                });
                (run % 2 == 0 ? warnings : pages).Add(clock.Elapsed);
                cost += spent - (idle * (clock.Elapsed / Rest));
            }

            await stop.CancelAsync();
            await reading;
            var check = await CheckCostAsync(team, runs);
            TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"""
                From "publish" to both instances, {runs} pages and {runs} warnings: page {Describe(pages)}; warning {Describe(warnings)}.
                CPU of a publication: {check.TotalSeconds:0.00} s where it is checked, {cost.TotalSeconds / runs / 4:0.00} s at each instance.
                Readers: {Wait(Drain(waits))}; before any publication {Wait(quiet)}.
                {string.Join('\n', one.Output.Where(line => line.Contains(" serves: made in ", StringComparison.Ordinal)))}
                """));
            Assert.InRange(At(pages, 0.99), TimeSpan.Zero, Longest);
            Assert.InRange(At(warnings, 0.99), TimeSpan.Zero, Longest);

            async Task<TimeSpan> CostAsync(Func<Task> work)
            {
                var before = one.ProcessorTime + two.ProcessorTime;
                await work();
                return one.ProcessorTime + two.ProcessorTime - before;
            }

            async Task ReadAsync(PortalProcess portal)
            {
                while (!stop.IsCancellationRequested)
                {
                    var clock = Stopwatch.StartNew();
                    await client.GetStringAsync(new Uri(portal.Address, Read), CancellationToken.None);
                    waits.Enqueue(clock.Elapsed);
                    await Task.Delay(Pause, CancellationToken.None);
                }
            }

            async Task ShowsAsync(PortalProcess portal, string address, string title)
            {
                while (!(await client.GetStringAsync(new Uri(portal.Address, address), Cancellation)).Contains(title, StringComparison.Ordinal))
                {
                    await Task.Delay(Pause, Cancellation);
                }
            }
        }
        finally
        {
            cache.Delete(recursive: true);
        }
    }

    // Without readers, who are in the same process as the publisher.
    private static async Task<TimeSpan> CheckCostAsync(EditorialTeam team, int runs)
    {
        var cost = TimeSpan.Zero;
        using var own = Process.GetCurrentProcess();
        for (var run = 1; run <= runs; run++)
        {
            var ready = await team.ApprovedAsync(text => WithTitle(text, $"Ещё раз {run}"), PublicationPortal.File);
            own.Refresh();
            var before = own.TotalProcessorTime;
            await team.PublishAsync(ready);
            own.Refresh();
            cost += own.TotalProcessorTime - before;
        }

        return cost / runs;
    }

    private static string WithTitle(string text, string title) =>
        string.Join('\n', text.Split('\n').Select(line => line.StartsWith("title:", StringComparison.Ordinal) ? $"title: {title}" : line));

    private static List<TimeSpan> Drain(ConcurrentQueue<TimeSpan> waits)
    {
        var drained = new List<TimeSpan>();
        while (waits.TryDequeue(out var wait))
        {
            drained.Add(wait);
        }

        return drained;
    }

    // Of few runs the last one.
    private static TimeSpan At(List<TimeSpan> times, double share) => times.Order().ElementAt(Math.Max(0, (int)Math.Ceiling(times.Count * share) - 1));

    private static string Describe(List<TimeSpan> times) =>
        string.Create(CultureInfo.InvariantCulture, $"p50 {At(times, 0.5).TotalSeconds:0.00} s, p99 {At(times, 0.99).TotalSeconds:0.00} s, first {times[0].TotalSeconds:0.00} s");

    private static string Wait(List<TimeSpan> waits) =>
        string.Create(CultureInfo.InvariantCulture, $"{waits.Count} requests, p99 {At(waits, 0.99).TotalMilliseconds:0} ms, slowest {waits.Max().TotalMilliseconds:0} ms");

    private static PortalProcess Instance(string connectionString, string cache) => new(
        connectionString,
        ("ASPNETCORE_ENVIRONMENT", "Production"),
        ("Portal__CachePath", cache),
        ("Serilog__MinimumLevel__Default", "Information"));
}
