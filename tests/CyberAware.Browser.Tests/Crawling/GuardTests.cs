using CyberAware.Browser.Tests.Browsing;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Crawling;

/// <summary>The crawl's guards on pages that are wrong on purpose: a guard that never bites proves nothing.</summary>
public sealed class GuardTests(PortalBrowser browser)
{
    [Fact]
    public async Task CheckAsync_BadPage_NamesRuleAndElement()
    {
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        await tab.SetContentAsync("""
            <html lang="kk"><title>x</title><main><h1>x</h1><h4>x</h4><input id="unnamed"><p id="faint" style="color:#ccc;background:#fff">faint words</p></main>
            """);

        var violations = await Axe.CheckAsync(tab);

        Assert.Contains(violations, text => text.StartsWith("label:", StringComparison.Ordinal) && text.Contains("id=\"unnamed\"", StringComparison.Ordinal));
        Assert.Contains(violations, text => text.StartsWith("color-contrast:", StringComparison.Ordinal) && text.Contains("id=\"faint\"", StringComparison.Ordinal));
        Assert.Contains(violations, text => text.StartsWith("heading-order:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("light", "[data-theme=light] p")]
    [InlineData("dark", "[data-theme=dark] p")]
    [InlineData("contrast-light", "[data-theme=contrast-light] p")]
    [InlineData("contrast-dark", "[data-theme=contrast-dark] p")]
    [InlineData("device-dark", "@media (prefers-color-scheme: dark) { :root:not([data-theme]) p")]
    public async Task CheckAllAsync_FaintWordsInOneLook_FindsThemThereOnly(string look, string selector)
    {
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        await tab.SetContentAsync($$"""
            <html lang="kk"><title>x</title><style>p { color: #000; background: #fff } {{selector}} { color: #222; background: #000 }</style><main><h1>x</h1><p>words</p></main>
            """);

        var (found, violation) = Assert.Single(await Look.CheckAllAsync(tab, new SeenColours()));

        Assert.Equal(look, found.Name);
        Assert.StartsWith("color-contrast:", violation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FindNewAsync_SameTextsAgain_FindsOnlyThoseInOtherColours()
    {
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        var seen = new SeenColours();
        await tab.SetContentAsync("<main><p>one</p><p>two</p><h1>words</h1></main>");
        Assert.NotEmpty(await seen.FindNewAsync(tab));

        await tab.SetContentAsync("<style>h1 { color: #ccc } p + p { color: #ddd }</style><main><p>one</p><p>two</p><p>three</p><h1>words</h1></main>");
        var found = await seen.FindNewAsync(tab);
        Assert.Equal(2, found.Count);
        Assert.Equal(2, (await SeenColours.CheckAsync(tab, found)).Count);
        Assert.Empty(await seen.FindNewAsync(tab));

        await tab.SetViewportSizeAsync(1280, 800);
        Assert.Equal(3, (await seen.FindNewAsync(tab)).Count);
    }

    [Fact]
    public async Task CheckColoursAsync_LinkKnownByFaintColourOnly_IsFound()
    {
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        await tab.SetContentAsync("""
            <html lang="kk"><title>x</title><style>a { color: #222; text-decoration: none }</style><main><h1>x</h1><p style="color:#000">words and <a href="#x">a link</a> and words</p></main>
            """);

        Assert.Contains(await Axe.CheckColoursAsync(tab), text => text.StartsWith("link-in-text-block:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TakeAsync_InlineStyleOnPortalPage_TellsOfThePolicy()
    {
        await using var reader = await browser.NewReaderAsync();
        var (tab, watch) = await WatchAsync(reader);
        await tab.GotoAsync(browser.Pages.Listed[0].Address);
        await watch.TakeAsync();

        await tab.EvaluateAsync("() => document.body.setAttribute('style', 'color: red')");

        var problems = await SettleAsync(tab, watch);
        Assert.Contains(problems, problem => problem.Kind == ProblemKind.Policy && problem.Text.StartsWith("style-src-attr", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TakeAsync_InlineScriptSentByServer_TellsOfThePolicy()
    {
        await using var reader = await browser.NewReaderAsync();
        var (tab, watch) = await WatchAsync(reader);
        await tab.RouteAsync("**/*", route => route.FulfillAsync(new()
        {
            ContentType = "text/html",
            Headers = new Dictionary<string, string> { ["content-security-policy"] = "default-src 'self'" },
            Body = "<!DOCTYPE html><title>x</title><script>window.ran = true</script>",
        }));
        await tab.GotoAsync("/kk");

        Assert.Contains(await watch.TakeAsync(), problem => problem.Kind == ProblemKind.Policy && problem.Text.Contains("inline", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TakeAsync_PictureOfAnotherHost_TellsOfIt()
    {
        await using var reader = await browser.NewReaderAsync();
        var (tab, watch) = await WatchAsync(reader);
        await tab.RouteAsync("**/*", route => route.AbortAsync());
        await tab.GotoAsync("about:blank");

        await tab.SetContentAsync("<img src='https://foreign.example/x.png'>");

        var problems = await SettleAsync(tab, watch);
        Assert.Contains(new Problem(ProblemKind.ForeignHost, "https://foreign.example/x.png"), problems);
    }

    [Fact]
    public async Task TakeAsync_MissingPictureAndScriptError_TellsOfBoth()
    {
        await using var reader = await browser.NewReaderAsync();
        var (tab, watch) = await WatchAsync(reader);
        await tab.GotoAsync(browser.Pages.Listed[0].Address);
        await watch.TakeAsync();

        await tab.EvaluateAsync("""
            () => new Promise(done => {
              const picture = document.createElement('img');
              picture.onerror = done;
              picture.src = '/dist/no-such-picture.svg';
              document.body.append(picture);
              console.error('something broke');
            })
            """);

        var problems = await SettleAsync(tab, watch);
        Assert.Contains(problems, problem => problem.Kind == ProblemKind.FailedRequest && problem.Text.EndsWith("answered 404", StringComparison.Ordinal));
        Assert.Contains(new Problem(ProblemKind.ConsoleError, "something broke"), problems);
    }

    [Fact]
    public async Task SidewaysScrollAsync_WidePage_NamesTheWidestElement()
    {
        await using var reader = await browser.NewReaderAsync(320);
        var tab = await reader.NewPageAsync();
        await tab.SetContentAsync("<p>x</p><p id='wide' style='width:321px;margin:0'>x</p>");

        Assert.Contains("id=\"wide\"", await Measures.SidewaysScrollAsync(tab), StringComparison.Ordinal);
    }

    [Fact]
    public void FindChromium_NoSuchFile_SaysWhatToInstall()
    {
        var failure = Assert.Throws<FileNotFoundException>(() => PortalBrowser.FindChromium("/no/such/browser"));
        Assert.Contains("/no/such/browser", failure.Message, StringComparison.Ordinal);
        Assert.Contains(PortalBrowser.ChromiumVariable, failure.Message, StringComparison.Ordinal);
    }

    private async Task<(IPage Tab, PageWatch Watch)> WatchAsync(IBrowserContext reader)
    {
        var tab = await reader.NewPageAsync();
        return (tab, await PageWatch.StartAsync(tab, browser.Address));
    }

    /// <summary>Two frames later the events of what was just done have arrived.</summary>
    private static async Task<IReadOnlyList<Problem>> SettleAsync(IPage tab, PageWatch watch)
    {
        await tab.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        return await watch.TakeAsync();
    }
}
