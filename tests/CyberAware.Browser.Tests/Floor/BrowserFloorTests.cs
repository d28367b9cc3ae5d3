using CyberAware.Browser.Tests.Browsing;
using CyberAware.Browser.Tests.Reflow;
using CyberAware.Core;

namespace CyberAware.Browser.Tests.Floor;

/// <summary>
/// The portal in real old browsers and in Firefox, on a phone: it looks like the portal, nothing lies over
/// anything else, and a quiz reaches its result. With a folder in CYBERAWARE_SHOTS pictures are left there.
/// </summary>
[Collection(nameof(QuietMachine))]
public sealed class BrowserFloorTests(PortalBrowser browser)
{
    private const int Phone = 360;

    private static readonly string[] Paths =
    [
        "", "/help", "/fraud", "/guide", "/guide/passwords", "/children", "/children/cyberbullying", "/children/family-agreement",
        "/basics", "/professionals", "/statistics", "/quizzes", "/settings", "/search?q=карта",
    ];

    // What a page must be to look like the portal, told as what is wrong with it.
    private const string Faults = """
        (() => {
          const faults = [];
          const style = (selector) => getComputedStyle(document.querySelector(selector));
          const isShown = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden';
          const band = 'rgb(11, 74, 85)';
          if (style('.site-header').borderTopColor !== band) faults.push('The header has no band.');
          if (style('.site-footer').backgroundColor !== band) faults.push('The footer has no ground.');
          if (!style('body').fontFamily.includes('Golos')) faults.push('The font is not the portal\'s.');
          if (!document.fonts.check('16px "Golos Text"', 'Қ')) faults.push('The font is not loaded.');
          if (style('.skip-link').position !== 'absolute' || document.querySelector('.skip-link').getBoundingClientRect().bottom > 0) faults.push('The skip link is in sight.');
          if (document.querySelector('.site-menu').open) faults.push('The menu is open.');
          const root = document.documentElement;
          if (root.scrollWidth > root.clientWidth) faults.push(`${root.scrollWidth} px wide.`);
          for (const icon of document.querySelectorAll('svg.icon')) {
            const box = icon.getBoundingClientRect();
            if (isShown(icon) && (box.width > 60 || box.height > 60)) faults.push('Too large: ' + icon.outerHTML.slice(0, 90));
          }
          // Neighbours in a row keep a distance where the stylesheet wants one; lines below one another may touch by a part of a pixel.
          for (const row of document.querySelectorAll('body *')) {
            const look = getComputedStyle(row);
            if (!/flex$/.test(look.display) || look.flexDirection !== 'row' || !(parseFloat(look.columnGap) >= 4)) continue;
            const boxes = [...row.children].filter((child) => isShown(child) && !/absolute|fixed/.test(getComputedStyle(child).position))
              .map((child) => child.getBoundingClientRect()).filter((box) => box.width > 1);
            boxes.forEach((box, i) => {
              const next = boxes[i + 1];
              if (next && next.top < box.bottom - 1 && next.bottom > box.top + 1 && next.left - box.right < 3)
                faults.push(`${Math.round(next.left - box.right)} px between parts of ${row.outerHTML.slice(0, 120)}`);
            });
          }
          return faults;
        })()
        """;

    // Chromium 80 lacks what the finder of overlapping text asks.
    private const string Visibility = """
        if (!Element.prototype.checkVisibility) Element.prototype.checkVisibility = function () {
          return this.getClientRects().length > 0 && getComputedStyle(this).visibility !== 'hidden' && getComputedStyle(this).opacity !== '0';
        }
        """;

    // Firefox asks for localhost at its IPv6 address, where nobody listens.
    private Uri Portal => new UriBuilder(browser.Address) { Host = "127.0.0.1" }.Uri;

    public static TheoryData<string, string> Readers =>
        new(Engine.Names.SelectMany(engine => Language.All.Select(language => (engine, language.Tag))));

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Open_KeyPages_LookLikeThePortal(string name, string language)
    {
        await using var engine = await Engine.StartAsync(name);
        await engine.ResizeAsync(Phone, 740);
        var faults = new List<string>();
        foreach (var path in Paths)
        {
            await engine.NavigateAsync(new Uri(Portal, $"/{language}{path}"));
            await engine.RunAsync("document.fonts.ready.then(() => true)");
            await engine.RunAsync($"(() => {{ {Visibility} }})()");
            await ShootAsync(engine, $"{name} {language}{path.Replace('/', '-')}");
            faults.AddRange((await FindFaultsAsync(engine)).Select(fault => $"/{language}{path}: {fault}"));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Take_Quiz_ReachesItsResult(string name, string language)
    {
        await using var engine = await Engine.StartAsync(name);
        await engine.ResizeAsync(Phone, 740);
        await engine.NavigateAsync(new Uri(Portal, $"/{language}/quizzes/passwords"));
        await engine.WaitAsync("document.querySelector('.is-stepwise')");
        var questions = await engine.EvaluateAsync<int>("document.querySelectorAll('.quiz-question').length");
        for (var i = 1; i <= questions; i++)
        {
            await engine.RunAsync("document.querySelector('.quiz-question:not([hidden]) input').click()");
            await engine.RunAsync("document.querySelector('[data-do=answer]').click()");
            Assert.Equal(1, await engine.EvaluateAsync<int>("document.querySelectorAll('.quiz-question:not([hidden]) .quiz-explanation:not([hidden])').length"));
            Assert.Empty(await FindFaultsAsync(engine));
            if (i <= 2)
            {
                await ShootAsync(engine, $"{name} {language} question {i}");
            }

            await engine.RunAsync($"document.querySelector('[data-do={(i < questions ? "next" : "finish")}]').click()");
        }

        await engine.WaitAsync("document.querySelector('.quiz-result') && document.readyState === 'complete'");
        Assert.Contains("/result", await engine.EvaluateAsync<string>("location.pathname"), StringComparison.Ordinal);
        await ShootAsync(engine, $"{name} {language} result");
        Assert.Empty(await FindFaultsAsync(engine));
    }

    private static async Task<IEnumerable<string>> FindFaultsAsync(Engine engine)
    {
        var faults = new List<string>(await engine.EvaluateAsync<string[]>(Faults));
        await engine.RunAsync($"(() => {{ {Visibility} }})()");
        faults.AddRange(await engine.EvaluateAsync<string[]>($"({TextBoxes.Overlapping})()"));
        while (engine.ScriptErrors.TryDequeue(out var error))
        {
            faults.Add(error);
        }

        return faults;
    }

    private static async Task ShootAsync(Engine engine, string name)
    {
        if (Environment.GetEnvironmentVariable("CYBERAWARE_SHOTS") is { Length: > 0 } folder)
        {
            var height = Math.Min(3000, await engine.EvaluateAsync<int>("document.documentElement.scrollHeight"));
            await engine.ResizeAsync(Phone, height);
            await File.WriteAllBytesAsync(Path.Combine(folder, $"{name.Replace('?', '-')}.png"), await engine.CaptureAsync(), TestContext.Current.CancellationToken);
            await engine.ResizeAsync(Phone, 740);
        }
    }
}
