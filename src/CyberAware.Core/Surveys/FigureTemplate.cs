using System.Globalization;
using System.Text.RegularExpressions;
using CyberAware.Core.Text;

namespace CyberAware.Core.Surveys;

/// <summary>Sentences with figures by reference: <c>{passwords/2025}</c> stands for the value of that row.</summary>
public static partial class FigureTemplate
{
    /// <summary>The references of a sentence, without braces, in order.</summary>
    public static IReadOnlyList<string> ReferencesOf(string template) =>
        [.. Placeholder().Matches(template).Select(match => match.Groups[1].Value)];

    /// <summary>The row that a reference names.</summary>
    /// <returns>The indicator and its value; null when the survey has no such row.</returns>
    public static (Indicator Indicator, IndicatorValue Value)? Find(Survey survey, string reference) =>
        reference.Split('/') is [var id, var year]
        && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && survey.Find(id) is { } indicator
        && indicator.Values.FirstOrDefault(value => value.Year == number) is { } found
            ? (indicator, found)
            : null;

    /// <summary>The sentence with each figure in the spelling of the language; "no data" where the row is gone.</summary>
    public static string Fill(Language language, Survey survey, string template) =>
        Placeholder().Replace(template, match => Find(survey, match.Groups[1].Value) is var (indicator, value)
            ? FigureFormatter.FormatNumber(language, indicator, value)
            : CoreResources.Get(language, "Chart.NoData"));

    /// <summary>Whether a share is typed by hand where a reference belongs.</summary>
    internal static bool HasTypedShare(string template) => TypedShare().IsMatch(template);

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\d\s*%")]
    private static partial Regex TypedShare();
}
