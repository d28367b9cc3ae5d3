using System.Diagnostics;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Browsing;

/// <summary>
/// Waits for another page, or for what one does. Playwright's own WaitForURLAsync hears of a navigation only when it listens already: one
/// that ends between its look at the address and its listening is waited for in vain.
/// </summary>
public static class Navigation
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Waits for an address that holds these words, such as <c>/result?a=</c>, and for its page.</summary>
    public static Task ReachAsync(this IPage tab, string words) => tab.ReachAsync(address => address.Contains(words, StringComparison.Ordinal));

    /// <summary>Clicks what leads to another page, and waits for it; a click alone waits for nothing.</summary>
    public static Task ClickThroughAsync(this ILocator link) => LoadAfterAsync(link.Page, () => link.ClickAsync());

    /// <summary>Presses Enter on what leads to another page, and waits for it.</summary>
    public static Task EnterThroughAsync(this IPage tab) => LoadAfterAsync(tab, () => tab.Keyboard.PressAsync("Enter"));

    private static async Task LoadAfterAsync(IPage page, Func<Task> act)
    {
        var loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Loaded(object? sender, IPage tab) => loaded.TrySetResult();
        page.Load += Loaded;
        try
        {
            await act();
            await loaded.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        }
        finally
        {
            page.Load -= Loaded;
        }
    }

    /// <summary>Waits until an asynchronous function of the page says yes; WaitForFunctionAsync takes its promise for a yes.</summary>
    public static async Task UntilAsync(this IPage tab, string function, object? argument = null)
    {
        var clock = Stopwatch.StartNew();
        while (!await tab.EvaluateAsync<bool>(function, argument))
        {
            Assert.True(clock.Elapsed < Patience, $"Not so after {Patience.TotalSeconds} s: {function} {argument}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    public static async Task ReachAsync(this IPage tab, Func<string, bool> isThere)
    {
        var clock = Stopwatch.StartNew();
        while (!isThere(tab.Url))
        {
            Assert.True(clock.Elapsed < Patience, $"Still at {tab.Url} after {Patience.TotalSeconds} s.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        await tab.WaitForLoadStateAsync();
    }
}
