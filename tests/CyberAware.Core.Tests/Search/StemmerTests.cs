using CyberAware.Core.Search;

namespace CyberAware.Core.Tests.Search;

public sealed class StemmerTests
{
    [Theory]
    [InlineData("құпиясөздерді", "құпиясөз")]
    [InlineData("алаяқтардан", "алаяқ")]
    [InlineData("деректерімді", "деректер")]
    [InlineData("мектебі", "мектеп")]
    [InlineData("балаларға", "бала")]
    [InlineData("хаттарды", "хат")]
    [InlineData("жаңартулар", "жаңарту")]
    [InlineData("қызметкерлерге", "қызметкер")]
    public void Stem_KazakhForms_Meet(string form, string word) => AssertMeet(Language.Kazakh, form, word);

    [Theory]
    [InlineData("мошенники", "мошенник")]
    [InlineData("мошенниками", "мошенник")]
    [InlineData("паролей", "пароль")]
    [InlineData("персональных", "персональные")]
    [InlineData("детям", "дети")]
    [InlineData("обновления", "обновление")]
    [InlineData("взломали", "взломать")]
    [InlineData("безопасности", "безопасность")]
    [InlineData("кодов", "код")]
    public void Stem_RussianForms_Meet(string form, string word) => AssertMeet(Language.Russian, form, word);

    [Theory]
    [InlineData("vpn")]
    [InlineData("1400")]
    [InlineData("бұл")]
    [InlineData("")]
    public void Stem_ShortOrLatinWord_StaysAsItIs(string word)
    {
        var folded = TextPipeline.Fold(word);
        Assert.All(Language.All, language => Assert.Equal(folded, Stemmer.For(language).Stem(folded)));
    }

    private static void AssertMeet(Language language, string form, string word)
    {
        var stemmer = Stemmer.For(language);
        Assert.Equal(stemmer.Stem(TextPipeline.Fold(word)), stemmer.Stem(TextPipeline.Fold(form)));
    }
}
