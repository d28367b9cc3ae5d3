using CyberAware.Browser.Tests.Browsing;

namespace CyberAware.Browser.Tests.Crawling;

/// <summary>Every page × language × look × width; see <see cref="SiteCrawl"/>.</summary>
public sealed class SiteCrawlTests(PortalBrowser browser)
{
    [Fact]
    public Task Open_EveryPage_BreaksNoAccessibilityRule() => ExpectNone(ProblemKind.Accessibility);

    [Fact]
    public Task Open_EveryPage_BreaksNoContentSecurityPolicy() => ExpectNone(ProblemKind.Policy);

    [Fact]
    public Task Open_EveryPage_AsksNoOtherHost() => ExpectNone(ProblemKind.ForeignHost);

    [Fact]
    public Task Open_EveryPage_GetsEverythingItAsksFor() => ExpectNone(ProblemKind.FailedRequest);

    [Fact]
    public Task Open_EveryPage_WritesNoErrorToTheConsole() => ExpectNone(ProblemKind.ConsoleError);

    [Fact]
    public Task Open_EveryPage_AnswersWithTheRightStatus() => ExpectNone(ProblemKind.Status);

    [Fact]
    public Task Open_EveryPage_NamesItsLanguage() => ExpectNone(ProblemKind.Language);

    [Fact]
    public Task Open_EveryPage_ScrollsDownwardsOnly() => ExpectNone(ProblemKind.SidewaysScroll);

    [Fact]
    public Task Enlarge_TextOfEveryPage_LosesNothing() => ExpectNone(ProblemKind.LostText);

    [Fact]
    public void Read_Sitemap_HasEveryPageInBothLanguages()
    {
        var addresses = browser.Pages.Listed.Select(page => page.Address).ToHashSet();
        Assert.True(addresses.Count >= 80, $"The sitemap lists only {addresses.Count} pages.");
        Assert.All(browser.Pages.Listed, page => Assert.Contains(page.Twin, addresses));
    }

    private async Task ExpectNone(ProblemKind kind)
    {
        var findings = await browser.Crawl.FindAsync(kind);
        Assert.True(findings.Count == 0, $"{findings.Count} × {kind}\n{Report(findings)}");
    }

    /// <summary>A few findings of each sort, since one mistake in the layout is found on every page.</summary>
    private static string Report(IEnumerable<Finding> findings) => string.Join('\n', findings
        .GroupBy(finding => finding.Problem.Text.Split(':', '\n')[0], StringComparer.Ordinal)
        .SelectMany(sort => sort.Take(5).Select(finding => finding.ToString()).Append($"… {sort.Count()} × {sort.Key}")));
}
