using CyberAware.Core;
using CyberAware.Core.Library;

namespace CyberAware.Content.Tests;

/// <summary>What people pass on first has a sentence and a poster of its own.</summary>
public sealed class CardTests
{
    private static readonly string[] Shared = ["home", "fraud", "help", "check", "schools", "quizzes", "guide", "children"];

    private static readonly LibraryText[] Texts = [.. LibraryTexts.From(RealContent.Library, [])];

    [Fact]
    public void Card_OfWhatIsPassedOn_IsASentenceOfItsOwn()
    {
        var passedOn = Texts.Where(text => Shared.Contains(text.Path) || text.Group is TextGroup.Helpers or TextGroup.Quizzes or TextGroup.Letters
            || text.Path.StartsWith("guide/", StringComparison.Ordinal) || text.Path.StartsWith("children/", StringComparison.Ordinal)).ToList();

        Assert.True(passedOn.Count > 40);
        Assert.Empty(from text in passedOn from language in Language.All where text[language].Card is null select $"{text.Path} {language}");
    }

    [Fact]
    public void Card_OfTwoTexts_IsNotTheSame() => Assert.Empty(
        from language in Language.All
        from card in Texts.Select(text => text[language].Card).OfType<string>().GroupBy(card => card)
        where card.Count() > 1
        select card.Key);

    [Fact]
    public void Posters_AreThoseOfTheSevenStepsFraudAndHelp() => Assert.Equal(
        ["antivirus", "backup", "digital-signature", "email", "fraud", "help", "passwords", "social-engineering", "updates"],
        RealContent.Library.Posters.Select(page => page.Slug).Order(StringComparer.Ordinal));
}
