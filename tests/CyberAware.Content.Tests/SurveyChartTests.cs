using CyberAware.Content.Tests.Fidelity;
using CyberAware.Core;
using CyberAware.Core.Surveys;
using CyberAware.Core.Text;

namespace CyberAware.Content.Tests;

/// <summary>The real charts: what they show is printed, what they refer to exists.</summary>
public sealed class SurveyChartTests
{
    private static IEnumerable<(Survey Survey, SurveyChart Chart)> All =>
        from survey in RealContent.Library.Surveys.Values from chart in survey.Charts select (survey, chart);

    [Fact]
    public void Charts_All_HaveTheAddressesThatWerePromised() =>
        Assert.Equal(
            ["antivirus", "awareness", "child-protection", "harms", "index", "indicators", "method", "opinions", "skills", "strong-passwords"],
            All.Select(entry => entry.Chart.Id).Order(StringComparer.Ordinal));

    [Fact]
    public void Charts_Related_Exist() =>
        Assert.All(All.SelectMany(entry => entry.Chart.Related), path => Assert.NotNull(RealContent.Library.Find(path)));

    [Fact]
    public void Charts_EveryFigure_IsPrintedInTheBrochure()
    {
        var printed = Brochure.Text.Replace('\u00A0', ' ');
        var missing = from entry in All
                      from id in entry.Chart.Indicators
                      let indicator = entry.Survey.Find(id)!
                      from value in indicator.Values
                      where !Spellings(indicator, value).Any(figure => printed.Contains(figure, StringComparison.Ordinal))
                      select $"{id} {value.Year}: {value.Value}";

        Assert.Empty(missing);
    }

    [Fact]
    public void Words_All_StateNoOtherFigureThanTheRows()
    {
        foreach (var (survey, chart) in All)
        {
            foreach (var language in Language.All)
            {
                var words = survey.Texts[language].Charts[chart.Id];
                var used = FigureTemplate.ReferencesOf(words.Title).Concat(FigureTemplate.ReferencesOf(words.Summary));
                Assert.Subset(chart.Indicators.ToHashSet(), used.Select(reference => reference.Split('/')[0]).ToHashSet());
                Assert.InRange(FigureTemplate.Fill(language, survey, words.Title).Length, 10, 160);
            }
        }
    }

    // Without it nobody knows of whom a share is; readers of Russian can't read the brochure's headings.
    [Fact]
    public void Words_All_SayWhatWasMeasuredAndTranslateTheHeadings()
    {
        Assert.All(All, entry => Assert.All(Language.All, language => Assert.InRange(entry.Survey.Texts[language].Charts[entry.Chart.Id].Measure.Length, 40, 240)));
        Assert.All(
            RealContent.Library.Surveys.Values.SelectMany(survey => survey.Indicators.SelectMany(one => one.SourceHeading.Split("; ")).Distinct().Select(heading => (survey, heading))),
            entry => Assert.True(entry.survey.Headings.ContainsKey(entry.heading), entry.heading));
    }

    // 23 is printed as 23% and as 23,0%; a place and a count without a sign.
    private static IEnumerable<string> Spellings(Indicator indicator, IndicatorValue value)
    {
        var figure = NumberFormatter.Number(value.Value).Replace("\u00A0", "", StringComparison.Ordinal);
        return indicator.Unit == "percent" ? [figure + "%", figure + ",0%"] : [figure];
    }
}
