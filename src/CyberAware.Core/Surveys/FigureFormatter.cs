using CyberAware.Core.Text;

namespace CyberAware.Core.Surveys;

/// <summary>Writes a survey figure in the spelling of a language.</summary>
public static class FigureFormatter
{
    /// <summary>The figure with its percent sign, and "at least" where the source says so.</summary>
    public static string Format(Language language, Indicator indicator, IndicatorValue value)
    {
        var figure = FormatNumber(language, indicator, value);
        return value.AtLeast ? CoreResources.Get(language, "Stat.AtLeast", figure) : figure;
    }

    /// <summary>The figure alone, for a sentence that says the rest itself.</summary>
    public static string FormatNumber(Language language, Indicator indicator, IndicatorValue value) =>
        indicator.Unit == "percent" ? NumberFormatter.Percent(language, value.Value) : NumberFormatter.Number(value.Value);
}
