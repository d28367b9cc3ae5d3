using CyberAware.Core.Text;

namespace CyberAware.Core.Tests.Text;

public sealed class PluralFormatterTests
{
    [Theory]
    [InlineData(0, "шагов")]
    [InlineData(1, "шаг")]
    [InlineData(2, "шага")]
    [InlineData(4, "шага")]
    [InlineData(5, "шагов")]
    [InlineData(10, "шагов")]
    [InlineData(11, "шагов")]
    [InlineData(12, "шагов")]
    [InlineData(14, "шагов")]
    [InlineData(20, "шагов")]
    [InlineData(21, "шаг")]
    [InlineData(22, "шага")]
    [InlineData(25, "шагов")]
    [InlineData(101, "шаг")]
    [InlineData(111, "шагов")]
    [InlineData(112, "шагов")]
    [InlineData(1001, "шаг")]
    public void Pick_Count_FitsRussianNounOnly(int count, string russian)
    {
        Assert.Equal(russian, PluralFormatter.Pick(Language.Russian, count, "шаг", "шага", "шагов"));
        Assert.Equal("қадам", PluralFormatter.Pick(Language.Kazakh, count, "қадам", "few", "many"));
    }
}
