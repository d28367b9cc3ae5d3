using CyberAware.Core.People;

namespace CyberAware.Core.Tests.People;

/// <summary>Codes as RFC 6238 has them, each good for one use.</summary>
public sealed class OneTimeCodeTests
{
    // The RFC's secret «12345678901234567890» in Base32.
    private const string Secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void For_VectorsOfTheRfc_AreMet(long seconds, string code) =>
        Assert.Equal(code, OneTimeCode.For(Secret, DateTimeOffset.FromUnixTimeSeconds(seconds)));

    [Theory]
    [InlineData(-60, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(60, false)]
    public void Find_CodeOfAnotherTime_IsTakenForHalfAMinute(int off, bool isTaken)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        Assert.Equal(isTaken, OneTimeCode.Find(Secret, OneTimeCode.For(Secret, now.AddSeconds(off)), now) is not null);
    }

    [Fact]
    public void Find_UsedCodeAndThoseBefore_AreNotTaken()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var used = OneTimeCode.Find(Secret, OneTimeCode.For(Secret, now), now)!.Value;

        Assert.Null(OneTimeCode.Find(Secret, OneTimeCode.For(Secret, now), now, used));
        Assert.Null(OneTimeCode.Find(Secret, OneTimeCode.For(Secret, now.AddSeconds(-30)), now, used));
        Assert.Equal(used + 1, OneTimeCode.Find(Secret, OneTimeCode.For(Secret, now.AddSeconds(30)), now, used));
    }

    [Theory]
    [InlineData("")]
    [InlineData("28708")]
    [InlineData("2870820")]
    [InlineData("２８７０８２")]
    [InlineData("abcdef")]
    public void Find_SomethingElse_IsNotTaken(string typed) => Assert.Null(OneTimeCode.Find(Secret, typed, DateTimeOffset.FromUnixTimeSeconds(59)));

    [Fact]
    public void Find_Spaces_DontCount() => Assert.NotNull(OneTimeCode.Find(Secret, " 287 082 ", DateTimeOffset.FromUnixTimeSeconds(59)));

    [Fact]
    public void CreateSecret_Each_IsAnotherOf32Letters()
    {
        var secrets = Enumerable.Range(0, 50).Select(_ => OneTimeCode.CreateSecret()).ToList();

        Assert.Equal(50, secrets.Distinct().Count());
        Assert.All(secrets, secret => Assert.Matches("^[A-Z2-7]{32}$", secret));
    }

    [Fact]
    public void Url_Names_AreEscaped() => Assert.Equal(
        "otpauth://totp/cyber.example.kz:a%26b?secret=ABC&issuer=cyber.example.kz", OneTimeCode.Url("cyber.example.kz", "a&b", "ABC"));
}
