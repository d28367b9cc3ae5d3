using CyberAware.Content.Tests.Wording;
using CyberAware.Core.Text;
using CyberAware.Core.Wording;

namespace CyberAware.Content.Tests.Advisors;

/// <summary>What an editor would mark in the outcomes of decision helpers. A result shows one of them, so each is read alone.</summary>
public sealed class OutcomeWordingTests
{
    [Fact]
    public void Sentences_OfEveryOutcome_AreShort() => Assert.Empty(
        from advisor in RealContent.Library.Advisors
        from outcome in advisor.Outcomes
        from text in outcome.Texts
        from sentence in Sentences.LongerThan(RealContent.WordsOf(text.Value), SentenceLength.Longest)
        select $"{advisor.Slug} {outcome.Id} {text.Key}: {sentence}");

    [Fact]
    public void Abbreviations_OfEveryOutcome_AreSpeltOut() => Assert.Empty(
        from advisor in RealContent.Library.Advisors
        from outcome in advisor.Outcomes
        from text in outcome.Texts
        from unexplained in WordingRules.Unexplained(text.Key, RealContent.WordsOf(text.Value))
        select $"{advisor.Slug} {outcome.Id} {text.Key}: {unexplained}");
}
