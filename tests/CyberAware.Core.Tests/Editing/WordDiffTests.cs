using CsCheck;
using CyberAware.Core.Editing;

namespace CyberAware.Core.Tests.Editing;

/// <summary>Comparing by words. In the expected texts <c>[-…-]</c> was deleted and <c>{+…+}</c> inserted.</summary>
public sealed class WordDiffTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("бір", "бір", "бір")]
    [InlineData("", "бір\n", "{+бір\n+}")]
    [InlineData("бір\n", "", "[-бір\n-]")]
    [InlineData("Кодты ешкімге айтпаңыз.", "Кодты банкке де айтпаңыз.", "Кодты [-ешкімге-]{+банкке де+} айтпаңыз.")]

    // A word with a hyphen or an apostrophe is one word.
    [InlineData("SMS-код келді", "SMS-кодты айтпаңыз", "[-SMS-код келді-]{+SMS-кодты айтпаңыз+}")]
    [InlineData("ПИН-код пен құпия сөз", "ПИН-кодтар мен құпия сөз", "[-ПИН-код пен-]{+ПИН-кодтар мен+} құпия сөз")]
    [InlineData("Ұлттық O'zbek атауы", "Ұлттық O’zbek атауы", "Ұлттық [-O'zbek-]{+O’zbek+} атауы")]
    [InlineData("қалай-да болса", "қалайда болса", "[-қалай-да-]{+қалайда+} болса")]
    [InlineData("элек\u00ADтрондық пошта", "электрондық пошта", "[-элек\u00ADтрондық-]{+электрондық+} пошта")]

    // Letters that only Kazakh has belong to words, as do combining marks.
    [InlineData("Әріптес ұсынды", "Әріптес ұсынған", "Әріптес [-ұсынды-]{+ұсынған+}")]
    [InlineData("и\u0306од сөзі", "йод сөзі", "[-и\u0306од-]{+йод+} сөзі")]

    // Punctuation is apart from the word, a dash between words is none of them.
    [InlineData("Тоқтаңыз, ойланыңыз.", "Тоқтаңыз, ойланыңыз!", "Тоқтаңыз, ойланыңыз[-.-]{+!+}")]
    [InlineData("Банк — 1414", "Банк — 1477", "Банк — [-1414-]{+1477+}")]

    // Spaces and line ends are part of the text.
    [InlineData("екі  бос", "екі бос", "екі[-  -]{+ +}бос")]
    [InlineData("бір\r\nекі\r\n", "бір\nекі\r\n", "бір[-\r\n-]{+\n+}екі\r\n")]
    [InlineData("соңы", "соңы\n", "соңы{+\n+}")]

    // A phrase is one change, not words between spaces that happen to be the same.
    [InlineData("Ешқашан кодты айтпаңыз.", "Ешқашан құпия сөзді жібермеңіз.", "Ешқашан [-кодты айтпаңыз-]{+құпия сөзді жібермеңіз+}.")]

    // A new paragraph leaves the others alone.
    [InlineData("Бірінші.\n\nҮшінші.\n", "Бірінші.\n\nЕкінші.\n\nҮшінші.\n", "Бірінші.\n\n{+Екінші.\n\n+}Үшінші.\n")]

    // Markup is text like any other.
    [InlineData("<b>код</b>", "<script>код</script>", "<[-b-]{+script+}>код</[-b-]{+script+}>")]
    [InlineData("😀 ескі", "😁 ескі", "[-😀-]{+😁+} ескі")]
    public void Compare_Texts_GivesTheChangedWords(string before, string after, string expected) =>
        Assert.Equal(expected, string.Concat(WordDiff.Compare(before, after).Select(part => part.Kind switch
        {
            DiffKind.Deleted => $"[-{part.Text}-]",
            DiffKind.Inserted => $"{{+{part.Text}+}}",
            _ => part.Text,
        })));

    [Fact]
    public void Compare_AnyTexts_LosesNoCharacterOfEither()
    {
        string[] pieces = ["код", "кодты", "SMS-код", "O'z", "-", " ", "  ", "\n", "\r\n", "\r", ".", "🔒", "\uD83D", "é", "<b>", ""];
        var text = Gen.Int[0, pieces.Length - 1].Array[0, 30].Select(chosen => string.Concat(chosen.Select(at => pieces[at])));
        Gen.Select(text, text).Sample((before, after) =>
        {
            var parts = WordDiff.Compare(before, after);
            Assert.Equal(before, string.Concat(parts.Where(part => part.Kind != DiffKind.Inserted).Select(part => part.Text)));
            Assert.Equal(after, string.Concat(parts.Where(part => part.Kind != DiffKind.Deleted).Select(part => part.Text)));
            Assert.DoesNotContain(parts, part => part.Text.Length == 0);
            Assert.DoesNotContain(parts.Zip(parts.Skip(1)), pair => pair.First.Kind == pair.Second.Kind);
        });
    }

    [Theory]
    [InlineData(' ', 40_000)] // one passage
    [InlineData('\n', 80_000)] // lines
    public void Compare_LongTextsWithNothingInCommon_EndsSoon(char end, int words)
    {
        var before = string.Join(end, Enumerable.Range(0, words).Select(i => $"{i:x}"));
        var after = string.Join(end, Enumerable.Range(words, words).Select(i => $"{i:x}"));
        Assert.True(Soon(before, after).SequenceEqual([new DiffPart(DiffKind.Deleted, before), new DiffPart(DiffKind.Inserted, after)]));
    }

    [Fact]
    public void Compare_ManyLongPassages_EndsSoon()
    {
        // As many words as a document can have, between lines that stay.
        string Text(int first) => string.Join('\n', Enumerable.Range(0, 50).Select(line => $"{string.Join(' ', Enumerable.Range(first + (line * 1200), 1200).Select(i => $"{i:x}"))}\nҚалады {line}"));
        var (before, after) = (Text(0), Text(100_000));
        var parts = Soon(before, after);
        Assert.Equal(before, string.Concat(parts.Where(part => part.Kind != DiffKind.Inserted).Select(part => part.Text)));
        Assert.Equal(50, parts.Count(part => part.Kind == DiffKind.Same));
    }

    private static IReadOnlyList<DiffPart> Soon(string before, string after)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var parts = WordDiff.Compare(before, after);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(4));
        return parts;
    }
}
