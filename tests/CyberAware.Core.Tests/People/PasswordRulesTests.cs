using CyberAware.Core.People;

namespace CyberAware.Core.Tests.People;

/// <summary>Long and unusual is enough; long alone isn't.</summary>
public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("", PasswordProblem.TooShort)]
    [InlineData("Xk4#vQ9!mZ2@pL", PasswordProblem.TooShort)]
    [InlineData("passwordpassword", PasswordProblem.Common)]
    [InlineData("Password12345678", PasswordProblem.Common)]
    [InlineData("P@$$word20242025!!!", PasswordProblem.Common)]
    [InlineData("qwertyuiopasdfghjkl", PasswordProblem.Common)]
    [InlineData("1q2w3e4r5t6y7u8i9o0p", PasswordProblem.Common)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaa", PasswordProblem.Common)]
    [InlineData("123456789123456789", PasswordProblem.Common)]
    [InlineData("letmein-dragon-monkey", PasswordProblem.Common)]
    [InlineData("zq7zq7zq7zq7zq7zq7", PasswordProblem.Common)]
    [InlineData("correct horse battery staple", PasswordProblem.Common)]
    [InlineData("парольпароль2025", PasswordProblem.Common)]
    [InlineData("йцукенгшщзхъфывапролдж", PasswordProblem.Common)]
    [InlineData("құпиясөз12345678", PasswordProblem.Common)]
    [InlineData("қазақстан алматы 2026", PasswordProblem.Common)]
    [InlineData("gfhjkmgfhjkm12345", PasswordProblem.Common)] // «пароль» on the other layout
    [InlineData("Kazakhstan-Astana-2026", PasswordProblem.Common)]
    [InlineData("my name is Aigerim, hello there", PasswordProblem.HoldsName)]
    [InlineData("кедр чайник 47 мост лампа", null)]
    [InlineData("құмбел жайлау тас көпір", null)]
    [InlineData("wombat lattice 58 gravel ounce", null)]
    [InlineData("Xk4#vQ9!mZ2@pLw", null)]
    [InlineData("хижина у озера Боровое за соснами", null)]
    public void Check_Password_IsTakenOrNot(string password, PasswordProblem? expected) =>
        Assert.Equal(expected, PasswordRules.Check(password, "aigerim"));

    [Fact]
    public void Check_Longest_IsTakenAndOneMoreIsNot()
    {
        var longest = string.Concat(Enumerable.Range(0, PasswordRules.MaxLength).Select(i => (char)('a' + (i * 7 % 26))));

        Assert.Null(PasswordRules.Check(longest[..^2] + "+/", "aigerim"));
        Assert.Equal(PasswordProblem.TooLong, PasswordRules.Check(longest + "+", "aigerim"));
    }

    [Fact]
    public void Check_CharactersOutsideTheFirstPlane_CountOnce() =>
        Assert.Equal(PasswordProblem.TooShort, PasswordRules.Check(string.Concat(Enumerable.Repeat("🐎🏔️", 5))[..^1], "aigerim"));

    [Fact]
    public void List_HasEnoughOfBothScripts()
    {
        Assert.True(CommonPasswords.Count > 30_000, $"{CommonPasswords.Count} entries.");
        Assert.All(["password", "пароль", "құпиясөз", "gfhjkm", "kupiyasoz"], word => Assert.True(CommonPasswords.Contain(word)));
    }

    /// <summary>A browser waits for it, and a stranger may send the worst.</summary>
    [Fact]
    public void Contain_LongestText_IsQuick()
    {
        CommonPasswords.Contain("x");
        var clock = System.Diagnostics.Stopwatch.StartNew();
        CommonPasswords.Contain(new string('a', 64) + new string('b', 64));
        Assert.True(clock.ElapsedMilliseconds < 200, $"{clock.ElapsedMilliseconds} ms.");
    }
}
