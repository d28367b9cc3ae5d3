using CyberAware.Core.Search;

namespace CyberAware.Content.Tests.Search;

public sealed class GoldenQueryTests(ITestOutputHelper output)
{
    private const decimal Required = 95;

    private static readonly Lazy<SearchIndex> Index = new(() => ContentDocuments.IndexOf(RealContent.Library));

    [Theory]
    [InlineData("golden", "golden-queries.tsv")]
    [InlineData("own", "own-queries.tsv")]
    public void Find_GoldenQueries_LeadToAnAcceptedPage(string name, string file)
    {
        var report = GoldenReport.Of(name, GoldenQuery.Read(file), Index.Value);

        output.WriteLine(report.ToString());
        Assert.Empty(report.Empty);
        Assert.True(report.Percent >= Required, report.ToString());
    }
}
