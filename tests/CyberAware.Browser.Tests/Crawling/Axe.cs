using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Crawling;

/// <summary>
/// Runs Deque's axe-core in a page. Deque's own RunAxe opens a second tab for every run, over a
/// thousand of them in a crawl, so its script is run here directly; the portal has no frames that would need more.
/// </summary>
public static class Axe
{
    // Everything axe knows of WCAG 2.0, 2.1 and 2.2 at A and AA, and its advice on landmarks and headings.
    private static readonly string Options = JsonSerializer.Serialize(new
    {
        runOnly = new[] { "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice" },
        resultTypes = new[] { "violations" },
    });

    // What a change of colours alone can break.
    private static readonly string ColourOptions = JsonSerializer.Serialize(new
    {
        runOnly = new { type = "rule", values = new[] { "color-contrast", "link-in-text-block" } },
        resultTypes = new[] { "violations" },
    });

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>One text for each element that breaks a rule: the rule, the element's HTML, the reasons.</summary>
    public static Task<IReadOnlyList<string>> CheckAsync(IPage page) => RunAsync(page, "document", Options);

    /// <summary>The same for the rules that colours can break, in the elements that a script names.</summary>
    public static Task<IReadOnlyList<string>> CheckColoursAsync(IPage page, string elements = "document") => RunAsync(page, elements, ColourOptions);

    private static async Task<IReadOnlyList<string>> RunAsync(IPage page, string elements, string options)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(Script);
        }

        return await page.EvaluateAsync<string[]>($$"""
            async () => {
              const { violations } = await axe.run({{elements}}, {{options}});
              return violations.flatMap(rule => rule.nodes.map(node =>
                `${rule.id}: ${rule.help}\n    ${node.html}\n    ${node.any.concat(node.all, node.none).map(check => check.message).join('; ')}`));
            }
            """);
    }
}
