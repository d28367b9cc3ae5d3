using System.Globalization;
using System.Xml.Linq;
using CyberAware.Browser.Tests.Browsing;
using CyberAware.Core;
using CyberAware.TestSupport;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Paper;

/// <summary>
/// How many sheets each page of the sitemap takes at most, in Kazakh and in Russian: a change of a style that costs schools paper is seen here. With the variable
/// below the list is written anew, to be looked at and committed.
/// </summary>
public sealed class SheetListTests(PortalBrowser browser)
{
    private const string RenewVariable = "CYBERAWARE_RENEW_SHEETS";

    // Of a sheet less is never left blank where text goes on; two lines alone are no last sheet.
    private const double LeastFill = 0.7;
    private const int LeastLines = 3;

    private static readonly string ListFile = Path.Combine(Repository.Root, "tests", "CyberAware.Browser.Tests", "Paper", "sheets.txt");

    [Fact]
    public async Task Print_EveryPage_TakesTheSheetsOfTheList()
    {
        var counted = new SortedDictionary<string, int[]>(StringComparer.Ordinal);

        // Paper needs no script, and one page serves for all.
        await using var reader = await browser.NewReaderAsync(PrintTests.PaperWidth, script: false);
        var tab = await reader.NewPageAsync();
        foreach (var page in browser.Pages.Listed)
        {
            await tab.GotoAsync(page.Address);
            var path = page.Address.Trim('/')[2..].TrimStart('/');
            counted.TryAdd(path, new int[Language.All.Count]);
            counted[path][Language.All.ToList().IndexOf(page.Language)] = await PrintTests.CountSheetsAsync(tab);
        }

        var lines = counted.Select(entry => $"/{entry.Key} {string.Join(' ', entry.Value)}").ToList();
        if (Environment.GetEnvironmentVariable(RenewVariable) is not null)
        {
            await File.WriteAllLinesAsync(ListFile, lines, TestContext.Current.CancellationToken);
        }

        var known = (await File.ReadAllLinesAsync(ListFile, TestContext.Current.CancellationToken)).Select(line => line.Split(' ')).ToDictionary(cells => cells[0], cells => cells[1..].Select(int.Parse).ToArray());
        var wrong = known.Keys.Except(counted.Keys.Select(path => "/" + path)).Select(path => $"{path} is no page any more")
            .Concat(counted.Where(entry => !known.TryGetValue("/" + entry.Key, out var listed) || entry.Value.Zip(listed).Any(pair => pair.First > pair.Second))
                .Select(entry => $"/{entry.Key} takes {string.Join(' ', entry.Value)}, more than the list says"));
        Assert.True(!wrong.Any(), $"{ListFile} ({RenewVariable}=1 writes it anew):\n{string.Join('\n', wrong)}");
    }

    [Fact]
    public async Task Print_HandoutOfEveryStep_IsOneSheetWithItsCode()
    {
        await using var reader = await browser.NewReaderAsync(PrintTests.PaperWidth, script: false);
        var tab = await reader.NewPageAsync();
        foreach (var step in browser.Library.ChildrenOf("guide"))
        {
            foreach (var language in Language.All)
            {
                var address = $"/{language}/{step.Path}#site-handout";
                await tab.GotoAsync(address);
                await tab.EmulateMediaAsync(new() { Media = Media.Print });

                Assert.Equal((address, 1), (address, await PrintTests.CountSheetsAsync(tab)));
                foreach (var selector in new[] { "h1", ".block-checklist li", ".qr" })
                {
                    Assert.True(await PrintTests.CountShownAsync(tab, selector) > 0, $"{address}: '{selector}' is not printed.");
                }

                Assert.True(await PrintTests.CountShownAsync(tab, ".block-do li, .block-do p, .block-dont li, .block-dont p") > 0, address);
                Assert.True(await PrintTests.CountShownAsync(tab, ".block-note, .block-stat, .page-facts, .step-handout") == 0, address);
            }
        }
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Print_GuideAndBooklet_LeaveNoSheetHalfEmpty(string language)
    {
        await using var reader = await browser.NewReaderAsync(PrintTests.PaperWidth, script: false);
        var tab = await reader.NewPageAsync();
        foreach (var path in browser.Library.ChildrenOf("guide").Select(step => step.Path).Append("guide/print"))
        {
            await tab.GotoAsync($"/{language}/{path}");
            var sheets = await ReadAsync(await tab.PdfAsync(new() { PreferCSSPageSize = true, Format = "A4" }));

            Assert.All(sheets.SkipLast(1), sheet => Assert.True(sheet.Fill >= LeastFill, $"/{language}/{path}: {string.Join(", ", sheets)}"));
            Assert.True(sheets[^1].Lines >= LeastLines, $"/{language}/{path}: {string.Join(", ", sheets)}");
        }
    }

    // How far down the words of each sheet reach, and on how many lines they stand.
    private static async Task<List<(double Fill, int Lines)>> ReadAsync(byte[] pdf)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, pdf, TestContext.Current.CancellationToken);
            var run = await ExternalProgram.RunAsync("pdftotext", ["-bbox", file, "-"]);
            Assert.True(run.ExitCode == 0, run.Error);
            return [.. XDocument.Parse(run.Output[run.Output.IndexOf("<html", StringComparison.Ordinal)..]).Descendants().Where(element => element.Name.LocalName == "page").Select(sheet =>
            {
                var words = sheet.Elements().ToList();
                return (words.Select(word => Number(word, "yMax")).DefaultIfEmpty().Max() / Number(sheet, "height"),
                    words.Select(word => Math.Round(Number(word, "yMax") / 4)).Distinct().Count());
            })];
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
