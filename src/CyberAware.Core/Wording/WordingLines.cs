using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Yaml;

namespace CyberAware.Core.Wording;

/// <summary>Finds every line that a reader sees: texts of pages, surveys and quizzes, words in data, interface strings.</summary>
internal static partial class WordingLines
{
    // Of a longer line its begin is looked at: many rules look at each place of a line from every other. Paragraphs are shorter by far.
    private const int MaxLine = 2000;

    /// <summary>All lines of the files, in order; a file that can't be read gives none, its own problem is reported elsewhere.</summary>
    public static IEnumerable<WordingLine> From(IEnumerable<ContentFile> files) => files.SelectMany(file => Path.GetExtension(file.Path) switch
    {
        ".md" when Language.Find(Path.GetFileNameWithoutExtension(file.Path)) is { } language => OfText(file, language),
        ".yml" => OfData(file),
        ".resx" when Language.Find(Path.GetFileNameWithoutExtension(file.Path).Split('.')[^1]) is { } language => OfStrings(file, language),
        _ => [],
    });

    /// <summary>What remains of a Markdown line when marks, addresses, anchors and code are taken away; code and facts leave a digit.</summary>
    public static string Visible(string line) =>
        Marks().Replace(Address().Replace(Fact().Replace(Attributes().Replace(Code().Replace(Item().Replace(line, ""), "0"), ""), "0"), "]"), "").TrimEnd();

    private static IEnumerable<WordingLine> OfText(ContentFile file, Language language)
    {
        var (number, inHead) = (0, false);
        foreach (var whole in TextOf(file).Split('\n'))
        {
            var line = Begin(whole);
            number++;
            inHead = line == "---" ? number == 1 : inHead;
            // A language's day of change is its own.
            if (line is not "---" && !(inHead && line.StartsWith("updated:", StringComparison.Ordinal)) && !line.StartsWith(":::", StringComparison.Ordinal) && !TableRule().IsMatch(line))
            {
                yield return new WordingLine(
                    file.Path, number, language, inHead ? Quoted().Replace(Key().Replace(line, ""), "$1") : Visible(line), line);
            }
        }
    }

    // In data the words of a language stand below its tag: { kk: "…", ru: "…" }.
    private static IEnumerable<WordingLine> OfData(ContentFile file) =>
        YamlNode.Parse(TextOf(file), 1, new ProblemList(file.Path)) is { } root ? Words(root, null, file.Path) : [];

    private static IEnumerable<WordingLine> Words(YamlNode node, Language? language, string path) => node switch
    {
        YamlNode.Scalar scalar when language is not null => [new WordingLine(path, scalar.Line, language, Begin(scalar.Value), Begin(scalar.Value))],
        YamlNode.Sequence sequence => sequence.Items.SelectMany(item => Words(item, language, path)),
        YamlNode.Mapping mapping => mapping.Entries.SelectMany(entry => Words(entry.Value, Language.Find(entry.Key) ?? language, path)),
        _ => [],
    };

    private static IEnumerable<WordingLine> OfStrings(ContentFile file, Language language) =>
        from data in XDocument.Parse(TextOf(file), LoadOptions.SetLineInfo).Root!.Elements("data")
        let value = data.Element("value")
        where value is not null
        select new WordingLine(file.Path, ((IXmlLineInfo)value).LineNumber, language, value.Value, value.Value);

    private static string Begin(string line) => line.Length <= MaxLine ? line : line[..(char.IsHighSurrogate(line[MaxLine - 1]) ? MaxLine - 1 : MaxLine)];

    private static string TextOf(ContentFile file) =>
        Encoding.UTF8.GetString(file.Bytes).TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal);

    [GeneratedRegex(@"^\s*(#+ |[-*] |\d+\. |> |:\s+)")]
    private static partial Regex Item();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\s*\{[#.][^}]*\}")]
    private static partial Regex Attributes();

    [GeneratedRegex(@"\[\]\([^)]*\)")]
    private static partial Regex Fact();

    [GeneratedRegex(@"\]\([^)]*\)")]
    private static partial Regex Address();

    // An asterisk between blanks is a sign of its own, and taking it away would leave two blanks.
    [GeneratedRegex(@"(?<! )\*|\*(?! )|[\[\]]|!(?=\[)")]
    private static partial Regex Marks();

    [GeneratedRegex(@"^\|[\s:|-]+\|$")]
    private static partial Regex TableRule();

    [GeneratedRegex(@"^\s*[a-z0-9-]+: ?")]
    private static partial Regex Key();

    [GeneratedRegex(@"^""(.*)""$")]
    private static partial Regex Quoted();
}
