using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Yaml;

namespace CyberAware.Core.Editing;

/// <summary>The old addresses in the settings of a page or a lesson.</summary>
public static class PageAliases
{
    private const string Key = "aliases";

    /// <summary>The old addresses that settings name, oldest first, with their leading slash.</summary>
    /// <param name="yaml">The text of <c>page.yml</c> or <c>lesson.yml</c>.</param>
    public static IReadOnlyList<string> In(string yaml) =>
        YamlReader.Open(yaml, 1, "page.yml", new ProblemList("page.yml"))?.StringList(Key, int.MaxValue) ?? [];

    /// <summary>The settings of a page or lesson that moves: its old address leads to the new one, which leads nowhere else. All other lines stay as they are.</summary>
    /// <param name="yaml">The text of <c>page.yml</c> or <c>lesson.yml</c>.</param>
    /// <param name="from">The old address without the slash before it: <c>fraud</c>.</param>
    /// <param name="to">The new address.</param>
    public static string Move(string yaml, string from, string to)
    {
        var aliases = In(yaml).Append("/" + from).Where(alias => alias != "/" + to).Distinct(StringComparer.Ordinal);
        var line = $"{Key}: [{string.Join(", ", aliases)}]";
        var lines = yaml.TrimEnd('\n').Split('\n').ToList();
        var start = lines.FindIndex(text => text.StartsWith(Key + ":", StringComparison.Ordinal));
        if (start < 0)
        {
            lines.Add(line);
        }
        else
        {
            // A list may go on over indented lines, lines with a hyphen, and its closing bracket.
            var end = start + 1;
            while (end < lines.Count && lines[end].Length > 0 && lines[end][0] is ' ' or '\t' or '-' or ']')
            {
                end++;
            }

            lines.RemoveRange(start, end - start);
            lines.Insert(start, line);
        }

        return string.Join('\n', lines) + "\n";
    }
}
