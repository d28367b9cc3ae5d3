using System.Text;
using YamlDotNet.Core;

namespace CyberAware.Core.Documents.Yaml;

/// <summary>
/// A YAML text that is changed value by value. Whatever is not named stays as it was, byte for byte: comments, order, blank
/// lines and the way in which values are written. Values are named by paths such as <c>indicators/3/values/0/year</c>.
/// </summary>
internal sealed class YamlText
{
    private YamlText(string text, YamlNode root) => (Text, Root) = (text, root);

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>What it says.</summary>
    public YamlNode Root { get; }

    /// <summary>Reads a text; null when it is no YAML as files have it.</summary>
    public static YamlText? Parse(string text) => YamlNode.Parse(text, 1, new ProblemList("")) is { } root ? new YamlText(text, root) : null;

    /// <summary>The value of a path; null when there is none.</summary>
    public YamlNode? Find(string path) => Trail(path)?[^1];

    /// <summary>The words of a path; null when there are none.</summary>
    public string? Value(string path) => (Find(path) as YamlNode.Scalar)?.Value;

    /// <summary>The items of a list; none when there is no such list.</summary>
    public IReadOnlyList<YamlNode> Items(string path) => Find(path) is YamlNode.Sequence list ? list.Items : [];

    /// <summary>The keys of a mapping, in their order; none when there is no such mapping.</summary>
    public IReadOnlyList<string> Keys(string path) => Find(path) is YamlNode.Mapping mapping ? [.. mapping.Entries.Select(entry => entry.Key)] : [];

    /// <summary>Gives a path another value, in the way in which the old one was written; what is missing on the way is added.</summary>
    /// <param name="path">The path; only its last key, or the last two, may be missing.</param>
    /// <param name="value">The value.</param>
    /// <param name="order">The keys of the mapping in their usual order, for one that is added.</param>
    public YamlText Set(string path, string value, IReadOnlyList<string>? order = null)
    {
        if (Find(path) is { } old)
        {
            return old is YamlNode.Scalar scalar ? Replace(scalar.Start, Math.Max(scalar.Start, TrimBack(scalar.End)), Spaced(scalar, YamlScalars.Write(value, scalar, IsInFlow(path)))) : this;
        }

        var (parent, key) = Split(path);
        return Find(parent) switch
        {
            YamlNode.Mapping mapping => Insert(mapping, key, YamlScalars.Write(value, null, IsInFlow(path)), order),
            null => Split(parent) is var (above, name) && Find(above) is YamlNode.Mapping mapping
                ? Insert(mapping, name, $"{{ {key}: {YamlScalars.Write(value, null, isInFlow: true)} }}", order)
                : this,
            _ => this,
        };
    }

    /// <summary>Gives a path one value for each language in place of the single one, or the other way round when they are the same.</summary>
    public YamlText SetBoth(string path, string kazakh, string russian)
    {
        if (Find(path) is not YamlNode.Scalar scalar || kazakh == russian)
        {
            return Set(path, kazakh);
        }

        var (kk, ru) = (YamlScalars.Write(kazakh, null, isInFlow: true), YamlScalars.Write(russian, null, isInFlow: true));
        return Replace(scalar.Start, scalar.End, Spaced(scalar, $"{{ {Language.Kazakh}: {kk}, {Language.Russian}: {ru} }}"));
    }

    /// <summary>Gives a list of words other items; a list that is missing is added, one that becomes empty goes away. Items that stay are written as they were.</summary>
    /// <param name="path">The list.</param>
    /// <param name="values">The items.</param>
    /// <param name="order">The keys of the mapping in their usual order, for a list that is added.</param>
    /// <param name="keepsEmpty">Whether a list that becomes empty stays, as one without items.</param>
    public YamlText SetList(string path, IReadOnlyList<string> values, IReadOnlyList<string>? order = null, bool keepsEmpty = false)
    {
        var list = Find(path) as YamlNode.Sequence;
        if (values.Count == 0)
        {
            return list is null ? this : keepsEmpty && list.IsFlow ? Replace(list.Start, list.End, "[]") : Remove(path);
        }

        var flow = $"[{string.Join(", ", values.Select(value => WriteItem(list, value, isInFlow: true)))}]";
        if (list is null)
        {
            var (parent, key) = Split(path);
            return Find(parent) is YamlNode.Mapping mapping ? Insert(mapping, key, flow, order) : this;
        }

        if (list.IsFlow)
        {
            return Replace(list.Start, list.End, flow);
        }

        var indent = new string(' ', ColumnOf(DashOf(list.Items[0])));
        return Replace(DashOf(list.Items[0]), list.End, string.Join("\n" + indent, values.Select(value => "- " + WriteItem(list, value, isInFlow: false))));
    }

    /// <summary>Adds an item at the end of a list, which is added too where it is missing.</summary>
    /// <param name="path">The list.</param>
    /// <param name="item">The item as it is written, without indentation.</param>
    /// <param name="order">The keys of the mapping in their usual order, for a list that is added.</param>
    public YamlText Append(string path, string item, IReadOnlyList<string>? order = null)
    {
        switch (Find(path))
        {
            case YamlNode.Sequence { IsFlow: true, Items: [.., var last] }:
                return Replace(last.End, last.End, ", " + item);
            case YamlNode.Sequence { IsFlow: false, Items: [.., var last] }:
                var end = LineEnd(last.End);
                return Replace(end, end, "\n" + Block(item, ColumnOf(DashOf(last))));
            case YamlNode.Sequence empty:
                var isTop = path.Length == 0;
                var column = isTop ? 0 : ColumnOf(LineStartOfKey(path)) + 2;
                return Replace(isTop ? empty.Start : TrimBack(empty.Start), empty.End, (isTop ? "" : "\n") + Block(item, column));
            case null when Split(path) is var (parent, key) && Find(parent) is YamlNode.Mapping { IsFlow: false } mapping:
                return Insert(mapping, key, "\n" + Block(item, (mapping.Entries.Count > 0 ? ColumnOf(mapping.Entries[0].Start) : 0) + 2), order);
            default:
                return this;
        }
    }

    /// <summary>Takes a key or an item away, with its lines; a mapping that would be left empty goes too.</summary>
    public YamlText Remove(string path)
    {
        var (parent, key) = Split(path);
        switch (Find(parent))
        {
            case YamlNode.Mapping mapping when mapping.Entries.ToList().FindIndex(entry => entry.Key == key) is >= 0 and var at:
                return mapping.Entries.Count == 1 && parent.Length > 0
                    ? Remove(parent)
                    : RemoveAt([.. mapping.Entries.Select(entry => (entry.Start, entry.Value.End))], at, mapping.IsFlow);
            case YamlNode.Sequence list when int.TryParse(key, out var at) && at >= 0 && at < list.Items.Count:
                return list.IsFlow ? RemoveAt([.. list.Items.Select(item => (item.Start, item.End))], at, true)
                    : list.Items.Count == 1 ? Replace(DashOf(list.Items[0]), list.End, (parent.Length == 0 ? "" : "  ") + "[]")
                    : RemoveAt([.. list.Items.Select(item => (DashOf(item), item.End))], at, false);
            default:
                return this;
        }
    }

    // A new item is written as the first one is.
    private string WriteItem(YamlNode.Sequence? list, string value, bool isInFlow)
    {
        var items = list?.Items.OfType<YamlNode.Scalar>().Where(item => item.Style is ScalarStyle.Plain or ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted).ToList() ?? [];
        return items.Find(item => item.Value == value) is { } same ? Text[same.Start..same.End] : YamlScalars.Write(value, items.FirstOrDefault(), isInFlow);
    }

    private YamlText RemoveAt(IReadOnlyList<(int Start, int End)> parts, int at, bool isFlow)
    {
        var (start, end) = parts[at];
        if (isFlow)
        {
            return at > 0 ? Replace(parts[at - 1].End, end, "") : Replace(start, parts.Count > 1 ? parts[1].Start : end, "");
        }

        // The first key of a list's item stands behind the dash, which the next key takes over.
        if (Text.AsSpan(LineStart(start), start - LineStart(start)).Trim().Length > 0)
        {
            return Replace(start, parts[at + 1].Start, "");
        }

        var after = LineEnd(end);
        return after < Text.Length ? Replace(LineStart(start), after + 1, "") : Replace(Math.Max(0, LineStart(start) - 1), after, "");
    }

    private YamlText Insert(YamlNode.Mapping mapping, string key, string raw, IReadOnlyList<string>? order)
    {
        var entry = raw.StartsWith('\n') ? $"{key}:{raw}" : $"{key}: {raw}";
        var (keys, entries) = (order?.ToList() ?? [], mapping.Entries.ToList());
        var before = keys.IndexOf(key) is >= 0 and var place ? entries.FindLast(known => keys.IndexOf(known.Key) is >= 0 and var at && at < place) : entries.Count > 0 ? entries[^1] : null;
        if (mapping.Entries.Count == 0)
        {
            return mapping.IsFlow ? Replace(mapping.Start, mapping.End, $"{{ {entry} }}") : Replace(Text.Length, Text.Length, $"{(Text.Length == 0 || Text.EndsWith('\n') ? "" : "\n")}{entry}\n");
        }

        var first = mapping.Entries[0].Start;
        var indent = "\n" + new string(' ', ColumnOf(first));
        return (before, mapping.IsFlow) switch
        {
            (null, true) => Replace(first, first, entry + ", "),
            (null, false) => Replace(first, first, entry + indent),
            (_, true) => Replace(before.Value.End, before.Value.End, ", " + entry),
            _ => Replace(LineEnd(before.Value.End), LineEnd(before.Value.End), indent + entry),
        };
    }

    private YamlText Replace(int start, int end, string with)
    {
        var text = string.Concat(Text.AsSpan(0, start), with, Text.AsSpan(end));
        return Parse(text) ?? throw new InvalidOperationException("The change would leave a text that can't be read.");
    }

    private YamlNode[]? Trail(string path)
    {
        var trail = new List<YamlNode> { Root };
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var next = trail[^1] switch
            {
                YamlNode.Mapping mapping => mapping.Entries.FirstOrDefault(entry => entry.Key == part)?.Value,
                YamlNode.Sequence list => int.TryParse(part, out var at) && at >= 0 && at < list.Items.Count ? list.Items[at] : null,
                _ => null,
            };
            if (next is null)
            {
                return null;
            }

            trail.Add(next);
        }

        return [.. trail];
    }

    private bool IsInFlow(string path) =>
        Trail(Split(path).Parent)?.Any(node => node is YamlNode.Mapping { IsFlow: true } or YamlNode.Sequence { IsFlow: true }) == true;

    // A value that is missing ends at its colon.
    private string Spaced(YamlNode.Scalar scalar, string written) =>
        scalar.Start == scalar.End && scalar.Start > 0 && !char.IsWhiteSpace(Text[scalar.Start - 1]) ? " " + written : written;

    private int DashOf(YamlNode item) => Text.LastIndexOf('-', item.Start - 1);

    private int LineStartOfKey(string path) => Find(Split(path).Parent) is YamlNode.Mapping mapping ? mapping.Entries.First(entry => entry.Key == Split(path).Key).Start : 0;

    private int LineStart(int at) => at == 0 ? 0 : Text.LastIndexOf('\n', at - 1) + 1;

    // A block of text ends only behind its line.
    private int LineEnd(int at) => Text.IndexOf('\n', TrimBack(at)) is >= 0 and var end ? end : Text.Length;

    private int ColumnOf(int at) => at - LineStart(at);

    private int TrimBack(int at) => Text.AsSpan(0, at).TrimEnd().Length;

    private static string Block(string item, int column)
    {
        var indent = new string(' ', column);
        return $"{indent}- {item.Replace("\n", "\n" + indent + "  ", StringComparison.Ordinal)}";
    }

    private static (string Parent, string Key) Split(string path) => path.LastIndexOf('/') is >= 0 and var slash ? (path[..slash], path[(slash + 1)..]) : ("", path);
}

/// <summary>How a value is written in YAML.</summary>
internal static class YamlScalars
{
    /// <summary>Writes a value as the old one was written; a new one plainly where it reads back so, otherwise in quotes.</summary>
    /// <param name="value">The value.</param>
    /// <param name="old">The old one; null for a new value.</param>
    /// <param name="isInFlow">Whether it stands within braces or brackets.</param>
    public static string Write(string value, YamlNode.Scalar? old, bool isInFlow) => old switch
    {
        { Value: "" } when IsWord(value) => value,
        { Style: ScalarStyle.DoubleQuoted } => Quote(value),
        { Style: ScalarStyle.SingleQuoted } when !value.AsSpan().ContainsAny('\n', '\t') => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'",
        null when isInFlow && !IsWord(value) => Quote(value),
        _ => ReadsBack(value, isInFlow) ? value : Quote(value),
    };

    private static string Quote(string value)
    {
        var quoted = new StringBuilder("\"", value.Length + 2);
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' or '\\' => quoted.Append('\\').Append(character),
                '\n' => quoted.Append("\\n"),
                '\t' => quoted.Append("\\t"),
                _ => quoted.Append(character),
            };
        }

        return quoted.Append('"').ToString();
    }

    // An id, a number, a day, an address: what files have without quotes.
    private static bool IsWord(string value) => value.Length > 0 && value.All(character => char.IsAsciiLetterOrDigit(character) || "-_./+:".Contains(character)) && ReadsBack(value, isInFlow: true);

    // The parser itself says whether a value needs quotes.
    private static bool ReadsBack(string value, bool isInFlow)
    {
        var problems = new ProblemList("");
        return value.Length > 0 && !value.Contains('\n')
            && YamlNode.Parse(isInFlow ? $"{{ a: {value} }}" : $"a: {value}", 1, problems) is YamlNode.Mapping { Entries: [{ Value: YamlNode.Scalar { Style: ScalarStyle.Plain } read }] }
            && read.Value == value && problems.Problems.Count == 0;
    }
}
