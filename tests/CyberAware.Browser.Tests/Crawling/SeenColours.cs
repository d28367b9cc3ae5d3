using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Crawling;

/// <summary>
/// Finds text that was not seen yet in its colours: hundreds of pages share their header, their paragraphs, their
/// lists, and what stands in the same place in the same colours has the same contrast, in every theme, since a theme
/// changes nothing but colours that have names.
/// </summary>
public sealed class SeenColours
{
    // Every element with text of its own by a hash of what decides on its contrast: names and colours, and its parent's hash.
    private const string Collect = """
        () => {
          const hash = text => {
            let one = 0xdeadbeef, other = 0x41c6ce57;
            for (let i = 0; i < text.length; i++) {
              one = Math.imul(one ^ text.charCodeAt(i), 2654435761);
              other = Math.imul(other ^ text.charCodeAt(i), 1597334677);
            }
            return (one >>> 0).toString(36) + (other >>> 0).toString(36);
          };
          const signs = new Map();
          const signOf = element => {
            if (!element) return '';
            let sign = signs.get(element);
            if (!sign) {
              const { color, backgroundColor, backgroundImage, opacity, fontSize, fontWeight, textDecorationLine, position, visibility, display } = getComputedStyle(element);
              const attributes = [...element.attributes].filter(({ name }) => !/^(id|href|data-theme)$/.test(name)).map(({ name, value }) => name === 'class' ? value : name);
              sign = hash([signOf(element.parentElement), element.localName, attributes,
                color, backgroundColor, backgroundImage, opacity, fontSize, fontWeight, textDecorationLine, position, visibility, display].join('|'));
              signs.set(element, sign);
            }
            return sign;
          };
          window.textsByColour = {};
          for (const element of document.body.querySelectorAll('*')) {
            const isText = [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
            if (isText || element.matches('input, textarea, select')) window.textsByColour[signOf(element)] ??= element;
          }
          return Object.keys(window.textsByColour);
        }
        """;

    private readonly ConcurrentDictionary<(int Width, string Sign), bool> seen = new();

    /// <summary>Signs of the texts that were not seen in these colours on this width before.</summary>
    public async Task<IReadOnlyList<string>> FindNewAsync(IPage tab)
    {
        var signs = await tab.EvaluateAsync<string[]>(Collect);
        var width = tab.ViewportSize!.Width;
        return [.. signs.Where(sign => seen.TryAdd((width, sign), true))];
    }

    /// <summary>What breaks a rule among texts that were found on the page in the tab, in the colours that it has now.</summary>
    public static async Task<IReadOnlyList<string>> CheckAsync(IPage tab, IReadOnlyList<string> found) => found.Count == 0
        ? []
        : await Axe.CheckColoursAsync(tab, $"{{ include: '{string.Join(' ', found)}'.split(' ').map(sign => window.textsByColour[sign]) }}");
}
