using CyberAware.Core.Letters;

namespace CyberAware.Core.Tests.Letters;

public sealed class LetterWriterTests
{
    private static readonly DateOnly Today = new(2026, 11, 29);

    private static readonly Letter Letter = SampleLetter.Content().Library().FindLetter("note")!;

    [Fact]
    public void Write_LeastValues_IsTheWholeLetterWithoutOptionalParagraphs() => Assert.Equal(
        """
        Кеңсеге

        Үлгі Әлия

        Хат

        2016 жылғы 20 желтоқсандағы № 832 қаулысында айтылған. Атым — Үлгі Әлия.
        Бір.
        Екі.
        1. Айту.
        — Сызықша.

        2026 жылғы 29 қараша

        ____ Үлгі Әлия
        """,
        Write(("name", "Үлгі Әлия"), ("story", "Бір.\n\n Екі."), ("asks", "tell")).Letter!.ToString(), ignoreLineEndingDifferences: true);

    [Fact]
    public void Write_AllValues_NumbersItemsAndWritesDatesInWords()
    {
        var letter = Write(("name", "А"), ("story", "Б"), ("number", "1234 5678 9013"), ("day", "2026-03-05"), ("way", "mail"), ("asks", "stop"), ("asks", "tell")).Letter!.ToString();

        Assert.Contains("А\nНөмірі 123456789013\n", letter, StringComparison.Ordinal);
        Assert.Contains("\nКүні: 2026 жылғы 5 наурыз.\nХат.\n1. Тоқтату.\n2. Айту.\n— Сызықша.\n", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("күнсіз", letter, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_ConditionsOfOneFence_MustAllHold()
    {
        Assert.Contains("күнсіз", Write(("name", "А"), ("story", "Б"), ("way", "post"), ("asks", "tell")).Letter!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("күнсіз", Write(("name", "А"), ("story", "Б"), ("way", "post"), ("day", "2026-03-05"), ("asks", "tell")).Letter!.ToString(), StringComparison.Ordinal);
    }

    // What a reader types is never read as a template.
    [Fact]
    public void Write_ValuesThatLookLikeTheTemplate_StayAsTheyAre()
    {
        var letter = Write(("name", "{story} [](law:decree)"), ("story", "::: if day\n{name}\n1. x\n## {#body}"), ("asks", "tell")).Letter!.ToString();

        Assert.Contains("Атым — {story} [](law:decree).\n::: if day\n{name}\n1. x\n## {#body}\n1. Айту.", letter, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_NothingFilledIn_NamesEachRequiredFieldAndMakesNoLetter()
    {
        var result = Write();

        Assert.Null(result.Letter);
        Assert.Equal(["name", "story", "asks"], result.Errors.Select(error => error.Field.Id));
        Assert.All(result.Errors, error => Assert.Equal(LetterErrorKind.Required, error.Kind));
    }

    [Fact]
    public void Write_SeveralMistakes_AreAllNamed() => Assert.Equal(
        [("name", LetterErrorKind.TooLong, 41), ("number", LetterErrorKind.WrongCheckDigit, 12), ("day", LetterErrorKind.Future, 10), ("asks", LetterErrorKind.Required, 0)],
        Write(("name", new string('я', 41)), ("story", "Б"), ("number", "123456789012"), ("day", "2026-11-30"), ("asks", "other"))
            .Errors.Select(error => (error.Field.Id, error.Kind, error.Length)));

    private static LetterResult Write(params (string Field, string Value)[] values) => LetterWriter.Write(
        Letter, Language.Kazakh, values.GroupBy(value => value.Field).ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group.Select(value => value.Value)]), Today);
}
