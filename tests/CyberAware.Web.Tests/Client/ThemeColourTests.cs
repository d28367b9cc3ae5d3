using CyberAware.Web.Site;

namespace CyberAware.Web.Tests.Client;

/// <summary>Every two colours that may meet can be told apart, in each theme.</summary>
public sealed class ThemeColourTests
{
    public static TheoryData<string> Themes => [.. DisplayPreferences.Options.Single(option => option.Key == "theme").Values.Skip(1)];

    [Theory]
    [MemberData(nameof(Themes))]
    public void ProblemsOf_Theme_AreNone(string theme) =>
        Assert.Empty(ThemePairs.Read().ProblemsOf(ThemePairs.ReadThemes()[theme]));

    [Fact]
    public void ReadThemes_Names_AreThoseThatReadersCanChoose() =>
        Assert.Equal(Themes.Select(row => row.Data), ThemePairs.ReadThemes().Keys);

    [Theory]
    [InlineData("#000000", "#ffffff", 21)]
    [InlineData("#ffffff", "#ffffff", 1)]
    [InlineData("#777777", "#ffffff", 4.478)]
    [InlineData("#0000ff", "#ffff00", 8.001)]
    public void Contrast_KnownColours_IsThatOfWcag(string one, string other, double expected)
    {
        Assert.Equal(expected, ThemePairs.Contrast(one, other), 0.001);
        Assert.Equal(expected, ThemePairs.Contrast(other, one), 0.001);
    }

    [Fact]
    public void ProblemsOf_BadTheme_NamesEach()
    {
        var pairs = new ThemePairs(
            new() { ["ink"] = ["page", "band"] },
            new() { ["line"] = ["page"], ["lost"] = ["page"] },
            new() { ["page"] = "everything lies on it", ["shade"] = " " });
        var theme = new Dictionary<string, string>
        {
            ["page"] = "#ffffff",
            ["band"] = "#222222",
            ["ink"] = "#777777",
            ["line"] = "#999999",
            ["shade"] = "transparent",
            ["new"] = "#000000",
        };

        Assert.Equal(
            [
                "new is in no pair and not exempt",
                "lost has no colour",
                "page is exempt without need or reason",
                "shade is exempt without need or reason",
                "ink on page has 4.48, needs 4.5",
                "ink on band has 3.55, needs 4.5",
                "line on page has 2.85, needs 3",
            ],
            pairs.ProblemsOf(theme));
    }

    [Fact]
    public void ProblemsOf_ColourThatCannotBeMeasured_Throws()
    {
        var pairs = new ThemePairs(new() { ["ink"] = ["page"] }, [], []);
        var theme = new Dictionary<string, string> { ["ink"] = "rgb(0 0 0 / 50%)", ["page"] = "#ffffff" };

        Assert.Throws<FormatException>(() => pairs.ProblemsOf(theme).ToList());
    }

    /// <summary>A rule that sets ink and ground shows a pair, so the list can't fall behind the stylesheets.</summary>
    [Fact]
    public void Styles_RulesWithInkAndGround_AreInTheListOfPairs()
    {
        var pairs = ThemePairs.Read();
        var met =
            from rule in Stylesheets.Read().SelectMany(sheet => sheet.Rules)
            let ink = rule.TokenOf("color")
            let ground = rule.TokenOf("background")
            where ink is not null && ground is not null
            select (Ink: ink, Ground: ground);

        Assert.True(met.Count() > 10);
        Assert.All(met, pair => Assert.True(pairs.Text.GetValueOrDefault(pair.Ink, []).Contains(pair.Ground), $"{pair.Ink} on {pair.Ground} is in no pair of themes.pairs.json."));
    }
}
