using CyberAware.Content.Tests.Fidelity;
using CyberAware.Core;
using CyberAware.Core.Content;

namespace CyberAware.Content.Tests.Wording;

/// <summary>The rules over everything a reader can see. The brochure's own wording is exempt where a rule says so.</summary>
public sealed class WordingTests
{
    private const int LongestSentence = 22;
    private const int LongestSentenceForChildren = 12;

    private static readonly string BrochureWords = $" {Words.Of(Brochure.Plain(Brochure.Text))} ";

    [Fact]
    public void Words_All_AreOfOneScript() => AssertNone(WordingRules.MixedScript);

    [Fact]
    public void Blanks_All_AreSingle() => AssertNone(WordingRules.DoubleSpace);

    [Fact]
    public void Quotes_All_AreAngled() => AssertNone(WordingRules.StraightQuote);

    [Fact]
    public void Quotes_All_AreClosed() => AssertNone(WordingRules.OpenQuote);

    [Fact]
    public void Dashes_All_AreDashes() => AssertNone(WordingRules.SpacedHyphen);

    [Fact]
    public void Ellipses_All_AreOneCharacter() => AssertNone(WordingRules.ThreeDots);

    [Fact]
    public void Russian_All_HasNoKazakhLetters() =>
        AssertNone(TextLine.All.Where(line => line.Language == Language.Russian), WordingRules.KazakhLetters);

    [Fact]
    public void Kazakh_All_SaysItsOwnAbbreviation() =>
        AssertNone(
            TextLine.All.Where(line => line.Language == Language.Kazakh),
            line => WordingRules.RussianSignature(line, sentence => BrochureWords.Contains($" {Words.Of(sentence)} ", StringComparison.Ordinal)));

    [Fact]
    public void Sentences_OfPortal_AreShort()
    {
        var pages = RealContent.Library.Pages.Where(page => page.Settings.Sources is ["portal"]);

        AssertNone(Texts(pages), text => WordingRules.LongSentence(
            text.Text, text.Place.StartsWith("children/kids", StringComparison.Ordinal) ? LongestSentenceForChildren : LongestSentence));
    }

    [Fact]
    public void Abbreviations_OfEveryPage_AreSpeltOut() =>
        AssertNone(Texts(RealContent.Library.Pages), text => WordingRules.Unexplained(text.Language, text.Text));

    [Fact]
    public void Lines_All_CoverPagesFactsAndResources()
    {
        Assert.True(TextLine.All.Count > 2000);
        Assert.All(
            ["content/guide/passwords/kk.md:2", "contact kz-cert-short", "law unified-requirements", "Core.kk.resx Block.do", "Site.ru.resx"],
            place => Assert.Contains(TextLine.All, line => line.Place.StartsWith(place, StringComparison.Ordinal)));
    }

    private static IEnumerable<TextLine> Texts(IEnumerable<ContentPage> pages) =>
        pages.SelectMany(page => page.Texts.Values.Select(text => new TextLine($"{page.Path} {text.Language}", text.Language, RealContent.WordsOf(text))));

    private static void AssertNone(Func<string, IEnumerable<string>> rule) => AssertNone(TextLine.All, rule);

    private static void AssertNone(IEnumerable<TextLine> lines, Func<string, IEnumerable<string>> rule) => AssertNone(lines, line => rule(line.Text));

    private static void AssertNone(IEnumerable<TextLine> lines, Func<TextLine, IEnumerable<string>> rule)
    {
        var faults = lines.SelectMany(line => rule(line).Select(fault => $"{line.Place}: {fault}")).ToList();
        Assert.True(faults.Count == 0, $"{faults.Count} place(s):\n{string.Join('\n', faults)}");
    }
}
