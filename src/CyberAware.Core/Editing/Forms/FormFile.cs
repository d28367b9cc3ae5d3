using System.Text.RegularExpressions;
using CyberAware.Core.Documents.Yaml;

namespace CyberAware.Core.Editing.Forms;

/// <summary>A file as a form changes it: YAML alone, or front matter with a text below. What is not named stays byte for byte.</summary>
/// <param name="head">What stands before the YAML.</param>
/// <param name="yaml">The YAML.</param>
/// <param name="body">The text below the front matter; empty in a file that is YAML alone.</param>
internal sealed partial class FormFile(string head, YamlText yaml, string body)
{
    /// <summary>Path of the whole text below the front matter.</summary>
    public const string BodyPath = "@body";

    /// <summary>Path of what stands before the first heading.</summary>
    public const string IntroPath = "@intro";

    // Each value that changes is put into the text by reading it anew.
    private const int MaxCharacters = FrontMatter.MaxKilobytes * 1024;

    private const string Fence = "---\n";

    private readonly Dictionary<string, IReadOnlyList<MarkupOption>> options = new(StringComparer.Ordinal);
    private Dictionary<string, MarkupSection>? byId;
    private int[]? lineEnds;

    /// <summary>The whole file.</summary>
    public string Text => head.Length == 0 ? yaml.Text : $"{head}{yaml.Text}{Fence}{body}";

    /// <summary>The file's YAML.</summary>
    public YamlText Yaml => yaml;

    /// <summary>The headings with an anchor, in order.</summary>
    public IReadOnlyList<MarkupSection> Sections => field ??= MarkupSections.Read(body);

    /// <summary>Reads a file; null when it has not the form of one, or is longer than any that is filled in.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="hasBody">Whether it is a text with front matter.</param>
    public static FormFile? Read(string text, bool hasBody)
    {
        if (text.Length > MaxCharacters)
        {
            return null;
        }

        if (!hasBody)
        {
            return ReadYaml(text) is { } data ? new FormFile("", data, "") : null;
        }

        var end = text.StartsWith(Fence, StringComparison.Ordinal) ? text.IndexOf("\n" + Fence, Fence.Length - 1, StringComparison.Ordinal) : -1;
        return end >= 0 && ReadYaml(text[Fence.Length..(end + 1)]) is { Root: YamlNode.Mapping } matter
            ? new FormFile(Fence, matter, text[(end + 1 + Fence.Length)..]) : null;
    }

    // A key behind a question mark stands in two lines; no form writes so, and none can put another key before it.
    private static YamlText? ReadYaml(string text) => ExplicitKey().IsMatch(text) ? null : YamlText.Parse(text);

    [GeneratedRegex(@"^[ -]*\?\s", RegexOptions.Multiline)]
    private static partial Regex ExplicitKey();

    /// <summary>Path of a section's heading.</summary>
    public static string HeadingPath(string id) => $"@heading/{id}";

    /// <summary>Path of the text of a section.</summary>
    public static string TextPath(string id) => $"@text/{id}";

    /// <summary>Path of the text of a section with all that stands under deeper headings.</summary>
    public static string PartPath(string id) => $"@part/{id}";

    /// <summary>Path of what stands before the options of a question.</summary>
    public static string StemPath(string id) => $"@stem/{id}";

    /// <summary>Path of the words of an option.</summary>
    public static string OptionPath(string question, string id) => $"@option/{question}/{id}";

    /// <summary>Path of the explanation of an option.</summary>
    public static string ExplanationPath(string question, string id) => $"@explanation/{question}/{id}";

    /// <summary>Path of what stands in a block of a section.</summary>
    public static string BlockPath(string id, string block) => $"@block/{id}/{block}";

    /// <summary>Path of what stands in a section before a block.</summary>
    public static string AbovePath(string id, string block) => $"@above/{id}/{block}";

    /// <summary>The section of an anchor; null when there is none.</summary>
    public MarkupSection? Section(string id) =>
        (byId ??= Sections.DistinctBy(section => section.Id).ToDictionary(section => section.Id, StringComparer.Ordinal)).GetValueOrDefault(id);

    /// <summary>What stands at a path; null when there is no such place.</summary>
    public string? Value(string path) =>
        path == BodyPath ? body.Trim('\n')
        : !path.StartsWith('@') ? yaml.Value(path)
        : Find(path) is not { } span ? null
        : path.StartsWith("@explanation/", StringComparison.Ordinal) ? MarkupSections.Outdent(body[span.Start..span.End])
        : body[span.Start..span.End];

    /// <summary>Line of a path in the file, from 1; 0 when there is no such place.</summary>
    public int LineOf(string path)
    {
        var above = head.Length == 0 ? 0 : 1;
        return !path.StartsWith('@') ? (yaml.Find(path) is { } node ? node.Line + above : 0)
            : (path == BodyPath ? new Span(0, 0) : Find(path)) is not { } span ? 0
            : yaml.Text.AsSpan().Count('\n') + 2 + LinesBefore(span.Start) + 1;
    }

    /// <summary>The file with another YAML.</summary>
    public FormFile WithYaml(Func<YamlText, YamlText> change) => new(head, change(yaml), body);

    /// <summary>The file with another text at a path below the front matter.</summary>
    public FormFile SetMarkup(string path, string value)
    {
        if (path == BodyPath || (path == IntroPath && body.Length == 0))
        {
            return new FormFile(head, yaml, $"\n{value}\n");
        }

        if (Find(path) is not { } span)
        {
            return path.Split('/') is ["@block", var id, var block] && value.Length > 0 && Section(id) is { } section ? With(EndOf(section), $"\n\n::: {block}\n{value}\n:::") : this;
        }

        if (value.Length == 0 && path.Split('/') is ["@block", var around, var name])
        {
            return BlockIn(around, name) is { } gone ? With(new Span(body[..gone.Line].TrimEnd('\n').Length, gone.End), "") : this;
        }

        var isEmpty = span.Start == span.End;
        var written = path.Split('/')[0] switch
        {
            "@explanation" when isEmpty => "\n\n" + MarkupSections.Indent + MarkupSections.Indented(value) + (IsTightAt(span.End) ? "\n" : ""),
            "@explanation" => MarkupSections.Indented(value),
            "@intro" when isEmpty => $"\n{value}\n",
            "@text" or "@part" when isEmpty => "\n\n" + value,
            "@block" when isEmpty => "\n" + value,
            "@stem" or "@above" when isEmpty => IsAtLine(span.Start) ? value + "\n\n" : "\n\n" + value,
            "@heading" or "@option" => isEmpty ? value + " " : value,
            _ => value,
        };
        return With(span, written);
    }

    /// <summary>Whether what was put in at a path is what stands there now, and the file has no other parts than before.</summary>
    /// <param name="path">The path; one below the front matter is looked at, where a text could begin a part of its own.</param>
    /// <param name="value">What was put in.</param>
    /// <param name="before">The file before.</param>
    public bool Holds(string path, string value, FormFile before) => !path.StartsWith('@') || path == BodyPath
        || ((Value(path) ?? "").Trim() == value.Trim()
            && IdsAround(path).SequenceEqual(before.IdsAround(path)) && Sections.DistinctBy(section => section.Id).Count() - Sections.Count == before.Sections.DistinctBy(section => section.Id).Count() - before.Sections.Count
            && (path.Split('/') is not [_, var id, ..] || Options(id).Select(option => option.Id).SequenceEqual(before.Options(id).Select(option => option.Id))));

    /// <summary>The file with a further section behind another one, or at the end.</summary>
    public FormFile AddSection(MarkupSection? after, string lines) => With(
        after is null ? new Span(body.TrimEnd().Length, body.TrimEnd().Length) : EndOf(after), "\n\n" + lines + (after is null && !body.EndsWith('\n') ? "\n" : ""));

    /// <summary>The file without a section and all that stands under deeper headings.</summary>
    public FormFile RemoveSection(string id) => Section(id) is not { } section ? this
        : section.End < body.Length ? With(new Span(section.Line, section.End), "")
        : With(new Span(body[..section.Line].TrimEnd('\n').Length, body.TrimEnd('\n').Length), "");

    /// <summary>The options of a question, in order.</summary>
    public IReadOnlyList<MarkupOption> Options(string question)
    {
        if (!options.TryGetValue(question, out var found))
        {
            options[question] = found = Section(question) is { } section ? MarkupSections.Options(body, section.Body) : [];
        }

        return found;
    }

    /// <summary>The file with a further option of a question, as far from the one before as those are from each other.</summary>
    public FormFile AddOption(string question, string id)
    {
        var isTight = Options(question) is [var first, .., var last] && !body.AsSpan(first.Line, last.End - first.Line).Contains("\n\n", StringComparison.Ordinal);
        return Section(question) is { } section ? With(EndOf(section), $"{(isTight ? "\n" : "\n\n")}- {{#{id}}}") : this;
    }

    /// <summary>The file without an option of a question.</summary>
    public FormFile RemoveOption(string question, string id)
    {
        var all = Options(question).ToList();
        var at = all.FindIndex(option => option.Id == id);
        return at < 0 ? this
            : at + 1 < all.Count ? With(new Span(all[at].Line, all[at + 1].Line), "")
            : With(new Span(body[..all[at].Line].TrimEnd('\n').Length, all[at].End), "");
    }

    private Span? Find(string path) => path.Split('/') switch
    {
        ["@heading", var id] => Section(id)?.Heading,
        ["@intro"] => MarkupSections.Intro(body, Sections),
        ["@text", var id] => Section(id)?.Body,
        ["@part", var id] => Section(id)?.Part,
        ["@stem", var id] => Section(id) is { } section ? MarkupSections.Stem(body, section.Body) : null,
        ["@block", var id, var name] => BlockIn(id, name)?.Text,
        ["@above", var id, var name] => Section(id) is not { } section ? null
            : BlockIn(id, name) is { } block ? MarkupSections.Above(body, section.Body, block) : section.Body,
        ["@option", var question, var id] => Options(question).FirstOrDefault(option => option.Id == id)?.Text,
        ["@explanation", var question, var id] => Options(question).FirstOrDefault(option => option.Id == id)?.Explanation,
        _ => null,
    };

    private MarkupBlock? BlockIn(string id, string name) => Section(id) is { } section ? MarkupSections.Block(body, section.Body, name) : null;

    // A part that is written whole may get further headings below its own; all others stay as they are.
    private IEnumerable<string> IdsAround(string path) => Sections
        .Where(section => path.Split('/') is not ["@part", var id] || Section(id) is not { } part || section.Line <= part.Line || section.Line >= part.End).Select(section => section.Id);

    private static Span EndOf(MarkupSection section) => new(section.Body.End, section.Body.End);

    // Whether the next item of a list follows in the next line.
    private bool IsTightAt(int at) => body.AsSpan(at).StartsWith("\n- ", StringComparison.Ordinal);

    private int LinesBefore(int at)
    {
        lineEnds ??= [.. Enumerable.Range(0, body.Length).Where(place => body[place] == '\n')];
        return Array.BinarySearch(lineEnds, at) is >= 0 and var found ? found : ~Array.BinarySearch(lineEnds, at);
    }

    private bool IsAtLine(int at) => at > 0 && body[at - 1] == '\n';

    private FormFile With(Span span, string written) => new(head, yaml, string.Concat(body.AsSpan(0, span.Start), written, body.AsSpan(span.End)));
}

/// <summary>The files of a document that a form shows together, by key.</summary>
/// <param name="Files">The file that both languages share as <c>file</c>, the texts as <c>kk</c> and <c>ru</c>.</param>
internal sealed record FormFiles(IReadOnlyDictionary<string, FormFile> Files)
{
    /// <summary>Key of the file that both languages share.</summary>
    public const string Shared = "file";

    public FormFile this[string key] => Files[key];

    public FormFile Data => Files[Shared];

    public FormFile In(Language language) => Files[language.Tag];

    /// <summary>The files with another one in place of one.</summary>
    public FormFiles With(string key, Func<FormFile, FormFile> change) =>
        new(Files.ToDictionary(file => file.Key, file => file.Key == key ? change(file.Value) : file.Value, StringComparer.Ordinal));

    /// <summary>The files with another YAML in place of one's.</summary>
    public FormFiles WithYaml(string key, Func<YamlText, YamlText> change) => With(key, file => file.WithYaml(change));

    /// <summary>The files with both texts changed alike.</summary>
    public FormFiles WithTexts(Func<FormFile, FormFile> change) => Language.All.Aggregate(this, (files, language) => files.With(language.Tag, change));

    /// <summary>Words that stand in both texts at the same path.</summary>
    public Bilingual Words(string path) => new(In(Language.Kazakh).Value(path) ?? "", In(Language.Russian).Value(path) ?? "");
}
