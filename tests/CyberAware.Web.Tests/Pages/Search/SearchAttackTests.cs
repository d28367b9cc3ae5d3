using System.Net;
using AngleSharp.Html.Dom;
using CsCheck;
using CyberAware.TestSupport;

namespace CyberAware.Web.Tests.Pages.Search;

/// <summary>Whatever stands in the query, the answer is an ordinary page in which it is text.</summary>
public sealed class SearchAttackTests(SharedPortal portal)
{
    private const int Payloads = 500;

    private static readonly string[] Openings = ["", "\"", "'", "\">", "'>", "</title>", "</script>", "-->", "<mark>", "пароль ", "</textarea>", "`", "&quot;>", "\u2028", "%22>"];

    private static readonly string[] Bodies =
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "<iframe srcdoc=x>", "<a href=javascript:alert(1)>x</a>",
        "<input autofocus onfocus=alert(1)>", "<details open ontoggle=alert(1)>", "<body onload=alert(1)>", "<math><mi xlink:href=javascript:1>", "<object data=x>",
        "<form action=//evil.kz>", "<base href=//evil.kz>", "<meta http-equiv=refresh content=0>", "<style>*{}</style>", "<link rel=stylesheet href=//evil.kz>",
        "onmouseover=alert(1) x=", "javascript:alert(1)", "{{7*7}}", "${7*7}", "@(1+1)", "<%= 1 %>", "&lt;script&gt;", "\u0000<script>", "<scr\u0000ipt>", "<script\u000B>", "＜script＞",
        "<embed src=x>", "<video><source onerror=alert(1)>", "<x onclick=alert(1)>y", "<b style=color:red>z", "<template><script>1</script></template>", "<noscript><p title=\"</noscript><img src onerror=1>\">",
        "<!--", "<![CDATA[", "<?php", "]]>",
    ];

    private static readonly string[] Active =
    [
        "script", "style", "iframe", "object", "embed", "base", "meta", "link", "form", "template", "noscript", "math", "img", "video", "details",
        "[style]", "[srcdoc]", "input", "svg", "title",
    ];

    public static IEnumerable<string> All => Openings.SelectMany(opening => Bodies.Select(body => opening + body)).Take(Payloads);

    [Fact]
    public async Task Get_Payloads_StayText()
    {
        using var client = portal.Host.RawClient();
        var plain = await ShapeAsync(client, "/kk/search?q=qqqqqqzzzz");
        Assert.Equal(Payloads, All.Count());
        foreach (var payload in All)
        {
            var page = await client.GetPageAsync($"/kk/search?q={Uri.EscapeDataString(payload)}");
            Assert.True(Dangers(page) == plain, $"{payload}: {Dangers(page)}");
        }
    }

    [Fact]
    public async Task Get_PayloadsAsAddress_StayText()
    {
        using var client = portal.Host.RawClient();
        var plain = Dangers(await client.GetPageAsync("/kk/qqqqqqzzzz", HttpStatusCode.NotFound));
        foreach (var payload in All.Take(150))
        {
            using var response = await client.SendAsync(HttpMethod.Get, $"/kk/{Uri.EscapeDataString(payload.Replace("/", "", StringComparison.Ordinal).Replace("\0", "", StringComparison.Ordinal))}");
            if (response.StatusCode == HttpStatusCode.MovedPermanently)
            {
                // Nothing but the punctuation that comes along with a pasted link.
                Assert.Equal("/kk", response.Header("Location"));
                continue;
            }

            var body = await response.DecodedAsync();
            Assert.True(Dangers(new AngleSharp.Html.Parser.HtmlParser().ParseDocument(body)) == plain, payload);
        }
    }

    [Fact]
    public async Task Get_AnyQuery_IsAnOrdinaryPage()
    {
        using var client = portal.Host.RawClient();
        string[] queries =
        [
            "", "?q=", "?q", "?q=%00%01%1f", "?q=%", "?q=%zz", "?q=%d0", "?q=%ed%a0%80", "?q=a&q=b&q=c", "?q=&q=b", "?q[]=a", "?Q=a", "?q=a&exact", "?q=a&exact=2&exact=3", "?q=%F0%9F%92%A9",
            "?q=%E2%80%AE%E2%80%8F", "?q=" + new string('a', 10 * 1024), "?q=" + string.Join('+', Enumerable.Repeat("a", 4000)), "?q=" + string.Concat(Enumerable.Repeat("%D2%9B", 1700)), "?q=%2e%2e%2f", "?q=+++", "?q=" + Uri.EscapeDataString(new string('\u0301', 500)),
        ];
        foreach (var query in queries)
        {
            foreach (var address in new[] { "/kk/search", "/ru/search/suggestions", "/api/v1/search" })
            {
                using var response = await client.SendAsync(HttpMethod.Get, address + query);
                Assert.True(response.StatusCode == HttpStatusCode.OK, $"{address}{query[..Math.Min(query.Length, 60)]}: {(int)response.StatusCode}");
            }
        }
    }

    [Fact]
    public void Get_RandomQuery_IsAnOrdinaryPage()
    {
        using var client = portal.Host.RawClient();
        Gen.String.Sample(
            query =>
            {
                using var response = client.SendAsync(HttpMethod.Get, "/kk/search?q=" + Uri.EscapeDataString(Scalar(query))).GetAwaiter().GetResult();
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            },
            iter: 200,
            threads: 1);
    }

    [Fact]
    public async Task Get_TenKilobytesOverARealPort_IsAnOrdinaryPage()
    {
        await using var host = new PortalHost();
        using var client = new HttpClient { BaseAddress = host.Listen() };
        using var response = await client.SendAsync(HttpMethod.Get, "/kk/search?q=" + new string('a', 10 * 1024));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static async Task<string> ShapeAsync(HttpClient client, string address) => Dangers(await client.GetPageAsync(address));

    // Everything that could act, counted: a payload that became markup adds to it.
    private static string Dangers(IHtmlDocument page) => string.Join(' ', Active.Select(selector => $"{selector}:{page.QuerySelectorAll(selector).Length}"))
        + " handlers:" + page.All.Count(element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)))
        + " foreign:" + page.QuerySelectorAll("[href^='javascript'],[href^='//'],[action^='//'],[src^='//']").Length;

    private static string Scalar(string text) => string.Concat(text.Where(character => !char.IsSurrogate(character)));
}
