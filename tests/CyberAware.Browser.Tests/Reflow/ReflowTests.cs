using System.Collections.Concurrent;
using CyberAware.Browser.Tests.Browsing;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Reflow;

/// <summary>
/// Readers who space text out (WCAG 1.4.12), double its size (1.4.4) or choose the largest size of the settings,
/// also with all spacing on top, lose nothing on the smallest phone: no sideways scroll, no text cut off, none
/// over another.
/// </summary>
public sealed class ReflowTests(PortalBrowser browser)
{
    private const int SmallestPhone = 320;
    private const int TabsAtATime = 2;

    // One after the other on the loaded page; each undoes the one before.
    private static readonly Reading[] Readings =
    [
        new("spaced", IsLarge: false, Size: "", Spacing: "", Spaced: true),
        new("at 200 %", IsLarge: true, Size: "double", Spacing: "", Spaced: false),
        new("in size 4", IsLarge: true, Size: "4", Spacing: "", Spaced: false),
        new("in size 4, spaced", IsLarge: true, Size: "4", Spacing: "wide", Spaced: true),
    ];

    // The values of the sheet are those that WCAG 1.4.12 names.
    private const string Apply = """
        ([size, spacing, spaced]) => {
          const root = document.documentElement;
          root.style.fontSize = '';
          for (const [key, value] of [['size', size === '4' ? size : ''], ['spacing', spacing]]) {
            if (value) root.setAttribute(`data-${key}`, value);
            else root.removeAttribute(`data-${key}`);
          }
          if (size === 'double') root.style.fontSize = 2 * parseFloat(getComputedStyle(root).fontSize) + 'px';
          const sheet = new CSSStyleSheet();
          sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }');
          document.adoptedStyleSheets = spaced ? [sheet] : [];
        }
        """;

    private const string OpenAll = "() => document.querySelectorAll('details').forEach(details => details.open = true)";

    private const string CloseMenu = "() => document.querySelectorAll('header details').forEach(details => details.open = false)";

    private const string SizeOfText = "() => parseFloat(getComputedStyle(document.body).fontSize)";

    [Fact]
    public async Task Enlarge_TextOfEveryPage_LosesNothing()
    {
        var pages = new ConcurrentQueue<PortalPage>(browser.Pages.All);
        var lost = new ConcurrentBag<string>();
        await Task.WhenAll(Enumerable.Range(0, TabsAtATime).Select(_ => WalkAsync(pages, lost)));

        Assert.True(lost.IsEmpty, $"{lost.Count} losses\n{string.Join('\n', lost.Order(StringComparer.Ordinal).Take(40))}");
    }

    [Fact]
    public async Task FindCutAsync_FixedHeight_NamesTextAndFrame()
    {
        await using var reader = await browser.NewReaderAsync(SmallestPhone);
        var tab = await reader.NewPageAsync();
        await tab.SetContentAsync("""
            <div id="frame" style="height:20px;overflow:hidden"><p>one</p><p>two</p></div>
            <div style="width:1px;height:1px;overflow:hidden">for screen readers</div>
            <div style="overflow-x:auto"><pre>a line that is far too long for a phone and therefore scrolls in its own box</pre></div>
            """);

        var cut = await TextBoxes.FindCutAsync(tab);

        Assert.All(cut, text => Assert.Contains("id=\"frame\"", text, StringComparison.Ordinal));
        Assert.Contains(cut, text => text.StartsWith("\"two\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task FindOverlappingAsync_TextOverText_NamesBoth()
    {
        await using var reader = await browser.NewReaderAsync(SmallestPhone);
        var tab = await reader.NewPageAsync();
        await tab.SetContentAsync("<p>apart</p><p>under</p><p style='margin-top:-2em'>over</p>");

        var text = Assert.Single(await TextBoxes.FindOverlappingAsync(tab));
        Assert.Contains("under", text, StringComparison.Ordinal);
        Assert.Contains("over", text, StringComparison.Ordinal);
    }

    private async Task WalkAsync(ConcurrentQueue<PortalPage> pages, ConcurrentBag<string> lost)
    {
        await using var reader = await browser.NewReaderAsync(SmallestPhone);
        var tab = await reader.NewPageAsync();
        while (pages.TryDequeue(out var page))
        {
            await tab.GotoAsync(page.Address);
            var usual = await tab.EvaluateAsync<double>(SizeOfText);
            foreach (var reading in Readings)
            {
                await tab.EvaluateAsync(Apply, new object[] { reading.Size, reading.Spacing, reading.Spaced });
                var size = await tab.EvaluateAsync<double>(SizeOfText);
                Assert.True(!reading.IsLarge || size >= 1.9 * usual, $"{page} {reading.Name}: text of {usual} px grows to {size} px only.");
                foreach (var loss in await FindLossesAsync(tab))
                {
                    lost.Add($"{page} {reading.Name}: {loss}");
                }
            }
        }
    }

    private static async Task<IEnumerable<string>> FindLossesAsync(IPage tab)
    {
        await tab.EvaluateAsync(OpenAll);
        var losses = new List<string>(await TextBoxes.FindCutAsync(tab));
        if (await Measures.SidewaysScrollAsync(tab) is { } scroll)
        {
            losses.Add(scroll);
        }

        await tab.EvaluateAsync(CloseMenu);
        losses.AddRange(await TextBoxes.FindOverlappingAsync(tab));
        return losses;
    }

    private sealed record Reading(string Name, bool IsLarge, string Size, string Spacing, bool Spaced);
}
