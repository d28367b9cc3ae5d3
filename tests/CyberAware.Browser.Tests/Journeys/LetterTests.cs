using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using CyberAware.Browser.Tests.Browsing;
using CyberAware.Core;
using CyberAware.Core.Documents;
using CyberAware.Core.Library;
using CyberAware.TestSupport;
using CyberAware.Web.Pages.Letters;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Journeys;

/// <summary>A letter from the empty form to paper: on the reader's device, and without a script.</summary>
public sealed partial class LetterTests(PortalBrowser browser)
{
    private const string Ready = "[data-letter-ready]";

    private static readonly string[] Slugs = ["demand", "withdrawal", "complaint"];

    private static readonly Lazy<ContentLibrary> Library = new(() => ContentLoader.Load(ContentFile.ReadFolder(Repository.Content)).Library!);

    public static TheoryData<string> Languages => [.. Language.All.Select(language => language.Tag)];

    /// <summary>Each letter in each language.</summary>
    public static TheoryData<string, string> Letters => new(
        from language in Language.All
        from slug in Slugs
        select (language.Tag, slug));

    // Also compares both writers: the one in the browser and the portal's.
    [Theory]
    [MemberData(nameof(Letters))]
    public async Task Write_EverySample_SendsNothingAndIsThePortalsLetter(string tag, string slug)
    {
        var (letter, language) = (Library.Value.FindLetter(slug)!, Language.Find(tag)!);
        var address = $"/{tag}/letters/{slug}";
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        var watch = await PageWatch.StartAsync(tab, browser.Address);
        await tab.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });
        await tab.EvaluateAsync("() => navigator.serviceWorker.ready.then(() => true)");
        var requests = new ConcurrentQueue<string>();
        tab.Request += (_, request) => requests.Enqueue($"{request.Method} {request.Url}");
        for (var number = 0; number < LetterSamples.Count; number++)
        {
            var fields = LetterSamples.Fields(letter, language, number);
            await FillInAsync(tab, fields);
            await tab.Locator(".letter-submit button").ClickAsync();
            Assert.True(await tab.Locator(Ready).IsVisibleAsync(), $"{address} {number}: {await tab.Locator(".form-errors").InnerTextAsync()}");
            Assert.Equal("site-ready", await tab.EvaluateAsync<string>("() => document.activeElement.id"));
            var (lines, copy) = await PortalLetterAsync(address, fields);
            Assert.Equal(lines, await tab.Locator(".letter-sheet p").AllTextContentsAsync());
            Assert.Equal(copy, await tab.Locator("#site-letter-text").InputValueAsync());
            Assert.Null(await Measures.SidewaysScrollAsync(tab));
            await tab.Locator("[data-letter-change]").ClickAsync();
            Assert.True(await tab.Locator(".letter-form").IsVisibleAsync());
            Assert.Equal(0, await tab.Locator(".letter-sheet p").CountAsync());
        }

        Assert.Empty(requests);
        Assert.DoesNotContain(LetterSamples.Mark, tab.Url, StringComparison.Ordinal);
        Assert.DoesNotContain(LetterSamples.Mark, await tab.EvaluateAsync<string>("() => JSON.stringify(history.state) + JSON.stringify(localStorage) + JSON.stringify(sessionStorage)"), StringComparison.Ordinal);
        Assert.Empty(await watch.TakeAsync());
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Write_WithMistakes_NamesThemAndLosesNothing(string tag)
    {
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync($"/{tag}/letters/complaint");
        var complaint = Library.Value.FindLetter("complaint")!;
        await tab.Locator("#site-field-name").FillAsync("Үлгібай");
        await tab.Locator("#site-field-iin").FillAsync("123456789012");
        await tab.Locator("#site-field-earlier-on").FillAsync("31.02.2026");
        await tab.Locator("#site-field-period").FillAsync(new string('я', 151));

        // Enter in a line sends the form, as everywhere.
        await tab.Locator("#site-field-iin").PressAsync("Enter");
        Assert.Equal("site-errors", await tab.EvaluateAsync<string>("() => document.activeElement.id"));
        var expected = complaint.Fields.Where(field => field is { IsRequired: true, Id: not "name" } || field.Id is "iin" or "earlier-on").Select(field => "#" + FieldView.InputId(field)).ToList();
        Assert.Equal(expected, await tab.Locator(".form-errors li a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))"));
        Assert.Contains("151", await tab.Locator("#site-error-period").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(expected.Count, await tab.Locator(".form-error:visible").CountAsync());
        Assert.Equal("true", await tab.Locator("#site-field-iin").GetAttributeAsync("aria-invalid"));
        Assert.Contains("site-error-iin", await tab.Locator("#site-field-iin").GetAttributeAsync("aria-describedby"), StringComparison.Ordinal);
        Assert.Equal(await PortalErrorsAsync(tab, $"/{tag}/letters/complaint"), await tab.Locator(".form-errors li").AllInnerTextsAsync());

        await tab.Locator(".form-errors li a").First.ClickAsync();
        Assert.Equal("site-field-iin", await tab.EvaluateAsync<string>("() => document.activeElement.id"));
        await FillInAsync(tab, LetterSamples.Fields(complaint, Language.Find(tag)!, 2));
        await tab.Locator(".letter-submit button").ClickAsync();
        Assert.True(await tab.Locator(Ready).IsVisibleAsync());
        Assert.Equal(0, await tab.Locator(".form-error:visible").CountAsync());

        // Back leads to the form with all that was typed, forward to the letter.
        await tab.GoBackAsync();
        Assert.True(await tab.Locator(".letter-form").IsVisibleAsync());
        Assert.Contains(LetterSamples.Mark, await tab.Locator("#site-field-name").InputValueAsync(), StringComparison.Ordinal);
        await tab.GoForwardAsync();
        Assert.True(await tab.Locator(Ready).IsVisibleAsync());
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Write_ByKeyboardAlone_ReachesTheLetter(string tag)
    {
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync($"/{tag}/letters/withdrawal");
        await tab.Locator(".letter-privacy a").FocusAsync();
        foreach (var field in Library.Value.FindLetter("withdrawal")!.Fields)
        {
            // Options of one choice have one stop together, boxes one each.
            var id = FieldView.InputId(field);
            for (var presses = 0; await tab.EvaluateAsync<string>("() => document.activeElement.id") != id; presses++)
            {
                Assert.True(presses < 12, id);
                await Focus.TabAsync(tab);
            }

            if (field.Options.Count > 0)
            {
                await tab.Keyboard.PressAsync("Space");
            }
            else if (field.IsRequired)
            {
                await tab.Keyboard.TypeAsync("Үлгі");
            }
        }

        while (await tab.Locator(".letter-submit button:focus").CountAsync() == 0)
        {
            await Focus.TabAsync(tab);
        }

        await tab.Keyboard.PressAsync("Enter");
        Assert.True(await tab.Locator(Ready).IsVisibleAsync());
        Assert.Contains("docx", (await Focus.TabAsync(tab)).Html, StringComparison.Ordinal);
        await Focus.TabAsync(tab);
        Assert.Equal(1, await tab.Locator("[data-letter-print]:focus").CountAsync());
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Download_Document_IsTheOnlyRequestAndAPost(string tag)
    {
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync($"/{tag}/letters/demand", new() { WaitUntil = WaitUntilState.NetworkIdle });
        await FillInAsync(tab, LetterSamples.Fields(Library.Value.FindLetter("demand")!, Language.Find(tag)!, 3));
        await tab.Locator(".letter-submit button").ClickAsync();
        var requests = new ConcurrentQueue<string>();
        tab.Request += (_, request) => requests.Enqueue($"{request.Method} {request.Url}");
        var download = await tab.RunAndWaitForDownloadAsync(() => tab.Locator("[value=docx]").ClickAsync());

        Assert.Equal($"demand-{tag}.docx", download.SuggestedFilename);
        Assert.Equal([$"POST {browser.Address}{tag}/letters/demand"], requests);
        Assert.True(await tab.Locator(Ready).IsVisibleAsync());
        Assert.Equal(0, await tab.Locator("input[name=as]").CountAsync());
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Write_WithoutScript_TakesOneRequestEach(string tag)
    {
        await using var reader = await browser.NewReaderAsync(script: false);
        var tab = await reader.NewPageAsync();
        var (letter, language) = (Library.Value.FindLetter("complaint")!, Language.Find(tag)!);
        var address = $"/{tag}/letters/complaint";
        await tab.GotoAsync(address);
        await tab.Locator(".letter-submit button").ClickThroughAsync();
        Assert.True(await tab.Locator(".form-errors").IsVisibleAsync());
        Assert.Null(await Measures.SidewaysScrollAsync(tab));

        var fields = LetterSamples.Fields(letter, language, 4);
        await FillInAsync(tab, fields);
        await tab.Locator(".letter-submit button").ClickThroughAsync();
        Assert.Equal((await PortalLetterAsync(address, fields)).Lines, await tab.Locator(".letter-sheet p").AllTextContentsAsync());
        Assert.Equal(0, await tab.Locator("[data-letter-print]:visible, [data-letter-copy]:visible, .letter-form:visible").CountAsync());
        Assert.Null(await Measures.SidewaysScrollAsync(tab));
        var download = await tab.RunAndWaitForDownloadAsync(() => tab.Locator("[value=docx]").ClickAsync());
        Assert.Equal($"complaint-{tag}.docx", download.SuggestedFilename);

        await tab.Locator("[data-letter-change]").ClickThroughAsync();
        Assert.Contains(LetterSamples.Mark, await tab.Locator("#site-field-name").InputValueAsync(), StringComparison.Ordinal);
        Assert.EndsWith(address, tab.Url, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Letters))]
    public async Task Print_Letter_IsAloneOnItsSheet(string tag, string slug)
    {
        await using var reader = await browser.NewReaderAsync(1280);
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync($"/{tag}/letters/{slug}");
        await FillInAsync(tab, LetterSamples.Fields(Library.Value.FindLetter(slug)!, Language.Find(tag)!, 5));
        await tab.Locator(".letter-submit button").ClickAsync();
        await tab.EmulateMediaAsync(new() { Media = Media.Print });

        var shown = await tab.EvaluateAsync<string[]>("""
            () => [...document.body.querySelectorAll('*')].filter(element => element.checkVisibility() && element.getBoundingClientRect().height > 0
              && !element.closest('.letter-sheet') && !element.querySelector('.letter-sheet')).map(element => element.outerHTML.slice(0, 100))
            """);
        Assert.Empty(shown);
        Assert.Equal("18.6667px", await tab.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('.letter-sheet p')).fontSize"));
        var sheets = SheetPattern().Count(Encoding.Latin1.GetString(await tab.PdfAsync(new() { PreferCSSPageSize = true, Format = "A4" })));
        Assert.InRange(sheets, 1, 2);
    }

    // All at once: typing seventy letters key by key takes minutes, and keys have a test of their own.
    private static Task FillInAsync(IPage tab, IEnumerable<KeyValuePair<string, string>> fields) => tab.EvaluateAsync(
        """
        fields => {
          for (const input of document.querySelectorAll('.letter-form [name]')) {
            const values = fields.filter(([name]) => name === input.name).map(([, value]) => value);
            if (input.type === 'radio' || input.type === 'checkbox') input.checked = values.includes(input.value);
            else input.value = values[0] ?? '';
          }
        }
        """,
        fields.Select(field => new[] { field.Key, field.Value }).ToArray());

    private async Task<(IReadOnlyList<string> Lines, string Copy)> PortalLetterAsync(string address, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var client = new HttpClient { BaseAddress = browser.Address };
        using var response = await client.PostAsync(address, new FormUrlEncodedContent(fields), TestContext.Current.CancellationToken);
        var page = await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        return ([.. page.QuerySelectorAll(".letter-sheet p").Select(line => line.TextContent)], ((AngleSharp.Html.Dom.IHtmlTextAreaElement)page.QuerySelector("#site-letter-text")!).Value);
    }

    // The same form as the browser would send it.
    private async Task<IReadOnlyList<string>> PortalErrorsAsync(IPage tab, string address)
    {
        var fields = await tab.EvaluateAsync<string[][]>("() => [...new FormData(document.querySelector('.letter-form'))]");
        using var client = new HttpClient { BaseAddress = browser.Address };
        using var response = await client.PostAsync(address, new FormUrlEncodedContent(fields.Select(field => new KeyValuePair<string, string>(field[0], field[1]))), TestContext.Current.CancellationToken);
        var page = await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        return [.. page.QuerySelectorAll(".form-errors li").Select(item => item.TextContent)];
    }

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex SheetPattern();
}
