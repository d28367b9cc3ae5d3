using System.Text.RegularExpressions;
using CyberAware.Core.Documents.Yaml;

namespace CyberAware.Core.Documents.Markup;

/// <summary>
/// Pairs the lines that open and close blocks before anything is parsed: of one forgotten <c>:::</c> the parser
/// makes a page whose headings, lists and links all seem wrong.
/// </summary>
internal static partial class BlockFences
{
    /// <summary>Reports the first block that is never closed, or the first closing line that closes nothing.</summary>
    /// <returns>Whether the text can be parsed.</returns>
    public static bool AreClosed(FrontMatter matter, ProblemList problems)
    {
        var open = new Stack<(int Colons, string Name, int Line)>();
        var line = matter.BodyLine;
        foreach (var text in matter.Body.Split('\n'))
        {
            if (Fence().Match(text) is { Success: true } fence)
            {
                var (colons, name) = (fence.Groups["colons"].Length, fence.Groups["name"].Value);
                if (name.Length == 0 && open.Count == 0)
                {
                    problems.Add(line, "block-close");
                    return false;
                }

                // A block within a block has fewer colons than the one around it.
                if (name.Length > 0 && open.TryPeek(out var around) && around.Colons <= colons)
                {
                    return Unclosed(around);
                }

                if (name.Length > 0)
                {
                    open.Push((colons, name, line));
                }
                else if (open.Pop() is var last && last.Colons > colons)
                {
                    return Unclosed(last);
                }
            }

            line++;
        }

        return !open.TryPeek(out var left) || Unclosed(left);

        bool Unclosed((int Colons, string Name, int Line) block)
        {
            problems.Add(block.Line, "block-open", block.Name);
            return false;
        }
    }

    // Also inside a list or a quotation, where the checker refuses blocks.
    [GeneratedRegex(@"^[ >]*(?:[-*+]\s+|\d+[.)]\s+)?(?<colons>:{3,})\s*(?<name>[^\s{:]*)[^:]*$")]
    private static partial Regex Fence();
}
