using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Pages;

public sealed class TableTests
{
    [Fact]
    public void Load_TableWithFigures_MarksTheirCellsOnly()
    {
        var html = Render("| a | b | c |\n| --- | --- | --- |\n| words 5 | 2025 | — |");

        Assert.Contains("<td>words 5</td>", html, StringComparison.Ordinal);
        Assert.Contains("<td class=\"numeric\">2025</td>", html, StringComparison.Ordinal);
        Assert.Contains("<td class=\"numeric\">—</td>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("pairs", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_TableOfTwoColumnsOfWords_TellsEachCellItsHeading()
    {
        var html = Render("| child | adult |\n| --- | --- |\n| one | two |");

        Assert.Contains("class=\"table-scroll pairs\"", html, StringComparison.Ordinal);
        Assert.Contains("<td data-label=\"child\">one</td>", html, StringComparison.Ordinal);
        Assert.Contains("<td data-label=\"adult\">two</td>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("| a | 2020 | 2021 | 2025 |\n| --- | --- | --- | --- |\n| words | 1 | — | 2 |", true)]
    [InlineData("| a | 2020 | 2021 |\n| --- | --- | --- |\n| words | 1 | 2 |", false)]
    [InlineData("| a | b | 2021 | 2025 |\n| --- | --- | --- | --- |\n| words | words | 1 | 2 |", false)]
    public void Load_TableOfManyFigures_IsASeriesWhoseCellsTellTheirYear(string body, bool isSeries)
    {
        var html = Render(body);

        Assert.Equal(isSeries, html.Contains("class=\"table-scroll series\"", StringComparison.Ordinal));
        Assert.Equal(isSeries, html.Contains("data-label=\"2021\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Name: ____", "<p>Name: <span class=\"blank\">____</span></p>")]
    [InlineData("A ________ b ____", "<p>A <span class=\"blank\">________</span> b <span class=\"blank\">____</span></p>")]
    [InlineData("snake_case a___b", "<p>snake_case a___b</p>")]
    public void Load_Underscores_AreALineToWriteOnFromFour(string body, string expected) => Assert.Equal(expected, Render(body).Trim());

    private static string Render(string body) =>
        A.Content().WithBody(body).Library().Find(ContentBuilder.Page)![Language.Russian].Html.Value;
}
