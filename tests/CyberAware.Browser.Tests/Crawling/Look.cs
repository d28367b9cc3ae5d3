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
    /// What the page in the tab breaks in each look. The first look takes all rules; those that colours can break are asked
    /// in every look, in text that wasn't seen so yet: a look changes nothing else, and contrast costs most.
    /// </summary>
    public static async Task<IReadOnlyList<(Look Look, string Violation)>> CheckAllAsync(IPage tab, SeenColours seen)
    {
        var found = new List<(Look, string)>();
        foreach (var look in All)
        {
            if (look.Device != ColorScheme.Light)
            {
                await tab.EmulateMediaAsync(new() { ColorScheme = look.Device });
            }

            await tab.EvaluateAsync(Choose, look.Chosen ?? "");
            var violations = (IEnumerable<string>)await seen.CheckNewAsync(tab);
            if (look == All[0])
            {
                violations = violations.Concat(await Axe.CheckAllButColoursAsync(tab));
            }

            found.AddRange(violations.Select(violation => (look, violation)));
        }

        await tab.EvaluateAsync(Choose, "");
        await tab.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        return found;
    }
}
