using System.Diagnostics;
using System.Globalization;
using CyberAware.Core.Library;
using CyberAware.Core.Search;

namespace CyberAware.Content.Tests.Search;

/// <summary>Measures that eng/bench.sh search prints; times count only there, on a machine that does nothing else.</summary>
public sealed class SearchSpeedTests(ITestOutputHelper output)
{
    private static readonly bool IsBench = Environment.GetEnvironmentVariable("CYBERAWARE_BENCH") == "1";

    // Until the compiler has settled.
    private static readonly int Rounds = IsBench ? 400 : 20;

    private static readonly string[] Syllables = ["", "ра", "лу", "ми", "зо", "те", "кы", "ша", "фо", "ве"];

    private static readonly TimeSpan BuildLimit = TimeSpan.FromMilliseconds(300);

    [Fact]
    public void IndexOf_ThisContent_IsBuiltInTime()
    {
        var library = RealContent.Library;
        var index = SearchIndexBuilder.Build(library); // compiles the code
        var fastest = Enumerable.Range(0, 5).Min(_ => Timed(() => index = SearchIndexBuilder.Build(library)));
        var queries = GoldenQuery.Read("golden-queries.tsv");
        var asked = Enumerable.Range(0, Rounds).Min(_ => Timed(() => Ask(index, queries)));

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{index.Count} sections are indexed in {fastest.TotalMilliseconds:0} ms; a query takes {asked.TotalMilliseconds / queries.Count:0.00} ms."));
        Assert.True(index.Count > library.Pages.Count);
        Assert.True(!IsBench || fastest < BuildLimit, $"{fastest.TotalMilliseconds} ms");
    }

    [Fact]
    public void Find_TenTimesTheContent_CostsAtMostFourTimes()
    {
        var documents = RealContent.Library.Pages.SelectMany(SearchIndexBuilder.OfPage).ToList();
        var synonyms = RealContent.Library.Synonyms;
        var small = new SearchIndex(documents, synonyms, []);
        var large = new SearchIndex(Enumerable.Range(0, 10).SelectMany(copy => documents.Select(document => Varied(document, copy))), synonyms, []);
        var queries = GoldenQuery.Read("golden-queries.tsv");

        // Pairs, so that a busy machine slows both alike.
        var ratios = Enumerable.Range(0, Rounds).Select(_ => Timed(() => Ask(large, queries)) / Timed(() => Ask(small, queries))).Order().ToList();
        var median = ratios[Rounds / 2];

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"A query costs {median:0.0} times as much over {large.Count} sections as over {small.Count}."));
        Assert.True(large.Count >= 9 * small.Count);
        Assert.True(!IsBench || median <= 4, $"{median} times");
    }

    // A third of the words of a copy are new ones, as in texts on other subjects.
    private static SearchDocument Varied(SearchDocument document, int copy) => copy == 0 ? document : document with
    {
        Path = $"{document.Path}-{copy}",
        Text = string.Join(' ', document.Text.Split(' ').Select((word, i) => (i + copy) % 3 == 0 && word.Length > 4 ? word.Insert(2, Syllables[copy]) : word)),
    };

    private static void Ask(SearchIndex index, IReadOnlyList<GoldenQuery> queries)
    {
        foreach (var query in queries)
        {
            index.Find(query.Text, query.Language);
        }
    }

    private static TimeSpan Timed(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed;
    }
}
