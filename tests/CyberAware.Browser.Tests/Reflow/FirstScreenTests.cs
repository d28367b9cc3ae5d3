using CyberAware.Browser.Tests.Browsing;

namespace CyberAware.Browser.Tests.Reflow;

/// <summary>What a frightened reader needs stands on the first screen of a telephone, without scrolling.</summary>
public sealed class FirstScreenTests(PortalBrowser browser)
{
    // The smallest telephones that are still common show 640 px below the browser's own bars.
    private const int Height = 640;

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Open_Home_HoldsTheWayToBothUrgentHelpers(string language)
    {
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync($"/{language}");
        foreach (var advisor in new[] { "scam", "happened" })
        {
            var box = await tab.Locator($"main a[href='/{language}/check/{advisor}']").First.BoundingBoxAsync();
            Assert.True(box is { } seen && seen.Y + seen.Height <= Height, $"/{language}: the way to {advisor} ends at {box?.Y + box?.Height} px.");
        }
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Open_UrgentHelper_ShowsItsFirstTwoAnswers(string language)
    {
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        foreach (var advisor in browser.Library.Settings.UrgentAdvisors)
        {
            await tab.GotoAsync($"/{language}/check/{advisor}");
            var box = await tab.Locator(".advisor-options a").Nth(1).BoundingBoxAsync();
            Assert.True(box is { } seen && seen.Y + seen.Height <= Height, $"/{language}: the second answer of {advisor} ends at {box?.Y + box?.Height} px.");
        }
    }
}
