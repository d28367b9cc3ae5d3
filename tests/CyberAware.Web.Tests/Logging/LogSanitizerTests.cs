using CyberAware.Web.Logging;

namespace CyberAware.Web.Tests.Logging;

public sealed class LogSanitizerTests
{
    [Theory]
    [InlineData("/kk/guide", "/kk/guide")]
    [InlineData("/kk/87011234567-ivanov@mail.kz", "/kk/@")]
    [InlineData("/kk/87011234567/x", "/kk/#/x")]
    [InlineData("/kk/8 (701) 123-45-67", "/kk/#")]
    [InlineData("/ru/user@mail.kz/x", "/ru/@/x")]
    [InlineData("/kk/guide/2026/11", "/kk/guide/2026/11")]
    public void Mask_NumbersAndMailAddresses_AreHidden(string text, string expected) => Assert.Equal(expected, LogSanitizer.Mask(text));

    [Fact]
    public void Mask_LongText_IsCut() => Assert.Equal(LogSanitizer.MaxLength + 1, LogSanitizer.Mask(new string('a', 16_000)).Length);

    [Theory]
    [InlineData("қазақша 🔒", "қазақша 🔒")]
    [InlineData("\u001b[31m", "\\u001B[31m")]
    [InlineData("\u009b31m", "\\u009B31m")]
    [InlineData("a\u202eb\u200bc\u2066", "a\\u202Eb\\u200Bc\\u2066")]
    [InlineData("a\nb\tc", "a\\u000Ab\\u0009c")]
    [InlineData("a\u2028b\u2029\u0085", "a\\u2028b\\u2029\\u0085")]
    public void Escape_CharactersWithPowerOverATerminal_AreWrittenOut(string text, string expected) => Assert.Equal(expected, LogSanitizer.Escape(text));

    [Fact]
    public void Escape_HalfOfASurrogatePair_IsWrittenOut() => Assert.Equal("a\\uD83D🔒", LogSanitizer.Escape("a\ud83d🔒"));

    [Fact]
    public void Escape_EveryControlAndFormatCharacter_IsGone()
    {
        var all = string.Concat(Enumerable.Range(0, char.MaxValue + 1).Select(code => (char)code).Where(character => char.IsControl(character) || char.GetUnicodeCategory(character) == System.Globalization.UnicodeCategory.Format));
        Assert.DoesNotContain(LogSanitizer.Escape(all), character => character is < ' ' or > '~');
    }
}
