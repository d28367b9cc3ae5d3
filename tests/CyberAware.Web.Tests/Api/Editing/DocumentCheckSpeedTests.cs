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
        var (firsts, nexts, anew) = (new List<(TimeSpan Time, string Path)>(), new List<(TimeSpan Time, string Path)>(), new List<TimeSpan>());
        foreach (var document in files.GroupBy(file => (Folder: file.Path[..file.Path.LastIndexOf('/')], file.Kind)))
        {
            var edition = await desk.BeginAsync("Speed", [.. document.Select(file => file.Path)]);
            foreach (var file in document)
            {
                // First a heading more, which all that links to the document must be compared with; then a letter more, as somebody goes on typing.
                var text = (await desk.TextAsync(edition.Id, file.Path)).Text!;
                var typed = file.Language is null ? text + "\n# 1" : text + "\n## A {#an-anchor-more}\n\nA";
                firsts.Add((await MeasureAsync(edition.Id, file.Path, typed), file.Path));
                nexts.Add((await MeasureAsync(edition.Id, file.Path, typed + "a"), file.Path));
            }
        }

        for (var load = 0; load < 3; load++)
        {
            var started = Stopwatch.GetTimestamp();
            Assert.NotNull(ContentLoader.Load(all, new ContentCache(), media: new MediaFolder(Repository.Content).ReadSizes()).Library);
            anew.Add(Stopwatch.GetElapsedTime(started));
        }

        var report = $"{firsts.Count} files; a heading more: {Figures(firsts)}; a letter more: {Figures(nexts)}; first of all {firsts[0].Time.TotalMilliseconds:F0} ms; all anew {anew.Min().TotalMilliseconds:F0} ms";
        TestContext.Current.TestOutputHelper?.WriteLine(report);

        // The milliseconds are for reading, and what isn't compiled anew is asked by ContentCacheTests; slower than everything anew, it would be no use at all.
        Assert.True(At(firsts, 0.5) < anew.Min(), report);
        Assert.True(At(nexts, 0.5) < anew.Min(), report);

        async Task<TimeSpan> MeasureAsync(Guid edition, string path, string text)
        {
            var typed = new Dictionary<string, string> { [path] = text };
            var begun = Stopwatch.GetTimestamp();
            var result = await check.RunAsync(desk.Actor(Role.Author), edition, path, typed, DocumentCheckEndpoint.TypingPatience, Cancellation);
            var time = Stopwatch.GetElapsedTime(begun);
            Assert.Null(result.Failure);
            return time;
        }
    }

    private static TimeSpan At(IEnumerable<(TimeSpan Time, string Path)> times, double share)
    {
        var sorted = times.Select(time => time.Time).Order().ToList();
        return sorted[(int)((sorted.Count - 1) * share)];
    }

    private static string Figures(IReadOnlyCollection<(TimeSpan Time, string Path)> times) => FormattableString.Invariant(
        $"p50 {At(times, 0.5).TotalMilliseconds:F0} ms, p95 {At(times, 0.95).TotalMilliseconds:F0} ms, at most {string.Join(", ", times.OrderByDescending(time => time.Time).Take(4).Select(time => $"{time.Path} {time.Time.TotalMilliseconds:F0}"))}");
}
