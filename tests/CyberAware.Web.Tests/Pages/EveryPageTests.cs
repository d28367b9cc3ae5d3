using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CyberAware.Core;
using CyberAware.TestSupport;

namespace CyberAware.Web.Tests.Pages;

/// <summary>What holds for every page: derived from the sitemap, so a new page is covered by being there.</summary>
public sealed class EveryPageTests(SharedPortal portal)
{
    [Fact]
    public async Task Get_EveryAddress_IsACompletePageOfItsLanguage()
    {
        using var client = portal.Host.RawClient();
        var problems = new List<string>();
        foreach (var address in portal.Addresses)
        {
            var page = await client.GetPageAsync(address);
            var language = address.Split('/')[1];
            problems.AddRange(ProblemsOf(page, language, address).Select(problem => $"{address}: {problem}"));
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Fact]
    public async Task Get_EveryAddress_LinksStayInItsLanguage()
    {
        using var client = portal.Host.RawClient();
        var strangers = new List<string>();
        foreach (var address in portal.Addresses)
        {
            var page = await client.GetPageAsync(address);
            var home = "/" + address.Split('/')[1];
            strangers.AddRange(page.QuerySelectorAll<IHtmlAnchorElement>("a[href^='/']:not([hreflang]):not([type])")
                .Select(link => link.GetAttribute("href")!)
                .Where(href => href != home && !href.StartsWith(home + "/", StringComparison.Ordinal) && !href.StartsWith(home + "#", StringComparison.Ordinal))
                .Select(href => $"{address} links to {href}"));
        }

        Assert.True(strangers.Count == 0, string.Join('\n', strangers));
    }

    [Fact]
    public async Task Get_EveryInternalLink_LeadsToAnExistingPageAndAnchor()
    {
        using var client = portal.Host.RawClient();
        var documents = new Dictionary<string, IHtmlDocument>();
        foreach (var address in portal.Addresses.Concat(Language.All.Select(language => $"/{language}/search")))
        {
            documents[address] = await client.GetPageAsync(address);
        }

        // Deeper steps of a decision helper, a lesson's sheets and quizzes for a class stand in no list; each link to one is asked for.
        var steps = documents.Values.SelectMany(page => page.QuerySelectorAll<IHtmlAnchorElement>("a[data-advisor-link], .lesson-materials a[href^='/'], a[href$='/class']").Select(link => link.GetAttribute("href")!)).ToList();
        foreach (var address in steps.Where(address => !documents.ContainsKey(address)).Distinct())
        {
            documents[address] = await client.GetPageAsync(address);
        }

        var broken = documents.Where(entry => portal.Addresses.Contains(entry.Key)).SelectMany(entry => entry.Value.QuerySelectorAll<IHtmlAnchorElement>("a[href^='/']:not([type]), a[href^='#']")
            .Select(link => link.GetAttribute("href")!)
            .Where(href => !Exists(documents, entry.Key, href))
            .Select(href => $"{entry.Key} links to {href}")).Distinct().ToList();

        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }

    [Fact]
    public async Task Get_EveryLinkedFile_IsWhatTheLinkSays()
    {
        using var client = portal.Host.RawClient();
        var files = new HashSet<(string Address, string Type)>();
        foreach (var address in portal.Addresses)
        {
            var page = await client.GetPageAsync(address);
            files.UnionWith(page.QuerySelectorAll<IHtmlAnchorElement>("a[type]").Select(link => (link.GetAttribute("href")!, link.GetAttribute("type")!)));
        }

        Assert.NotEmpty(files);
        foreach (var (address, type) in files)
        {
            using var response = await client.SendAsync(HttpMethod.Get, address);
            Assert.True(response.IsSuccessStatusCode, $"{address} answered {(int)response.StatusCode}");
            Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        }
    }

    [Fact]
    public async Task Get_EveryAddress_IsAtMostThreeClicksFromHome()
    {
        using var client = portal.Host.RawClient();
        foreach (var home in new[] { "/kk", "/ru" })
        {
            var reached = new HashSet<string> { home };
            var edge = new List<string> { home };
            for (var click = 0; click < 3; click++)
            {
                var next = new List<string>();
                foreach (var address in edge)
                {
                    var page = await client.GetPageAsync(address);
                    next.AddRange(page.QuerySelectorAll<IHtmlAnchorElement>($"a[href^='{home}/']")
                        .Select(link => link.GetAttribute("href")!.Split('#')[0]).Where(reached.Add));
                }

                edge = next;
            }

            Assert.Empty(portal.Addresses.Where(address => address.StartsWith(home + "/", StringComparison.Ordinal)).Except(reached));
        }
    }

    private static bool Exists(Dictionary<string, IHtmlDocument> documents, string from, string href)
    {
        var parts = href.Split('#', 2);
        return documents.TryGetValue(parts[0].Length == 0 ? from : parts[0], out var target)
            && (parts.Length == 1 || target.GetElementById(parts[1]) is not null);
    }

    private static IEnumerable<string> ProblemsOf(IHtmlDocument page, string language, string address)
    {
        if (page.DocumentElement.GetAttribute("lang") != language)
        {
            yield return $"lang is {page.DocumentElement.GetAttribute("lang")}";
        }

        if (page.Title is not { Length: > 5 and < 140 })
        {
            yield return $"title '{page.Title}'";
        }

        if (page.QuerySelectorAll("h1") is not [{ TextContent.Length: > 3 }])
        {
            yield return "not exactly one h1";
        }

        if (page.QuerySelectorAll("main") is not [_])
        {
            yield return "not exactly one main";
        }

        if (page.QuerySelector("meta[name=description]")?.GetAttribute("content") is not { Length: > 20 })
        {
            yield return "no description";
        }

        if (page.QuerySelector("link[rel=canonical]")?.GetAttribute("href") != PortalHost.PublicOrigin + address)
        {
            yield return "canonical is not the page's own address";
        }

        foreach (var (tag, expected) in new[] { ("kk", Twin(address, "kk")), ("ru", Twin(address, "ru")), ("x-default", Twin(address, "kk")) })
        {
            if (page.QuerySelector($"link[rel=alternate][hreflang={tag}]")?.GetAttribute("href") != PortalHost.PublicOrigin + expected)
            {
                yield return $"alternate {tag} is not {expected}";
            }
        }

        foreach (var property in new[] { "og:title", "og:description", "og:url", "og:image", "og:locale", "og:site_name", "og:type" })
        {
            if (string.IsNullOrWhiteSpace(page.QuerySelector($"meta[property='{property}']")?.GetAttribute("content")))
            {
                yield return $"no {property}";
            }
        }

        var other = language == "kk" ? "ru" : "kk";
        if (page.QuerySelector($"header a[hreflang={other}]")?.GetAttribute("href") != Twin(address, other))
        {
            yield return "the language switch does not lead to the same page";
        }

        var repeated = page.QuerySelectorAll("[id]").GroupBy(node => node.Id).Where(group => group.Count() > 1).Select(group => group.Key);
        foreach (var id in repeated)
        {
            yield return $"id '{id}' stands twice";
        }
    }

    private static string Twin(string address, string language) => "/" + language + address[3..];
}
