using CyberAware.Web.Site;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Crawling;

/// <summary>The colours a page is drawn in: chosen by the reader, or the device's when nothing is chosen.</summary>
public sealed record Look(string Name, string? Chosen, ColorScheme Device = ColorScheme.Light)
{
    /// <summary>Every theme that can be chosen, and the dark one that the device asks for.</summary>
    public static readonly IReadOnlyList<Look> All =
    [
        .. DisplayPreferences.Options.Single(option => option.Key == "theme").Values.Skip(1).Select(theme => new Look(theme, theme)),
        new("device-dark", null, ColorScheme.Dark),
    ];

    private const string Choose = """
        theme => {
          const root = document.documentElement;
          if (theme === '') root.removeAttribute('data-theme');
          else root.setAttribute('data-theme', theme);
        }
        """;

    /// <summary>
    /// What the page in the tab breaks in each look. The first look takes all rules and finds the text that wasn't seen in
    /// its colours yet; that text is asked in every look for what colours can break: contrast costs most.
    /// </summary>
    public static async Task<IReadOnlyList<(Look Look, string Violation)>> CheckAllAsync(IPage tab, SeenColours seen)
    {
        var found = new List<(Look, string)>();
        await tab.EvaluateAsync(Choose, All[0].Chosen ?? "");
        found.AddRange((await Axe.CheckAllButColoursAsync(tab)).Select(violation => (All[0], violation)));
        var texts = await seen.FindNewAsync(tab);
        foreach (var look in texts.Count == 0 ? [] : All)
        {
            if (look.Device != ColorScheme.Light)
            {
                await tab.EmulateMediaAsync(new() { ColorScheme = look.Device });
            }

            await tab.EvaluateAsync(Choose, look.Chosen ?? "");
            found.AddRange((await SeenColours.CheckAsync(tab, texts)).Select(violation => (look, violation)));
        }

        await tab.EvaluateAsync(Choose, "");
        await tab.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        return found;
    }
}
