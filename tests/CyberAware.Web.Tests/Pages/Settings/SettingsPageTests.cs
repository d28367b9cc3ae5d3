using AngleSharp.Html.Dom;
using CyberAware.TestSupport;

namespace CyberAware.Web.Tests.Pages.Settings;

public sealed class SettingsPageTests(SharedPortal portal)
{
    [Fact]
    public async Task Get_SettingsWithChoice_ShowsWhatIsChosen()
    {
        var page = await portal.Host.RawClient().GetPageAsync("/kk/settings?theme=contrast-dark&size=4&spacing=wide");

        var chosen = page.QuerySelectorAll("input[checked]").OfType<IHtmlInputElement>().Select(input => $"{input.Name}={input.Value}");
        Assert.Equal(["theme=contrast-dark", "size=4", "spacing=wide", "links=normal", "pictures=on"], chosen);
    }

    [Fact]
    public async Task Get_EveryPage_LinksTheSettingsInTheWordsPeopleLookFor()
    {
        using var client = portal.Host.RawClient();

        Assert.Contains("Нашар көретіндерге", (await client.GetPageAsync("/kk/help")).QuerySelector("header a[href='/kk/settings']")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Версия для слабовидящих", (await client.GetPageAsync("/ru/help")).QuerySelector("header a[href='/ru/settings']")!.TextContent, StringComparison.Ordinal);
    }
}
