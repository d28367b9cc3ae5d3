using System.Collections.Concurrent;
using CyberAware.Browser.Tests.Browsing;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Crawling;

/// <summary>One finding of the crawl and where it was made; without a look when colours don't matter to it.</summary>
public sealed record Finding(string Place, Look? Look, int Width, Problem Problem)
{
    public override string ToString() => $"{Place} ({(Look is null ? "" : Look.Name + ", ")}{Width} px) {Problem.Text}";
}

/// <summary>
/// Looks at every page of the sitemap, at error pages and at the <see cref="PageStates"/>, in every look on
/// three widths. Done once for the run, since it takes minutes; the tests ask it by kind of problem.
/// </summary>
public sealed class SiteCrawl
{
    public const int SmallestPhone = 320;

    private const int TabsAtATime = 2;

    private static readonly int[] Widths = [SmallestPhone, 768, 1280];

    // Between phone and desk no part is shown that neither of them shows: only its width is looked at.
    private const int Between = 768;

    private readonly ConcurrentBag<Finding> findings = [];
    private readonly ConcurrentDictionary<string, string> texts = new();
    private readonly SeenColours seen = new();
    private readonly PortalBrowser browser;
    private readonly Lazy<Task> crawl;
    private int visits;

    public SiteCrawl(PortalBrowser browser) => (this.browser, crawl) = (browser, new(CrawlAsync));

    /// <summary>Findings of a kind, in the order of the sitemap; the first call crawls.</summary>
    public async Task<IReadOnlyList<Finding>> FindAsync(ProblemKind kind)
    {
        await crawl.Value;
        Assert.Equal((browser.Pages.All.Count + PageStates.All.Count) * Widths.Length, visits);
        return [.. findings.Where(finding => finding.Problem.Kind == kind).OrderBy(finding => finding.ToString(), StringComparer.Ordinal)];
    }

    /// <summary>What each page says with a script, by its address.</summary>
    public async Task<IReadOnlyDictionary<string, string>> TextsAsync()
    {
        await crawl.Value;
        return texts;
    }

    // A quiz asks one question at a time with a script; QuizTests takes it both ways. The stand-in page lists with a script
    // only what this device has kept so far; OfflineTests looks at it.
    private static bool SaysTheSameWithoutScript(PortalPage page) =>
        !page.Address.Contains("/quizzes/", StringComparison.Ordinal) && !page.Address.EndsWith("/offline", StringComparison.Ordinal);

    private async Task CrawlAsync()
    {
        var pages = new ConcurrentQueue<PortalPage>(browser.Pages.All);
        var states = new ConcurrentQueue<PageState>(PageStates.All);
        await Task.WhenAll(Enumerable.Range(0, TabsAtATime).Select(_ => WalkAsync(pages, states)));
    }

    private async Task WalkAsync(ConcurrentQueue<PortalPage> pages, ConcurrentQueue<PageState> states)
    {
        await using (var reader = await browser.NewReaderAsync(Widths[0]))
        {
            await Axe.PrepareAsync(reader);
            var tab = await reader.NewPageAsync();
            var watch = await PageWatch.StartAsync(tab, browser.Address);
            while (pages.TryDequeue(out var page))
            {
                await OpenAsync(tab, page);
                if (SaysTheSameWithoutScript(page))
                {
                    texts[page.Address] = await MainText.ReadAsync(tab);
                }

                await LookAsync(tab, watch, page.Address);
                await EnlargeAsync(tab, page);
            }
        }

        // What one state keeps on the device must not show in another.
        while (states.TryDequeue(out var state))
        {
            await using var reader = await browser.NewReaderAsync(Widths[0]);
            var tab = await reader.NewPageAsync();
            var watch = await PageWatch.StartAsync(tab, browser.Address);
            await OpenAsync(tab, state.Page);
            await state.Reach(tab);
            await LookAsync(tab, watch, state.ToString());
        }
    }

    private async Task OpenAsync(IPage tab, PortalPage page)
    {
        await tab.SetViewportSizeAsync(Widths[0], 800);
        var response = await tab.GotoAsync(page.Address);
        if (response!.Status != page.Status)
        {
            Note(ProblemKind.Status, $"answered {response.Status}, not {page.Status}");
        }

        var language = await tab.Locator("html").GetAttributeAsync("lang");
        if (language != page.Language.Tag)
        {
            Note(ProblemKind.Language, $"says it is in '{language}'");
        }

        void Note(ProblemKind kind, string text) => findings.Add(new Finding(page.Address, null, Widths[0], new Problem(kind, text)));
    }

    // Last, since everything stays open.
    private async Task EnlargeAsync(IPage tab, PortalPage page)
    {
        await tab.SetViewportSizeAsync(SmallestPhone, 800);
        foreach (var loss in await Enlarging.FindLossesAsync(tab))
        {
            findings.Add(new Finding(page.Address, null, SmallestPhone, new Problem(ProblemKind.LostText, loss)));
        }
    }

    private async Task LookAsync(IPage tab, PageWatch watch, string place)
    {
        foreach (var width in Widths)
        {
            await tab.SetViewportSizeAsync(width, 800);
            if (await Measures.SidewaysScrollAsync(tab) is { } scroll)
            {
                findings.Add(new Finding(place, null, width, new Problem(ProblemKind.SidewaysScroll, scroll)));
            }

            foreach (var (look, violation) in width == Between ? [] : await Look.CheckAllAsync(tab, seen))
            {
                findings.Add(new Finding(place, look, width, new Problem(ProblemKind.Accessibility, violation)));
            }

            foreach (var problem in await watch.TakeAsync())
            {
                findings.Add(new Finding(place, null, width, problem));
            }

            Interlocked.Increment(ref visits);
        }
    }
}
