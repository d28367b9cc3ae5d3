using CyberAware.TestSupport;

namespace CyberAware.Web.Tests.Pages.Documents;

public sealed class DocumentPageTests(SharedPortal portal)
{
    [Fact]
    public async Task Get_Cyberbullying_OffersAQuickExitToANeutralSite()
    {
        var page = await portal.Host.RawClient().GetPageAsync("/ru/children/cyberbullying");
        var exit = page.QuerySelector("a[data-quick-exit]");
        Assert.StartsWith("https://", exit!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("Как стереть историю", page.QuerySelector(".quick-exit a[href='/ru/privacy#history']")!.TextContent);
        Assert.NotNull((await portal.Host.RawClient().GetPageAsync("/ru/privacy")).QuerySelector("#history"));
        Assert.Null((await portal.Host.RawClient().GetPageAsync("/ru/children/parents")).QuerySelector("a[data-quick-exit]"));
    }

    [Theory]
    [InlineData("/kk/help", "help")]
    [InlineData("/ru/guide/passwords", "guide")]
    [InlineData("/kk/children/kids", "children")]
    [InlineData("/ru/schools", "schools")]
    [InlineData("/kk/statistics/strong-passwords", "figures")]
    [InlineData("/ru/professionals/check", "organisations")]
    public async Task Get_PageOfAPart_SaysWhichItIs(string address, string part)
    {
        var page = await portal.Host.RawClient().GetPageAsync(address);
        Assert.Equal(["site-main", $"part-{part}"], page.QuerySelector("main")!.ClassList);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Get_Kids_DrawsEachRuleAndFoldsWhatAdultsRead(string language)
    {
        var page = await portal.Host.RawClient().GetPageAsync($"/{language}/children/kids");
        Assert.Equal(7, page.QuerySelectorAll(".prose h2.drawn > svg[aria-hidden=true] > use").Length);
        Assert.Equal(9, page.QuerySelectorAll("details.block-adults:not([open]) > summary").Length);
    }

    [Theory]
    [InlineData("guide/passwords")]
    [InlineData("guide/email")]
    public async Task Get_PageThatCorrectsItsSource_LeadsWithTodayAndFoldsThePrint(string path)
    {
        var page = await portal.Host.RawClient().GetPageAsync($"/kk/{path}");
        Assert.Equal("today", page.QuerySelector(".prose > *")!.QuerySelector("h2")!.Id);
        var printed = page.QuerySelector("details.block-printed:not([open])")!;
        Assert.NotNull(printed.QuerySelector("summary > h2#as-printed"));
        Assert.NotNull(printed.QuerySelector("#what-to-do"));
        Assert.NotEmpty(printed.QuerySelectorAll(".block-note"));
    }

    [Fact]
    public async Task Get_TitleWithADash_LetsItBeginNoLine()
    {
        var page = await portal.Host.RawClient().GetPageAsync("/ru/children/cyberbullying");
        Assert.Contains("\u00A0\u2014 ", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Get_Glossary_LeadsToEachTermByItsLetter(string language)
    {
        var page = await portal.Host.RawClient().GetPageAsync($"/{language}/glossary");
        var links = page.QuerySelectorAll(".term-index a").Select(link => link.GetAttribute("href")![1..]).ToList();
        Assert.Equal(page.QuerySelectorAll(".prose h3").Select(term => term.Id!).Order(StringComparer.Ordinal), links.Order(StringComparer.Ordinal));
        var letters = page.QuerySelectorAll(".term-index b").Select(letter => letter.TextContent).ToList();
        Assert.Equal(letters.Distinct(), letters);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Get_Help_OffersTelephoneAndMailAsLinks(string language)
    {
        var page = await portal.Host.RawClient().GetPageAsync($"/{language}/help");
        foreach (var href in new[] { "tel:102", "tel:112", "tel:111", "tel:1477", "tel:1400", "tel:+77172559997", "mailto:info@kz-cert.kz" })
        {
            Assert.NotNull(page.QuerySelector($"main a[href='{href}']"));
        }
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Get_PageWithFacts_SaysWhenTheyWereChecked(string language)
    {
        using var client = portal.Host.RawClient();
        var withFacts = await client.GetPageAsync($"/{language}/help");
        var about = await client.GetPageAsync($"/{language}/about");
        Assert.Equal(withFacts.QuerySelectorAll(".page-facts li").Length, about.QuerySelectorAll(".page-facts li").Length);
        var without = await client.GetPageAsync($"/{language}/guide/updates");
        Assert.Equal(without.QuerySelectorAll(".page-facts li").Length + 1, withFacts.QuerySelectorAll(".page-facts li").Length);
    }
}
