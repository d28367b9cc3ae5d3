using System.Text;
using System.Text.RegularExpressions;
using CyberAware.Browser.Tests.Browsing;
using CyberAware.Core;
using CyberAware.Web.Links;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Paper;

/// <summary>What a teacher or a family prints is whole on A4, with lines that a name fits on.</summary>
public sealed partial class PrintTests(PortalBrowser browser)
{
    // A4 without its margins of 15 mm, at 96 px an inch.
    internal const int PaperWidth = 680;
    private const double Millimetre = 96 / 25.4;

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Print_FamilyAgreement_HasEqualColumnsAndBlanksToWriteOn(string language)
    {
        await using var reader = await browser.NewReaderAsync(PaperWidth);
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync($"/{language}/children/family-agreement");
        await tab.EmulateMediaAsync(new() { Media = Media.Print });
        await tab.EvaluateAsync("() => document.fonts.ready.then(() => true)");

        var blanks = await tab.EvaluateAsync<double[][]>("() => [...document.querySelectorAll('.blank')].map(blank => { const box = blank.getBoundingClientRect(); return [box.width, box.height]; })");
        Assert.InRange(blanks.Length, 13, 20);
        Assert.All(blanks, blank => Assert.True(blank[0] >= 60 * Millimetre && blank[1] >= 8.9 * Millimetre, $"{blank[0]} × {blank[1]} px"));
        Assert.All(await WidthsOfPairsAsync(tab), pair => Assert.Equal(pair[0], pair[1], 2.0));

        // One sheet for the wall, the last signature included, and nothing of the site.
        Assert.Equal(1, await CountSheetsAsync(tab));
        Assert.Equal(0, await CountShownAsync(tab, ".site-header, .site-footer, .page-foot, #how-to"));
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Open_FamilyAgreement_IsReadableOnEveryScreen(string language)
    {
        await using var reader = await browser.NewReaderAsync(1280);
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync($"/{language}/children/family-agreement");
        Assert.All(await WidthsOfPairsAsync(tab), pair => Assert.Equal(pair[0], pair[1], 2.0));

        await tab.SetViewportSizeAsync(360, 740);
        Assert.All(await WidthsOfPairsAsync(tab), pair => Assert.True(pair[0] > 280 && pair[1] > 280, $"{pair[0]} and {pair[1]} px"));
        Assert.True(await tab.EvaluateAsync<bool>("() => [...document.querySelectorAll('.table-scroll')].every(box => box.scrollWidth <= box.clientWidth)"));
        Assert.True(await tab.EvaluateAsync<bool>("() => [...document.querySelectorAll('.pairs td')].every(cell => getComputedStyle(cell, '::before').content.length > 4)"));
    }

    [Theory]
    [InlineData("kk", 0)]
    [InlineData("ru", 2)]
    public async Task Print_Quiz_HasAllQuestionsWithLettersAndTheKeyLast(string language, int answered)
    {
        await using var reader = await browser.NewReaderAsync(PaperWidth);
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync($"/{language}/quizzes/passwords");
        for (var i = 0; i < answered; i++)
        {
            await tab.Locator(".quiz-question:not([hidden]) .quiz-option").First.ClickAsync();
            await tab.Locator("[data-do=next]").ClickAsync();
        }

        await tab.EmulateMediaAsync(new() { Media = Media.Print });

        var questions = await tab.Locator(".quiz-question").CountAsync();
        foreach (var selector in new[] { ".quiz-question", ".quiz-key li" })
        {
            Assert.Equal(questions, await CountShownAsync(tab, selector));
        }

        foreach (var selector in new[] { ".quiz-top", ".quiz-controls", ".quiz-explanation", ".quiz-option input", ".quiz-submit" })
        {
            Assert.True(await CountShownAsync(tab, selector) == 0, $"'{selector}' is printed.");
        }

        Assert.Equal("counter(option, upper-latin) \")\"", await tab.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('.quiz-option'), '::before').content"));
        var key = await tab.Locator(".quiz-key li").AllInnerTextsAsync();
        var rights = await tab.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.quiz-question')].map(question => String.fromCharCode(65 + [...question.querySelectorAll('.quiz-explanation')].findIndex(one => one.classList.contains('is-right'))))");
        Assert.Equal(rights, key);
        Assert.Equal("page", await tab.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('.quiz-key')).breakBefore"));
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Print_QuizResult_IsOneSheetWithThePlanAndTheCode(string language)
    {
        await using var reader = await browser.NewReaderAsync(PaperWidth);
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync($"/{language}/quizzes/ready");
        await tab.EvaluateAsync("""
            () => {
              document.querySelectorAll('.quiz-question').forEach(question => { [...question.querySelectorAll('input')].at(-1).checked = true; });
              HTMLFormElement.prototype.submit.call(document.querySelector('.quiz-form'));
            }
            """);
        await tab.Locator(".quiz-result").WaitForAsync();
        await tab.EmulateMediaAsync(new() { Media = Media.Print });
        await tab.EvaluateAsync("() => document.fonts.ready.then(() => true)");

        Assert.Equal(1, await CountSheetsAsync(tab));
        Assert.Equal(0, await CountShownAsync(tab, ".quiz-answers, .quiz-send-ways, .quiz-again"));
        foreach (var selector in new[] { ".quiz-outcome .lead", ".quiz-plan li", ".quiz-send .qr" })
        {
            Assert.True(await CountShownAsync(tab, selector) > 0, $"'{selector}' is not printed.");
        }
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Print_AssessmentResult_IsASheetForTheFileWithALineForTheName(string language)
    {
        await using var reader = await browser.NewReaderAsync(PaperWidth);
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync($"/{language}/professionals/check");
        await tab.EvaluateAsync("""
            () => {
              document.querySelectorAll('.assessment-statement').forEach(statement => { statement.querySelectorAll('input')[2].checked = true; });
              document.querySelector('.assessment-form').submit();
            }
            """);
        await tab.Locator(".assessment-result").WaitForAsync();
        Assert.Equal(0, await CountShownAsync(tab, ".assessment-paper p"));

        await tab.EmulateMediaAsync(new() { Media = Media.Print });
        await tab.EvaluateAsync("() => document.fonts.ready.then(() => true)");

        Assert.Equal(3, await CountShownAsync(tab, ".assessment-paper p"));
        Assert.Equal(0, await CountShownAsync(tab, ".assessment-tools"));
        Assert.All(
            await tab.EvaluateAsync<double[]>("() => [...document.querySelectorAll('.assessment-paper p')].map(line => line.getBoundingClientRect().width - line.firstElementChild.getBoundingClientRect().width)"),
            width => Assert.True(width >= 100 * Millimetre, $"{width} px to write on"));
        Assert.Null(await Measures.SidewaysScrollAsync(tab));
        Assert.InRange(await CountSheetsAsync(tab), 3, 6);
    }

    [Fact]
    public async Task Print_EveryPoster_IsOneWholeSheet()
    {
        // A4 without margins of 12 mm.
        await using var reader = await browser.NewReaderAsync(703);
        var tab = await reader.NewPageAsync();
        await tab.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var address in Language.All.SelectMany(language => browser.Library.Posters.Select(page => $"/{language}/{SchoolPaths.PosterOf(page)}")))
        {
            await tab.GotoAsync(address);
            await tab.EvaluateAsync("() => document.fonts.ready.then(() => true)");
            Assert.True(
                await tab.EvaluateAsync<bool>("() => { const sheet = document.querySelector('.poster'); return sheet.scrollHeight <= sheet.clientHeight && sheet.scrollWidth <= sheet.clientWidth; }"),
                $"{address} doesn't fit its sheet.");
            Assert.Equal(1, await CountSheetsAsync(tab));
        }
    }

    [Fact]
    public async Task Answer_InForcedColours_FillsTheProgressBar()
    {
        await using var reader = await browser.NewReaderAsync(1280);
        var tab = await reader.NewPageAsync();
        await tab.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await tab.GotoAsync("/ru/quizzes/passwords");
        var bar = tab.Locator(".quiz-top progress");

        var empty = await bar.ScreenshotAsync();
        await bar.EvaluateAsync("bar => { bar.value = 2; }");

        Assert.NotEqual(empty, await bar.ScreenshotAsync());
    }

    internal static Task<int> CountShownAsync(IPage tab, string selector) =>
        tab.EvaluateAsync<int>("selector => [...document.querySelectorAll(selector)].filter(part => part.checkVisibility()).length", selector);

    private static Task<double[][]> WidthsOfPairsAsync(IPage tab) =>
        tab.EvaluateAsync<double[][]>("() => [...document.querySelectorAll('.table-scroll tbody tr')].map(row => [...row.cells].map(cell => cell.getBoundingClientRect().width))");

    internal static async Task<int> CountSheetsAsync(IPage tab) =>
        SheetPattern().Count(Encoding.Latin1.GetString(await tab.PdfAsync(new() { PreferCSSPageSize = true, Format = "A4" })));

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex SheetPattern();
}
