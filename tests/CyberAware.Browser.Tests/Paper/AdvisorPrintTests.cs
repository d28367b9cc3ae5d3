using CyberAware.Browser.Tests.Browsing;
using CyberAware.Browser.Tests.Journeys;
using CyberAware.TestSupport;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Paper;

/// <summary>What a decision helper comes to is a sheet to tick off, with the numbers to call.</summary>
public sealed class AdvisorPrintTests(PortalBrowser browser, AdvisorSite site) : IClassFixture<AdvisorSite>
{
    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Print_EveryResult_IsOneSheetWithBoxesAndNumbers(string language)
    {
        await using var reader = await browser.NewReaderAsync(PrintTests.PaperWidth);
        var tab = await reader.NewPageAsync();
        foreach (var (advisor, end) in site.Library.AdvisorEnds())
        {
            var path = $"/{language}/check/{advisor.Slug}/{string.Join('/', end.Answers.Select(answer => answer.Option.Id))}";
            await tab.GotoAsync(new Uri(site.Address, path).ToString());
            await tab.EmulateMediaAsync(new() { Media = Media.Print });
            await tab.EvaluateAsync("() => document.fonts.ready.then(() => true)");

            Assert.Equal((path, 1), (path, await PrintTests.CountSheetsAsync(tab)));
            Assert.Equal(end.Result!.Actions.Count, await PrintTests.CountShownAsync(tab, ".advisor-action"));
            Assert.True(await PrintTests.CountShownAsync(tab, ".advisor-exit [href='tel:102']") == 1, "The number of the police is missing.");
            foreach (var selector in new[] { ".site-sections", ".breadcrumbs", ".advisor-given", "[data-do]", ".advisor-action input" })
            {
                Assert.True(await PrintTests.CountShownAsync(tab, selector) == 0, $"'{selector}' is printed.");
            }

            Assert.NotEqual("none", await tab.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('.advisor-action'), '::before').content"));
        }
    }
}
