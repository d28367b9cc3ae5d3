using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Crawling;

/// <summary>
/// Runs Deque's axe-core in a page. Deque's own RunAxe opens a second tab for every run, over a
/// thousand of them in a crawl, so its script is run here directly; a frame is looked at by itself.
/// </summary>
public static class Axe
{
    // Everything axe knows of WCAG 2.0, 2.1 and 2.2 at A and AA, and its advice on landmarks and headings.
    private static readonly string[] Tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

    // What colours can break.
    private static readonly string[] ColourRules = ["color-contrast", "link-in-text-block"];

    private static readonly string Options = JsonSerializer.Serialize(new { runOnly = Tags, resultTypes = new[] { "violations" } });

    private static readonly string ColourOptions = JsonSerializer.Serialize(new
    {
        runOnly = new { type = "rule", values = ColourRules },
        resultTypes = new[] { "violations" },
    });

    private static readonly string OtherOptions = JsonSerializer.Serialize(new
    {
        runOnly = Tags,
        rules = ColourRules.ToDictionary(rule => rule, _ => new { enabled = false }),
        resultTypes = new[] { "violations" },
    });

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>Has the script ready on every page that this reader opens; sending it to each anew takes a quarter of a second.</summary>
    public static Task PrepareAsync(IBrowserContext reader) => reader.AddInitScriptAsync(Script);

    /// <summary>One text for each element that breaks a rule: the rule, the element's HTML, the reasons.</summary>
    public static Task<IReadOnlyList<string>> CheckAsync(IPage page) => CheckAsync(page.MainFrame);

    /// <summary>The same in a frame.</summary>
    public static Task<IReadOnlyList<string>> CheckAsync(IFrame frame) => RunAsync(frame, "document", Options);

    /// <summary>The same for the rules that no colour can break.</summary>
    public static Task<IReadOnlyList<string>> CheckAllButColoursAsync(IPage page) => RunAsync(page.MainFrame, "document", OtherOptions);

    /// <summary>The same for the rules that colours can break, in the elements that a script names.</summary>
    public static Task<IReadOnlyList<string>> CheckColoursAsync(IPage page, string elements = "document") => RunAsync(page.MainFrame, elements, ColourOptions);

    private static async Task<IReadOnlyList<string>> RunAsync(IFrame frame, string elements, string options)
    {
        if (!await frame.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await frame.EvaluateAsync(Script);
        }

        return await frame.EvaluateAsync<string[]>($$"""
            async () => {
              const { violations } = await axe.run({{elements}}, {{options}});
              return violations.flatMap(rule => rule.nodes.map(node =>
                `${rule.id}: ${rule.help}\n    ${node.html}\n    ${node.any.concat(node.all, node.none).map(check => check.message).join('; ')}`));
            }
            """);
    }
}
