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
        Assert.Null((await portal.Host.RawClient().GetPageAsync("/ru/children/parents")).QuerySelector("a[data-quick-exit]"));
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
