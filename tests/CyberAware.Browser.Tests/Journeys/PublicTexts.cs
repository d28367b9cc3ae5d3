using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Journeys;

/// <summary>What readers see after a publication, which reaches them within seconds.</summary>
public static class PublicTexts
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Waits until a page holds some words and opens it; a browser that has looked before keeps the page for a while, so it looks once.</summary>
    public static async Task ShowsAsync(this IPage tab, string url, string words)
    {
        using var reader = new HttpClient();
        for (var tries = 0; !Plain(await reader.GetStringAsync(new Uri(url), Cancellation)).Contains(words, StringComparison.Ordinal); tries++)
        {
            Assert.True(tries < 60, $"{url} does not show «{words}».");
            await Task.Delay(250, Cancellation);
        }

        await tab.GotoAsync(url);
        Assert.Contains(words, Plain(await tab.Locator("main").InnerTextAsync()), StringComparison.Ordinal);
    }

    /// <summary>Words as they were written: readers' pages divide some and keep some together.</summary>
    public static string Plain(string shown) => shown.Replace("\u00AD", "", StringComparison.Ordinal).Replace('\u00A0', ' ').Replace('\u202F', ' ').Replace("&#xA0;", " ", StringComparison.Ordinal);
}
