using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using CyberAware.Core;
using CyberAware.TestSupport;
using CyberAware.Web.Api.Embeds;
using CyberAware.Web.Embeds;
using CyberAware.Web.Links;
using CyberAware.Web.Tests.Pages.Quizzes;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Api.Embeds;

/// <summary>oEmbed 1.0: what other sites ask before they show a page.</summary>
public sealed class OEmbedTests(SharedPortal portal)
{
    private const string Origin = PortalHost.PublicOrigin;

    public static TheoryData<string> Hostile =>
    [
        "javascript:alert(1)", "data:text/html,x", "https://evil.example/kk/guide", "//localhost:5080/kk/guide", "/kk/guide", "kk/guide", Origin, Origin + "/", Origin + "/kk", Origin + "/kk/search",
        Origin + "@evil.example/kk/guide", Origin + ".evil.example/kk/guide", Origin + "0/kk/guide", "http://user:word@localhost:5080/kk/guide", "http://localhost/kk/guide", "https://localhost:5080/kk/guide",
        " " + Origin + "/kk/guide", Origin + "/kk/guide\r\nSet-Cookie: a=b", Origin + "/kk/guide\u0000", Origin + "/kk/guide%0d%0aX:y", Origin + "/kk/guide%2Fpasswords", Origin + "/kk/%67uide",
        Origin + "//kk/guide", Origin + "/kk//guide", Origin + "/kk/../ru/guide", Origin + "/kk/./guide", Origin + "/kk\\guide", Origin + "/kk/guide\"><script>alert(1)</script>", Origin + "/kk/guide;x=1",
        Origin + "/de/guide", Origin + "/editor/kk", Origin + "/embed/kk/guide", Origin + "/api/v1/surveys", Origin + "/kk/қауіпсіздік", Origin + "/kk/guide" + new string('/', 20), Origin + "/kk/" + new string('a', 4000),
    ];

    [Theory]
    [InlineData("kk", "Киберқауіпсіздік порталы")]
    [InlineData("ru", "Портал кибербезопасности")]
    public async Task Get_Page_IsDescribedAsTheSpecificationSays(string language, string name)
    {
        var title = portal.Host.Library().Find("guide/passwords")![Language.Find(language)!].Title;
        using var response = await AskAsync($"{Origin}/{language}/guide/passwords");
        using var answer = JsonDocument.Parse(await response.DecodedAsync());
        var html = $"<iframe src=\"{Origin}/embed/{language}/guide/passwords\" title=\"{title}\" width=\"640\" height=\"560\" frameborder=\"0\" loading=\"lazy\" sandbox=\"allow-popups allow-popups-to-escape-sandbox\"></iframe>";

        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["version"] = "1.0",
                ["type"] = "rich",
                ["title"] = title,
                ["provider_name"] = name,
                ["provider_url"] = $"{Origin}/{language}",
                ["cache_age"] = "3600",
                ["width"] = "640",
                ["height"] = "560",
                ["html"] = html,
            },
            answer.RootElement.EnumerateObject().ToDictionary(property => property.Name, property => property.Value.ToString()));
        Assert.Equal(JsonValueKind.String, answer.RootElement.GetProperty("version").ValueKind);
        Assert.Equal(JsonValueKind.Number, answer.RootElement.GetProperty("width").ValueKind);

        using var other = await AskAsync($"{Origin}/{language}/guide/passwords", "&format=xml");
        var xml = XDocument.Parse(await other.DecodedAsync()).Root!;
        Assert.Equal("text/xml", other.Content.Headers.ContentType?.MediaType);
        Assert.Equal("oembed", xml.Name.ToString());
        Assert.Equal(answer.RootElement.EnumerateObject().ToDictionary(property => property.Name, property => property.Value.ToString()), xml.Elements().ToDictionary(element => element.Name.ToString(), element => element.Value));
    }

    [Theory]
    [InlineData("&maxwidth=300&maxheight=200", 300, 200)]
    [InlineData("&maxwidth=9999", 640, 560)]
    [InlineData("&maxheight=1", 640, 1)]
    [InlineData("&maxwidth=&format=", 640, 560)]
    public async Task Get_PageInAMeasure_KeepsToIt(string limits, int width, int height)
    {
        using var response = await AskAsync($"{Origin}/kk/guide/passwords", limits);
        using var answer = JsonDocument.Parse(await response.DecodedAsync());

        Assert.Equal((width, height), (answer.RootElement.GetProperty("width").GetInt32(), answer.RootElement.GetProperty("height").GetInt32()));
        Assert.Contains($"width=\"{width}\" height=\"{height}\"", answer.RootElement.GetProperty("html").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/kk/guide/passwords/")]
    [InlineData("/KK/Guide/Passwords")]
    [InlineData("/kz/guide/passwords")]
    [InlineData("/kk/guide/passwords?theme=dark&x=<script>#top")]
    public async Task Get_AddressAsPeoplePasteIt_IsThePage(string address)
    {
        using var response = await AskAsync(Origin + address);
        Assert.Contains("/embed/kk/guide/passwords", await response.DecodedAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/l/6qzwrj", "ru-RU,ru", "/embed/ru/guide/passwords")]
    [InlineData("/l/6qzwrj?v=000", null, "/embed/kk/guide/passwords")]
    [InlineData("/L/6QZWRJ/", "en", "/embed/kk/guide/passwords")]
    [InlineData("/ru/l/6qzwrj?v=000", "kk", "/embed/ru/guide/passwords")]
    [InlineData("/l/6qzwrk", null, null)]
    [InlineData("/l/9tgm0p", null, null)] // the start
    [InlineData("/l/6qzwrj/guide", null, null)]
    [InlineData("/l/evil-example", null, null)]
    [InlineData("/de/l/6qzwrj", null, null)]
    public async Task Get_ShortAddress_IsThePageInTheReadersLanguage(string address, string? languages, string? frame)
    {
        using var response = await portal.Host.RawClient().SendAsync(
            HttpMethod.Get, $"/oembed?url={Uri.EscapeDataString(Origin + address)}", languages is null ? [] : [("Accept-Language", languages)]);
        var body = await response.DecodedAsync();

        Assert.Equal(frame is null ? HttpStatusCode.NotFound : HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(frame is not null, frame is not null && body.Contains($"{Origin}{frame}\\u0022", StringComparison.Ordinal));
        Assert.Contains("Accept-Language", response.Headers.Vary.Concat(frame is null || address.StartsWith("/ru", StringComparison.Ordinal) ? ["Accept-Language"] : []));
    }

    [Fact]
    public async Task Get_EveryKindOfPage_IsFoundByItsLinkAndShown()
    {
        using var client = portal.Host.RawClient();
        var lesson = portal.Host.Library().Lessons[0].Slug;
        foreach (var address in new[] { "guide", "guide/email", "alerts", "schools", $"schools/{lesson}", "quizzes/passwords", "statistics/harms", "check/scam", "letters/demand", "professionals/check" }.SelectMany(path => new[] { "/kk/" + path, "/ru/" + path }))
        {
            var page = await client.GetPageAsync(address);
            var link = new Uri(page.QuerySelector("link[rel=alternate][type='application/json+oembed']")!.GetAttribute("href")!);
            using var answer = JsonDocument.Parse(await client.GetStringAsync(link.PathAndQuery, TestContext.Current.CancellationToken));
            var frame = new HtmlParser().ParseDocument(answer.RootElement.GetProperty("html").GetString()!).QuerySelector("iframe")!;
            var shown = await client.GetPageAsync(new Uri(frame.GetAttribute("src")!).AbsolutePath);

            Assert.Equal(Origin, link.GetLeftPart(UriPartial.Authority));
            Assert.Equal(page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), shown.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
            Assert.Equal(frame.GetAttribute("title"), answer.RootElement.GetProperty("title").GetString());
        }
    }

    [Theory]
    [InlineData("/kk")]
    [InlineData("/ru/search")]
    [InlineData("/kk/statistics/api")]
    [InlineData("/kk/none")]
    public async Task Get_PageThatCannotBeShown_OffersNothing(string address)
    {
        using var response = await portal.Host.RawClient().SendAsync(HttpMethod.Get, address);
        Assert.DoesNotContain("oembed", await response.DecodedAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Get_AddressThatIsNoPage_IsNotFound(string url)
    {
        using var response = await AskAsync(url);
        var body = await response.DecodedAsync();

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("iframe", body, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", body, StringComparison.Ordinal);
        Assert.Null(response.Header("Set-Cookie"));
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("?url=", 400)]
    [InlineData("?url=U&url=U", 400)]
    [InlineData("?url=U&maxwidth=0", 400)]
    [InlineData("?url=U&maxwidth=-1", 400)]
    [InlineData("?url=U&maxheight=1e3", 400)]
    [InlineData("?url=U&maxheight=99999999999", 400)]
    [InlineData("?url=U&maxwidth=1&maxwidth=2", 400)]
    [InlineData("?url=U&format=yaml", 501)]
    [InlineData("?url=U&format=JSON", 501)]
    [InlineData("?format=yaml", 501)]
    public async Task Get_WhatCannotBeAnswered_IsAProblem(string query, int status)
    {
        using var response = await portal.Host.RawClient().SendAsync(HttpMethod.Get, "/oembed" + query.Replace("U", Uri.EscapeDataString(Origin + "/kk/guide"), StringComparison.Ordinal));

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Send_AnyMethod_IsOpenToOtherSitesForReadingOnly()
    {
        var address = $"/oembed?url={Uri.EscapeDataString(Origin + "/kk/guide")}";
        using var client = portal.Host.RawClient();
        using var read = await client.SendAsync(HttpMethod.Get, address, ("Origin", "https://other.example"));
        using var head = await client.SendAsync(HttpMethod.Head, address);
        using var asked = await client.SendAsync(HttpMethod.Options, address, ("Origin", "https://other.example"), ("Access-Control-Request-Method", "GET"));
        using var post = await client.SendAsync(HttpMethod.Post, address);

        Assert.All([read, head, asked, post], response => Assert.Equal(("*", "cross-origin"), (response.Header("Access-Control-Allow-Origin"), response.Header("Cross-Origin-Resource-Policy"))));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NoContent, HttpStatusCode.MethodNotAllowed), (read.StatusCode, head.StatusCode, asked.StatusCode, post.StatusCode));
        Assert.Equal("public, max-age=60", read.Header("Cache-Control"));
        Assert.Equal("application/problem+json", post.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public void Create_TitleFullOfSigns_StaysATitle()
    {
        const string title = "\"><script>alert('&')</script>]]>«Ә»";
        var links = portal.Host.Services.GetRequiredService<PortalLinks>();
        var html = EmbedCode.Create(links, HtmlEncoder.Create(UnicodeRanges.All), new EmbedTarget("guide", null, 100, _ => new EmbedWords(title, "")), Language.Kazakh);
        var xml = new OEmbedResponse(title, "a", "b", 1, 2, html).ToXml();

        var frame = Assert.Single(new HtmlParser().ParseDocument(html).Body!.Children);
        Assert.Equal(("IFRAME", title), (frame.TagName, frame.GetAttribute("title")));
        Assert.Equal((title, html), (XDocument.Parse(xml).Root!.Element("title")!.Value, XDocument.Parse(xml).Root!.Element("html")!.Value));
    }

    private Task<HttpResponseMessage> AskAsync(string url, string more = "") =>
        portal.Host.RawClient().SendAsync(HttpMethod.Get, $"/oembed?url={Uri.EscapeDataString(url)}{more}");
}
