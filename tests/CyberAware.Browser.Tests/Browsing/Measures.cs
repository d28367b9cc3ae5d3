using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Browsing;

/// <summary>Measures of a page that several tests take.</summary>
public static class Measures
{
    /// <summary>The page's width and the widest culprit when it scrolls sideways, else null.</summary>
    public static Task<string?> SidewaysScrollAsync(IPage page) => page.EvaluateAsync<string?>("""
        () => {
          const root = document.documentElement;
          if (root.scrollWidth <= root.clientWidth) return null;
          const widest = [...document.body.querySelectorAll('*')]
            .reduce((a, b) => b.getBoundingClientRect().right > a.getBoundingClientRect().right ? b : a, document.body);
          return `is ${root.scrollWidth} px wide on ${root.clientWidth} px: ${widest.outerHTML.slice(0, 200)}`;
        }
        """);
}
