using System.Globalization;

namespace CyberAware.Core.Text;

/// <summary>
/// Numbers in running text, the same on every machine: decimal comma, groups of three divided by a
/// no-break space in all numbers above 999.
/// </summary>
public static class NumberFormatter
{
    private const string NoBreakSpace = "\u00A0";

    private static readonly NumberFormatInfo Format = new()
    {
        NumberDecimalSeparator = ",",
        NumberGroupSeparator = NoBreakSpace,
        NumberGroupSizes = [3],
        NegativeSign = "\u2212",
    };

    /// <summary>A number with at most two decimals (1 234,5).</summary>
    public static string Number(decimal value) => value.ToString("#,##0.##", Format);

    /// <summary>A share in percent: 94,5% in Kazakh, with a no-break space before the sign in Russian.</summary>
    /// <param name="language">Language of the text around.</param>
    /// <param name="value">Share in percent, 0 to 100.</param>
    public static string Percent(Language language, decimal value) =>
        Number(value) + (language == Language.Kazakh ? "%" : NoBreakSpace + "%");
}
