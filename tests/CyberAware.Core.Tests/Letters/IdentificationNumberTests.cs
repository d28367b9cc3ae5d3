using System.Globalization;
using CsCheck;
using CyberAware.Core.Letters;

namespace CyberAware.Core.Tests.Letters;

public sealed class IdentificationNumberTests
{
    // Made up; worked out by hand. 1·1 + 2·2 + … + 11·1 of the second: 1+4+9+16+25+36+49+64+81+0+11 = 296 = 26·11 + 10, so
    // the second weights count: 3+8+15+24+35+48+63+80+99+0+2 = 377 = 34·11 + 3.
    [Theory]
    [InlineData("000000000000", true)]
    [InlineData("123456789013", true)]
    [InlineData("100000000001", true)]
    [InlineData("010000000002", true)]
    [InlineData("000000000103", false)]
    [InlineData("123456789012", false)]
    [InlineData("123456789010", false)]
    [InlineData("12345678901", false)]
    [InlineData("1234567890123", false)]
    [InlineData("12345678901x", false)]
    [InlineData("", false)]
    [InlineData("١٢٣٤٥٦٧٨٩٠١٢", false)]
    public void IsValid_Number_FollowsItsLastDigit(string number, bool expected) => Assert.Equal(expected, IdentificationNumber.IsValid(number));

    // One wrong digit is what the last one is there to find; that of the eleventh place, whose weight is the modulus, it can't.
    [Fact]
    public void IsValid_OneDigitChanged_IsFound() =>
        Gen.Select(Gen.Long[0, 99_999_999_999], Gen.Int[0, 9], Gen.Int[1, 9]).Sample((first, place, change) =>
        {
            var digits = first.ToString("D11", CultureInfo.InvariantCulture);
            if (IdentificationNumber.CheckDigit(digits) is not { } last)
            {
                return;
            }

            var number = digits + last.ToString(CultureInfo.InvariantCulture);
            Assert.True(IdentificationNumber.IsValid(number));
            var changed = number.ToCharArray();
            changed[place] = (char)('0' + ((changed[place] - '0' + change) % 10));

            // The second weights come in for one sum of eleven only, so a change between both systems may slip through.
            if (IsOfFirstWeights(digits) && IsOfFirstWeights(new string(changed)))
            {
                Assert.False(IdentificationNumber.IsValid(new string(changed)), $"{number} and {new string(changed)}");
            }
        });

    private static bool IsOfFirstWeights(string digits) => Enumerable.Range(0, 11).Sum(i => (digits[i] - '0') * (i + 1)) % 11 != 10;
}
