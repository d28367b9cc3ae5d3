using CyberAware.Browser.Tests.Browsing;
using CyberAware.Core.Letters;
using CyberAware.Web.Pages.Letters;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Journeys;

/// <summary>The portal's own helpers on a phone, from the first question to the end: by keyboard alone, and without a script.</summary>
public sealed class HelperWalkTests(PortalBrowser browser)
{
    // More stops than lie between any two that a reader looks for.
    private const int MostStops = 60;

    public static TheoryData<string, string> Walks => HelperWalk.All;

    [Theory]
    [MemberData(nameof(Walks))]
    public async Task Walk_ByKeyboardAlone_EndsAtTheResultsHeading(string tag, string helper)
    {
        var walk = HelperWalk.For(browser.Library, tag, helper);
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        var watch = await PageWatch.StartAsync(tab, browser.Address);
        await tab.GotoAsync(walk.Root);
        await tab.Locator(".advisor[data-ready]").WaitForAsync();
        await SkipToMainAsync(tab);
        for (var answers = 0; answers < walk.End.Answers.Count; answers++)
        {
            await walk.SeeAsync(tab, answers);
            await PressAsync(tab, walk.OptionAfter(answers));
            Assert.True(await IsFocusedAsync(tab, HelperWalk.Heading), $"{tab.Url}: the new heading has no focus.");
        }

        await walk.SeeAsync(tab, walk.End.Answers.Count);

        // On from the heading: the first action is ticked, the last answer changed and given again.
        await TabToAsync(tab, ".advisor-first li:first-child input");
        await tab.Keyboard.PressAsync("Space");
        Assert.Equal(1, await tab.Locator(".advisor-action.is-done input:checked").CountAsync());
        await PressAsync(tab, ".advisor-given li:last-child a");
        await walk.SeeAsync(tab, walk.End.Answers.Count - 1);
        Assert.True(await IsFocusedAsync(tab, HelperWalk.Heading), "The question asked again has no focus.");
        await PressAsync(tab, walk.OptionAfter(walk.End.Answers.Count - 1));
        Assert.Equal(1, await tab.Locator(".advisor-action.is-done input:checked").CountAsync());
        if (walk.Letter is { } letter)
        {
            await TabToAsync(tab, "[data-part=letter] a");
            await tab.EnterThroughAsync();
            Assert.EndsWith($"/letters/{letter.Slug}", tab.Url, StringComparison.Ordinal);
            await WriteByKeyboardAsync(tab, letter);
            await HelperWalk.SeeLetterAsync(tab);
        }
        else
        {
            await TabToAsync(tab, "[data-do=print]");
        }

        Assert.Empty(await watch.TakeAsync());
    }

    [Theory]
    [MemberData(nameof(Walks))]
    public async Task Walk_WithoutScript_EndsAtTheResultByLinksAndForms(string tag, string helper)
    {
        var walk = HelperWalk.For(browser.Library, tag, helper);
        await using var reader = await browser.NewReaderAsync(script: false);
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync($"/{tag}/check");
        await tab.Locator($"main a[href='{walk.Root}']").First.ClickThroughAsync();
        for (var answers = 0; answers < walk.End.Answers.Count; answers++)
        {
            await walk.SeeAsync(tab, answers);
            await tab.Locator(walk.OptionAfter(answers)).ClickThroughAsync();
        }

        await walk.SeeAsync(tab, walk.End.Answers.Count);
        Assert.Equal(0, await tab.Locator("[data-do]:visible, .advisor-action input").CountAsync());
        await tab.Locator(".advisor-given li:last-child a").ClickThroughAsync();
        await walk.SeeAsync(tab, walk.End.Answers.Count - 1);
        if (walk.Letter is not null)
        {
            await tab.GotoAsync(walk.Url);
            await tab.Locator("[data-part=letter] a").ClickThroughAsync();
            await walk.WriteAsync(tab);
        }
    }

    // One required field is forgotten at first; the list of mistakes leads to it.
    private static async Task WriteByKeyboardAsync(IPage tab, Letter letter)
    {
        await SkipToMainAsync(tab);
        var forgotten = letter.Fields.First(field => field is { IsRequired: true, Kind: LetterFieldKind.Text });
        foreach (var field in letter.Fields)
        {
            var id = "#" + FieldView.InputId(field);
            if (field == forgotten || HelperWalk.ValueOf(field) is not { } value)
            {
                continue;
            }

            await TabToAsync(tab, id);
            if (field.Kind == LetterFieldKind.Choice)
            {
                await tab.Keyboard.PressAsync("ArrowDown");
                Assert.True(await tab.Locator($"{id} >> xpath=ancestor::fieldset >> input[value={value}]").IsCheckedAsync(), "The arrow chose nothing.");
            }
            else if (field.Kind == LetterFieldKind.Checks)
            {
                await tab.Keyboard.PressAsync("Space");
            }
            else
            {
                await tab.Keyboard.TypeAsync(value);
            }
        }

        await PressAsync(tab, ".letter-submit button");
        Assert.True(await IsFocusedAsync(tab, "#site-errors"), "The list of mistakes has no focus.");
        await PressAsync(tab, ".form-errors li a");
        Assert.True(await IsFocusedAsync(tab, "#" + FieldView.InputId(forgotten)), "The mistake leads to no field.");
        await tab.Keyboard.TypeAsync(HelperWalk.Word);
        await tab.Keyboard.PressAsync("Enter");
        Assert.True(await IsFocusedAsync(tab, "#site-ready"), "The letter's heading has no focus.");
        await TabToAsync(tab, "[value=docx]");
    }

    private static async Task SkipToMainAsync(IPage tab)
    {
        Assert.Contains("#site-main", (await Focus.TabAsync(tab)).Html, StringComparison.Ordinal);
        await tab.Keyboard.PressAsync("Enter");
    }

    private static async Task PressAsync(IPage tab, string target)
    {
        await TabToAsync(tab, target);
        await tab.Keyboard.PressAsync("Enter");
    }

    private static async Task TabToAsync(IPage tab, string target)
    {
        for (var stops = 0; !await IsFocusedAsync(tab, target); stops++)
        {
            Assert.True(stops < MostStops, $"{tab.Url}: {target} can't be reached by Tab.");
            await Focus.TabAsync(tab);
        }
    }

    private static Task<bool> IsFocusedAsync(IPage tab, string target) =>
        tab.EvaluateAsync<bool>("target => document.activeElement.matches(target)", target);
}
