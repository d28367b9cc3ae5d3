using CyberAware.TestSupport;

namespace CyberAware.Web.Tests.Pages.Statistics;

/// <summary>One figure, changed in one place, changes everywhere it is shown.</summary>
public sealed class OneSourceTests
{
    [Fact]
    public async Task Get_FigureChanged_ChangesEverywhere()
    {
        using var copy = new ContentCopy().Replace("surveys/awareness/survey.yml", "{ year: 2025, value: 47 }", "{ year: 2025, value: 51.3 }");
        await using var host = PortalHost.With(("Portal:ContentPath", copy.Folder));
        using var client = host.RawClient();
        var chart = await client.GetPageAsync("/kk/statistics/strong-passwords");
        var step = await client.GetPageAsync("/kk/guide/passwords");
        string[] shown =
        [
            chart.QuerySelector("h1")!.TextContent,
            chart.QuerySelector(".lead")!.TextContent,
            chart.QuerySelectorAll(".chart-figure")[^1].TextContent,
            chart.QuerySelectorAll(".chart-value")[^1].TextContent,
            chart.QuerySelector("svg desc")!.TextContent,
            step.QuerySelectorAll(".block-stat .stat-value")[^1].TextContent,
            (await client.GetPageAsync("/kk/statistics")).QuerySelector("a[href$='/strong-passwords']")!.TextContent,
            await client.GetStringAsync("/kk/statistics/strong-passwords.svg", TestContext.Current.CancellationToken),
            await client.GetStringAsync("/api/v1/surveys/awareness.csv", TestContext.Current.CancellationToken),
        ];

        Assert.All(shown, text => Assert.Contains("51,3", text, StringComparison.Ordinal));
        Assert.All(shown[..^1], text => Assert.DoesNotContain("47%", text, StringComparison.Ordinal));
        var json = await client.GetStringAsync("/api/v1/surveys/awareness", TestContext.Current.CancellationToken);
        Assert.Contains("\"value\":51.3", json, StringComparison.Ordinal);
        Assert.DoesNotContain("\"value\":47,", json, StringComparison.Ordinal);

        // The column grew with its figure: both stand on the same scale of 60.
        var columns = chart.QuerySelectorAll("rect.chart-bar").Select(bar => decimal.Parse(bar.GetAttribute("height")!, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.InRange(columns[1] / columns[0], 51.3m / 22 * 0.99m, 51.3m / 22 * 1.01m);
    }
}
