using CyberAware.Core.Charts;
using CyberAware.Core.Surveys;

namespace CyberAware.Core.Tests.Charts;

/// <summary>Charts in a box that is wider than high: the same rules, other places.</summary>
public sealed class LandscapeLayoutTests
{
    private const decimal Width = 1088;
    private const decimal Height = 300;

    [Fact]
    public void For_Bars_BeginAtOneLineAndKeepProportion()
    {
        var drawing = Draw(SurveyChart.Bars, Shares("a", (2025, 80)), Shares("b", (2025, 20)), Shares("c", (2025, 0)));
        var (bars, tracks) = (Boxes(drawing, ShapeRole.Bar), Boxes(drawing, ShapeRole.Track));

        Assert.All(bars.Concat(tracks), bar => Assert.Equal(bars[0].X, bar.X));
        Assert.InRange(bars[0].Width / tracks[0].Width, 0.798m, 0.802m);
        Assert.InRange(bars[1].Width / tracks[0].Width, 0.198m, 0.202m);
        Assert.Equal(0, bars[2].Width);
    }

    [Fact]
    public void For_PlacesAndCounts_HaveNoBar()
    {
        var place = new Indicator("b", "place", "", [new IndicatorValue(2025, 3, false, 29, null)]);

        Assert.Single(Boxes(Draw(SurveyChart.Bars, Shares("a", (2025, 80)), place), ShapeRole.Bar));
        Assert.Null(LandscapeLayout.For(Language.Kazakh, SurveyOf(place), new SurveyChart("c", SurveyChart.Bars, ["b"], []), Width, Height));
    }

    [Fact]
    public void For_SeveralIndicators_StandSideBySideOnOneScale()
    {
        var columns = Boxes(Draw(SurveyChart.Years, Shares("a", (2025, 60)), Shares("b", (2025, 30))), ShapeRole.Bar);

        Assert.Equal(columns[0].Height, columns[1].Height * 2);
        Assert.Equal(columns[0].Y + columns[0].Height, columns[1].Y + columns[1].Height);
        Assert.True(columns[0].X + columns[0].Width < columns[1].X);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void For_YearWithoutData_HasWordsAndNoColumn(int panels)
    {
        var drawing = Draw(SurveyChart.Years, [.. Enumerable.Range(0, panels).Select(i => Shares($"i{i}", (2020, 51.7), (2021, 16.5), (2022, 5), (2023, 8.1), (2025, 12)))]);
        var gaps = drawing.Shapes.OfType<ChartLine>().Where(line => line.Role == ShapeRole.Gap).ToList();

        Assert.Equal(5 * panels, Boxes(drawing, ShapeRole.Bar).Count);
        Assert.Equal(panels, gaps.Count);
        Assert.Equal(panels, drawing.Shapes.Count(shape => shape.Role == ShapeRole.GapText));
        Assert.All(gaps, gap => Assert.DoesNotContain(Boxes(drawing, ShapeRole.Bar), box => box.X < gap.X2 && box.X + box.Width > gap.X1));
    }

    // Three panels of six years leave a column no room for the sign, so that the label says it.
    [Fact]
    public void For_NarrowColumns_SayThePercentInTheLabel()
    {
        (int, double)[] values = [(2020, 51.7), (2025, 12.3)];
        var wide = Draw(SurveyChart.Years, Shares("a", (2024, 51.7), (2025, 12.3)));
        var narrow = Draw(SurveyChart.Years, Shares("a", values), Shares("b", values), Shares("c", values));

        Assert.Equal("Подпись", Words(wide, ShapeRole.Label)[0].Lines[0]);
        Assert.Equal("51,7\u00A0%", Words(wide, ShapeRole.Value)[0].Lines[0]);
        Assert.Equal("Подпись,\u00A0%", Words(narrow, ShapeRole.Label)[0].Lines[0]);
        Assert.Equal("51,7", Words(narrow, ShapeRole.Value)[0].Lines[0]);
    }

    [Theory]
    [InlineData(SurveyChart.Table)]
    [InlineData(SurveyChart.Missing)]
    public void For_NothingToDraw_IsNull(string kind) =>
        Assert.Null(LandscapeLayout.For(Language.Russian, SurveyOf(Shares("a", (2025, 1))), new SurveyChart("c", kind, ["a"], []), Width, Height));

    // More bars than can be read: the card of other pages stands for the chart.
    [Theory]
    [InlineData(SurveyChart.Bars, 8, true)]
    [InlineData(SurveyChart.Bars, 9, false)]
    [InlineData(SurveyChart.Bars, 12, false)]
    [InlineData(SurveyChart.Years, 4, true)]
    [InlineData(SurveyChart.Years, 5, false)]
    public void Holds_Chart_OnlyWhileItsLettersCanBeRead(string kind, int count, bool holds)
    {
        Indicator[] indicators = [.. Enumerable.Range(0, count).Select(i => Shares($"i{i}", (2020, 1), (2025, 100)))];
        var view = new ChartView(SurveyOf(indicators), new SurveyChart("c", kind, [.. indicators.Select(indicator => indicator.Id)], []));

        Assert.Equal(holds, view.HasLandscape);
        Assert.Equal(holds, view.Landscape(Language.Kazakh, Width, Height) is not null);
        Assert.NotNull(view.Scene(Language.Kazakh));
    }

    [Theory]
    [InlineData(SurveyChart.Bars, new[] { 2025 })]
    [InlineData(SurveyChart.Years, new[] { 2024, 2025 })]
    [InlineData(SurveyChart.Table, new int[0])]
    public void DrawnFigures_AreThoseOfThePicture(string kind, int[] years)
    {
        var view = new ChartView(SurveyOf(Shares("a", (2024, 1), (2025, 2))), new SurveyChart("c", kind, ["a"], []));
        Assert.Equal(years, view.DrawnFigures.Select(figure => figure.Value.Year));
    }

    // Even where nothing fits, something is drawn: the smallest letters.
    [Theory]
    [InlineData(SurveyChart.Bars)]
    [InlineData(SurveyChart.Years)]
    public void For_BoxThatIsTooSmall_IsDrawnAllTheSame(string kind) =>
        Assert.NotNull(LandscapeLayout.For(Language.Russian, SurveyOf(Shares("a", (2020, 1), (2025, 100))), new SurveyChart("c", kind, ["a"], []), 300, 20));

    private static ChartScene Draw(string kind, params Indicator[] indicators) => LandscapeLayout.For(
        Language.Russian, SurveyOf(indicators), new SurveyChart("chart", kind, [.. indicators.Select(indicator => indicator.Id)], []), Width, Height)!;

    private static Survey SurveyOf(params Indicator[] indicators)
    {
        var text = new SurveyText("t", "s", indicators.ToDictionary(one => one.Id, _ => "Подпись"), new Dictionary<string, string>(), new Dictionary<string, string>());
        return new Survey("s", 2025, 6000, indicators, Language.All.ToDictionary(language => language, _ => text));
    }

    private static Indicator Shares(string id, params (int Year, double Value)[] values) =>
        new(id, "percent", "", [.. values.Select(value => new IndicatorValue(value.Year, (decimal)value.Value, false, null, null))]);

    private static List<ChartRect> Boxes(ChartScene drawing, ShapeRole role) => [.. drawing.Shapes.OfType<ChartRect>().Where(box => box.Role == role)];

    private static List<ChartTextShape> Words(ChartScene drawing, ShapeRole role) =>
        [.. drawing.Shapes.OfType<ChartTextShape>().Where(words => words.Role == role)];
}
