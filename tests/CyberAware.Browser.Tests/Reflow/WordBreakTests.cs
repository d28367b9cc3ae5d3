using CyberAware.Browser.Tests.Browsing;
using CyberAware.Core;

namespace CyberAware.Browser.Tests.Reflow;

/// <summary>Words of the header, of titles and of buttons break nowhere without a hyphen, from the smallest phone to the desk.</summary>
public sealed class WordBreakTests(PortalBrowser browser)
{
    private static readonly int[] Widths = [320, 344, 360, 390, 412, 480, 540, 600, 700, 768, 834, 960, 1100, 1280, 1440];

    private static readonly string[] Paths =
    [
        "", "/guide/passwords", "/professionals", "/children", "/help", "/statistics", "/fraud", "/basics", "/personal-data",
        "/children/cyberbullying", "/children/family-agreement", "/quizzes", "/quizzes/passwords", "/settings", "/no-such-page",
    ];

    private const string Titles = ".site-header, h1, h2, h3, h4, .button, button, .card-title, .path-title, summary";

    private const string Broken = """
        selector => {
          const broken = [];
          for (const root of document.querySelectorAll(selector)) {
            const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
              const node = walker.currentNode;
              if (!node.parentElement.checkVisibility({ visibilityProperty: true })) continue;
              // After a hyphen, a soft one too, a word may go on in the next line; an address may anywhere.
              for (const { 0: word, index } of node.data.matchAll(/[^\s\u00ad\u2010\-–—/.@]{2,}/g)) {
                // The hyphen at the end of the line before belongs to the first letter, too.
                const lineOf = at => {
                  const range = document.createRange();
                  range.setStart(node, at);
                  range.setEnd(node, at + 1);
                  return [...range.getClientRects()].pop()?.top ?? 0;
                };
                if (Math.abs(lineOf(index) - lineOf(index + word.length - 1)) > 8) broken.push(`${word} in ${node.parentElement.cloneNode(false).outerHTML}`);
              }
            }
          }
          return [...new Set(broken)];
        }
        """;

    public static TheoryData<string> Addresses => [.. Language.All.SelectMany(language => Paths.Select(path => $"/{language}{path}"))];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Resize_Page_BreaksNoWord(string address)
    {
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync(address);
        await tab.EvaluateAsync("() => document.fonts.ready.then(() => true)");
        var broken = new List<string>();
        foreach (var width in Widths)
        {
            await tab.SetViewportSizeAsync(width, 800);
            broken.AddRange((await tab.EvaluateAsync<string[]>(Broken, Titles)).Select(word => $"{width} px: {word}"));
        }

        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }

    [Theory]
    [InlineData("/kk/basics")]
    [InlineData("/ru/basics")]
    [InlineData("/kk/about")]
    [InlineData("/ru/children/family-agreement")]
    public async Task Open_TableOnPhone_BreaksNoWordAndKeepsFiguresInOneLine(string address)
    {
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync(address);
        await tab.EvaluateAsync("() => document.fonts.ready.then(() => true)");

        Assert.Empty(await tab.EvaluateAsync<string[]>(Broken, ".prose th, .prose td"));
        Assert.Equal(0, await tab.EvaluateAsync<int>("""
            () => [...document.querySelectorAll('.numeric')].filter(cell => {
              const range = document.createRange();
              range.selectNodeContents(cell);
              const boxes = [...range.getClientRects()].filter(box => box.width > 1);
              return boxes.some(box => box.top > boxes[0].bottom - 2);
            }).length
            """));
    }

    [Fact]
    public async Task Find_WordInANarrowBox_NamesIt()
    {
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        await tab.SetContentAsync("<h1 style='width:80px;overflow-wrap:anywhere'>кибербезопасность</h1><h2 style='width:80px'>кибер&shy;безопас&shy;ность</h2>");

        Assert.Single(await tab.EvaluateAsync<string[]>(Broken, Titles));
    }
}
