using CyberAware.Core;

namespace CyberAware.Content.Tests.Wording;

/// <summary>Each rule bites on a bad line and leaves a good one alone.</summary>
public sealed class WordingRulesTests
{
    [Theory]
    [InlineData("құпия cөз", "cөз")]
    [InlineData("Киберқауiпсіздік", "Киберқауiпсіздік")]
    [InlineData("Gооgle Play", "Gооgle")]
    [InlineData("флешка c вирусом", "c")]
    public void MixedScript_LookAlike_IsFound(string line, string fault) => Assert.Equal([fault], WordingRules.MixedScript(line));

    [Fact]
    public void MixedScript_HyphenBetweenScripts_IsRight() => Assert.Empty(WordingRules.MixedScript("SMS-код, Tier 2, CVV-кодын, блок С 2.4"));

    [Fact]
    public void DoubleSpace_InLine_IsFound()
    {
        Assert.Single(WordingRules.DoubleSpace("бір  екі"));
        Assert.Empty(WordingRules.DoubleSpace("  бір екі"));
    }

    [Theory]
    [InlineData("Ол \"иә\" деді", 1)]
    [InlineData("“иә”", 1)]
    [InlineData("«иә»", 0)]
    public void StraightQuote_Line_IsFound(string line, int faults) => Assert.Equal(faults, WordingRules.StraightQuote(line).Count());

    [Theory]
    [InlineData("«иә", "« without »")]
    [InlineData("иә»", "» without «")]
    [InlineData("»иә«", "» without «")]
    public void OpenQuote_Unpaired_IsFound(string line, string fault) => Assert.Equal([fault], WordingRules.OpenQuote(line));

    [Fact]
    public void OpenQuote_Nested_IsRight() => Assert.Empty(WordingRules.OpenQuote("«бір «екі» үш» және «төрт»"));

    [Theory]
    [InlineData("ЭЦҚ - бұл", "ЭЦҚ - бұл")]
    [InlineData("Ата -аналар", "Ата -аналар")]
    [InlineData("ЭЦҚ- ны", "ЭЦҚ- ны")]
    public void SpacedHyphen_Line_IsFound(string line, string fault) => Assert.Equal([fault], WordingRules.SpacedHyphen(line));

    [Fact]
    public void SpacedHyphen_DashAndCompound_AreRight() => Assert.Empty(WordingRules.SpacedHyphen("ата-ана — бұл 2023–2025"));

    [Fact]
    public void ThreeDots_Line_IsFound()
    {
        Assert.Single(WordingRules.ThreeDots("бір апта..."));
        Assert.Empty(WordingRules.ThreeDots("бір апта…"));
    }

    [Fact]
    public void KazakhLetters_InRussian_AreFound()
    {
        Assert.Equal(["құпия"], WordingRules.KazakhLetters("Ваш құпия пароль"));
        Assert.Empty(WordingRules.KazakhLetters("проспект Мәңгілік Ел, порт «Ақтау»"));
    }

    [Fact]
    public void RussianSignature_InKazakh_IsFound()
    {
        Assert.Equal(["ЭЦП-ны сақтаңыз."], WordingRules.RussianSignature("ЭЦҚ — қолтаңба. ЭЦП-ны сақтаңыз.", _ => false));
        Assert.Empty(WordingRules.RussianSignature("Орысша «ЭЦП» деп аталады.", _ => false));
        Assert.Empty(WordingRules.RussianSignature("ЭЦП – ыңғайлы.", _ => true));
    }

    [Fact]
    public void LongSentence_Text_IsFound()
    {
        Assert.Equal(["Үш төрт бес алты."], WordingRules.LongSentence("Бір екі. Үш төрт бес алты.", 3));
        Assert.Empty(WordingRules.LongSentence("Бір екі. Үш төрт.\nБес алты", 2));
    }

    [Fact]
    public void Unexplained_Abbreviation_IsFound()
    {
        Assert.Equal(["ПО"], WordingRules.Unexplained(Language.Russian, "Установите ПО."));
        Assert.Empty(WordingRules.Unexplained(Language.Russian, "Программное обеспечение (ПО). ПО-прежнему. ПОЧТА"));
        Assert.Equal(["БҚ"], WordingRules.Unexplained(Language.Kazakh, "БҚ-мен жұмыс."));
        Assert.Empty(WordingRules.Unexplained(Language.Kazakh, "Бағдарламалық қамтамасыз ету (БҚ)."));
    }

    [Theory]
    [InlineData("- **Қара** [сілтеме](/guide/email#a).", "Қара сілтеме.")]
    [InlineData("## Тақырып {#topic}", "Тақырып")]
    [InlineData("`a.exe`  файлы", "0  файлы")]
    [InlineData("Үздік [](stat:a/b/2025) орын", "Үздік 0 орын")]
    public void Visible_Markdown_IsTakenAway(string line, string expected) => Assert.Equal(expected, TextLine.Visible(line));
}
