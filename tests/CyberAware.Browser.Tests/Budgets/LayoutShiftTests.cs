using System.Globalization;
using CyberAware.Browser.Tests.Browsing;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Budgets;

/// <summary>
/// Nothing moves under a reader's thumb while a key page loads, and hardly anything when the fonts come late.
/// </summary>
[Collection(nameof(QuietMachine))]
public sealed class LayoutShiftTests(PortalBrowser browser) : IAsyncLifetime
{
    // The pages themselves stand still. Words of another font break elsewhere, and one sentence that takes a line more
    // or less moves a desk's page by 0.04; which one does depends on how a machine draws the fallback. So what web.dev
    // calls good (0.1) is allowed; fonts that come at their time are somewhere in between.
    private static readonly Line[] Lines =
    [
        new("no fonts, styles late", Slow: "**/*.css", Never: "**/*.woff2", Most: 0),
        new("fonts late", Slow: "**/*.woff2", Never: null, Most: 0.1),
    ];

    // Longer than the first paint takes, so that the text is seen in the fallback font first.
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(600);

    private const string Observe = """
        window.shifts = [];
        new PerformanceObserver(list => window.shifts.push(...list.getEntries()))
          .observe({ type: 'layout-shift', buffered: true });
        """;

    private const string Total = """
        async () => {
          await document.fonts.ready;
          await new Promise(done => setTimeout(done, 200));
          const sum = window.shifts.reduce((sum, shift) => sum + shift.value, 0);
          const moved = window.shifts.flatMap(shift => shift.sources.map(source => source.node?.cloneNode?.(false).outerHTML ?? source.node?.textContent));
          return [String(sum), ...moved];
        }
        """;

    // What the styles name for the time before the page's own fonts; with other letters lines break elsewhere.
    private static readonly string[] Fallbacks = ["Arial", "Liberation Sans", "Helvetica"];

    private static readonly string[] Unknown = ["No Such Font"];

    private const string FindFont = """
        async names => {
          for (const name of names) {
            if (await new FontFace("probe", `local("${name}")`).load().catch(() => null)) return name;
          }
          return null;
        }
        """;

    public static TheoryData<string> KeyPages => Browsing.KeyPages.Addresses;

    public async ValueTask InitializeAsync()
    {
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        Assert.True(await tab.EvaluateAsync<string?>(FindFont, Fallbacks) is not null, $"None of the fonts {string.Join(", ", Fallbacks)} is here, which shifts are measured with: run eng/setup.sh.");
        Assert.Null(await tab.EvaluateAsync<string?>(FindFont, Unknown));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [MemberData(nameof(KeyPages))]
    public async Task Open_KeyPage_ShiftsNothing(string address)
    {
        foreach (var width in new[] { 360, 1280 })
        {
            foreach (var line in Lines)
            {
                await using var reader = await browser.NewReaderAsync(width);
                await LimitAsync(reader, line);

                var (sum, moved) = await MeasureAsync(reader, tab => tab.GotoAsync(address));
                TestContext.Current.TestOutputHelper?.WriteLine($"{address} at {width} px, {line.Name}: {sum}");
                Assert.True(sum <= line.Most, $"{address} at {width} px, {line.Name}, shifts by {sum}: {moved}");
            }
        }
    }

    [Fact]
    public async Task MeasureAsync_BlockInsertedLate_CountsIt()
    {
        await using var reader = await browser.NewReaderAsync();
        var (sum, moved) = await MeasureAsync(reader, async tab =>
        {
            await tab.GotoAsync("/kk");
            await tab.EvaluateAsync("""
                () => new Promise(done => setTimeout(() => {
                  const block = document.createElement('div');
                  block.style.height = '300px';
                  document.body.prepend(block);
                  done();
                }, 300))
                """);
        });

        Assert.True(sum > 0.1, $"Only {sum} was measured.");
        Assert.NotEmpty(moved);
    }

    private static async Task LimitAsync(IBrowserContext reader, Line line)
    {
        // All at the same moment: text in two of three fonts at once is no state to be measured by chance.
        Task? moment = null;
        await reader.RouteAsync(line.Slow, async route =>
        {
            var response = await route.FetchAsync();
            await (moment ??= Task.Delay(Delay));
            await route.FulfillAsync(new() { Response = response });
        });

        if (line.Never is { } never)
        {
            await reader.RouteAsync(never, route => route.AbortAsync());
        }
    }

    private static async Task<(double Sum, string Moved)> MeasureAsync(IBrowserContext reader, Func<IPage, Task> load)
    {
        var tab = await reader.NewPageAsync();
        await tab.AddInitScriptAsync(Observe);
        await load(tab);
        var shifts = await tab.EvaluateAsync<string[]>(Total);
        return (double.Parse(shifts[0], CultureInfo.InvariantCulture), string.Join(", ", shifts.Skip(1)));
    }

    /// <summary>How the files come to the reader, and how much may move then.</summary>
    private sealed record Line(string Name, string Slow, string? Never, double Most);
}
