using System.Text.RegularExpressions;
using CyberAware.TestSupport;

namespace CyberAware.Web.Tests.Client;

/// <summary>One rule of a stylesheet: what it selects and what it declares there itself.</summary>
public sealed record StyleRule(string Selector, string Declarations)
{
    /// <summary>The custom property that alone is a property's value; null when there is none.</summary>
    public string? TokenOf(string property) =>
        Regex.Match(Declarations, $@"(?:^|;)\s*{property}:\s*var\(--([\w-]+)\)\s*(?:;|$)") is { Success: true } match ? match.Groups[1].Value : null;
}

/// <summary>What a stylesheet names. Made for the plain CSS of Client/styles: rules in rules, no odd escapes.</summary>
public sealed partial record Stylesheet(string Name, IReadOnlyList<StyleRule> Rules)
{
    public static Stylesheet Parse(string name, string text)
    {
        var rules = new List<StyleRule>();
        var open = new Stack<(string Head, List<string> Own)>();
        var from = 0;
        text = Comment().Replace(text, "");
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '{':
                    open.Push((text[from..i].Trim(), []));
                    from = i + 1;
                    break;
                case ';' when open.Count > 0:
                    open.Peek().Own.Add(text[from..i].Trim());
                    from = i + 1;
                    break;
                case ';':
                    from = i + 1;
                    break;
                case '}':
                    var (head, own) = open.Pop();
                    own.Add(text[from..i].Trim());
                    rules.Add(new StyleRule(head, string.Join(';', own)));
                    from = i + 1;
                    break;
            }
        }

        return new Stylesheet(name, rules);
    }

    /// <summary>Classes that its selectors ask for.</summary>
    public IEnumerable<string> Classes => Rules
        .Where(rule => !rule.Selector.StartsWith('@'))
        .SelectMany(rule => Class().Matches(Quoted().Replace(rule.Selector, "")))
        .Select(match => match.Groups[1].Value)
        .Distinct();

    public IEnumerable<string> DefinedProperties => Rules
        .SelectMany(rule => Definition().Matches(rule.Declarations))
        .Select(match => match.Groups[1].Value)
        .Distinct();

    public IEnumerable<string> UsedProperties => Stylesheets.UsedProperties(string.Join('\n', Rules.Select(rule => rule.Declarations)));

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\.(-?[A-Za-z_][\w-]*)")]
    private static partial Regex Class();

    [GeneratedRegex(@"(?:^|;)\s*(--[\w-]+)\s*:")]
    private static partial Regex Definition();
}

/// <summary>The portal's own stylesheets.</summary>
public static partial class Stylesheets
{
    public static IReadOnlyList<Stylesheet> Read()
    {
        var folder = Path.Combine(Repository.Web, "Client", "styles");
        return
        [
            .. Directory.EnumerateFiles(folder, "*.css", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(file => Stylesheet.Parse(Path.GetRelativePath(folder, file), File.ReadAllText(file))),
        ];
    }

    /// <summary>Custom properties that a stylesheet or a picture asks for.</summary>
    public static IEnumerable<string> UsedProperties(string text) =>
        Use().Matches(text).Select(match => match.Groups[1].Value).Distinct();

    [GeneratedRegex(@"var\(\s*(--[\w-]+)")]
    private static partial Regex Use();
}
