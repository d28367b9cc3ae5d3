using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Crawling;

/// <summary>What a page says to its reader, but for what only a script can do.</summary>
public static partial class MainText
{
    // Copying, printing by a button, ticking and erasing need a script; the settings' button is for those without one.
    private const string Comforts = "[data-share]:visible, [data-copy]:visible, [data-print]:visible, .checklist-tools:visible, [data-erase]:visible, .assessment-count:visible, .assessment-progress:visible, [data-without-script]:visible";

    public static async Task<string> ReadAsync(IPage tab)
    {
        var text = Spaces().Replace(await tab.Locator("main").InnerTextAsync(), " ");
        // The longest first: the word of one button may stand within the words of another.
        foreach (var comfort in (await tab.Locator(Comforts).AllInnerTextsAsync()).OrderByDescending(comfort => comfort.Length))
        {
            text = text.Replace(Spaces().Replace(comfort, " "), " ", StringComparison.Ordinal);
        }

        return RequestId().Replace(Spaces().Replace(text, " "), "").Trim();
    }

    // Each failure has a number of its own.
    [GeneratedRegex("[0-9a-f]{32}")]
    private static partial Regex RequestId();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
