using CsCheck;
using CyberAware.Core.Letters;

namespace CyberAware.Core.Tests.Letters;

public sealed class LetterFieldCheckTests
{
    private static readonly DateOnly Today = new(2026, 11, 29);

    [Theory]
    [InlineData("  Образцов  ", "Образцов")]
    [InlineData("a\r\nb\u2028c\td", "a b c d")]
    [InlineData("\u202Eабв\u200F\u200B\u0007\u001B[31m", "абв[31m")]
    [InlineData("\uD800x\uFFFE\uFFFF\uE000\0", "x")]
    [InlineData("и\u0306", "й")]
    [InlineData("=HYPERLINK(\"x\")", "=HYPERLINK(\"x\")")]
    [InlineData("<script>alert(1)</script>", "<script>alert(1)</script>")]
    [InlineData("😀 Әлия", "😀 Әлия")]
    public void Clean_OneLine_IsPlainText(string typed, string expected) => Assert.Equal(expected, LetterCleaner.Clean(typed, false));

    [Theory]
    [InlineData(" a \r\n\r\n b\rc\u0085d ", "a\n\nb\nc\nd")]
    [InlineData("\n\n", "")]
    public void Clean_SeveralLines_KeepsThem(string typed, string expected) => Assert.Equal(expected, LetterCleaner.Clean(typed, true));

    [Fact]
    public void Clean_Anything_HoldsWhatXmlAllowsAndStaysTheSame() => Gen.String.Sample(typed =>
    {
        var clean = LetterCleaner.Clean(typed, true);
        Assert.DoesNotContain(clean, character => character != '\n' && (char.IsControl(character) || character is '\uFFFE' or '\uFFFF'));
        Assert.Equal(clean, System.Xml.XmlConvert.VerifyXmlChars(clean));
        Assert.Equal(clean, LetterCleaner.Clean(clean, true));
    });

    [Theory]
    [InlineData("123456789013", null)]
    [InlineData("1234 5678-9013", null)]
    [InlineData("123456789012", LetterErrorKind.WrongCheckDigit)]
    [InlineData("12345678901", LetterErrorKind.NotTwelveDigits)]
    [InlineData("ЖСН", LetterErrorKind.NotTwelveDigits)]
    public void Check_Number_MustFit(string typed, LetterErrorKind? expected) => AssertCheck(Field(LetterFieldFormat.Number), typed, expected);

    [Theory]
    [InlineData("obrazec@example.kz", null)]
    [InlineData("a@b", LetterErrorKind.NoEmail)]
    [InlineData("a b@c.kz", LetterErrorKind.NoEmail)]
    [InlineData("a@c.kz.", LetterErrorKind.NoEmail)]
    public void Check_Email_MustLookLikeOne(string typed, LetterErrorKind? expected) => AssertCheck(Field(LetterFieldFormat.Email), typed, expected);

    [Theory]
    [InlineData("+7 (000) 000-00-00", null)]
    [InlineData("1414 5", null)]
    [InlineData("1414", LetterErrorKind.NoPhone)]
    [InlineData("нет", LetterErrorKind.NoPhone)]
    public void Check_Phone_MustLookLikeOne(string typed, LetterErrorKind? expected) => AssertCheck(Field(LetterFieldFormat.Phone), typed, expected);

    [Theory]
    [InlineData("2026-11-29", null)]
    [InlineData("5.3.2026", null)]
    [InlineData("05.03.2026", null)]
    [InlineData("2026-11-30", LetterErrorKind.Future)]
    [InlineData("2026-02-29", LetterErrorKind.NoDate)]
    [InlineData("31.04.2026", LetterErrorKind.NoDate)]
    [InlineData("1899-12-31", LetterErrorKind.NoDate)]
    [InlineData("вчера", LetterErrorKind.NoDate)]
    [InlineData("5/3/2026", null)]
    [InlineData("5, 3 2026", null)]
    [InlineData("2026 3 5", null)]
    [InlineData("5.3.26", LetterErrorKind.NoDate)]
    [InlineData("5.3.202", LetterErrorKind.NoDate)]
    [InlineData("5.2026", LetterErrorKind.NoDate)]
    public void Check_Date_MustBeADayThatHasCome(string typed, LetterErrorKind? expected) =>
        AssertCheck(new LetterField("day", LetterFieldKind.Date, false, null, 0, LetterFieldFormat.Free, "off", []), typed, expected);

    [Fact]
    public void Check_Length_CountsWhatIsLeft()
    {
        AssertCheck(Field(LetterFieldFormat.Free), new string('я', 20) + "   ", null);
        AssertCheck(Field(LetterFieldFormat.Free), new string('я', 21), LetterErrorKind.TooLong);
    }

    [Theory]
    [InlineData(true, LetterErrorKind.Required)]
    [InlineData(false, null)]
    public void Check_Empty_DependsOnTheField(bool isRequired, LetterErrorKind? expected) =>
        AssertCheck(Field(LetterFieldFormat.Free) with { IsRequired = isRequired }, " \u200B ", expected);

    [Fact]
    public void Clean_Options_AreThoseOfTheFieldInItsOrder()
    {
        var checks = new LetterField("f", LetterFieldKind.Checks, true, null, 0, LetterFieldFormat.Free, "off", ["a", "b", "c"]);
        Assert.Equal(["a", "c"], LetterFieldCheck.Clean(checks, ["c", "x", "a", "a"]));
        Assert.Equal(["c"], LetterFieldCheck.Clean(checks with { Kind = LetterFieldKind.Choice }, ["x", "c", "a"]));
        Assert.Empty(LetterFieldCheck.Clean(checks, ["x"]));
    }

    private static LetterField Field(LetterFieldFormat format) => new("f", LetterFieldKind.Text, false, null, 20, format, "off", []);

    private static void AssertCheck(LetterField field, string typed, LetterErrorKind? expected) =>
        Assert.Equal(expected, LetterFieldCheck.Check(field, LetterFieldCheck.Clean(field, [typed]), Today));
}
