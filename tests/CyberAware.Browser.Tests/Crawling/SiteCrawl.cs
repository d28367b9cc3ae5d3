using System.Collections.Concurrent;
using CyberAware.Browser.Tests.Browsing;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Crawling;

/// <summary>One finding of the crawl and where it was made.</summary>
public sealed record Finding(PortalPage Page, ColorScheme Theme, int Width, Problem Problem)
{
    public override string ToString() => $"{Page.Address} ({Theme}, {Width} px) {Problem.Text}";
}

/// <summary>
/// Looks at every page of the sitemap, and at missing ones, in both themes on a phone and a desktop. Done
/// once for the run, since it takes minutes; the tests ask it by kind of problem.
/// </summary>
public sealed class SiteCrawl(PortalBrowser browser)
{
    private const int Phone = 360;
    private const int SmallestPhone = 320;
    private const int Desktop = 1280;
    private const int TabsAtATime = 2;

    private readonly ConcurrentBag<Finding> findings = [];
    private Task? crawl;
    private int looks;

    /// <summary>Findings of a kind, in the order of the sitemap; the first call crawls.</summary>
    public async Task<IReadOnlyList<Finding>> FindAsync(ProblemKind kind)
    {
        await (crawl ??= CrawlAsync());
        Assert.Equal(browser.Pages.All.Count * 4, looks);
        return [.. findings.Where(finding => finding.Problem.Kind == kind).OrderBy(finding => finding.ToString(), StringComparer.Ordinal)];
    }

    private async Task CrawlAsync()
    {
        var pages = new ConcurrentQueue<PortalPage>(browser.Pages.All);
        await Task.WhenAll(Enumerable.Range(0, TabsAtATime).Select(_ => WalkAsync(pages)));
    }

    private async Task WalkAsync(ConcurrentQueue<PortalPage> pages)
    {
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        var watch = await PageWatch.StartAsync(tab, browser.Address);
        while (pages.TryDequeue(out var page))
        {
            foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await LookAsync(tab, watch, page, theme);
            }
        }
    }

    private async Task LookAsync(IPage tab, PageWatch watch, PortalPage page, ColorScheme theme)
    {
        await tab.EmulateMediaAsync(new() { ColorScheme = theme });
        await tab.SetViewportSizeAsync(Phone, 800);
        var response = await tab.GotoAsync(page.Address);
        var expected = page.IsMissing ? 404 : 200;
        if (response!.Status != expected)
        {
            Note(ProblemKind.Status, Phone, $"answered {response.Status}, not {expected}");
        }

        var language = await tab.Locator("html").GetAttributeAsync("lang");
        if (language != page.Language.Tag)
        {
            Note(ProblemKind.Language, Phone, $"says it is in '{language}'");
        }

        await NoteAllAsync(Phone);
        await CheckWidthAsync(Phone);
        await CheckRulesAsync(Phone);
        await tab.SetViewportSizeAsync(SmallestPhone, 800);
        await CheckWidthAsync(SmallestPhone);
        await tab.SetViewportSizeAsync(Desktop, 800);
        await CheckWidthAsync(Desktop);
        await CheckRulesAsync(Desktop);
        await NoteAllAsync(Desktop);

        async Task NoteAllAsync(int width)
        {
            foreach (var problem in await watch.TakeAsync())
            {
                Note(problem.Kind, width, problem.Text);
            }
        }

        async Task CheckWidthAsync(int width)
        {
            if (await Measures.SidewaysScrollAsync(tab) is { } scroll)
            {
                Note(ProblemKind.SidewaysScroll, width, scroll);
            }
        }

        async Task CheckRulesAsync(int width)
        {
            foreach (var violation in await Axe.CheckAsync(tab))
            {
                Note(ProblemKind.Accessibility, width, violation);
            }

            Interlocked.Increment(ref looks);
        }

        void Note(ProblemKind kind, int width, string text) => findings.Add(new Finding(page, theme, width, new Problem(kind, text)));
    }
}
