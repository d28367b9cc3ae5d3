using CyberAware.Browser.Tests.Browsing;
using CyberAware.Browser.Tests.Journeys;
using CyberAware.Core;
using CyberAware.Core.Advisors;
using CyberAware.TestSupport;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Paper;

/// <summary>What a decision helper comes to is a sheet to tick off, with the numbers to call.</summary>
public sealed class AdvisorPrintTests(PortalBrowser browser, AdvisorSite site) : IClassFixture<AdvisorSite>
{
    // In the language that needs more paper, so that the other one fits too.
    [Fact]
    public async Task Print_EveryResult_IsOneSheetWithBoxesAndNumbers()
    {
        await using var reader = await browser.NewReaderAsync(PrintTests.PaperWidth);
        var tab = await reader.NewPageAsync();
        foreach (var (advisor, end) in site.Library.AdvisorEnds())
        {
            var language = Language.All.MaxBy(language => LengthIn(language, end.Result!))!;
            var path = $"/{language}/check/{advisor.Slug}/{string.Join('/', end.Answers.Select(answer => answer.Option.Id))}";
            await tab.GotoAsync(new Uri(site.Address, path).ToString());
            await tab.EmulateMediaAsync(new() { Media = Media.Print });
            await tab.EvaluateAsync("() => document.fonts.ready.then(() => true)");

            Assert.Equal((path, 1), (path, await PrintTests.CountSheetsAsync(tab)));
            Assert.Equal(end.Result!.Actions.Count, await PrintTests.CountShownAsync(tab, ".advisor-action"));
            Assert.True(await PrintTests.CountShownAsync(tab, ".advisor-exit [href='tel:102']") == 1, "The number of the police is missing.");
            Assert.Equal(1, await PrintTests.CountShownAsync(tab, ".advisor-code .qr"));
            foreach (var selector in new[] { ".site-sections", ".breadcrumbs", ".advisor-given", "[data-do]", ".advisor-action input" })
            {
                Assert.True(await PrintTests.CountShownAsync(tab, selector) == 0, $"'{selector}' is printed.");
            }

            // Browsers print no grounds, of which the sign of a telephone is one.
            Assert.Equal("exact", await tab.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('.contact-button'), '::before').printColorAdjust"));
            Assert.NotEqual("none", await tab.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('.advisor-action'), '::before').content"));
        }
    }

    private static int LengthIn(Language language, AdvisorResult result) =>
        result.Outcome[language].Plain.Length + result.Actions.Select(action => action.Texts[language]).Sum(text => text.Text.Length + text.Why!.Length);
}
