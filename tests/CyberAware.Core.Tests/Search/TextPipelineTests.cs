using CsCheck;
using CyberAware.Core.Search;

namespace CyberAware.Core.Tests.Search;

public sealed class TextPipelineTests
{
    // Kazakh, Russian and Latin letters, digits, signs, marks, halves of surrogate pairs.
    private static readonly Gen<string> Texts = Gen.Char["аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюяАӘҒҚabcxyzABC019 -.,'’\u0301\u00AD\u200B\uD83D\uDE00\u0000\uFFFF<&\""].Array[0, 60].Select(letters => new string(letters));

    [Theory]
    [InlineData("Құпия", "купия")]
    [InlineData("сөз", "соз")]
    [InlineData("ҢҒӘҰҮҺІЫЁЙ", "нгауухииеи")]
    [InlineData("объявление", "обявление")]
    [InlineData("об'явление", "обявление")]
    [InlineData("пароль", "парол")]
    [InlineData("VPN", "vpn")]
    [InlineData("2FA", "2fa")]
    public void Fold_Word_GivesOneLetterForThoseThatPeopleMixUp(string word, string expected) => Assert.Equal(expected, TextPipeline.Fold(word));

    [Theory]
    [InlineData("кiм", "кім")]
    [InlineData("пaрoль", "пароль")]
    [InlineData("CVV", "CVV")]
    [InlineData("СVV", "CVV")]
    [InlineData("Hаpыqa", "Нарыqa")]
    [InlineData("Ka3aқ", "Ka3ақ")]
    [InlineData("wi", "wi")]
    [InlineData("ЭЦҚ", "ЭЦҚ")]
    public void RepairLookAlikes_Word_GetsItsScriptBack(string word, string expected) => Assert.Equal(expected, TextPipeline.RepairLookAlikes(word));

    [Theory]
    [InlineData("0аза0стан", "қазақстан")]
    [InlineData("09пия", "құпия")]
    [InlineData("5ылым", "ғылым")]
    [InlineData("к8н", "күн")]
    [InlineData("4", "4")]
    [InlineData("1400", "1400")]
    [InlineData("1400ге", "1400ге")]
    [InlineData("16жас", "16жас")]
    [InlineData("2fa", "2fa")]
    public void RepairLayoutDigits_Word_BecomeLettersInCyrillicWordsOnly(string word, string expected) =>
        Assert.Equal(expected, TextPipeline.RepairLayoutDigits(word));

    [Theory]
    [InlineData("a\u0000b\tc\r\nd", "a b  cd", false)]
    [InlineData("құ\u00ADпия\u200B", "құпия", true)]
    [InlineData("й", "й", true)]
    public void Normalise_Text_HoldsNothingInvisible(string text, string expected, bool isExact)
    {
        var normal = TextPipeline.Normalise(text);

        Assert.DoesNotContain(normal, char.IsControl);
        if (isExact)
        {
            Assert.Equal(expected, normal);
        }
    }

    [Theory]
    [InlineData("gfhjkm", "пароль")]
    [InlineData("rb,th,ekkbyu", "кибербуллинг")]
    [InlineData("FKFZR", "алаяк")]
    public void ToCyrillic_KeysOfTheEnglishLayout_AreReadAsRussian(string typed, string expected) => Assert.Equal(expected, KeyboardLayout.ToCyrillic(typed));

    [Theory]
    [InlineData("мзт", "vpn")]
    [InlineData("цшаш", "wifi")]
    public void ToLatin_KeysOfTheRussianLayout_AreReadAsEnglish(string typed, string expected) => Assert.Equal(expected, KeyboardLayout.ToLatin(typed));

    [Fact]
    public void SignsToKazakh_HyphenAndEquals_AreLetters() => Assert.Equal("көк һ", KeyboardLayout.SignsToKazakh("к-к ="));

    [Theory]
    [InlineData("kupia", "купия")]
    [InlineData("qupiya", "құпия")]
    [InlineData("söz", "сөз")]
    [InlineData("moshenniki", "мошенники")]
    [InlineData("alayaq", "алаяқ")]
    [InlineData("şaǵym", "шағым")]
    [InlineData("zhanartu", "жаңарту")]
    [InlineData("ecp", "эцп")]
    [InlineData("etsp", "ЭЦП")]
    [InlineData("schit", "щит")]
    [InlineData("obratitsya", "обратиться")]
    public void SoundKey_CasualLatin_IsThatOfTheWord(string latin, string word) =>
        Assert.Equal(Transliteration.PhoneticKey(TextPipeline.Fold(word)), Transliteration.PhoneticKey(Transliteration.ToFolded(latin)));

    // As the stemmer takes it: with «ц» the ending would stay.
    [Fact]
    public void ToFolded_ReflexiveVerb_KeepsItsEnding() => Assert.Equal(TextPipeline.Fold("обратиться"), Transliteration.ToFolded("obratitsya"));

    [Theory]
    [InlineData("скимминг", "скиминг")]
    [InlineData("аккаунт", "акаунт")]
    public void SoundKey_DoubledLetters_CountOnce(string first, string second) => Assert.Equal(Transliteration.PhoneticKey(first), Transliteration.PhoneticKey(second));

    [Theory]
    [InlineData("1400ге хабарла", "1400|ге|хабарла")]
    [InlineData("09пия сөз", "09пия|сөз")]
    [InlineData("kz-cert, e-Otinish!", "kz|cert|e|Otinish")]
    [InlineData("об'явление 'и'", "об'явление|и")]
    [InlineData("", "")]
    public void In_Text_GivesWords(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Tokenizer.Tokenize(text).Select(place => text.Substring(place.Start, place.Length))));

    [Fact]
    public void Functions_AnyText_NeverThrowAndAreStable() => Texts.Sample(text =>
    {
        var normal = TextPipeline.Normalise(text);
        Assert.Equal(normal, TextPipeline.Normalise(normal));
        Assert.All(Tokenizer.Tokenize(normal), place => Assert.InRange(place.End, place.Start + 1, normal.Length));
        foreach (var place in Tokenizer.Tokenize(normal))
        {
            var word = normal.Substring(place.Start, place.Length);
            var folded = TextPipeline.Fold(word);
            Assert.Equal(folded, TextPipeline.Fold(folded));
            _ = Transliteration.PhoneticKey(Transliteration.ToFolded(TextPipeline.RepairLayoutDigits(TextPipeline.RepairLookAlikes(word))));
            Assert.All(Language.All, language => Assert.True(Stemmer.For(language).Stem(folded).Length <= folded.Length));
        }
    });
}
