namespace CyberAware.Core.People;

/// <summary>Why a password isn't taken.</summary>
public enum PasswordProblem
{
    /// <summary>It has fewer than <see cref="PasswordRules.MinLength"/> characters.</summary>
    TooShort,

    /// <summary>It has more than <see cref="PasswordRules.MaxLength"/> characters.</summary>
    TooLong,

    /// <summary>It is made of what everybody types.</summary>
    Common,

    /// <summary>It holds the user name.</summary>
    HoldsName,
}

/// <summary>
/// What a password must be: long, and not one that is guessed first. Which characters it is made of is nobody's business
/// (NIST SP 800-63B-4, 3.1.1.2).
/// </summary>
public static class PasswordRules
{
    /// <summary>Least length, in characters.</summary>
    public const int MinLength = 15;

    /// <summary>Greatest length, in characters; more would only cost the server time.</summary>
    public const int MaxLength = 128;

    /// <summary>The first thing that is wrong; null when nothing is.</summary>
    /// <param name="password">The password as it was typed.</param>
    /// <param name="userName">The name that it is for.</param>
    public static PasswordProblem? Check(string password, string userName) =>
        password.EnumerateRunes().Count() < MinLength ? PasswordProblem.TooShort
        : password.Length > MaxLength ? PasswordProblem.TooLong
        : password.Contains(userName, StringComparison.OrdinalIgnoreCase) ? PasswordProblem.HoldsName
        : CommonPasswords.Contain(password) ? PasswordProblem.Common
        : null;
}
