using CyberAware.Browser.Tests.Browsing;
using CyberAware.Browser.Tests.Reflow;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Crawling;

/// <summary>
/// Readers who space text out (WCAG 1.4.12), double its size (1.4.4) or choose the largest size of the settings,
/// also with all spacing on top, lose nothing on the smallest phone: no sideways scroll, no text cut off, none
/// over another.
/// </summary>
public static class Enlarging
{
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

    /// <summary>What a page loses in each way to read it; leaves everything open that can be opened.</summary>
    public static async Task<IReadOnlyList<string>> FindLossesAsync(IPage tab)
    {
        var lost = new List<string>();
        var usual = await tab.EvaluateAsync<double>(SizeOfText);
        foreach (var reading in Readings)
        {
            await tab.EvaluateAsync(Apply, new object[] { reading.Size, reading.Spacing, reading.Spaced });
            var size = await tab.EvaluateAsync<double>(SizeOfText);
            if (reading.IsLarge && size < 1.9 * usual)
            {
                lost.Add($"{reading.Name}: text of {usual} px grows to {size} px only.");
            }

            await tab.EvaluateAsync(OpenAll);
            lost.AddRange((await TextBoxes.FindCutAsync(tab)).Select(loss => $"{reading.Name}: {loss}"));
            if (await Measures.SidewaysScrollAsync(tab) is { } scroll)
            {
                lost.Add($"{reading.Name}: {scroll}");
            }

            await tab.EvaluateAsync(CloseMenu);
            lost.AddRange((await TextBoxes.FindOverlappingAsync(tab)).Select(loss => $"{reading.Name}: {loss}"));
        }

        return lost;
    }

    private sealed record Reading(string Name, bool IsLarge, string Size, string Spacing, bool Spaced);
}
