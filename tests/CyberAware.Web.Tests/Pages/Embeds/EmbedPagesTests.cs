using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CyberAware.Core;
using CyberAware.Core.Text;
using CyberAware.TestSupport;
using CyberAware.Web.Embeds;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Site;
using CyberAware.Web.Tests.Pages.Quizzes;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Pages.Embeds;

/// <summary>What other sites show in a frame: light, without script, form or cookie, and nothing else may be framed.</summary>
public sealed class EmbedPagesTests(SharedPortal portal)
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors *; require-trusted-types-for 'script'; trusted-types 'none'";

    // What a frame costs on the wire with its stylesheet, each with generous headers.
    private const int Budget = 30 * 1024;
    private const int HeaderBytes = 1500;

    // Addresses of the sitemap that are lists, screens of figures, or whole booklets: nothing to show in a frame.
    private static readonly string[] WithoutEmbed = ["", "about/components", "guide/print", "schools/term", "settings", "statistics/api", "statistics/data", "statistics/quizzes"];

    private PortalSnapshot Snapshot => portal.Host.Services.GetRequiredService<SnapshotProvider>().Current;

    [Fact]
    public async Task Get_EveryEmbed_IsLightAndDoesNothing()
    {
        using var client = portal.Host.RawClient();
        var page = await client.GetPageAsync("/embed/kk/guide/passwords");
        using var style = await client.SendAsync(HttpMethod.Get, page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!, ("Accept-Encoding", "gzip"));
        var styleBytes = (await style.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
        Assert.Equal("gzip", style.Header("Content-Encoding"));
        Assert.Equal(("*", "cross-origin"), (style.Header("Access-Control-Allow-Origin"), style.Header("Cross-Origin-Resource-Policy")));

        var (faults, heaviest, count) = (new List<string>(), 0, 0);
        foreach (var address in portal.Addresses)
        {
            var (language, path) = (address[1..3], address.Length > 3 ? address[4..] : "");
            if (EmbedTargets.Find(Snapshot, path) is null)
            {
                faults.AddRange(WithoutEmbed.Contains(path) || path.StartsWith("schools/posters", StringComparison.Ordinal) || path.EndsWith("/all", StringComparison.Ordinal) ? [] : [$"{address} can't be framed"]);
                continue;
            }

            using var response = await client.SendAsync(HttpMethod.Get, $"/embed{address}", ("Accept-Encoding", "gzip"));
            var weight = styleBytes + (int)response.Content.Headers.ContentLength!.Value + (2 * HeaderBytes);
            (heaviest, count) = (Math.Max(heaviest, weight), count + 1);
            faults.AddRange(weight > Budget ? [$"{address}: {weight} bytes"] : []);
            faults.AddRange(FaultsOf(response, new HtmlParser().ParseDocument(await response.DecodedAsync()), language, address).Select(fault => $"/embed{address}: {fault}"));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{count} pages, the heaviest {heaviest} bytes, {styleBytes} of them styles.");
        Assert.True(count > 200, $"Only {count} pages.");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task Get_EachFormOfAnAnswer_MayBeFramedAndIsKept()
    {
        using var client = portal.Host.RawClient();
        using var first = await client.SendAsync(HttpMethod.Get, "/embed/ru/guide/email");
        using var cached = await client.SendAsync(HttpMethod.Get, "/embed/ru/guide/email?theme=dark&a=b", ("Cookie", "a=b"));
        using var head = await client.SendAsync(HttpMethod.Head, "/embed/ru/guide/email");
        using var unchanged = await client.SendAsync(HttpMethod.Get, "/embed/ru/guide/email", ("If-None-Match", first.Header("ETag")!));

        Assert.Equal((true, HttpStatusCode.NotModified), (cached.Header("Age") is not null, unchanged.StatusCode));
        Assert.Equal(await first.DecodedAsync(), await cached.DecodedAsync());
        Assert.All([first, cached, head, unchanged], AssertFramed);
    }

    [Fact]
    public async Task Get_WhatIsGone_SaysSoInTheFrame()
    {
        foreach (var address in new[] { "/embed/ru/guide/none", "/embed/ru", "/embed/ru/alerts/none", "/embed/ru/search", "/embed/ru/quizzes/none" })
        {
            using var response = await portal.Host.RawClient().SendAsync(HttpMethod.Get, address);
            var page = new HtmlParser().ParseDocument(await response.DecodedAsync());

            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            AssertFramed(response);
            Assert.Equal("Этой страницы на портале нет", page.QuerySelector("h1")!.TextContent);
            Assert.Equal("/ru", page.QuerySelector(".button")!.GetAttribute("href"));
            Assert.Null(page.QuerySelector("link[rel=canonical], script"));
            Assert.DoesNotContain("max-age", response.Header("Cache-Control"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("GET", "/embed", 404)]
    [InlineData("GET", "/embed/de/guide", 404)]
    [InlineData("GET", "/embed/kk/guide/", 301)]
    [InlineData("POST", "/embed/kk/guide", 405)]
    [InlineData("PUT", "/embed/kk/guide", 405)]
    [InlineData("GET", "/embedded", 404)]
    [InlineData("GET", "/kk/embed/guide", 404)]
    [InlineData("GET", "/kk/guide", 200)]
    [InlineData("GET", "/oembed", 400)]
    [InlineData("GET", "/editor/kk", 401)]
    public async Task Send_AnythingElse_MayNotBeFramed(string method, string address, int status)
    {
        using var response = await portal.Host.RawClient().SendAsync(new HttpMethod(method), address);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains("frame-ancestors 'none'", response.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Null(response.Header("Cross-Origin-Embedder-Policy"));
    }

    [Fact]
    public void Walk_EveryEndpoint_OneAloneMayBeFramed()
    {
        _ = portal.Host.RawClient();
        var pages = portal.Host.Services.GetRequiredService<PageLoader>();
        var embedded = portal.Host.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => EndpointTable.MetadataOf(endpoint, pages).GetMetadata<EmbeddedAttribute>() is not null)
            .Select(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/')).Distinct();

        Assert.Equal("embed/{language:language}/{**path}", Assert.Single(embedded));
    }

    [Fact]
    public async Task Get_Quiz_AsksItsFirstQuestionAndExplainsEachAnswerWithoutAForm()
    {
        var quiz = portal.Host.Quiz();
        var page = await portal.Host.RawClient().GetPageAsync("/embed/ru/quizzes/passwords");

        Assert.Equal(quiz.Questions[0].Options.Select(option => option[Language.Russian].Text), page.QuerySelectorAll(".embed-options summary").Select(summary => summary.TextContent));
        Assert.All(page.QuerySelectorAll(".embed-options details"), answer => Assert.False(answer.HasAttribute("open")));
        Assert.Equal(quiz.Questions[0].Right, page.QuerySelectorAll(".embed-options strong").ToList().FindIndex(verdict => verdict.TextContent.StartsWith("Верно", StringComparison.Ordinal)));
        Assert.Equal("/ru/quizzes/passwords", page.QuerySelector(".embed-open a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Get_LessonAndChart_ShowWhatTheyAre()
    {
        var lesson = portal.Host.Library().Lessons[0];
        var card = await portal.Host.RawClient().GetPageAsync($"/embed/kk/schools/{lesson.Slug}");
        var chart = await portal.Host.RawClient().GetPageAsync("/embed/kk/statistics/harms");

        Assert.Equal(lesson.Stages.Count, card.QuerySelectorAll("ol li").Length);
        Assert.Equal("img", chart.QuerySelector(".chart svg")!.GetAttribute("role"));
        Assert.NotEmpty(chart.QuerySelectorAll(".embed-note"));
    }

    [Theory]
    [InlineData("/kk/guide/passwords", "/embed/kk/guide/passwords", "#site-embed-code")]
    [InlineData("/ru/quizzes/passwords", "/embed/ru/quizzes/passwords", "#site-embed-code")]
    [InlineData("/ru/statistics/harms", "/embed/ru/statistics/harms", "#site-embed-code")]
    [InlineData("/kk/alerts", "/embed/kk/alerts", "#site-widget-code")]
    [InlineData("/ru/schools", "/embed/ru/alerts", "#site-widget-code")]
    public async Task Get_PageThatOffersTheCode_OffersAFrameOfIt(string address, string embed, string field)
    {
        var page = await portal.Host.RawClient().GetPageAsync(address);
        var frame = (IHtmlInlineFrameElement)new HtmlParser().ParseDocument(page.QuerySelector(field)!.TextContent).QuerySelector("iframe")!;
        var shown = await portal.Host.RawClient().GetPageAsync(embed);

        Assert.Equal(PortalHost.PublicOrigin + embed, frame.GetAttribute("src"));
        Assert.Equal(shown.QuerySelector("h1")!.TextContent.Replace("\u00ad", "", StringComparison.Ordinal), NoBreak.BeforeDashes(frame.GetAttribute("title")!));
        Assert.Equal("allow-popups allow-popups-to-escape-sandbox", frame.GetAttribute("sandbox"));
        Assert.Equal("100%", frame.GetAttribute("width"));
        Assert.NotNull(page.QuerySelector($"[data-copy='{field[1..]}']"));
    }

    [Fact]
    public async Task Get_LessonPage_OffersItsOwnCode()
    {
        var lesson = portal.Host.Library().Lessons[0];
        var page = await portal.Host.RawClient().GetPageAsync($"/ru/schools/{lesson.Slug}");

        Assert.Contains($"src=\"{PortalHost.PublicOrigin}/embed/ru/schools/{lesson.Slug}\"", page.QuerySelector("#site-embed-code")!.TextContent, StringComparison.Ordinal);
    }

    private static void AssertFramed(HttpResponseMessage response)
    {
        Assert.Equal(Policy, response.Header("Content-Security-Policy"));
        Assert.Equal("cross-origin", response.Header("Cross-Origin-Resource-Policy"));
        Assert.Equal("require-corp", response.Header("Cross-Origin-Embedder-Policy"));
        Assert.Equal("nosniff", response.Header("X-Content-Type-Options"));
        Assert.Null(response.Header("X-Frame-Options"));
        Assert.Null(response.Header("Access-Control-Allow-Origin"));
        Assert.Null(response.Header("Set-Cookie"));
    }

    private static IEnumerable<string> FaultsOf(HttpResponseMessage response, IHtmlDocument page, string language, string address)
    {
        if (response.StatusCode != HttpStatusCode.OK || response.Header("Content-Security-Policy") != Policy || response.Header("Set-Cookie") is not null)
        {
            yield return $"status {response.StatusCode}, cookie {response.Header("Set-Cookie")}, policy {response.Header("Content-Security-Policy")}";
        }

        if (page.DocumentElement.GetAttribute("lang") != language || page.QuerySelectorAll("h1").Length != 1 || page.Title is not { Length: > 5 })
        {
            yield return "no language, heading or title";
        }

        if (page.QuerySelector("link[rel=canonical]")?.GetAttribute("href") != PortalHost.PublicOrigin + address || page.QuerySelector("meta[name=robots]")?.GetAttribute("content") != "noindex")
        {
            yield return "search engines would not know the page itself alone";
        }

        foreach (var active in page.QuerySelectorAll("script, form, input, button, iframe, object, embed, [style], base, link:not([rel=canonical]):not([rel=stylesheet])"))
        {
            yield return $"holds {active.LocalName}";
        }

        foreach (var link in page.QuerySelectorAll("a[href^='/'], a[href^='http']").Where(link => link.GetAttribute("target") != "_blank" || link.GetAttribute("rel")?.Contains("noopener", StringComparison.Ordinal) != true))
        {
            yield return $"keeps {link.OuterHtml} in the frame";
        }

        foreach (var link in page.QuerySelectorAll("a[href^='#']").Where(link => page.GetElementById(link.GetAttribute("href")![1..]) is null || link.HasAttribute("target")))
        {
            yield return $"{link.OuterHtml} leads nowhere";
        }
    }
}
