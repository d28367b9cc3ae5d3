using System.Globalization;

namespace CyberAware.Core.Documents.Yaml;

/// <summary>
/// Reads the keys of one mapping as typed values and reports missing, malformed and unknown ones.
/// Every getter returns a usable default after a problem, so that one read finds all problems.
/// </summary>
internal sealed class YamlReader
{
    private static readonly string[] MomentFormats = ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'"];

    private readonly Dictionary<string, YamlNode.Entry> entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly ProblemList problems;
    private readonly object what;

    private YamlReader(YamlNode.Mapping mapping, object what, ProblemList problems)
    {
        this.problems = problems;
        this.what = what;
        Line = mapping.Line;
        foreach (var entry in mapping.Entries)
        {
            entries.TryAdd(entry.Key, entry);
        }
    }

    public int Line { get; }

    public IEnumerable<string> Keys => entries.Keys;

    /// <summary>Opens a YAML text whose top level must be a mapping; null after a reported problem.</summary>
    public static YamlReader? Open(string text, int firstLine, object what, ProblemList problems)
    {
        var node = YamlNode.Parse(text, firstLine, problems);
        return node is null ? null : From(node, what, problems);
    }

    /// <summary>Opens a YAML text whose top level must be a list of mappings.</summary>
    public static IReadOnlyList<YamlReader> OpenList(string text, object what, ProblemList problems) =>
        YamlNode.Parse(text, 1, problems) is { } node ? MappingsOf(node, what, problems) : [];

    public int LineOf(string key) => entries.TryGetValue(key, out var entry) ? entry.Line : Line;

    public bool IsMapping(string key) => entries.TryGetValue(key, out var entry) && entry.Value is YamlNode.Mapping;

    public bool Has(string key) => entries.ContainsKey(key);

    public string Text(string key, int maxLength) => OptionalText(key, maxLength) ?? Missing(key, "");

    /// <summary>The key 'id': a name in Latin letters that no other item of the same list has.</summary>
    /// <param name="usedIds">The names so far; receives this one.</param>
    public string Id(ISet<string> usedIds)
    {
        var id = Text("id", 60);
        if (id.Length > 0 && !ContentPath.IsAnchor(id))
        {
            problems.Add(LineOf("id"), "bad-id", id);
        }
        else if (id.Length > 0 && !usedIds.Add(id))
        {
            problems.Add(LineOf("id"), "duplicate-id", id);
        }

        return id;
    }

    public string? OptionalText(string key, int maxLength)
    {
        if (Find(key) is not { } node)
        {
            return null;
        }

        if (node is not YamlNode.Scalar { Value: var value })
        {
            problems.Add(node.Line, "wrong-type.value", key, what);
            return null;
        }

        if (string.IsNullOrWhiteSpace(value))
        {
            problems.Add(node.Line, "empty-value", key, what);
            return null;
        }

        if (value.Length > maxLength)
        {
            problems.Add(node.Line, "too-long", key, what, value.Length, maxLength);
        }

        return value.Trim();
    }

    public string OneOf(string key, IReadOnlyCollection<string> allowed)
    {
        var value = Text(key, 60);
        if (value.Length > 0 && !allowed.Contains(value))
        {
            problems.Add(LineOf(key), "unknown-value", key, what, value, string.Join(", ", allowed), Nearest.Hint(value, allowed));
        }

        return value;
    }

    public int Int(string key) => Parsed(key, 0, (string text, out int value) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value), "what.whole-number");

    public decimal Number(string key) => Parsed(key, 0m, (string text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value), "what.number");

    public DateOnly Date(string key) => Parsed(key, DateOnly.MinValue, (string text, out DateOnly value) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value), "what.date");

    /// <summary>A moment with its distance from UTC, without which it would depend on where the portal runs.</summary>
    public DateTimeOffset Moment(string key) => Parsed(key, DateTimeOffset.MinValue, (string text, out DateTimeOffset value) =>
        DateTimeOffset.TryParseExact(text, MomentFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value), "what.moment");

    public bool Bool(string key) => Has(key) && Parsed(key, false, bool.TryParse, "what.true-or-false");

    public IReadOnlyList<string> StringList(string key, int maxLength) => StringList(key, maxLength, "", _ => true);

    /// <summary>The same without what does not fit, which is reported as a problem of its line.</summary>
    public IReadOnlyList<string> StringList(string key, int maxLength, string problem, Func<string, bool> fits)
    {
        if (Find(key) is not { } node)
        {
            return [];
        }

        if (node is not YamlNode.Sequence { Items: var items } || items.Any(item => item is not YamlNode.Scalar))
        {
            problems.Add(node.Line, "wrong-type.list", key, what);
            return [];
        }

        foreach (var item in items.Cast<YamlNode.Scalar>().Where(item => item.Value.Length > maxLength || item.Value.Length == 0))
        {
            problems.Add(item.Line, "too-long.item", key, maxLength);
        }

        foreach (var item in items.Cast<YamlNode.Scalar>().Where(item => !fits(item.Value)))
        {
            problems.Add(item.Line, problem, item.Value);
        }

        return [.. items.Cast<YamlNode.Scalar>().Select(item => item.Value).Where(fits)];
    }

    public YamlReader? Mapping(string key)
    {
        if (Find(key) is { } node)
        {
            return From(node, new ProblemText("here.name", key), problems);
        }

        Missing(key, "");
        return null;
    }

    public IReadOnlyList<YamlReader> Mappings(string key)
    {
        if (Find(key) is { } node)
        {
            return MappingsOf(node, new ProblemText("here.name", key), problems);
        }

        Missing(key, "");
        return [];
    }

    /// <summary>Reports every key that no getter asked for. Call it last.</summary>
    public void RejectUnknownKeys()
    {
        foreach (var entry in entries.Values.Where(entry => !known.Contains(entry.Key)))
        {
            problems.Add(entry.Line, "unknown-key", entry.Key, what, string.Join(", ", known), Nearest.Hint(entry.Key, known.Except(entries.Keys)));
        }
    }

    private static YamlReader? From(YamlNode node, object what, ProblemList problems)
    {
        if (node is YamlNode.Mapping mapping)
        {
            return new YamlReader(mapping, what, problems);
        }

        problems.Add(node.Line, "wrong-type.mapping", what);
        return null;
    }

    private static List<YamlReader> MappingsOf(YamlNode node, object what, ProblemList problems)
    {
        if (node is YamlNode.Sequence sequence)
        {
            return [.. sequence.Items.Select(item => From(item, what, problems)).OfType<YamlReader>()];
        }

        problems.Add(node.Line, "wrong-type.sequence", what);
        return [];
    }

    private YamlNode? Find(string key)
    {
        known.Add(key);
        return entries.TryGetValue(key, out var entry) ? entry.Value : null;
    }

    private T Missing<T>(string key, T fallback)
    {
        if (!Has(key))
        {
            problems.Add(Line, "missing-key", what, key);
        }

        return fallback;
    }

    private T Parsed<T>(string key, T fallback, TryParse<T> tryParse, string expectedKey)
    {
        var text = Text(key, 40);
        if (text.Length == 0)
        {
            return fallback;
        }

        if (tryParse(text, out var value))
        {
            return value;
        }

        problems.Add(LineOf(key), "wrong-type.expected", key, what, text, new ProblemText(expectedKey));
        return fallback;
    }

    private delegate bool TryParse<T>(string text, out T value);
}
