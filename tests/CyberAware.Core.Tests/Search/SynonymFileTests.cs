using CyberAware.Core.Library;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Search;

public sealed class SynonymFileTests
{
    private const string Path = "site/synonyms.yml";

    [Fact]
    public void Load_GoodFile_GivesItsGroups()
    {
        var library = A.Content().WithFile(Path, "- words: [құпия сөз, пароль]\n- words: [пошта]\n  page: /guide/email\n").Library();

        Assert.Equal([["құпия сөз", "пароль"], ["пошта"]], library.Synonyms.Select(group => group.Words));
        Assert.Equal([null, "guide/email"], library.Synonyms.Select(group => group.Page));
        Assert.Equal("guide/email", SearchIndexBuilder.Build(library).Find("пошта", Language.Kazakh).Results[0].Path);
    }

    [Fact]
    public void Load_PartAndContact_GivesBoth()
    {
        var group = A.Content().WithFile(Path, "- words: [банк]\n  page: /guide/email#topic\n  contact: short\n").Library().Synonyms[0];

        Assert.Equal(("guide/email", "topic", "short"), (group.Page, group.Anchor, group.Contact));
    }

    [Theory]
    [InlineData("- words: [a, b]\n  page: /guide/email#none\n", 2, "broken-anchor")]
    [InlineData("- words: [a]\n  contact: none\n", 2, "unknown-contact")]
    [InlineData("- words: [пароль]\n", 1, "too-few-words")]
    [InlineData("- words: [a, b]\n- page: /guide\n", 2, "missing-key")]
    [InlineData("- words: [a, b]\n\n- words: [c, B]\n", 3, "duplicate-synonym")]
    [InlineData("- words: [құпия, купия]\n", 1, "duplicate-synonym")]
    [InlineData("- words: [a, '!?']\n", 1, "bad-synonym")]
    [InlineData("- words: [a, b c d e f]\n", 1, "bad-synonym")]
    [InlineData("- words: [a, b]\n  page: /none\n", 2, "broken-link")]
    [InlineData("- words: [a, b]\n  page: none\n", 2, "bad-path")]
    [InlineData("- words: [a, b]\n  weight: 2\n", 2, "unknown-key")]
    [InlineData("- a\n", 1, "wrong-type")]
    public void Load_BadFile_NamesFileAndLine(string text, int line, string code) =>
        Assert.Contains(A.Content().WithFile(Path, text).Load().Problems, problem => (problem.File, problem.Line, problem.Code) == (Path, line, code));
}
