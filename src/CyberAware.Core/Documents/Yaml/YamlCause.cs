using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace CyberAware.Core.Documents.Yaml;

/// <summary>Finds the author's slip behind what a YAML parser says of it.</summary>
internal static partial class YamlCause
{
    /// <summary>Reports why a text can't be parsed: the cause when it is a usual one, else the parser's words.</summary>
    /// <param name="text">The YAML text.</param>
    /// <param name="line">Line of the text, from 1, at which the parser gave up.</param>
    /// <param name="message">What the parser said.</param>
    /// <param name="firstLine">Line of the file on which the text begins.</param>
    /// <param name="problems">Receives the problem.</param>
    public static void Report(string text, int line, string message, int firstLine, ProblemList problems)
    {
        var lines = text.Split('\n');
        // The parser may notice a colon only at the end of the value, in the next line.
        for (var at = Math.Clamp(line, 1, lines.Length); at >= Math.Max(1, line - 1); at--)
        {
            if (ColonInValue().Match(lines[at - 1]) is { Success: true } match)
            {
                problems.Add(at + firstLine - 1, "yaml-colon", match.Groups["key"].Value);
                return;
            }
        }

        var tab = Array.FindIndex(lines, candidate => TabIndent().IsMatch(candidate));
        if (tab >= 0)
        {
            problems.Add(tab + firstLine, "yaml-tab");
            return;
        }

        problems.Add(line + firstLine - 1, "yaml-syntax", message);
    }

    /// <summary>Reports words that a comment cuts short: of <c>title: A #1 B</c> only "A" would be read. After a number or an id a comment is one.</summary>
    public static void RejectComments(string text, int firstLine, ProblemList problems)
    {
        var scanner = new Scanner(new StringReader(text), skipComments: false);
        Scalar? before = null;
        while (scanner.MoveNext())
        {
            if (scanner.Current is Comment { IsInline: true } comment && before is { Style: ScalarStyle.Plain } && before.End.Line == comment.Start.Line
                && before.Value.Any(character => !char.IsAscii(character)))
            {
                problems.Add((int)comment.Start.Line + firstLine - 1, "yaml-comment", before.Value);
            }

            before = scanner.Current as Scalar;
        }
    }

    [GeneratedRegex(@"^\s*(- +)?(?<key>[\w-]+):\s+[^""'\[{|>&*!#\s].*:(\s|$)")]
    private static partial Regex ColonInValue();

    [GeneratedRegex(@"^ *\t+\s*\S")]
    private static partial Regex TabIndent();
}
