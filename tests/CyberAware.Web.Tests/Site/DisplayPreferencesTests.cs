using System.Net;
using System.Text.RegularExpressions;
using CyberAware.Core;
using CyberAware.TestSupport;
using CyberAware.Web.Links;
using CyberAware.Web.Site;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Site;

/// <summary>What readers with low vision choose without a script: the query carries it from page to page.</summary>
public sealed class DisplayPreferencesTests(SharedPortal portal)
{
    private const string Chosen = "theme=contrast-dark&size=4";
    private const string Short = "/l/6qzwrj"; // guide/passwords

    [Theory]
    [InlineData("/kk")]
    [InlineData("/ru/guide/passwords")]
    [InlineData("/kk/statistics")]
    [InlineData("/ru/settings")]
    public async Task Get_PageWithChoice_LooksSoAndCarriesItOnInEveryLink(string address)
    {
        var page = await portal.Host.RawClient().GetPageAsync($"{address}?{Chosen}");

        Assert.Equal("contrast-dark", page.DocumentElement.GetAttribute("data-theme"));
        Assert.Equal("4", page.DocumentElement.GetAttribute("data-size"));
        Assert.Null(page.DocumentElement.GetAttribute("data-spacing"));
        var links = page.QuerySelectorAll("a[href^='/kk'], a[href^='/ru']").Select(link => link.GetAttribute("href")!).ToList();
        Assert.True(links.Count > 10);
        Assert.All(links, link => Assert.Contains(Chosen, link.Split('#')[0], StringComparison.Ordinal));
        Assert.DoesNotContain("size=", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_EveryPageWithChoice_DiffersInTheChoiceAlone()
    {
        using var client = portal.Host.RawClient();
        foreach (var address in portal.Addresses)
        {
            var usual = await client.GetPageAsync(address);
            var page = await client.GetPageAsync($"{address}?{Chosen}");

            Assert.Equal("contrast-dark", page.DocumentElement.GetAttribute("data-theme"));
            var links = page.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!).ToList();
            Assert.Equal(
                usual.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!).Select(href => IsPage(href) ? Carried(href) : href), links);
            Assert.All(page.QuerySelectorAll("form[method=post]"), form => Assert.EndsWith(Chosen, form.GetAttribute("action"), StringComparison.Ordinal));
            Assert.All(
                page.QuerySelectorAll("form:not([method=post]):not([data-sight])"),
                form => Assert.Equal(["theme", "size"], form.QuerySelectorAll("input[type=hidden]").Select(input => input.GetAttribute("name")).Where(name => name is "theme" or "size")));
            if (!address.EndsWith("/settings", StringComparison.Ordinal))
            {
                Assert.Equal(usual.Body!.TextContent, page.Body!.TextContent);
            }
        }

        static bool IsPage(string href) => Regex.IsMatch(href, "^/(kk|ru)(?![^?#]*[.])([/?#]|$)");

        static string Carried(string href)
        {
            var parts = href.Split('#', 2);
            return parts[0] + (parts[0].Contains('?', StringComparison.Ordinal) ? "&" : "?") + Chosen + (parts.Length > 1 ? "#" + parts[1] : "");
        }
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("identity")]
    public async Task Get_PageWithChoice_IsSentInTheAcceptedEncoding(string encoding)
    {
        using var response = await portal.Host.RawClient().SendAsync(HttpMethod.Get, $"/kk/fraud?{Chosen}", ("Accept-Encoding", encoding));

        Assert.Equal(encoding == "identity" ? null : encoding, response.Header("Content-Encoding"));
        Assert.Contains("data-theme=\"contrast-dark\"", await response.DecodedAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sitemap.xml")]
    [InlineData("/api/v1/surveys")]
    [InlineData("/api/v1/surveys/awareness.csv")]
    [InlineData("/kk/statistics/harms.svg")]
    public async Task Get_WhatIsNoPageWithChoice_ComesFromTheCache(string address)
    {
        using var client = portal.Host.RawClient();
        using var usual = await client.SendAsync(HttpMethod.Get, address, ("Accept-Encoding", "br"));
        using var asked = await client.SendAsync(HttpMethod.Get, $"{address}?{Chosen}", ("Accept-Encoding", "br"));

        Assert.NotNull(asked.Header("Age"));
        Assert.Equal(await usual.DecodedAsync(), await asked.DecodedAsync());
    }

    [Fact]
    public async Task Get_PageWithChoice_LeavesTheKeptPageAsItWas()
    {
        using var client = portal.Host.RawClient();
        var before = await client.GetStringAsync("/kk/fraud", TestContext.Current.CancellationToken);

        await client.GetPageAsync($"/kk/fraud?{Chosen}");

        Assert.Equal(before, await client.GetStringAsync("/kk/fraud", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("theme=pink&size=9&spacing=&links[]=underlined")]
    [InlineData("theme=%22%3E%3Cscript%3E&pictures=%00")]
    [InlineData("theme=auto&size=1&spacing=normal&links=normal&pictures=on")]
    public async Task Get_PageWithUnknownOrUsualChoice_IsTheUsualPage(string query)
    {
        using var client = portal.Host.RawClient();

        Assert.Equal(
            await client.GetStringAsync("/ru/guide", TestContext.Current.CancellationToken),
            await client.GetStringAsync($"/ru/guide?{query}", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Get_MissingPageWithChoice_KeepsChoiceAndStatus()
    {
        var page = await portal.Host.RawClient().GetPageAsync($"/kk/no-such-page?{Chosen}", HttpStatusCode.NotFound);

        Assert.Equal("contrast-dark", page.DocumentElement.GetAttribute("data-theme"));
    }

    // Of a query only the choice goes on; nothing of it leads elsewhere or gets into a header.
    [Theory]
    [InlineData($"/?{Chosen}", $"/kk?{Chosen}")]
    [InlineData($"{Short}?{Chosen}", $"/kk/guide/passwords?{Chosen}")]
    [InlineData($"/kk{Short}?{Chosen}", $"/kk/guide/passwords?{Chosen}")]
    [InlineData($"{Short}?pictures=off&links=underlined&spacing=wide", "/kk/guide/passwords?spacing=wide&links=underlined&pictures=off")]
    [InlineData($"{Short}?theme=dark&next=https://evil.example&q=1&theme=light", "/kk/guide/passwords?theme=dark")]
    [InlineData($"{Short}?theme=%2f%2fevil.example&size=2", "/kk/guide/passwords?size=2")]
    [InlineData($"{Short}?theme=dark%0d%0aSet-Cookie:x", "/kk/guide/passwords")]
    [InlineData($"{Short}?theme=auto", "/kk/guide/passwords")]
    [InlineData("/l/9tgm0p?theme=dark", "/kk?theme=dark")]
    public async Task Get_RedirectWithChoice_CarriesTheChoiceOnAndNothingElse(string address, string expected)
    {
        using var response = await portal.Host.RawClient().SendAsync(HttpMethod.Get, address, ("Accept-Language", "kk"));

        Assert.Equal((HttpStatusCode.Redirect, expected), (response.StatusCode, response.Header("Location")));
    }

    [Fact]
    public async Task Get_ShortAddressOfAPaperWithChoice_KeepsTheChoiceBesideTheVersion()
    {
        using var client = portal.Host.RawClient();
        var snapshot = portal.Host.Services.GetRequiredService<SnapshotProvider>().Current;
        var printed = PaperVersion.For(PrintedPage.In(snapshot.Library, []).First(page => page.Path == "guide/passwords"), Language.Kazakh, snapshot.Library)!;
        using var current = await client.SendAsync(HttpMethod.Get, $"{Short}?v={printed}&{Chosen}", ("Accept-Language", "ru"));
        Assert.Equal($"/ru/guide/passwords?{Chosen}#{ShortPaths.CurrentAnchor}", current.Header("Location"));

        var old = printed with { Day = new DateOnly(2026, 11, 1) };
        using var first = await client.SendAsync(HttpMethod.Get, $"{Short}?v={old}&{Chosen}", ("Accept-Language", "ru"));
        Assert.Equal($"/ru{Short}?v={old}&{Chosen}", first.Header("Location"));
        var page = await client.GetPageAsync(first.Header("Location")!);
        Assert.Equal("contrast-dark", page.DocumentElement.GetAttribute("data-theme"));
        Assert.Equal($"/ru/guide/passwords?{Chosen}", page.QuerySelector("main a.button")!.GetAttribute("href"));

        var none = await client.GetPageAsync($"/l/zzzzzz?{Chosen}", HttpStatusCode.NotFound);
        Assert.Equal("contrast-dark", none.DocumentElement.GetAttribute("data-theme"));
    }
}
