using System.Globalization;
using CyberAware.Core.Text;

namespace CyberAware.Core.Tests.Text;

public sealed class NumberFormatterTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("22", "22")]
    [InlineData("22.80", "22,8")]
    [InlineData("94.04", "94,04")]
    [InlineData("0.5", "0,5")]
    [InlineData("0.005", "0,01")]
    [InlineData("999", "999")]
    [InlineData("6000", "6\u00A0000")]
    [InlineData("1234567.5", "1\u00A0234\u00A0567,5")]
    [InlineData("-3.5", "\u22123,5")]
    public void Number_Value_HasCommaAndGroups(string value, string expected) =>
        Assert.Equal(expected, NumberFormatter.Number(decimal.Parse(value, CultureInfo.InvariantCulture)));

    [Fact]
    public void Percent_Share_HasBlankOnlyInRussian()
    {
        Assert.Equal("94,5%", NumberFormatter.Percent(Language.Kazakh, 94.5m));
        Assert.Equal("94,5\u00A0%", NumberFormatter.Percent(Language.Russian, 94.5m));
    }
}
