using System.Diagnostics;
using CyberAware.Core.Documents;
using CyberAware.Core.Editing;
using CyberAware.Core.Library;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.Web.Api.Editing;
using CyberAware.Web.Site;
using CyberAware.Web.Tests.Pages.Editor;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Api.Editing;

/// <summary>
/// How long the check of a change takes at the server, over every tenth shipped file; CYBERAWARE_CHECKS=all takes each of them,
/// for the figures in docs/performance.md.
/// </summary>
public sealed class DocumentCheckSpeedTests(WritingPortal portal) : IClassFixture<WritingPortal>
{
    private const string Variable = "CYBERAWARE_CHECKS";

    // Most files of an edition.
    private const int Batch = 100;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Check_ShippedDocuments_IsQuick()
    {
        var step = Environment.GetEnvironmentVariable(Variable) == "all" ? 1 : 10;
        var desk = await portal.OnAsync(DatabaseProvider.Sqlite);
        var check = desk.Host.Services.GetRequiredService<DocumentCheck>();
        var all = desk.Host.Services.GetRequiredService<SnapshotProvider>().Current.Files.All;
        var files = all.Select(file => DocumentFile.Parse(file.Path)).Where(file => file.Language is not null || file.Path.EndsWith(".yml", StringComparison.Ordinal))
            .Where((_, at) => at % step == 0);
        var (times, anew) = (new List<(TimeSpan Time, string Path)>(), new List<TimeSpan>());
        foreach (var batch in files.GroupBy(file => file.Kind).SelectMany(kind => kind.Chunk(Batch)))
        {
            var edition = await desk.BeginAsync("Speed", [.. batch.Select(file => file.Path)]);
            foreach (var file in batch)
            {
                // A word more and a heading more, which all that links to the document must be compared with.
                var text = (await desk.TextAsync(edition.Id, file.Path)).Text!;
                var typed = new Dictionary<string, string> { [file.Path] = file.Language is null ? text + "\n# 1\n" : text + "\n## A {#an-anchor-more}\n\nA.\n" };
                var begun = Stopwatch.GetTimestamp();
                var result = await check.RunAsync(desk.Actor(Role.Author), edition.Id, file.Path, typed, DocumentCheckEndpoint.TypingPatience, Cancellation);
                times.Add((Stopwatch.GetElapsedTime(begun), file.Path));
                Assert.Null(result.Failure);
            }

            var started = Stopwatch.GetTimestamp();
            Assert.NotNull(ContentLoader.Load(all, new ContentCache(), media: new MediaFolder(Repository.Content).ReadSizes()).Library);
            anew.Add(Stopwatch.GetElapsedTime(started));
        }

        var sorted = times.OrderBy(time => time.Time).ToList();
        var report = $"{sorted.Count} files: p50 {At(0.5)}, p95 {At(0.95)}, max {At(1)}; slowest {string.Join(", ", sorted.TakeLast(5).Select(time => $"{time.Path} {time.Time.TotalMilliseconds:F0}"))}; first {times[0].Time.TotalMilliseconds:F0} ms; all anew {anew.Min().TotalMilliseconds:F0} ms";
        TestContext.Current.TestOutputHelper?.WriteLine(report);

        // The milliseconds are for reading, and what isn't compiled anew is asked by ContentCacheTests; slower than everything anew, it would be no use at all.
        Assert.True(sorted[sorted.Count / 2].Time < anew.Min(), report);

        string At(double share) => FormattableString.Invariant($"{sorted[(int)((sorted.Count - 1) * share)].Time.TotalMilliseconds:F0} ms");
    }
}
