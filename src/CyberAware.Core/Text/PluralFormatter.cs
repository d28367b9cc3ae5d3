namespace CyberAware.Core.Text;

/// <summary>Picks the form of a noun after a whole number.</summary>
public static class PluralFormatter
{
    /// <summary>
    /// Russian has three forms (CLDR plural rules, cardinal, ru); a Kazakh noun
    /// stays singular after a numeral, so <paramref name="one"/> serves for every count.
    /// </summary>
    /// <param name="language">Language of the text.</param>
    /// <param name="count">The number before the noun, 0 or more.</param>
    /// <param name="one">Form after 1, 21, 31 …</param>
    /// <param name="few">Form after 2, 3, 4, 22 …</param>
    /// <param name="many">Form after 0, 5 to 20, 25 …</param>
    public static string Pick(Language language, int count, string one, string few, string many)
    {
        if (language == Language.Kazakh)
        {
            return one;
        }

        return (count % 100, count % 10) switch
        {
            ( >= 11 and <= 14, _) => many,
            (_, 1) => one,
            (_, >= 2 and <= 4) => few,
            _ => many,
        };
    }
}
