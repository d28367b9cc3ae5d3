using CyberAware.Browser.Tests.Browsing;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Journeys;

/// <summary>The screen on which both languages of a text are written: with a script in an editor laid over each field, without one in the field itself.</summary>
/// <param name="tab">The tab.</param>
/// <param name="script">Whether scripts run in it.</param>
public sealed class TextScreen(IPage tab, bool script)
{
    /// <summary>All that belongs to the text in a language; a mistake can stand in both.</summary>
    public ILocator Pane(string language) => tab.Locator($"#site-text-{language}");

    /// <summary>The mistakes of a language.</summary>
    public ILocator Problems(string language) => Pane(language).Locator(".editor-problems li");

    /// <summary>What the field of a language holds, which is what the form sends.</summary>
    public Task<string> ReadAsync(string language) => Field(language).InputValueAsync();

    /// <summary>Brings a language to the front; a phone shows one at a time.</summary>
    public async Task ShowAsync(string language)
    {
        if (!await Pane(language).IsVisibleAsync())
        {
            await tab.Locator($".editor-tabs a[href='#site-text-{language}']").ClickAsync();
        }

        await Assertions.Expect(Pane(language)).ToBeVisibleAsync();
    }

    /// <summary>Writes a paragraph at the end of a text, as somebody does who types.</summary>
    public async Task AddAsync(string language, string words)
    {
        await ShowAsync(language);
        if (!script)
        {
            await Field(language).FillAsync($"{(await ReadAsync(language)).TrimEnd()}\n\n{words}\n");
            return;
        }

        await Code(language).ClickAsync();
        await tab.Keyboard.PressAsync("Control+End");
        await tab.Keyboard.PressAsync("Enter");
        await tab.Keyboard.InsertTextAsync(words);
        Assert.EndsWith("\n" + words, await ReadAsync(language), StringComparison.Ordinal);
    }

    /// <summary>Puts other words in the place of some that are at the end of a text.</summary>
    public async Task ReplaceEndAsync(string language, string old, string words)
    {
        await ShowAsync(language);
        var text = (await ReadAsync(language)).TrimEnd();
        Assert.EndsWith(old, text, StringComparison.Ordinal);
        if (!script)
        {
            await Field(language).FillAsync($"{text[..^old.Length]}{words}\n");
            return;
        }

        await Code(language).FocusAsync();
        await tab.Keyboard.PressAsync("Control+End");
        for (var i = 0; i < old.Length; i++)
        {
            await tab.Keyboard.PressAsync("Backspace");
        }

        await tab.Keyboard.InsertTextAsync(words);
    }

    /// <summary>Has the text checked; with a script that happens by itself.</summary>
    public async Task CheckAsync()
    {
        if (!script)
        {
            await tab.Locator(".editor-actions button[formaction*=Check]").ClickThroughAsync();
        }
    }

    /// <summary>Saves, and waits until the portal says so.</summary>
    public async Task SaveAsync()
    {
        await tab.Locator(".editor-actions button").First.ClickThroughAsync();
        await Assertions.Expect(tab.Locator(".account-done")).ToBeVisibleAsync();
    }

    /// <summary>The number of a line in the text of a language, from 1.</summary>
    public async Task<int> LineOfAsync(string language, string words) =>
        (await ReadAsync(language)).Split('\n').Index().Last(line => line.Item.Contains(words, StringComparison.Ordinal)).Index + 1;

    /// <summary>Where it is typed.</summary>
    public ILocator Code(string language) => Pane(language).Locator(".cm-content");

    private ILocator Field(string language) => tab.Locator($"#site-input-{language}");
}
