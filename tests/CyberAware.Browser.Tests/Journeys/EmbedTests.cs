using System.Net;
using System.Net.Sockets;
using System.Text;
using CyberAware.Browser.Tests.Browsing;
using CyberAware.Browser.Tests.Crawling;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Journeys;

/// <summary>A site that trusts nobody shows the portal's pages: it forbids everything but the frame and isolates itself.</summary>
public sealed class EmbedTests(PortalBrowser browser)
{
    // The body's own margin on both sides.
    private const int Margins = 16;

    [Theory]
    [InlineData("kk", 280, ColorScheme.Light)]
    [InlineData("ru", 280, ColorScheme.Dark)]
    [InlineData("kk", 800, ColorScheme.Dark)]
    [InlineData("ru", 800, ColorScheme.Light)]
    public async Task Open_FramesInAStrictSite_AreDrawnWithoutAnythingRefused(string language, int width, ColorScheme theme)
    {
        await using var reader = await browser.NewReaderAsync(width + Margins, theme);
        var tab = await reader.NewPageAsync();
        var refused = new List<string>();
        tab.Console += (_, message) => refused.AddRange(message.Type is "error" or "warning" ? [message.Text] : []);
        foreach (var path in new[] { "guide/passwords", "alerts", "quizzes/passwords", $"schools/{browser.Library.Lessons[0].Slug}", "statistics/harms", "check/scam", "none" })
        {
            // Once as the portal's own code has it, without an origin, and once as a site may write it by hand.
            var code = await CodeAsync(language, path);
            await using var host = Host(code + code.Replace(" sandbox=\"", " data-without=\"", StringComparison.Ordinal), out var address);
            await tab.GotoAsync(address);
            Assert.True(await tab.EvaluateAsync<bool>("() => crossOriginIsolated"), "The host does not isolate itself.");
            foreach (var frame in tab.Frames.Where(frame => frame != tab.MainFrame))
            {
                await frame.WaitForLoadStateAsync();
                Assert.EndsWith($"/embed/{language}/{path}", frame.Url, StringComparison.Ordinal);
                Assert.True(await frame.EvaluateAsync<bool>("() => getComputedStyle(document.querySelector('.button')).display === 'inline-flex'"), $"{path} has no style.");
                Assert.Equal(theme == ColorScheme.Dark ? "rgb(17, 25, 27)" : "rgb(255, 255, 255)", await frame.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"));
                Assert.True(await frame.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"{path} scrolls sideways at {width} px.");
            }

            var faults = await Axe.CheckAsync(tab.Frames[^1]);
            Assert.True(faults.Count == 0, $"{path}\n{string.Join('\n', faults)}");
        }

        // A page that is gone answers 404, which the console repeats.
        Assert.DoesNotContain(refused, text => !text.Contains("404", StringComparison.Ordinal));
        Assert.Empty(await reader.CookiesAsync());
    }

    [Fact]
    public async Task Click_LinkInAFrame_OpensThePageInATabOfItsOwn()
    {
        await using var reader = await browser.NewReaderAsync(800);
        var tab = await reader.NewPageAsync();
        await using var host = Host(await CodeAsync("ru", "quizzes/passwords"), out var address);
        await tab.GotoAsync(address);
        var frame = tab.FrameLocator("iframe");

        await frame.Locator(".embed-options summary").First.ClickAsync();
        Assert.True(await frame.Locator(".embed-options details p").First.IsVisibleAsync());
        var opened = await reader.RunAndWaitForPageAsync(() => frame.Locator(".embed-open a").ClickAsync());
        await opened.WaitForLoadStateAsync();

        Assert.EndsWith("/ru/quizzes/passwords", opened.Url, StringComparison.Ordinal);
        Assert.True(await opened.EvaluateAsync<bool>("() => opener === null && document.querySelector('.quiz-form') !== null"));
        Assert.Equal(address, tab.Url);
    }

    [Fact]
    public async Task Open_OtherPageInAFrame_IsRefused()
    {
        await using var reader = await browser.NewReaderAsync(800);
        var tab = await reader.NewPageAsync();
        foreach (var (path, isShown) in new[] { ("embed/ru/guide", true), ("ru/guide", false) })
        {
            // A host that does not isolate itself, so that the portal's word alone decides.
            await using var host = Host($"<iframe src=\"{browser.Address}{path}\" title=\"x\"></iframe>", out var address, isolated: false);
            await tab.GotoAsync(address);

            Assert.Equal(isShown, tab.Frames[^1].Url.EndsWith("/ru/guide", StringComparison.Ordinal));
            Assert.Equal(isShown ? 1 : 0, await tab.FrameLocator("iframe").Locator("h1").CountAsync());
        }
    }

    [Fact]
    public async Task Print_Frame_NamesTheAddressOfThePage()
    {
        await using var reader = await browser.NewReaderAsync(703);
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync("/embed/kk/guide/passwords");
        await tab.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });

        Assert.Contains("/kk/guide/passwords", await tab.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('.button'), '::after').content"), StringComparison.Ordinal);
        Assert.Equal("rgb(0, 0, 0)", await tab.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('h1')).color"));
        Assert.True(await tab.EvaluateAsync<bool>("() => [...document.querySelectorAll('table')].every(table => table.scrollWidth <= document.documentElement.clientWidth)"));
    }

    // What the page offers to be copied; the address of the running portal stands for the public one.
    private async Task<string> CodeAsync(string language, string path)
    {
        using var client = new HttpClient { BaseAddress = browser.Address };
        var page = await client.GetStringAsync(new Uri($"/{language}/guide/email", UriKind.Relative), TestContext.Current.CancellationToken);
        var from = page.IndexOf("&lt;iframe", StringComparison.Ordinal);
        var code = WebUtility.HtmlDecode(page[from..page.IndexOf("</textarea>", from, StringComparison.Ordinal)]);
        var source = code.Split('"')[1];
        return code.Replace(source, $"{browser.Address}embed/{language}/{path}", StringComparison.Ordinal).Replace("loading=\"lazy\"", "", StringComparison.Ordinal);
    }

    private FixedResponder Host(string frames, out string address, bool isolated = true)
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        address = $"http://127.0.0.1:{port}/";
        var body = $"<!DOCTYPE html><html lang=\"ru\"><meta charset=\"utf-8\"><title>x</title><link rel=\"icon\" href=\"data:,\"><h1>x</h1>{frames}</html>";
        return new FixedResponder(port, string.Join(
            "\r\n",
            "HTTP/1.1 200 OK",
            "Content-Type: text/html; charset=utf-8",
            $"Content-Security-Policy: default-src 'none'; img-src data:; frame-src {browser.Address.GetLeftPart(UriPartial.Authority)}",
            $"Cross-Origin-Opener-Policy: {(isolated ? "same-origin" : "unsafe-none")}",
            $"Cross-Origin-Embedder-Policy: {(isolated ? "require-corp" : "unsafe-none")}",
            $"Content-Length: {Encoding.UTF8.GetByteCount(body)}",
            "",
            body));
    }
}
