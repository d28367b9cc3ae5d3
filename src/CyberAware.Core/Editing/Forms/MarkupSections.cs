using System.Text.RegularExpressions;

namespace CyberAware.Core.Editing.Forms;

/// <summary>A part of a text that is changed by itself; all else stays as it was.</summary>
/// <param name="Start">Place of its first character.</param>
/// <param name="End">Place behind its last one; the same for a part that is empty.</param>
internal readonly record struct Span(int Start, int End);

/// <summary>A heading with its anchor, and the text below it up to the next heading.</summary>
/// <param name="Level">2 or 3.</param>
/// <param name="Id">The anchor.</param>
/// <param name="Line">Place of the line of the heading.</param>
/// <param name="Heading">The words of the heading.</param>
/// <param name="Body">The text below it, without the blank lines around.</param>
/// <param name="Part">The same with all that stands under deeper headings.</param>
/// <param name="End">Place at which the next heading of this level or a higher one begins, or the text ends.</param>
internal sealed record MarkupSection(int Level, string Id, int Line, Span Heading, Span Body, Span Part, int End);

/// <summary>An option of a question and its explanation.</summary>
/// <param name="Id">The anchor.</param>
/// <param name="Line">Place of its first line.</param>
/// <param name="Text">Its words.</param>
/// <param name="Explanation">The paragraph below, which is indented.</param>
/// <param name="End">Place behind its last line with words.</param>
internal sealed record MarkupOption(string Id, int Line, Span Text, Span Explanation, int End);

/// <summary>A block of a section, such as <c>::: teacher</c>.</summary>
/// <param name="Line">Place of its first line.</param>
/// <param name="Text">What stands in it, without the blank lines around.</param>
/// <param name="End">Place behind its last line.</param>
internal readonly record struct MarkupBlock(int Line, Span Text, int End);

/// <summary>Finds the parts of texts whose form is fixed: the terms of a page, the questions of a quiz or a helper, the parts of a letter or a lesson.</summary>
internal static partial class MarkupSections
{
    /// <summary>What stands before the lines of an explanation.</summary>
    public const string Indent = "  ";

    /// <summary>All headings with an anchor, in order.</summary>
    public static IReadOnlyList<MarkupSection> Read(string text)
    {
        var matches = HeadingLine().Matches(text);
        return [.. matches.Select((match, at) =>
        {
            var (start, level) = (match.Index + match.Length, match.Groups["marks"].Length);
            var next = at + 1 < matches.Count ? matches[at + 1].Index : text.Length;
            var end = matches.Skip(at + 1).FirstOrDefault(later => later.Groups["marks"].Length <= level)?.Index ?? text.Length;
            return new MarkupSection(level, match.Groups["id"].Value, match.Index, SpanOf(match.Groups["words"]), Trim(text, start, next), Trim(text, start, end), end);
        })];
    }

    /// <summary>What stands before the first heading.</summary>
    public static Span Intro(string text, IReadOnlyList<MarkupSection> sections) => Trim(text, 0, sections.Count > 0 ? sections[0].Line : text.Length);

    /// <summary>The options of a question, in order.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="body">The question's part of it.</param>
    public static IReadOnlyList<MarkupOption> Options(string text, Span body)
    {
        var starts = new List<Match>();
        for (var match = OptionLine().Match(text, body.Start); match.Success && match.Index < body.End; match = match.NextMatch())
        {
            starts.Add(match);
        }

        var options = new List<MarkupOption>();
        for (var at = 0; at < starts.Count; at++)
        {
            var end = at + 1 < starts.Count ? starts[at + 1].Index : body.End;
            if (OptionHead().Match(text[starts[at].Index..end]) is not { Success: true } head)
            {
                continue;
            }

            var (start, words) = (starts[at].Index, head.Groups["words"]);
            var explanation = Trim(text, start + head.Length, end);
            options.Add(new MarkupOption(head.Groups["id"].Value, start, new Span(start + words.Index, start + words.Index + words.Length), explanation, Math.Max(start + head.Length, explanation.End)));
        }

        return options;
    }

    /// <summary>The situation and the message of a question: what stands before its options.</summary>
    public static Span Stem(string text, Span body) =>
        OptionLine().Match(text, body.Start) is { Success: true } first && first.Index < body.End ? Trim(text, body.Start, first.Index) : body;

    /// <summary>The first block of a name in a section; null when there is none, or it has no end there.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="body">The section's part of it.</param>
    /// <param name="name">Name of the block.</param>
    public static MarkupBlock? Block(string text, Span body, string name)
    {
        Match? first = null;
        var depth = 0;
        for (var line = FenceLine().Match(text, body.Start); line.Success && line.Index < body.End; line = line.NextMatch())
        {
            if (line.Groups["name"].Length > 0)
            {
                first ??= depth == 0 && line.Groups["name"].Value == name ? line : null;
                depth++;
            }
            else if (depth > 0 && --depth == 0 && first is not null)
            {
                return new MarkupBlock(first.Index, Trim(text, first.Index + first.Length, line.Index), line.Index + line.Length);
            }
        }

        return null;
    }

    /// <summary>What stands in a section before a block.</summary>
    public static Span Above(string text, Span body, MarkupBlock block) => Trim(text, body.Start, block.Line);

    /// <summary>Lines without the indentation that they have in a list.</summary>
    public static string Outdent(string lines) => lines.Replace("\n" + Indent, "\n", StringComparison.Ordinal);

    /// <summary>The other way round; blank lines stay blank.</summary>
    public static string Indented(string lines) => string.Join('\n', lines.Split('\n').Select((line, at) => at == 0 || line.Length == 0 ? line : Indent + line));

    // Without blank lines at its ends; of nothing but blanks, the place where text would begin.
    private static Span Trim(string text, int start, int end)
    {
        var (first, last) = (start, end);
        while (first < last && char.IsWhiteSpace(text[first]))
        {
            first++;
        }

        while (last > first && char.IsWhiteSpace(text[last - 1]))
        {
            last--;
        }

        return first == last ? new Span(start, start) : new Span(first, last);
    }

    private static Span SpanOf(Group group) => new(group.Index, group.Index + group.Length);

    [GeneratedRegex(@"^(?<marks>##|###)[ ](?<words>[^\n]*?)[ ]?\{#(?<id>[a-z][a-z0-9-]*)\}[ ]*$", RegexOptions.Multiline)]
    private static partial Regex HeadingLine();

    [GeneratedRegex("^:{3,}[ ]*(?<name>[a-z-]*)[^\n]*", RegexOptions.Multiline)]
    private static partial Regex FenceLine();

    [GeneratedRegex(@"^- ", RegexOptions.Multiline)]
    private static partial Regex OptionLine();

    [GeneratedRegex(@"\A- (?<words>[^{}]*?)[ ]?\{#(?<id>[a-z][a-z0-9-]*)\}[ ]*(?=\n|\z)")]
    private static partial Regex OptionHead();
}
