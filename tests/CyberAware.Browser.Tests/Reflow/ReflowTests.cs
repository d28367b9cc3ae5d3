using CyberAware.Browser.Tests.Browsing;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Reflow;

/// <summary>
/// Readers who space text out (WCAG 1.4.12) or double its size (1.4.4) on the smallest phone lose nothing:
/// no sideways scroll, no text cut off, none over another.
/// </summary>
public sealed class ReflowTests(PortalBrowser browser)
{
    private const int SmallestPhone = 320;

    // The values that WCAG 1.4.12 names.
    private const string Spaced = """
        () => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }');
          document.adoptedStyleSheets = [sheet];
        }
        """;

    private const string Doubled = """
        () => {
          document.adoptedStyleSheets = [];
          const root = document.documentElement;
          root.style.fontSize = 2 * parseFloat(getComputedStyle(root).fontSize) + 'px';
        }
        """;

    private const string OpenAll = "() => document.querySelectorAll('details').forEach(details => details.open = true)";

    private const string CloseMenu = "() => document.querySelectorAll('header details').forEach(details => details.open = false)";

    private const string SizeOfText = "() => parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)";

    [Fact]
    public async Task Space_TextOfEveryPage_LosesNothing() =>
        await ExpectNothingLostAsync("spaced", tab => tab.EvaluateAsync(Spaced));

    [Fact]
    public async Task Double_TextOfEveryPage_LosesNothing() =>
        await ExpectNothingLostAsync("at 200 %", async tab =>
        {
            var before = await tab.EvaluateAsync<double>(SizeOfText);
            await tab.EvaluateAsync(Doubled);
            var after = await tab.EvaluateAsync<double>(SizeOfText);
            Assert.True(after >= 1.9 * before, $"{tab.Url}: text of {before} px grows to {after} px only.");
        });

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

    private async Task ExpectNothingLostAsync(string how, Func<IPage, Task> change)
    {
        await using var reader = await browser.NewReaderAsync(SmallestPhone);
        var tab = await reader.NewPageAsync();
        var lost = new List<string>();
        foreach (var page in browser.Pages.All)
        {
            await tab.GotoAsync(page.Address);
            await change(tab);
            await tab.EvaluateAsync(OpenAll);
            lost.AddRange((await TextBoxes.FindCutAsync(tab)).Select(text => $"{page} {how}: {text}"));
            await CheckWidthAsync(page);
            await tab.EvaluateAsync(CloseMenu);
            lost.AddRange((await TextBoxes.FindOverlappingAsync(tab)).Select(text => $"{page} {how}: {text}"));
        }

        Assert.True(lost.Count == 0, $"{lost.Count} losses\n{string.Join('\n', lost.Take(30))}");

        async Task CheckWidthAsync(PortalPage page)
        {
            if (await Measures.SidewaysScrollAsync(tab) is { } scroll)
            {
                lost.Add($"{page} {how}: {scroll}");
            }
        }
    }
}
