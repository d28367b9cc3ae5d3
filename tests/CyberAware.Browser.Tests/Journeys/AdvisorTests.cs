using CyberAware.Browser.Tests.Browsing;
using CyberAware.Core;
using CyberAware.TestSupport;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Journeys;

/// <summary>A reader answers a decision helper, with script and without.</summary>
public sealed class AdvisorTests(PortalBrowser browser, AdvisorSite site) : IClassFixture<AdvisorSite>
{
    private const string Heading = ".advisor-step h1";

    // Everything that a step says and where it leads; what only a script offers stands there hidden in both.
    private const string Said = """
        step => [
          step.textContent.replace(/\s+/g, ''),
          ...[...step.querySelectorAll('a')].map(link => link.getAttribute('href')),
          ...[...step.querySelectorAll('use')].map(use => use.getAttribute('href')),
        ]
        """;

    [Theory]
    [InlineData("kk", "Жалған банк")]
    [InlineData("ru", "Жалған банк")]
    public async Task Answer_WithScript_LoadsNoFurtherPage(string language, string outcome)
    {
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        var watch = await PageWatch.StartAsync(tab, site.Address);
        await tab.GotoAsync(site.Sample(language));
        await tab.Locator(".advisor[data-ready]").WaitForAsync();
        var loads = 0;
        tab.Load += (_, _) => loads++;

        await ChooseAsync(tab, "call", "bank", "told");

        Assert.Equal(site.Sample(language, AdvisorSample.Worst), tab.Url);
        Assert.Equal(outcome, await tab.Locator(Heading).TextContentAsync());
        Assert.StartsWith($"{outcome} — ", await tab.TitleAsync(), StringComparison.Ordinal);
        Assert.True(await tab.EvaluateAsync<bool>("selector => document.activeElement === document.querySelector(selector)", Heading));
        Assert.Equal(new Uri(site.Sample(Language.Find(language)!.Other.Tag, AdvisorSample.Worst)).AbsolutePath, await tab.Locator(".site-language a:not([aria-current])").GetAttributeAsync("href"));
        Assert.Equal(0, loads);
        Assert.Empty(await watch.TakeAsync());
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Answer_WithoutScript_ReachesTheResultByLinks(string language)
    {
        await using var reader = await browser.NewReaderAsync(script: false);
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync(site.Sample(language));
        foreach (var answers in new[] { "call", "call/bank", AdvisorSample.Worst })
        {
            await tab.Locator($".advisor-options a[href$='/{answers}']").ClickThroughAsync();
            Assert.Equal(site.Sample(language, answers), tab.Url);
        }

        Assert.Equal("Жалған банк", await tab.Locator(Heading).TextContentAsync());
        Assert.False(await tab.Locator("[data-do]").First.IsVisibleAsync());
        Assert.Equal(0, await tab.Locator(".advisor-action input").CountAsync());
    }

    [Fact]
    public async Task GoBack_AfterAnswers_ShowsEachQuestionAgain()
    {
        await using var reader = await browser.NewReaderAsync();
        var tab = await OpenAsync(reader, site.Sample("kk"));
        await ChooseAsync(tab, "call", "bank", "told");

        foreach (var (answers, heading) in new[] { ("call/bank", "Не істелді?"), ("call", "Кім?"), ("", "Бұл не болды?") })
        {
            await tab.GoBackAsync();
            Assert.Equal((site.Sample("kk", answers), heading), (tab.Url, await tab.Locator(Heading).TextContentAsync()));
        }

        await tab.GoForwardAsync();
        Assert.Equal("Кім?", await tab.Locator(Heading).TextContentAsync());
    }

    [Fact]
    public async Task Change_AnAnswer_LeadsToAnotherResult()
    {
        await using var reader = await browser.NewReaderAsync();
        var tab = await OpenAsync(reader, site.Sample("ru"));
        await ChooseAsync(tab, "call", "bank", "told");

        await tab.Locator(".advisor-given li:nth-child(2) a").ClickAsync();
        Assert.Equal("Кім?", await tab.Locator(Heading).TextContentAsync());
        await ChooseAsync(tab, "friend");

        Assert.Equal("Үйреншікті хабарлама", await tab.Locator(Heading).TextContentAsync());
        Assert.Equal(1, await tab.Locator(".advisor-action").CountAsync());
    }

    [Fact]
    public async Task Answer_WithTheKeyboardAlone_GoesOnFromTheNewHeading()
    {
        await using var reader = await browser.NewReaderAsync();
        var tab = await OpenAsync(reader, site.Sample("kk", "call"));
        await tab.Locator(Heading).FocusAsync();
        foreach (var heading in new[] { "Не істелді?", "Жалған банк" })
        {
            await Focus.TabAsync(tab);
            await tab.Keyboard.PressAsync("Enter");
            await Assertions.Expect(tab.Locator(Heading)).ToHaveTextAsync(heading);
        }

        // The first action's tick comes next.
        Assert.Contains("action-sample-bank", (await Focus.TabAsync(tab)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tick_AnAction_IsKeptForEveryWayThroughTheHelper()
    {
        await using var reader = await browser.NewReaderAsync();
        var tab = await OpenAsync(reader, site.Sample("kk", AdvisorSample.Worst));
        await tab.Locator("#action-sample-bank input").CheckAsync();

        await tab.GotoAsync(site.Sample("ru", AdvisorSample.Ordinary));
        Assert.True(await tab.Locator("#action-sample-bank input").IsCheckedAsync());
        await tab.Locator("#action-sample-bank input").UncheckAsync();
        await tab.ReloadAsync();

        Assert.False(await tab.Locator("#action-sample-bank input").IsCheckedAsync());
        Assert.Null(await tab.EvaluateAsync<string?>("() => localStorage.getItem('portal.plans')"));
    }

    [Fact]
    public async Task Copy_Result_IsItsShortText()
    {
        await using var reader = await browser.NewReaderAsync();
        await reader.GrantPermissionsAsync(["clipboard-read", "clipboard-write"], new() { Origin = site.Address.GetLeftPart(UriPartial.Authority) });
        var tab = await OpenAsync(reader, site.Sample("ru", AdvisorSample.Worst));

        await tab.Locator("[data-do=copy]").ClickAsync();
        await tab.Locator("[data-part=status]:not(:empty)").WaitForAsync();
        var text = await tab.EvaluateAsync<string>("() => navigator.clipboard.readText()");

        Assert.Contains("1. Сделай sample-police: 102\n", text, StringComparison.Ordinal);
        Assert.EndsWith("/ru/check/sample/call/bank/told", text, StringComparison.Ordinal);
    }

    /// <summary>
    /// The script draws every result of every helper word by word as the portal does: each in one of the languages, since it
    /// only puts texts in places, and the next one in the other.
    /// </summary>
    [Theory]
    [InlineData("kk", 0)]
    [InlineData("ru", 1)]
    public async Task Answer_ToEveryEnd_SaysTheSameWithAndWithoutScript(string language, int first)
    {
        await using var reader = await browser.NewReaderAsync();
        await using var plain = await browser.NewReaderAsync(script: false);
        var (tab, other) = (await reader.NewPageAsync(), await plain.NewPageAsync());
        foreach (var group in site.Library.AdvisorEnds().Where((_, at) => at % 2 == first).GroupBy(way => way.Advisor, way => way.End))
        {
            await tab.GotoAsync(new Uri(site.Address, $"/{language}/check/{group.Key.Slug}").ToString());
            await tab.Locator(".advisor[data-ready]").WaitForAsync();
            foreach (var end in group)
            {
                foreach (var answer in end.Answers)
                {
                    await ChooseAsync(tab, answer.Option.Id);
                }

                await other.GotoAsync(tab.Url);
                Assert.Equal(await SaidAsync(other), await SaidAsync(tab));
                await tab.Locator(".advisor-given > p > a").ClickAsync();
            }
        }
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Open_StepWithoutConnection_ShowsItAfterOneVisitOfThePortal(string language)
    {
        await using var own = new AdvisorSite();
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync(new Uri(own.Address, $"/{language}").ToString());
        await tab.EvaluateAsync("() => navigator.serviceWorker.ready.then(() => true)");
        foreach (var kept in new[] { "check", "check/sample", "check/sample/all", "guide/updates" })
        {
            await tab.UntilAsync("async address => await caches.match(address) !== undefined", $"/{language}/{kept}");
        }

        await tab.GotoAsync(own.Sample(language, AdvisorSample.Ordinary));
        await tab.Locator("[data-do=save]").ClickAsync();
        await tab.Locator("[data-part=status]:not(:empty)").WaitForAsync();
        await own.StopAsync();

        await tab.GotoAsync(own.Sample(language, AdvisorSample.Worst));
        await Assertions.Expect(tab.Locator(Heading)).ToHaveTextAsync("Жалған банк");
        Assert.True(await tab.Locator("[data-stored-copy]").IsVisibleAsync());
        await tab.Locator(".advisor-given li:nth-child(2) a").ClickAsync();
        await Assertions.Expect(tab.Locator(Heading)).ToHaveTextAsync("Кім?");

        await tab.GotoAsync(new Uri(own.Address, $"/{language}/check").ToString());
        Assert.True(await tab.Locator(".cards").IsVisibleAsync());
        Assert.True(await tab.EvaluateAsync<bool>("async address => (await (await caches.open('portal-saved')).match(address)) !== undefined", new Uri(own.Sample(language, AdvisorSample.Ordinary)).AbsolutePath));
    }

    private static async Task<IPage> OpenAsync(IBrowserContext reader, string address)
    {
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync(address);
        await tab.Locator(".advisor[data-ready]").WaitForAsync();
        return tab;
    }

    private static async Task ChooseAsync(IPage tab, params string[] options)
    {
        foreach (var option in options)
        {
            await tab.Locator($".advisor-options a[href$='/{option}']").ClickAsync();
        }
    }

    private static Task<string[]> SaidAsync(IPage tab) => tab.Locator(".advisor-step").EvaluateAsync<string[]>(Said);
}
