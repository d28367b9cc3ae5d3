using CyberAware.Browser.Tests.Browsing;

namespace CyberAware.Browser.Tests.Budgets;

/// <summary>What a reader on a phone pays for a key page, on the wire.</summary>
public sealed class ByteBudgetTests(PortalBrowser browser)
{
    // What every page needs; a view without it was not counted whole.
    private static readonly (string Name, string Ending)[] Shell = [("site", ".css"), ("sight", ".js"), ("site", ".js"), ("icons", ".svg")];

    public static TheoryData<string> KeyPages => Browsing.KeyPages.Addresses;

    [Theory]
    [MemberData(nameof(KeyPages))]
    public async Task Open_KeyPage_StaysInBudget(string address)
    {
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        var tap = await WireTap.AttachAsync(tab);

        await tab.GotoAsync(address);
        var first = await tap.TakeAsync();
        await tab.ReloadAsync();
        var repeat = await tap.TakeAsync();

        TestContext.Current.TestOutputHelper?.WriteLine($"{address}\n{Report(first)}\nrepeat\n{Report(repeat)}");
        foreach (var (name, ending) in Shell)
        {
            Assert.Contains(first, transfer => transfer.Address.StartsWith($"/dist/{name}.", StringComparison.Ordinal) && transfer.Address.EndsWith(ending, StringComparison.Ordinal));
        }

        var page = Assert.Single(first, transfer => transfer.Part == Part.Page);
        Assert.True(page.Body <= Budget.PageTarget, $"{page.Body} bytes of HTML, target {Budget.PageTarget}.");
        Assert.True(!Budget.FirstViewExcesses(first).Any(), $"First view: {string.Join("; ", Budget.FirstViewExcesses(first))}\n{Report(first)}");
        Assert.True(!Budget.RepeatViewExcesses(repeat).Any(), $"Repeat view: {string.Join("; ", Budget.RepeatViewExcesses(repeat))}\n{Report(repeat)}");
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Open_DecisionHelper_StaysInBudget(string language)
    {
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        // The whole helper is fetched when the page is at rest, for the steps to come.
        await tab.RouteAsync("**/all", route => route.AbortAsync());
        var tap = await WireTap.AttachAsync(tab);

        await tab.GotoAsync($"/{language}/check/scam");
        var view = await tap.TakeAsync();

        Assert.Contains(view, transfer => transfer.Address.StartsWith("/dist/advisor.", StringComparison.Ordinal) && transfer.Part == Part.Script);
        Assert.Empty(Budget.FirstViewExcesses(view));
    }

    [Fact]
    public async Task TakeAsync_PlainStyles_CountsThemAsBrotli()
    {
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        var tap = await WireTap.AttachAsync(tab);

        await tab.GotoAsync("/kk");
        var view = await tap.TakeAsync();

        var style = view.Single(transfer => transfer.Part == Part.Style);
        using var client = new HttpClient { BaseAddress = browser.Address };
        var plain = await client.GetByteArrayAsync(new Uri(style.Address, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.InRange(style.Body, 1, plain.Length - 1);
        Assert.InRange(style.Headers, 300, 2000);
    }

    [Fact]
    public void FirstViewExcesses_TooMuchOfEverything_NamesEach()
    {
        var view = Enum.GetValues<Part>()
            .SelectMany(part => new[] { new Transfer("/a", part, 0, 30_000), new Transfer("/b", part, 0, 30_000) })
            .ToList();

        var excesses = Budget.FirstViewExcesses(view).ToList();

        Assert.Equal(Enum.GetValues<Part>().Length + 2, excesses.Count);
        Assert.NotEmpty(Budget.RepeatViewExcesses(view));
    }

    private static string Report(IEnumerable<Transfer> view) =>
        string.Join('\n', view.Select(transfer => $"  {transfer.Body,6} + {transfer.Headers,4} {transfer.Part,-8} {transfer.Address}"));
}
