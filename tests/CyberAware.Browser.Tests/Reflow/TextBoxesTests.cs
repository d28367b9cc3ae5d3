using CyberAware.Browser.Tests.Browsing;

namespace CyberAware.Browser.Tests.Reflow;

/// <summary>Texts that are cut off or lie over another are found; the crawl looks for them on every page.</summary>
public sealed class TextBoxesTests(PortalBrowser browser)
{
    private const int SmallestPhone = 320;

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
}
