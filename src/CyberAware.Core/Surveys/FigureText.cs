using CyberAware.Core.Text;

namespace CyberAware.Core.Surveys;

/// <summary>Writes a survey figure in the spelling of a language.</summary>
public static class FigureText
{
    /// <summary>The figure with its percent sign, and "at least" where the source says so.</summary>
    public static string Of(Language language, Indicator indicator, IndicatorValue value)
    {
        var figure = Bare(language, indicator, value);
        return value.AtLeast ? CoreTexts.Get(language, "Stat.AtLeast", figure) : figure;
    }

    /// <summary>The figure alone, for a sentence that says the rest itself.</summary>
    public static string Bare(Language language, Indicator indicator, IndicatorValue value) =>
        indicator.Unit == "percent" ? NumberText.Percent(language, value.Value) : NumberText.Number(value.Value);
}
