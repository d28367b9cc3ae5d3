using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Journeys;

/// <summary>Where the keyboard is.</summary>
public sealed record FocusStop
{
    public required string Html { get; init; }

    /// <summary>Position among all elements of the document.</summary>
    public required int Place { get; init; }
}

public static class Focus
{
    /// <summary>Names an element by its own tag and place, without what is inside.</summary>
    public const string Describe = """
        element => `${element.cloneNode(false).outerHTML} @${[...document.querySelectorAll('*')].indexOf(element)}`
        """;

    /// <summary>Everything visible that Tab must visit, in the order of the document, described.</summary>
    public const string Stops = $$"""
        () => [...document.querySelectorAll('a[href], summary, button, input, select, textarea, [tabindex="0"]')]
          .filter(element => element.checkVisibility({ visibilityProperty: true }))
          .map({{Describe}})
        """;

    private const string Look = $$"""
        () => {
          const element = document.activeElement;
          const style = getComputedStyle(element);
          const box = element.getBoundingClientRect();
          const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
          const marked = element.matches(':focus-visible') && (outlined || style.boxShadow !== 'none');
          const seen = box.width > 1 && box.height > 1 && box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight;
          const place = [...document.querySelectorAll('*')].indexOf(element);
          return JSON.stringify({ html: ({{Describe}})(element), place, marked, seen });
        }
        """;

    /// <summary>Presses Tab and expects the new stop to be on the screen and visibly marked.</summary>
    public static async Task<FocusStop> TabAsync(IPage tab)
    {
        await tab.Keyboard.PressAsync("Tab");
        var look = System.Text.Json.JsonDocument.Parse(await tab.EvaluateAsync<string>(Look)).RootElement;
        var html = look.GetProperty("html").GetString()!;
        Assert.False(html.StartsWith("<body", StringComparison.Ordinal), $"{tab.Url}: Tab ran off the page.");
        Assert.True(look.GetProperty("seen").GetBoolean(), $"{tab.Url}: focus is off the screen at {html}.");
        Assert.True(look.GetProperty("marked").GetBoolean(), $"{tab.Url}: focus leaves no mark at {html}.");
        return new FocusStop { Html = html, Place = look.GetProperty("place").GetInt32() };
    }
}
