using System.Diagnostics;
using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Yaml;
using CyberAware.Core.Library;
using CyberAware.Core.Wording;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Documents;

/// <summary>Texts as somebody sends them who means harm: what none may hold, and what takes long to look at.</summary>
public sealed class HostileTextTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The characters that a file is refused for are none of the words that it says by escapes either.</summary>
    [Theory]
    [InlineData("\\0", "U+0000")]
    [InlineData("\\e", "U+001B")]
    [InlineData("\\x07", "U+0007")]
    [InlineData("\\u202e", "U+202E")]
    [InlineData("\\u200b", "U+200B")]
    [InlineData("\\ufffe", "U+FFFE")]
    [InlineData("\\L", "U+2028")]
    [InlineData("\\N", "U+0085")]
    public void Load_EscapeInYaml_IsRefusedAsTheCharacterIs(string escape, string name)
    {
        var inText = ContentLoader.Load(A.Content().WithPage("fraud", "article", "Мәтін.").WithFile("fraud/kk.md", $"---\ntitle: \"a{escape}b\"\nsummary: Қысқаша\n---\n\nМәтін.\n").Files);
        Assert.Contains(inText.Problems, problem => problem is { File: "fraud/kk.md", Line: 2, Code: "control-character", Severity: ProblemSeverity.Error } && problem.ToString().Contains(name, StringComparison.Ordinal));

        var inData = new ProblemList("a.yml");
        YamlNode.Parse($"a:\n  - \"{escape}\"\n", 1, inData);
        Assert.Equal(("control-character", 2), (Assert.Single(inData.Problems).Code, inData.Problems[0].Line));
    }

    [Theory]
    [InlineData("{#", "too-many-braces")]
    [InlineData("{.", "too-many-braces")]
    [InlineData("[a](", "too-many-links")]
    public void Load_OpenersByTheThousand_AreRefusedBeforeTheyCost(string unit, string problem)
    {
        var text = $"---\ntitle: Тақырып\nsummary: Қысқаша\n---\n\n{string.Concat(Enumerable.Repeat(unit, 60_000 / unit.Length))}\n";
        var watch = Stopwatch.StartNew();
        var result = A.Content().WithPage("fraud", "article", "Мәтін.").WithFile("fraud/kk.md", text).Load();
        Assert.Contains(result.Problems, found => found.File == "fraud/kk.md" && found.Code == problem);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(3));
    }

    [Theory]
    [InlineData("а … а … б", 0)]
    [InlineData("а … а … а … б", 1)]
    [InlineData("*а*", 0)]
    [InlineData("аа*а*а*б", 1)]
    public void Read_PatternOfTheWordList_MayHoldFewSignsForAnything(string pattern, int expected)
    {
        var problems = new ProblemList(WordList.File);
        WordList.Read([ContentFile.FromText(WordList.File, $"avoid:\n  - language: kk\n    words: [\"{pattern}\"]\n    instead: ә\n")], problems);
        Assert.Equal(expected, problems.Problems.Count(problem => problem is { Code: "too-many-wildcards", Line: 3 }));
    }

    [Fact]
    public void Parse_ManyKeys_CostsNoMoreThanItsLength()
    {
        var text = string.Concat(Enumerable.Range(0, 32000).Select(at => $"k{at}:\n"));
        var watch = Stopwatch.StartNew();
        Assert.NotNull(YamlText.Parse(text));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    /// <summary>A check runs to its end although nobody waits for it any more; of one long line every rule would look at every place from every other.</summary>
    [Theory]
    [InlineData("[a](")]
    [InlineData("**a*b")]
    [InlineData("а")]
    [InlineData("`a``b```")]
    [InlineData("а ")]
    [InlineData("{#")]
    [InlineData("(")]
    public async Task Check_OneLongLine_CostsNoMoreThanItsLength(string unit)
    {
        using var spelling = new Spelling("/nowhere");
        var line = string.Concat(Enumerable.Repeat(unit, 250_000 / unit.Length));
        var files = A.Content().WithPage("fraud", "article", "Мәтін.").WithFile("fraud/kk.md", $"---\ntitle: Тақырып\nsummary: {line[..60_000].Replace('`', 'а').Replace('{', 'а').Replace('*', 'а').Replace('[', 'а')}\n---\n\n{line}\n").Files;
        var watch = Stopwatch.StartNew();
        await new DocumentWording(spelling).CheckAsync(A.Content().Files, files, "fraud/kk.md", null, TimeSpan.Zero, Cancellation);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(4));
    }
}
