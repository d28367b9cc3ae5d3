using CyberAware.Browser.Tests.Browsing;
using CyberAware.Core;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Journeys;

/// <summary>The self-assessment from its first statement to the sheet for the file: with a script, without, and by keyboard.</summary>
public sealed class AssessmentTests(PortalBrowser browser)
{
    private const string Statement = ".assessment-statement";
    private const string Kept = "() => localStorage.getItem('portal.assessment')";

    private static readonly bool[] WithAndWithoutScript = [true, false];

    public static TheoryData<string> Languages => [.. Language.All.Select(language => language.Tag)];

    /// <summary>Both languages, each with a script and without.</summary>
    public static TheoryData<string, bool> Readers => new(
        from language in Language.All
        from script in WithAndWithoutScript
        select (language.Tag, script));

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Take_Form_ShowsTheResultAndGivesTheAnswersBack(string language, bool script)
    {
        await using var reader = await browser.NewReaderAsync(script: script);
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync($"/{language}/professionals");
        await tab.Locator($"main a[href='/{language}/professionals/check']").ClickThroughAsync();
        Assert.Null(await Measures.SidewaysScrollAsync(tab));
        await AnswerAllAsync(tab);
        await tab.Locator(".assessment-submit button").ClickThroughAsync();

        Assert.Equal($"/{language}/professionals/check/result", new Uri(tab.Url).PathAndQuery);
        Assert.Equal(10, await tab.Locator(".assessment-share").CountAsync());
        Assert.Equal(3, await tab.Locator(".assessment-first > ol > li").CountAsync());
        Assert.Equal(script, await tab.Locator("[data-do=print]").IsVisibleAsync());
        Assert.Null(await Measures.SidewaysScrollAsync(tab));

        await tab.Locator(".assessment-tools button[type=submit]").First.ClickThroughAsync();
        Assert.Equal($"/{language}/professionals/check", new Uri(tab.Url).PathAndQuery);
        Assert.Equal(await tab.Locator(Statement).CountAsync(), await tab.Locator("input:checked").CountAsync());
        Assert.Equal("no", await tab.Locator(Statement).Nth(2).Locator("input:checked").GetAttributeAsync("value"));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Take_InterruptedForm_GoesOnAndIsForgottenAfterTheResult(string language)
    {
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        var watch = await PageWatch.StartAsync(tab, browser.Address);
        var address = $"/{language}/professionals/check";
        await tab.GotoAsync(address);
        await ChooseAsync(tab, 0, 1);
        await ChooseAsync(tab, 1, 0);
        Assert.Contains("2", await tab.Locator(".assessment-count").First.InnerTextAsync(), StringComparison.Ordinal);

        await tab.GotoAsync($"/{language}");
        await tab.GotoAsync(address);
        Assert.Equal(["partly", "yes"], await tab.EvaluateAsync<string[]>("() => [...document.querySelectorAll('input:checked')].map(field => field.value)"));
        Assert.Contains("2", await tab.Locator(".assessment-progress").InnerTextAsync(), StringComparison.Ordinal);

        await tab.Locator(".assessment-kept button").ClickAsync();
        Assert.Equal(0, await tab.Locator("input:checked").CountAsync());
        Assert.Null(await tab.EvaluateAsync<string?>(Kept));

        await AnswerAllAsync(tab);
        Assert.NotNull(await tab.EvaluateAsync<string?>(Kept));
        await tab.Locator(".assessment-submit button").ClickThroughAsync();
        await tab.Locator(".assessment-result").WaitForAsync();
        Assert.Null(await tab.EvaluateAsync<string?>(Kept));
        Assert.Empty(await watch.TakeAsync());
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Send_UnfinishedForm_LeadsToWhatIsMissingAndLosesNothing(string language, bool script)
    {
        await using var reader = await browser.NewReaderAsync(script: script);
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync($"/{language}/professionals/check");
        await AnswerAllAsync(tab, leaveOut: 5);
        var statement = await tab.Locator(Statement).Nth(5).Locator("input").First.GetAttributeAsync("id");
        await tab.Locator(".assessment-submit button").ClickThroughAsync();

        var link = Assert.Single(await tab.Locator(".form-errors a").AllAsync());
        Assert.Equal("#" + statement, await link.GetAttributeAsync("href"));
        if (script)
        {
            Assert.Equal("site-errors", await tab.EvaluateAsync<string>("() => document.activeElement.id"));
        }

        await link.ClickAsync();
        await ChooseAsync(tab, 5, 0);
        await tab.Locator(".assessment-submit button").ClickThroughAsync();
        Assert.Equal(1, await tab.Locator(".assessment-result").CountAsync());
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Take_ByKeyboardAlone_ReachesTheResult(string language)
    {
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync($"/{language}/professionals/check");
        var all = await tab.Locator(Statement).CountAsync();
        var answered = 0;
        while (answered < all)
        {
            await tab.Keyboard.PressAsync("Tab");
            if (await tab.EvaluateAsync<bool>("() => document.activeElement.matches('.assessment-statement input')"))
            {
                await tab.Keyboard.PressAsync("Space");
                await tab.Keyboard.PressAsync("ArrowRight");
                answered++;
            }
        }

        while (!await tab.EvaluateAsync<bool>("() => document.activeElement.matches('.assessment-submit button')"))
        {
            await tab.Keyboard.PressAsync("Tab");
        }

        await tab.Keyboard.PressAsync("Enter");
        await tab.Locator(".assessment-result").WaitForAsync();
        Assert.All(await tab.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.assessment-tools input')].map(field => field.value)"), value => Assert.Equal("partly", value));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Download_Table_NeedsNoScript(string language)
    {
        await using var reader = await browser.NewReaderAsync(script: false);
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync($"/{language}/professionals/check");
        await AnswerAllAsync(tab);
        await tab.Locator(".assessment-submit button").ClickThroughAsync();

        var download = await tab.RunAndWaitForDownloadAsync(() => tab.Locator("button[formaction]").ClickAsync());
        Assert.Equal($"self-assessment-{language}.csv", download.SuggestedFilename);
        Assert.Equal(1, await tab.Locator(".assessment-result").CountAsync());
    }

    // The first statement of a step is true, the second in part, the others are not.
    private static async Task AnswerAllAsync(IPage tab, int leaveOut = -1)
    {
        var count = await tab.Locator(Statement).CountAsync();
        for (var i = 0; i < count; i++)
        {
            if (i != leaveOut)
            {
                await ChooseAsync(tab, i, Math.Min(i, 2));
            }
        }
    }

    private static Task ChooseAsync(IPage tab, int statement, int answer) => tab.Locator(Statement).Nth(statement).Locator(".choice").Nth(answer).ClickAsync();
}
