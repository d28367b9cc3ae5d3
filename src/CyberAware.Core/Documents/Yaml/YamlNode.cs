using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CyberAware.Core.Documents.Yaml;

/// <summary>A parsed YAML value with its line. Values stay strings; anchors, aliases and tags are refused.</summary>
internal abstract record YamlNode(int Line)
{
    private const int MaxCharacters = 256 * 1024;
    private const int MaxDepth = 8;

    /// <summary>Place in the text of its first character.</summary>
    public int Start { get; init; }

    /// <summary>Place in the text behind its last character; blanks and comments that follow are no part of it.</summary>
    public int End { get; init; }

    public sealed record Scalar(int Line, string Value) : YamlNode(Line)
    {
        public ScalarStyle Style { get; init; }
    }

    public sealed record Sequence(int Line, IReadOnlyList<YamlNode> Items) : YamlNode(Line)
    {
        /// <summary>Whether it is written in brackets.</summary>
        public bool IsFlow { get; init; }
    }

    public sealed record Mapping(int Line, IReadOnlyList<Entry> Entries) : YamlNode(Line)
    {
        /// <summary>Whether it is written in braces.</summary>
        public bool IsFlow { get; init; }
    }

    public sealed record Entry(string Key, int Line, YamlNode Value)
    {
        /// <summary>Place in the text of the key's first character.</summary>
        public int Start { get; init; }
    }

    /// <summary>Parses one document; on failure the problem is reported and null returned.</summary>
    /// <param name="text">The YAML text.</param>
    /// <param name="firstLine">Line of the file on which the text begins.</param>
    /// <param name="problems">Receives what is wrong.</param>
    public static YamlNode? Parse(string text, int firstLine, ProblemList problems)
    {
        if (text.Length > MaxCharacters)
        {
            problems.Add(firstLine, "yaml-too-large");
            return null;
        }

        var parser = new Parser(new StringReader(text));
        try
        {
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
            {
                return new Mapping(firstLine, []);
            }

            parser.Consume<DocumentStart>();
            var node = Read(parser, firstLine - 1, 0, problems);
            parser.Consume<DocumentEnd>();
            if (!parser.Accept<StreamEnd>(out _))
            {
                problems.Add(firstLine, "yaml-syntax.documents");
                return null;
            }

            YamlCause.RejectComments(text, firstLine, problems);
            return node;
        }
        catch (Refusal refusal)
        {
            problems.Add((int)refusal.Line + firstLine - 1, refusal.Message);
            return null;
        }
        catch (YamlException e)
        {
            YamlCause.Report(text, (int)e.Start.Line, e.Message, firstLine, problems);
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // YamlDotNet's scanner gives up in this way on some unclosed lists; the text is at fault and is named.
            problems.Add((int)(parser.Current?.End.Line ?? 1) + firstLine - 1, "yaml-syntax.open");
            return null;
        }
    }

    private static YamlNode Read(Parser parser, int offset, int depth, ProblemList problems)
    {
        if (depth > MaxDepth)
        {
            throw new Refusal(parser.Current!.Start.Line, "yaml-syntax.depth");
        }

        var start = parser.Current!;
        var line = (int)start.Start.Line + offset;
        if (start is NodeEvent { Anchor.IsEmpty: false } or AnchorAlias)
        {
            throw new Refusal(start.Start.Line, "yaml-syntax.alias");
        }

        if (start is NodeEvent { Tag.IsEmpty: false })
        {
            throw new Refusal(start.Start.Line, "yaml-syntax.tag");
        }

        switch (start)
        {
            case YamlDotNet.Core.Events.Scalar scalar:
                parser.MoveNext();
                RefuseEscaped(scalar.Value, line, problems);
                return new Scalar(line, scalar.Value) { Start = (int)scalar.Start.Index, End = (int)scalar.End.Index, Style = scalar.Style };
            case SequenceStart { Style: var style }:
                var items = ReadItems(parser, offset, depth, problems);
                return new Sequence(line, items) { Start = (int)start.Start.Index, End = EndOf(parser.Consume<SequenceEnd>(), style == SequenceStyle.Flow ? null : items.LastOrDefault()), IsFlow = style == SequenceStyle.Flow };
            case MappingStart { Style: var style }:
                var entries = ReadEntries(parser, offset, depth, problems);
                return new Mapping(line, entries) { Start = (int)start.Start.Index, End = EndOf(parser.Consume<MappingEnd>(), style == MappingStyle.Flow ? null : entries.LastOrDefault()?.Value), IsFlow = style == MappingStyle.Flow };
            default:
                throw new Refusal(start.Start.Line, "yaml-syntax.kind");
        }
    }

    // What a text may not hold can't come in by an escape such as "\u202e" either.
    private static void RefuseEscaped(string value, int line, ProblemList problems)
    {
        if (FrontMatter.FindRefused(value) is >= 0 and var at)
        {
            problems.Add(line, "control-character", $"U+{(int)value[at]:X4}");
        }
    }

    private static List<YamlNode> ReadItems(Parser parser, int offset, int depth, ProblemList problems)
    {
        var items = new List<YamlNode>();
        parser.MoveNext();
        while (!parser.Accept<SequenceEnd>(out _))
        {
            items.Add(Read(parser, offset, depth + 1, problems));
        }

        return items;
    }

    private static List<Entry> ReadEntries(Parser parser, int offset, int depth, ProblemList problems)
    {
        var (entries, keys) = (new List<Entry>(), new HashSet<string>(StringComparer.Ordinal));
        parser.MoveNext();
        while (!parser.Accept<MappingEnd>(out _))
        {
            if (Read(parser, offset, depth + 1, problems) is not Scalar key)
            {
                throw new Refusal(parser.Current!.Start.Line, "yaml-syntax.key");
            }

            if (!keys.Add(key.Value))
            {
                problems.Add(key.Line, "duplicate-key", key.Value);
            }

            entries.Add(new Entry(key.Value, key.Line, Read(parser, offset, depth + 1, problems)) { Start = key.Start });
        }

        return entries;
    }

    // A closing bracket is a character, at which its event begins and ends; without one the parser sees the end only at what
    // follows, behind blank lines and comments.
    private static int EndOf(ParsingEvent end, YamlNode? last) => last?.End ?? (int)end.Start.Index + 1;

    private sealed class Refusal(long line, string key) : Exception(key)
    {
        public long Line => line;
    }
}
