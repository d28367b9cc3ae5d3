using CyberAware.Core.Library;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Library;

/// <summary>What decision helpers give to search.</summary>
public sealed class SearchIndexBuilderTests
{
    private static readonly ContentLibrary Library = A.Content()
        .WithBody("Мәтін.\n\n## Тақырып {#topic}\n\nАлаяқ қоңырау шалса, тұтқаны қойыңыз.")
        .WithAdvisors(A.Advisor("scam").AsSample())
        .WithReplaced("advisors/scam/kk.md", "Схема: fraud.", "Алаяқ қоңырау шалып, құлыптап тастайды.").Library();

    [Fact]
    public void OfAdvisor_Sample_IsItsStartAndEachOutcomeInEachLanguage() => Assert.Equal(
        ["check/scam", "check/scam/all#fraud", "check/scam/all#friend", "check/scam/all#spam"],
        SearchIndexBuilder.OfAdvisor(Library.Advisors[0]).Where(document => document.Language == Language.Russian)
            .Select(document => document.Path + (document.Anchor is null ? "" : "#" + document.Anchor)));

    [Fact]
    public void Build_WordsOfAnOutcome_LeadToItsAnchor()
    {
        var found = SearchIndexBuilder.Build(Library).Find("құлыптап", Language.Kazakh).Results[0];

        Assert.Equal(("check/scam/all", "fraud", "Қорытынды fraud"), (found.Path, found.Anchor, found.Section));
    }

    // Advice that holds for everybody goes before what only some answers lead to.
    [Fact]
    public void Build_SameWordsOnAPage_PutThePageFirst() =>
        Assert.Equal(ContentBuilder.Page, SearchIndexBuilder.Build(Library).Find("алаяқ қоңырау", Language.Kazakh).Results[0].Path);
}
