using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Reflow;

/// <summary>Finds text that its surroundings cut off or that lies over other text.</summary>
public static class TextBoxes
{
    private const string Texts = """
        const texts = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const node = walker.currentNode, parent = node.parentElement;
          if (!node.data.trim() || !parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
          const range = document.createRange();
          range.selectNodeContents(node);
          texts.push({ node, parent, range });
        }
        const hidden = box => box.width <= 1 || box.height <= 1;
        const name = (node) => `"${node.data.trim().slice(0, 40)}" in ${node.parentElement.cloneNode(false).outerHTML}`;
        """;

    private const string Cut = "() => {" + Texts + """
          const hides = value => value === 'hidden' || value === 'clip';
          const cut = [];
          for (const { node, parent, range } of texts) {
            const box = range.getBoundingClientRect();
            const slack = parseFloat(getComputedStyle(parent).fontSize) * 0.3;
            let inX = true, inY = true;
            for (let frame = parent; frame && frame !== document.body && (inX || inY); frame = frame.parentElement) {
              const style = getComputedStyle(frame), edge = frame.getBoundingClientRect();
              if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
              if (hidden(edge)) break;
              const cutX = inX && hides(style.overflowX) && (box.left < edge.left - 1 || box.right > edge.right + 1);
              const cutY = inY && hides(style.overflowY) && (box.top < edge.top - slack || box.bottom > edge.bottom + slack);
              if (cutX || cutY) { cut.push(`${name(node)} is cut by ${frame.cloneNode(false).outerHTML}`); break; }
              if (/auto|scroll/.test(style.overflowX)) inX = false;
              if (/auto|scroll/.test(style.overflowY)) inY = false;
            }
          }
          return cut;
        }
        """;

    // Letters fill about the middle half of a line's box, so only that half counts.
    /// <summary>A function that names each text that lies over another.</summary>
    public const string Overlapping = "() => {" + Texts + """
          const floats = element => {
            for (let a = element; a; a = a.parentElement) if (/fixed|sticky/.test(getComputedStyle(a).position)) return true;
            return false;
          };
          const clipped = element => {
            for (let a = element; a && a !== document.body; a = a.parentElement)
              if (getComputedStyle(a).overflowX !== 'visible' && hidden(a.getBoundingClientRect())) return true;
            return false;
          };
          const lines = texts.filter(({ parent }) => !floats(parent) && !clipped(parent)).flatMap(({ node, range }) =>
            [...range.getClientRects()].filter(box => !hidden(box)).map(box => ({
              node, left: box.left + 1, right: box.right - 1,
              top: box.top + box.height / 4, bottom: box.bottom - box.height / 4,
            })));
          lines.sort((a, b) => a.top - b.top);
          const pairs = [];
          for (let i = 0; i < lines.length; i++)
            for (let j = i + 1; j < lines.length && lines[j].top < lines[i].bottom; j++) {
              const a = lines[i], b = lines[j];
              if (a.node !== b.node && a.left < b.right && b.left < a.right) pairs.push(`${name(a.node)} lies over ${name(b.node)}`);
            }
          return pairs;
        }
        """;

    public static Task<string[]> FindCutAsync(IPage tab) => tab.EvaluateAsync<string[]>(Cut);

    public static Task<string[]> FindOverlappingAsync(IPage tab) => tab.EvaluateAsync<string[]>(Overlapping);
}
