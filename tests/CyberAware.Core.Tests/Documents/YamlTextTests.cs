using CyberAware.Core.Documents.Yaml;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Documents;

/// <summary>Changing one value of a YAML text leaves every other byte as it was.</summary>
public sealed class YamlTextTests
{
    private const string Text = """
        # Head
        id: one            # first
        place: "Басқа: жер"
        single: 'it''s'
        list: [a, b]
        values:
          # The early years
          - { year: 2023, value: 22 }   # low

          # The late ones
          - { year: 2025, value: 47 }
        blocks:
          - id: x
            action: go
          - id: y
        empty:
        last: plain text
        # End

        """;

    /// <summary>Every YAML text that is shipped, files and front matter.</summary>
    public static TheoryData<string> Shipped => new(Directory.EnumerateFiles(Repository.Content, "*", SearchOption.AllDirectories)
        .Where(file => file.EndsWith(".yml", StringComparison.Ordinal) || file.EndsWith(".md", StringComparison.Ordinal))
        .Select(file => Path.GetRelativePath(Repository.Content, file)));

    [Theory]
    [InlineData("id", "two", "id: one            # first", "id: two            # first")]
    [InlineData("place", "Жер \"1\" \\ 2", "\"Басқа: жер\"", "\"Жер \\\"1\\\" \\\\ 2\"")]
    [InlineData("single", "he's", "'it''s'", "'he''s'")]
    [InlineData("values/0/value", "23.5", "value: 22 }   # low", "value: 23.5 }   # low")]
    [InlineData("blocks/0/action", "a: b", "action: go", "action: \"a: b\"")]
    [InlineData("last", "№ 5 # not a comment", "last: plain text", "last: \"№ 5 # not a comment\"")]
    [InlineData("last", "[x](y)", "last: plain text", "last: \"[x](y)\"")]
    [InlineData("last", "қарапайым, мәтін", "last: plain text", "last: қарапайым, мәтін")]
    [InlineData("empty", "no more", "empty:", "empty: no more")]
    [InlineData("values/1/qualifier", "at-least", "value: 47 }", "value: 47, qualifier: at-least }")]
    [InlineData("blocks/1/action", "stay", "  - id: y", "  - id: y\n    action: stay")]
    [InlineData("words/kk", "Сөз бар", "last: plain text", "last: plain text\nwords: { kk: \"Сөз бар\" }")]
    public void Set_OneValue_ChangesOnlyItsPlace(string path, string value, string before, string after)
    {
        var changed = Parse(Text).Set(path, value);
        Assert.Equal(Text.Replace(before, after, StringComparison.Ordinal), changed.Text);
        Assert.Equal(value, changed.Value(path));
    }

    [Fact]
    public void Set_NewKey_StandsInItsUsualPlace()
    {
        string[] order = ["id", "kind", "place"];
        Assert.Contains("# first\nkind: survey\nplace:", Parse(Text).Set("kind", "survey", order).Text, StringComparison.Ordinal);
        Assert.Equal("a: 1 2\nb: x\n", Parse("b: x\n").Set("a", "1 2", ["a", "b"]).Text);
        Assert.Equal("{ a: 1, b: 2 }\n", Parse("{ b: 2 }\n").Set("a", "1", ["a", "b"]).Text);
    }

    [Fact]
    public void SetBoth_OneTextForBothLanguages_BecomesTwoWhenTheyDiffer()
    {
        var single = Parse("- id: x\n  display: \"102\"   # short\n");
        Assert.Equal("- id: x\n  display: \"103\"   # short\n", single.SetBoth("0/display", "103", "103").Text);
        Assert.Equal("- id: x\n  display: { kk: \"бір сан\", ru: 103 }   # short\n", single.SetBoth("0/display", "бір сан", "103").Text);
    }

    [Theory]
    [InlineData("list", "c d|e", "[a, b]", "[c d, e]")]
    [InlineData("list", "", "list: [a, b]\n", "")]
    [InlineData("added", "/x", "last: plain text", "last: plain text\nadded: [/x]")]
    public void SetList_OtherItems_ChangesOnlyTheList(string path, string items, string before, string after) =>
        Assert.Equal(Text.Replace(before, after, StringComparison.Ordinal), Parse(Text).SetList(path, items.Split('|', StringSplitOptions.RemoveEmptyEntries)).Text);

    [Theory]
    [InlineData("values/0", "  - { year: 2023, value: 22 }   # low\n", "")]
    [InlineData("values/0/year", "{ year: 2023, value: 22 }", "{ value: 22 }")]
    [InlineData("values/1/value", "{ year: 2025, value: 47 }", "{ year: 2025 }")]
    [InlineData("blocks/0", "  - id: x\n    action: go\n", "")]
    [InlineData("blocks/0/id", "- id: x\n    action: go", "- action: go")]
    [InlineData("blocks/0/action", "    action: go\n", "")]
    [InlineData("blocks/1", "  - id: y\n", "")]
    [InlineData("id", "id: one            # first\n", "")]
    public void Remove_OneThing_TakesItsLinesAndNoComment(string path, string before, string after)
    {
        var changed = Parse(Text).Remove(path);
        Assert.Equal(Text.Replace(before, after, StringComparison.Ordinal), changed.Text);
    }

    [Fact]
    public void Append_Items_StandBehindTheLastOneAlsoAfterAllAreGone()
    {
        var list = Parse(Text);
        Assert.Equal(Text.Replace("value: 47 }", "value: 47 }\n  - { year: 2026, value: 1 }", StringComparison.Ordinal), list.Append("values", "{ year: 2026, value: 1 }").Text);
        Assert.Equal(Text.Replace("  - id: y", "  - id: y\n  - id: z\n    action: go", StringComparison.Ordinal), list.Append("blocks", "id: z\naction: go").Text);

        var gone = list.Remove("values/1").Remove("values/0");
        Assert.Empty(gone.Items("values"));
        Assert.Equal("1", gone.Append("values", "{ year: 1 }").Value("values/0/year"));
        var top = Parse("- id: a\n").Remove("0");
        Assert.Equal("[]\n", top.Text);
        Assert.Equal("- id: b\n  kind: x\n", top.Append("", "id: b\nkind: x").Text);
        Assert.Equal("a: x\nlist:\n  - id: b\n", Parse("a: x\n").Append("list", "id: b").Text);
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Set_EveryShippedValue_ChangesItsLineAlone(string file)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Content, file));
        if (file.EndsWith(".md", StringComparison.Ordinal))
        {
            text = text.StartsWith("---\n", StringComparison.Ordinal) ? text[4..(text.IndexOf("\n---\n", 3, StringComparison.Ordinal) + 1)] : "";
        }

        var yaml = Parse(text);
        foreach (var path in Scalars(yaml.Root, ""))
        {
            Assert.Equal(text, yaml.Set(path, yaml.Value(path)!).Text);
            const string Other = "Ә: «#1», {x}";
            var changed = yaml.Set(path, Other);
            Assert.Equal(Other, changed.Value(path));
            var (before, after) = (text.Split('\n'), changed.Text.Split('\n'));
            Assert.Equal(before.Length, after.Length);
            Assert.Single(before.Zip(after), pair => pair.First != pair.Second);
            Assert.Equal(Scalars(yaml.Root, ""), Scalars(changed.Root, ""));
        }
    }

    private static YamlText Parse(string text) => YamlText.Parse(text) ?? throw new InvalidOperationException("No YAML: " + text);

    private static IEnumerable<string> Scalars(YamlNode node, string path) => node switch
    {
        YamlNode.Mapping mapping => mapping.Entries.SelectMany(entry => Scalars(entry.Value, $"{path}/{entry.Key}")),
        YamlNode.Sequence list => list.Items.SelectMany((item, at) => Scalars(item, $"{path}/{at}")),
        _ => [path.TrimStart('/')],
    };
}
