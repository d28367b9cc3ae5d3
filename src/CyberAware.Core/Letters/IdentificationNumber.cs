namespace CyberAware.Core.Letters;

/// <summary>
/// The numbers of people (IIN) and organisations (BIN): twelve digits, of which the last checks the others.
/// </summary>
/// <remarks>
/// The rule is that of the decree of the Government of 22 May 2007 No. 406 on the making of identification numbers, as
/// public validators describe it (python-stdnum, module <c>stdnum.kz.bin</c>, https://github.com/arthurdejong/python-stdnum/pull/322;
/// https://gist.github.com/adilkhash/cca3e4ee73e75c2fc405af901d7672f6): the digits are weighed by 1 to 11 and summed
/// modulo 11; if that gives 10, they are weighed by 3 to 11, 1, 2; a number that gives 10 again is never issued. What the
/// other digits mean is not looked at: numbers issued since 2013 need not hold a day of birth.
/// </remarks>
public static class IdentificationNumber
{
    /// <summary>How many digits there are.</summary>
    public const int Length = 12;

    private const int Modulus = 11;
    private const int SecondShift = 2;

    /// <summary>Whether a text is twelve digits.</summary>
    public static bool HasForm(string number) => number.Length == Length && number.All(char.IsAsciiDigit);

    /// <summary>Whether the last digit is the one that follows from the others.</summary>
    /// <param name="number">Twelve digits.</param>
    public static bool IsValid(string number) => HasForm(number) && CheckDigit(number) == number[^1] - '0';

    /// <summary>The last digit that follows from the first eleven; null for digits that are never issued.</summary>
    /// <param name="digits">Eleven digits or more.</param>
    public static int? CheckDigit(string digits)
    {
        var sum = Sum(digits, 0);
        sum = sum == 10 ? Sum(digits, SecondShift) : sum;
        return sum == 10 ? null : sum;
    }

    private static int Sum(string digits, int shift) =>
        Enumerable.Range(0, Length - 1).Sum(i => (digits[i] - '0') * (((i + shift) % (Length - 1)) + 1)) % Modulus;
}
