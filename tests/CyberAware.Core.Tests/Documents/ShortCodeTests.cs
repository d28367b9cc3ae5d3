using CyberAware.Core.Documents;

namespace CyberAware.Core.Tests.Documents;

public sealed class ShortCodeTests
{
    // Papers carry these codes: a change here breaks them.
    [Theory]
    [InlineData("guide/passwords", "6qzwrj")]
    [InlineData("schools/passwords-lesson-5-9", "68smxv")]
    [InlineData("schools/passwords-lesson-5-9/plan", "9vjzpz")]
    [InlineData("home", "9tgm0p")]
    public void For_Address_IsTheSameForEver(string path, string code) => Assert.Equal(code, ShortCode.For(path));

    [Theory]
    [InlineData("6qzwrj", "6qzwrj")]
    [InlineData("6QZWRJ", "6qzwrj")]
    [InlineData("oOiIlL", "001111")]
    [InlineData("uuuuuu", null)]
    [InlineData("6qzwr", null)]
    [InlineData("6qzwrjj", null)]
    [InlineData("6qzwr ", null)]
    [InlineData("6qzwrј", null)] // a Cyrillic letter that looks Latin
    [InlineData("６qzwrj", null)] // a wide digit
    [InlineData("6qz/rj", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Parse_WhatPeopleType_IsTheCodeOrNothing(string? typed, string? expected) => Assert.Equal(expected, ShortCode.Parse(typed));

    [Theory]
    [InlineData(0, 3, "000")]
    [InlineData(31, 3, "00z")]
    [InlineData(32, 3, "010")]
    [InlineData(32767, 3, "zzz")]
    public void Encode_Number_IsReadBack(int number, int length, string code)
    {
        Assert.Equal(code, ShortCode.Encode((ulong)number, length));
        Assert.Equal((ulong)number, ShortCode.Decode(code));
        Assert.Throws<ArgumentOutOfRangeException>(() => ShortCode.Encode(32768, 3));
    }
}
