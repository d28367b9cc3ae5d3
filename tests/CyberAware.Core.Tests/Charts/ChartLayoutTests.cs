using CyberAware.Core.Charts;
using CyberAware.Core.Surveys;

namespace CyberAware.Core.Tests.Charts;

/// <summary>The geometry of charts: zero is zero, time is proportional, nothing leaves the drawing.</summary>
public sealed class ChartLayoutTests
{
    [Theory]
    [InlineData(0, 100, 200, 0)]
    [InlineData(50, 100, 200, 100)]
    [InlineData(100, 100, 200, 200)]
    [InlineData(84.8, 100, 250, 212)]
    [InlineData(120, 100, 200, 200)]
    [InlineData(-5, 100, 200, 0)]
    [InlineData(51.7, 60, 120, 103.4)]
    public void LengthOf_Value_IsItsPartOfTheScale(double value, double scale, double length, double expected) =>
        Assert.Equal((decimal)expected, ChartLayout.LengthOf((decimal)value, (decimal)scale, (decimal)length));

    [Theory]
    [InlineData(0, 10)]
    [InlineData(10, 10)]
    [InlineData(10.1, 20)]
    [InlineData(51.7, 60)]
    [InlineData(100, 100)]
    public void ScaleOf_HighestValue_IsTheNextTen(double highest, double expected) =>
        Assert.Equal((decimal)expected, ChartLayout.ScaleOf([0, (decimal)highest]));

    [Fact]
    public void ScaleOf_Nothing_IsStillAScale() => Assert.Equal(10, ChartLayout.ScaleOf([]));

    [Fact]
    public void YearsOf_Gap_KeepsItsPlace() =>
        Assert.Equal([2020, 2021, 2022, 2023, 2024, 2025], ChartLayout.YearsOf([Shares("a", (2020, 1), (2023, 2)), Shares("b", (2025, 3))]));

    [Fact]
    public void Of_Bars_BeginAtZeroAndKeepProportion()
    {
        var drawing = Draw(SurveyChart.Bars, Shares("a", (2025, 80)), Shares("b", (2025, 20)), Shares("c", (2025, 0)));
        var (bars, tracks) = (Boxes(drawing, ShapeRole.Bar), Boxes(drawing, ShapeRole.Track));

        Assert.All(bars, bar => Assert.Equal(bars[0].X, bar.X));
        Assert.All(tracks, track => Assert.Equal((bars[0].X, tracks[0].Width), (track.X, track.Width)));
        Assert.InRange(bars[0].Width / tracks[0].Width, 0.798m, 0.802m);
        Assert.InRange(bars[1].Width / tracks[0].Width, 0.198m, 0.202m);
        Assert.Equal(0, bars[2].Width);
    }

    [Fact]
    public void Of_Bars_LeaveOutPlacesAndCounts()
    {
        var place = new Indicator("b", "place", "", [new IndicatorValue(2025, 3, false, 29, null)]);

        Assert.Single(Boxes(Draw(SurveyChart.Bars, Shares("a", (2025, 80)), place), ShapeRole.Bar));
    }

    [Fact]
    public void Of_Score_IsMeasuredAgainstItsWhole()
    {
        var drawing = Draw(SurveyChart.Bars, new Indicator("a", "score", "", [new IndicatorValue(2025, 10, false, 20, null)]));

        Assert.InRange(Boxes(drawing, ShapeRole.Bar)[0].Width / Boxes(drawing, ShapeRole.Track)[0].Width, 0.498m, 0.502m);
        Assert.Contains("20", Words(drawing, ShapeRole.Tick).SelectMany(words => words.Lines));
    }

    [Fact]
    public void Of_Years_AreEquallyFarApart()
    {
        var ticks = Words(Draw(SurveyChart.Years, Shares("a", (2020, 10), (2023, 20), (2025, 30))), ShapeRole.Tick).Select(tick => tick.X).ToList();
        var steps = ticks.Zip(ticks.Skip(1), (before, after) => after - before).ToList();

        Assert.Equal(6, ticks.Count);
        Assert.All(steps, step => Assert.InRange(step, steps[0] - 0.2m, steps[0] + 0.2m));
    }

    [Fact]
    public void Of_YearWithoutData_HasWordsAndNothingElse()
    {
        var drawing = Draw(SurveyChart.Years, Shares("a", (2023, 22), (2025, 47)));
        var gap = Assert.Single(Words(drawing, ShapeRole.GapText));
        var place = Assert.Single(drawing.Shapes.OfType<ChartLine>(), line => line.Role == ShapeRole.Gap);

        Assert.Equal(["нет", "данных"], gap.Lines);
        Assert.InRange(gap.X, place.X1, place.X2);
        Assert.DoesNotContain(drawing.Shapes.OfType<ChartRect>(), box => box.X < place.X2 && box.X + box.Width > place.X1);
        Assert.DoesNotContain(
            drawing.Shapes.OfType<ChartLine>(), line => line.Role == ShapeRole.Baseline && line.X1 < place.X2 && line.X2 > place.X1);
    }

    [Fact]
    public void Of_SeveralIndicators_ShareOneScale()
    {
        var columns = Boxes(Draw(SurveyChart.Years, Shares("a", (2025, 60)), Shares("b", (2025, 30))), ShapeRole.Bar);

        Assert.Equal(columns[0].Height, columns[1].Height * 2);
    }

    [Theory]
    [InlineData(320)]
    [InlineData(640)]
    public void Of_SmallPanel_IsAsHighAsItsHighestColumn(double width)
    {
        var drawing = Draw((decimal)width, SurveyChart.Years, Shares("a", (2020, 60), (2025, 60)), Shares("b", (2020, 6), (2025, 6)));
        var labels = Words(drawing, ShapeRole.Label);
        var first = Words(drawing, ShapeRole.Value).Where(words => words.Y > labels[1].Y).Min(words => words.Y);

        Assert.InRange(first - labels[1].Y, ChartScene.FontSize, 2.2m * ChartScene.LineHeight);
    }

    // On the line at zero where they fit between the columns, else below their year.
    [Theory]
    [InlineData(320)]
    [InlineData(640)]
    public void Of_YearWithoutData_HasItsWordsAtTheBaseline(double width)
    {
        var drawing = Draw((decimal)width, SurveyChart.Years, Shares("a", (2020, 60), (2025, 5)));
        var zero = drawing.Shapes.OfType<ChartLine>().First(line => line.Role == ShapeRole.Gap).Y1;

        Assert.All(Words(drawing, ShapeRole.GapText), words => Assert.InRange(words.Y, zero - (2 * ChartScene.LineHeight), zero + (2 * ChartScene.LineHeight)));
    }

    [Fact]
    public void Stacked_SuppressedFigure_HasWordsAndNoBar()
    {
        var drawing = BarChart.Stacked([new ChartBar("a", 20, "20"), new ChartBar("b", null, "менее 10")], 20);

        Assert.Single(Boxes(drawing, ShapeRole.Bar));
        Assert.Single(Boxes(drawing, ShapeRole.Track));
        Assert.Contains(Words(drawing, ShapeRole.GapText), words => words.Lines[0] == "менее 10" && words.X < 20);
    }

    [Theory]
    [InlineData(SurveyChart.Table)]
    [InlineData(SurveyChart.Missing)]
    [InlineData("nonsense")]
    public void Of_NothingToDraw_IsNull(string kind) =>
        Assert.Null(ChartLayout.For(Language.Russian, SurveyOf(Shares("a", (2025, 1))), new SurveyChart("c", kind, ["a"], [])));

    [Fact]
    public void Of_IndicatorGone_IsLeftOut()
    {
        var survey = SurveyOf(Shares("a", (2025, 1)));

        Assert.Null(ChartLayout.For(Language.Russian, survey, new SurveyChart("c", SurveyChart.Years, ["gone"], [])));
        Assert.NotNull(ChartLayout.For(Language.Russian, survey, new SurveyChart("c", SurveyChart.Bars, ["gone", "a"], [])));
    }

    [Theory]
    [InlineData(SurveyChart.Bars)]
    [InlineData(SurveyChart.Years)]
    public void Of_AnyChart_StaysInsideItsDrawing(string kind)
    {
        var drawing = Draw(kind, Shares("a", (2020, 100), (2021, 0.1), (2025, 99.9)), Shares("b", (2025, 100)));

        Assert.All(drawing.Shapes.OfType<ChartRect>(), box => Assert.True(
            box.X >= 0 && box.X + box.Width <= drawing.Width && box.Y >= 0 && box.Y + box.Height <= drawing.Height, box.ToString()));
        Assert.All(drawing.Shapes.OfType<ChartTextShape>(), words => Assert.All(words.Lines, line =>
        {
            var width = TextMetrics.Width(line, ChartScene.FontSize);
            var left = words.Anchor switch { TextAnchor.Start => words.X, TextAnchor.Middle => words.X - (width / 2), _ => words.X - width };
            Assert.True(left >= -2 && left + width <= drawing.Width + 2 && words.Y >= ChartScene.FontSize && words.Y <= drawing.Height, words.ToString());
        }));
    }

    private static ChartScene Draw(string kind, params Indicator[] indicators) => Draw(ChartScene.ColumnWidth, kind, indicators);

    private static ChartScene Draw(decimal width, string kind, params Indicator[] indicators) => ChartLayout.For(
        Language.Russian,
        SurveyOf(indicators),
        new SurveyChart("chart", kind, [.. indicators.Select(indicator => indicator.Id)], []),
        width)!;

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
