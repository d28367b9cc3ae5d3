using CyberAware.Core.Surveys;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Surveys;

public sealed class SurveyTests
{
    private const string Path = "surveys/awareness/survey.yml";

    [Theory]
    [InlineData("0")]
    [InlineData("100")]
    [InlineData("84.8")]
    public void Load_ShareInRange_IsKept(string value)
    {
        var survey = With($"- {{ year: 2025, value: {value} }}").Library().Surveys["awareness"];

        Assert.Equal(value, survey.Find("passwords")!.Values[0].Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Load_YearsInAnyOrder_AreSorted()
    {
        var survey = With("- { year: 2025, value: 47 }\n      - { year: 2023, value: 22 }").Library().Surveys["awareness"];

        Assert.Equal([2023, 2025], survey.Find("passwords")!.Values.Select(value => value.Year));
    }

    [Fact]
    public void Find_UnknownIndicator_IsNull() => Assert.Null(A.Content().Library().Surveys["awareness"].Find("none"));

    [Fact]
    public void Load_QualifierAndWhole_AreKept()
    {
        var value = With("- { year: 2025, value: 86, qualifier: at-least, of: 100 }").Library().Surveys["awareness"].Find("passwords")!.Values[0];

        Assert.Equal(new IndicatorValue(2025, 86, true, 100, 6000), value);
    }

    [Fact]
    public void Of_Figure_IsSpeltInItsLanguage()
    {
        var percent = new Indicator("a", "percent", "", [new IndicatorValue(2025, 86.5m, true, null, null)]);
        var count = new Indicator("b", "count", "", [new IndicatorValue(2025, 6000, false, null, null)]);

        Assert.Equal("кемінде 86,5%", FigureFormatter.Format(Language.Kazakh, percent, percent.Values[0]));
        Assert.Equal("не менее 86,5\u00A0%", FigureFormatter.Format(Language.Russian, percent, percent.Values[0]));
        Assert.Equal("86,5%", FigureFormatter.FormatNumber(Language.Kazakh, percent, percent.Values[0]));
        Assert.Equal("6\u00A0000", FigureFormatter.Format(Language.Russian, count, count.Values[0]));
    }

    [Fact]
    public void Load_StatBlock_ShowsFigureWithYears()
    {
        var html = A.Content().WithBody("::: stat awareness/passwords\nМәтін.\n:::").Library()
            .Find(ContentBuilder.Page)![Language.Kazakh].Html.Value;

        Assert.Contains("<dt class=\"stat-year\">2023 жылы</dt><dd class=\"stat-value\">22%</dd>", html, StringComparison.Ordinal);
        Assert.Contains("47,5%", html, StringComparison.Ordinal);
    }

    private static ContentBuilder With(string values) => A.Content().WithFile(Path, $$"""
        id: awareness
        kind: survey
        base: 6000
        indicators:
          - { id: place, unit: place, values: [{ year: 2025, value: 3 }] }
          - id: passwords
            unit: percent
            values:
              {{values}}
        """);
}
