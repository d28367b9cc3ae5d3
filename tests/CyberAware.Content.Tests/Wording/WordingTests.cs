using CyberAware.Core.Documents;
using CyberAware.Core.Text;
using CyberAware.Core.Wording;
using CyberAware.TestSupport;

namespace CyberAware.Content.Tests.Wording;

/// <summary>What an editor would mark in the real texts.</summary>
public sealed class WordingTests
{
    [Fact]
    public void Check_RealContent_FindsNoFault() =>
        AssertNone(WordingCheck.Run(ContentFile.ReadFolder(Repository.Content), [], RealContent.Library)
            .Where(problem => problem.Severity != ProblemSeverity.Warning).Select(problem => problem.ToString()));

    [Fact]
    public void Sentences_OfPortal_AreShort() => AssertNone(
        from page in RealContent.Texts
        where page.Settings.Sources is ["portal"]
        from text in page.Texts.Values
        from sentence in Sentences.LongerThan(RealContent.WordsOf(text), page.Path == SentenceLength.Children ? SentenceLength.LongestForChildren : SentenceLength.Longest)
        select $"{page.Path} {text.Language}: {sentence}");

    [Fact]
    public void Abbreviations_OfEveryPage_AreSpeltOut() => AssertNone(
        from page in RealContent.Texts
        from text in page.Texts.Values
        from unexplained in WordingRules.Unexplained(text.Language, RealContent.WordsOf(text))
        select $"{page.Path} {text.Language}: {unexplained}");

    private static void AssertNone(IEnumerable<string> found)
    {
        var faults = found.ToList();
        Assert.True(faults.Count == 0, $"{faults.Count} place(s):\n{string.Join('\n', faults)}");
    }
}
