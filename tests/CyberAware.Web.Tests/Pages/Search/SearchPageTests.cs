using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CyberAware.Core;
using CyberAware.Core.Search;
using CyberAware.TestSupport;
using CyberAware.Web.Configuration;
using CyberAware.Web.Site;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CyberAware.Web.Tests.Pages.Search;

public sealed class SearchPageTests(SharedPortal portal)
{
    [Theory]
    [InlineData("/kk/search?q=құпия сөз", "/kk/guide/passwords")]
    [InlineData("/ru/search?q=мошенники звонят", "/ru/fraud")]
    [InlineData("/kk/search?q=кибербуллинг", "/kk/children/cyberbullying")]
    public async Task Get_Query_LeadsToThePage(string address, string expected)
    {
        var page = await GetAsync(address);

        Assert.Contains(Links(page).Take(3), link => link.Split('#')[0] == expected);
        Assert.NotEmpty(page.QuerySelectorAll(".search-snippet mark"));
        Assert.Equal(address.Split('=')[1], page.QuerySelector<IHtmlInputElement>("#site-search-main")!.Value);
    }

    [Fact]
    public async Task Get_EveryResult_LeadsToAnAnchorThatIsThere()
    {
        using var client = portal.Host.RawClient();
        foreach (var query in new[] { "құпия сөз", "1414", "деректер", "банк", "сервер" })
        {
            foreach (var link in Links(await GetAsync($"/kk/search?q={query}")).Distinct())
            {
                var target = await client.GetPageAsync(link.Split('#')[0]);
                Assert.True(link.Split('#') is not [_, var anchor] || target.GetElementById(anchor) is not null, $"{query}: {link}");
            }
        }
    }

    [Fact]
    public async Task Get_BothLanguages_PutsThePagesOwnFirstAndMarksTheOther()
    {
        var page = await GetAsync("/ru/search?q=пароль");
        var lists = page.QuerySelectorAll("ol.search-results").ToList();

        Assert.Equal(2, lists.Count);
        Assert.All(lists[0].Children, item => Assert.Null(item.GetAttribute("lang")));
        Assert.All(lists[1].Children, item => Assert.Equal("kk", item.GetAttribute("lang")));
        Assert.All(lists[1].QuerySelectorAll("a"), link => Assert.Equal("kk", link.GetAttribute("hreflang")));
        Assert.All(lists[0].QuerySelectorAll("a"), link => Assert.StartsWith("/ru/", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_SameWordsInOtherCapitals_ShowsTheSameResultsAndTheWordsAsTyped()
    {
        var small = await GetAsync("/kk/search?q=құпия сөз");
        var large = await GetAsync("/kk/search?q=ҚҰПИЯ  Сөз");

        Assert.Equal(Links(small), Links(large));
        Assert.Equal("ҚҰПИЯ Сөз", large.QuerySelector<IHtmlInputElement>("#site-search-main")!.Value);
        Assert.Null(large.QuerySelector(".search-repaired"));
    }

    [Fact]
    public void Find_SameWords_MakesTheAnswerOnce()
    {
        // One of its own: the portal's is full when many tests search.
        using var answers = new SearchAnswerCache(portal.Host.Services.GetRequiredService<IOptions<PortalSettings>>());
        var snapshot = portal.Host.Services.GetRequiredService<SnapshotProvider>().Current;
        IReadOnlyList<SearchResult> Find(string query, Language language, SearchMode mode = SearchMode.Default) => answers.Find(snapshot, query, language, mode).Results;

        Assert.Same(Find("қауіпсіз пароль", Language.Kazakh), Find(" Қауіпсіз ПАРОЛЬ", Language.Kazakh));
        Assert.NotSame(Find("қауіпсіз пароль", Language.Kazakh), Find("қауіпсіз пароль", Language.Russian));
        Assert.NotSame(Find("қауіпсіз пароль", Language.Kazakh), Find("қауіпсіз пароль", Language.Kazakh, SearchMode.Exact));
    }

    [Fact]
    public async Task RemoveExpired_AnswersWhoseTimeIsOver_LetsThemGoUnasked()
    {
        await using var host = PortalHost.With();
        using var answers = new SearchAnswerCache(host.Services.GetRequiredService<IOptions<PortalSettings>>()) { SlidingExpiration = TimeSpan.FromMilliseconds(1) };
        answers.Find(host.Services.GetRequiredService<SnapshotProvider>().Current, "қауіпсіз пароль", Language.Kazakh);
        await Task.Delay(50, TestContext.Current.CancellationToken);

        Assert.Equal(0, answers.RemoveExpired());
    }

    [Fact]
    public void RemoveExpired_FreshAnswer_KeepsIt()
    {
        using var answers = new SearchAnswerCache(portal.Host.Services.GetRequiredService<IOptions<PortalSettings>>());
        var snapshot = portal.Host.Services.GetRequiredService<SnapshotProvider>().Current;
        var answer = answers.Find(snapshot, "жаңа сұрау", Language.Kazakh);

        Assert.True(answers.RemoveExpired() > 0);
        Assert.Same(answer.Results, answers.Find(snapshot, "жаңа сұрау", Language.Kazakh).Results);
    }

    [Fact]
    public async Task Get_OtherKeyboard_SaysWhatWasLookedForAndOffersTheWordsAsTyped()
    {
        var page = await GetAsync("/ru/search?q=gfhjkm");
        var note = page.QuerySelector(".search-repaired")!;

        Assert.Equal("пароль", note.QuerySelector("strong")!.TextContent);
        var literal = await GetAsync(note.QuerySelector("a")!.GetAttribute("href")!);
        Assert.Null(literal.QuerySelector(".search-repaired"));
        Assert.NotNull(literal.GetElementById("site-nothing"));
    }

    [Theory]
    [InlineData("1400", "tel:1400")]
    [InlineData("102", "tel:102")]
    [InlineData("111", "tel:111")]
    [InlineData("8 (7172) 55-99-97", "tel:+77172559997")]
    public async Task Get_Number_ShowsItsContact(string query, string expected)
    {
        var page = await GetAsync($"/kk/search?q={Uri.EscapeDataString(query)}");

        Assert.Equal(expected, page.QuerySelector(".contact-card a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Get_WordsThatNothingHas_OffersGlossaryGuideAndNumbers()
    {
        var page = await GetAsync("/kk/search?q=zzzzqqqq");

        Assert.Equal(["/kk/help", "/kk/guide", "/kk/glossary"], page.QuerySelectorAll(".search-elsewhere a").Select(link => link.GetAttribute("href")));
        Assert.Contains(page.QuerySelectorAll(".contact-card a"), link => link.GetAttribute("href") == "tel:1400");
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Get_Examples_AllFindSomething(string language)
    {
        var page = await GetAsync($"/{language}/search");
        var examples = page.QuerySelectorAll(".search-examples a").Select(link => link.GetAttribute("href")!).ToList();

        Assert.True(examples.Count >= 5);
        foreach (var example in examples)
        {
            Assert.NotEmpty(Links(await GetAsync(example)));
        }
    }

    [Fact]
    public async Task Get_Page_IsNotIndexedAndKeepsTheQueryInTheOtherLanguage()
    {
        var page = await GetAsync("/kk/search?q=эцқ");

        Assert.NotNull(page.QuerySelector("meta[name=robots][content=noindex]"));
        Assert.Null(page.QuerySelector("link[rel=canonical]"));
        Assert.Equal("/ru/search?q=" + Uri.EscapeDataString("эцқ"), page.QuerySelector(".site-language a[hreflang=ru]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Get_Page_IsKeptByTheReadersBrowserOnly()
    {
        using var client = portal.Host.RawClient();
        foreach (var address in new[] { "/kk/search?q=a", "/kk/search", "/api/v1/search?q=a", "/kk/search/suggestions?q=a" })
        {
            await client.SendAsync(HttpMethod.Get, address);
            using var second = await client.SendAsync(HttpMethod.Get, address);
            Assert.Equal("must-revalidate, max-age=50, private", second.Header("Cache-Control"));
            Assert.Null(second.Header("Age"));
            Assert.NotNull(second.Header("Content-Security-Policy"));
            Assert.Null(second.Header("Set-Cookie"));
        }
    }

    [Fact]
    public async Task Get_EveryPage_HasTheSearchField()
    {
        using var client = portal.Host.RawClient();
        foreach (var address in portal.Addresses)
        {
            var page = await client.GetPageAsync(address);
            var search = $"/{address.Split('/')[1]}/search";
            Assert.Equal(search, page.QuerySelector<IHtmlFormElement>("header form[role=search]")!.GetAttribute("action"));
            Assert.Equal(search, page.QuerySelector("header .site-search-link")!.GetAttribute("href"));
        }
    }

    [Theory]
    [InlineData("/kk/guide/pasword", "/kk/guide/passwords")]
    [InlineData("/ru/kiberbulling.html", "/ru/children/cyberbullying")]
    [InlineData("/kk/құпия-сөз", "/kk/guide/passwords")]
    [InlineData("/en/digital-signature", "/kk/guide/digital-signature")]
    public async Task Get_WrongAddress_OffersPagesOfItsWords(string address, string expected)
    {
        var page = await portal.Host.RawClient().GetPageAsync(address, HttpStatusCode.NotFound);

        Assert.Contains(Links(page), link => link.Split('#')[0] == expected);
        Assert.NotNull(page.QuerySelector<IHtmlInputElement>("main input[name=q]"));
    }

    private async Task<IHtmlDocument> GetAsync(string address) => await portal.Host.RawClient().GetPageAsync(address);

    private static IEnumerable<string> Links(IHtmlDocument page) => page.QuerySelectorAll(".search-results h3 a").Select(link => link.GetAttribute("href")!);
}
