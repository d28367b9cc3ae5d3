using System.Globalization;
using System.Text;
using CyberAware.Browser.Tests.Browsing;
using CyberAware.Core.Documents;
using CyberAware.TestSupport;
using ZXing;
using ZXing.Common;

namespace CyberAware.Browser.Tests.Paper;

/// <summary>The code on a printed sheet, read from the paper by a decoder that did not write it.</summary>
public sealed class PrintedCodeTests(PortalBrowser browser)
{
    // Coarser than any printer; a telephone sees a sheet better.
    private const int DotsPerInch = 200;

    [Fact]
    public async Task Print_PlanHandoutAndPage_CarryACodeThatLeadsBackAndSaysThatThePaperIsCurrent()
    {
        await using var reader = await browser.NewReaderAsync(1280);
        var tab = await reader.NewPageAsync();
        var slug = browser.Library.Lessons.First(lesson => !lesson.IsCard).Slug;
        foreach (var path in new[] { $"kk/schools/{slug}/plan", $"ru/schools/{slug}/handout", "kk/guide/passwords" })
        {
            await tab.GotoAsync("/" + path);
            var code = await DecodeAsync(await tab.PdfAsync(new() { PreferCSSPageSize = true, Format = "A4" }));

            Assert.NotNull(code);
            Assert.StartsWith($"{PortalHost.PublicOrigin}/l/{ShortCode.For(path[3..])}?v=", code, StringComparison.Ordinal);

            // The portal of the test listens elsewhere than its public address says.
            await tab.GotoAsync(new Uri(code).PathAndQuery);
            Assert.Equal($"/kk/{path[3..]}#site-paper", new Uri(tab.Url).PathAndQuery + new Uri(tab.Url).Fragment);
            Assert.True(await tab.Locator("#site-paper").IsVisibleAsync());
        }

        await tab.GotoAsync("/kk/guide/passwords");
        Assert.False(await tab.Locator("#site-paper").IsVisibleAsync());
    }

    // The first sheet with a code.
    private static async Task<string?> DecodeAsync(byte[] pdf)
    {
        var folder = Directory.CreateTempSubdirectory("printed-").FullName;
        try
        {
            var file = Path.Combine(folder, "sheet.pdf");
            await File.WriteAllBytesAsync(file, pdf, TestContext.Current.CancellationToken);
            var run = await ExternalProgram.RunAsync("pdftoppm", ["-gray", "-r", DotsPerInch.ToString(CultureInfo.InvariantCulture), file, Path.Combine(folder, "sheet")]);
            Assert.True(run.ExitCode == 0, run.Error);
            return Directory.EnumerateFiles(folder, "*.pgm").Order(StringComparer.Ordinal).Select(Read).FirstOrDefault(text => text is not null);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string? Read(string picture)
    {
        var (pixels, width, height) = ReadGraymap(File.ReadAllBytes(picture));
        var decoder = new BarcodeReaderGeneric { Options = new DecodingOptions { PossibleFormats = [BarcodeFormat.QR_CODE], TryHarder = true } };
        return decoder.Decode(new RGBLuminanceSource(pixels, width, height, RGBLuminanceSource.BitmapFormat.Gray8))?.Text;
    }

    // A portable graymap: "P5", width, height and 255 in words, then a byte for each dot.
    private static (byte[] Pixels, int Width, int Height) ReadGraymap(byte[] file)
    {
        var words = new List<string>();
        var at = 0;
        while (words.Count < 4)
        {
            var end = Array.FindIndex(file, at, letter => char.IsWhiteSpace((char)letter));
            words.Add(Encoding.ASCII.GetString(file, at, end - at));
            at = end + 1;
        }

        Assert.Equal(("P5", "255"), (words[0], words[3]));
        var (width, height) = (int.Parse(words[1], CultureInfo.InvariantCulture), int.Parse(words[2], CultureInfo.InvariantCulture));
        return (file[at..(at + (width * height))], width, height);
    }
}
