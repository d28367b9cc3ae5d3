using System.Diagnostics;
using System.Globalization;
using CyberAware.Browser.Tests.Browsing;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Budgets;

/// <summary>
/// How long a reader who taps at once waits between opening the home page and reading the first thing to do, on the slow
/// telephone and line that Lighthouse measures with.
/// </summary>
[Collection(nameof(QuietMachine))]
public sealed class FirstActionTests(PortalBrowser browser)
{
    // Lighthouse 12, "mobile slow 4G", as devtools throttles it: 562.5 ms of latency a request, 1.4744 Mbit/s down, 675 kbit/s up.
    private const double Latency = 562.5;
    private const int BytesDown = 1_474_560 / 8;
    private const int BytesUp = 675_000 / 8;
    private const int SlowerProcessor = 4;

    private static readonly string[] Taps = ["happened", "happened/money", "happened/money/transferred"];

    // The aims are 6 s without a script and 4 s with it, on a quiet machine; twice the larger one fails on any.
    private const double Most = 12;

    [Theory]
    [InlineData("kk", false)]
    [InlineData("ru", false)]
    [InlineData("kk", true)]
    [InlineData("ru", true)]
    public async Task Tap_FromHomeToTheFirstAction_TakesSeconds(string language, bool script)
    {
        // The portal's own work belongs to the budget, its first compilation doesn't.
        await MeasureAsync(language, script);
        var times = new List<double>();
        for (var run = 0; run < 3; run++)
        {
            times.Add(await MeasureAsync(language, script));
        }

        var median = times.Order().ElementAt(1);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{language}, {(script ? "with" : "without")} script: first action after {median:0.0} s (of {string.Join(", ", times.Select(time => time.ToString("0.0", CultureInfo.InvariantCulture)))})"));
        Assert.True(median <= Most, $"{median:0.0} s");
    }

    private async Task<double> MeasureAsync(string language, bool script)
    {
        await using var reader = await browser.NewReaderAsync(360, script: script);
        var tab = await reader.NewPageAsync();
        await ThrottleAsync(tab);
        var clock = Stopwatch.StartNew();
        await tab.GotoAsync($"/{language}", new() { WaitUntil = WaitUntilState.Commit });
        foreach (var tap in Taps)
        {
            var way = tab.Locator($"main a[href='/{language}/check/{tap}']").First;
            await way.WaitForAsync();
            await way.EvaluateAsync("link => link.click()");
        }

        await tab.Locator(".advisor-actions li").First.WaitForAsync();
        return clock.Elapsed.TotalSeconds;
    }

    private static async Task ThrottleAsync(IPage tab)
    {
        var session = await tab.Context.NewCDPSessionAsync(tab);
        await session.SendAsync("Network.enable");
        await session.SendAsync("Network.emulateNetworkConditions", new()
        {
            ["offline"] = false,
            ["latency"] = Latency,
            ["downloadThroughput"] = BytesDown,
            ["uploadThroughput"] = BytesUp,
        });
        await session.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = SlowerProcessor });
    }
}
