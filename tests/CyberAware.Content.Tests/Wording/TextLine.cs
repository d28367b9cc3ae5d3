using System.Text.RegularExpressions;
using System.Xml.Linq;
using CyberAware.Core;
using CyberAware.TestSupport;

namespace CyberAware.Content.Tests.Wording;

/// <summary>A line that a reader sees, with the place where an author finds it.</summary>
internal sealed partial record TextLine(string Place, Language Language, string Text)
{
    /// <summary>Texts of pages and surveys, words of facts, and the resources of both projects.</summary>
    public static IReadOnlyList<TextLine> All { get; } = [.. Texts(), .. Facts(), .. Resources()];

    public override string ToString() => $"{Place}: {Text}";

    /// <summary>What remains of a Markdown line when marks, addresses, anchors and code are taken away; code and facts leave a digit.</summary>
    public static string Visible(string line) =>
        Marks().Replace(Address().Replace(Fact().Replace(Attributes().Replace(Code().Replace(Item().Replace(line, ""), "0"), ""), "0"), "]"), "").TrimEnd();

    private static IEnumerable<TextLine> Texts()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Content, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var language = Language.Find(Path.GetFileNameWithoutExtension(file))!;
            var number = 0;
            var inHead = false;
            foreach (var line in File.ReadLines(file))
            {
                number++;
                inHead = line == "---" ? number == 1 : inHead;
                if (line is not "---" && !line.StartsWith(":::", StringComparison.Ordinal) && !TableRule().IsMatch(line))
                {
                    yield return new TextLine(
                        $"{Path.GetRelativePath(Repository.Root, file)}:{number}", language,
                        inHead ? Quoted().Replace(Key().Replace(line, ""), "$1") : Visible(line));
                }
            }
        }
    }

    private static IEnumerable<TextLine> Facts() =>
        RealContent.Library.Contacts.Values.SelectMany(contact => Language.All.SelectMany(language => new[]
            {
                new TextLine($"contact {contact.Id}", language, contact.Describe(language)),
                new TextLine($"contact {contact.Id}", language, contact.Display[language]),
            }))
            .Concat(RealContent.Library.Laws.Values.SelectMany(law => Language.All.SelectMany(language =>
                law.Forms[language].Values.Select(form => new TextLine($"law {law.Id}", language, form)))));

    private static IEnumerable<TextLine> Resources() =>
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.resx", SearchOption.AllDirectories)
        let language = Language.Find(Path.GetFileNameWithoutExtension(file).Split('.')[^1])
        from data in XDocument.Load(file).Root!.Elements("data")
        select new TextLine($"{Path.GetFileName(file)} {data.Attribute("name")!.Value}", language, data.Element("value")!.Value);

    [GeneratedRegex(@"^\s*(#+ |[-*] |\d+\. |> )")]
    private static partial Regex Item();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\s*\{[#.][^}]*\}")]
    private static partial Regex Attributes();

    [GeneratedRegex(@"\[\]\([^)]*\)")]
    private static partial Regex Fact();

    [GeneratedRegex(@"\]\([^)]*\)")]
    private static partial Regex Address();

    [GeneratedRegex(@"[*\[\]]|!(?=\[)")]
    private static partial Regex Marks();

    [GeneratedRegex(@"^\|[\s:|-]+\|$")]
    private static partial Regex TableRule();

    [GeneratedRegex(@"^\s*[a-z0-9-]+: ?")]
    private static partial Regex Key();

    [GeneratedRegex(@"^""(.*)""$")]
    private static partial Regex Quoted();
}
