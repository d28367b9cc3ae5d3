using System.Diagnostics;
using System.Globalization;
using CyberAware.Core.Search;

namespace CyberAware.Content.Tests.Search;

public sealed class SearchSpeedTests(ITestOutputHelper output)
{
    private static readonly TimeSpan BuildLimit = TimeSpan.FromMilliseconds(300);

    [Fact]
    public void IndexOf_ThisContent_IsBuiltInTime()
    {
        var library = RealContent.Library;
        var index = ContentDocuments.IndexOf(library); // compiles the code
        var fastest = Enumerable.Range(0, 5).Min(_ => Timed(() => index = ContentDocuments.IndexOf(library)));
        var queries = GoldenQuery.Read("golden-queries.tsv");
        var asked = Enumerable.Range(0, 20).Min(_ => Timed(() =>
        {
            foreach (var query in queries)
            {
                index.Find(query.Text, query.Language);
            }
        }));

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{index.Count} sections are indexed in {fastest.TotalMilliseconds:0} ms; a query takes {asked.TotalMilliseconds / queries.Count:0.00} ms."));
        Assert.True(fastest < BuildLimit, $"{fastest.TotalMilliseconds} ms");
    }

    private static TimeSpan Timed(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed;
    }
}
