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

    // Whoever changes the size must see what it does before the five groups of choices, and the way back too.
    [Theory]
    [InlineData("/kk/settings", "Үлгі")]
    [InlineData("/ru/settings", "Образец")]
    public async Task Get_Settings_BeginsWithASampleAndTheWayBack(string address, string label)
    {
        var form = (await portal.Host.RawClient().GetPageAsync(address)).QuerySelector("form[data-sight]")!;
        var sample = form.Children[0];

        Assert.StartsWith(label, sample.QuerySelector(".sight-sample-label")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(sample.QuerySelector("p > a[href$='/help']"));
        Assert.Same(form.QuerySelector("[data-sight-reset]"), sample.QuerySelector("[data-sight-reset]"));
        Assert.Equal("status", form.Children[1].GetAttribute("role"));
        Assert.NotNull(form.Children[1].GetAttribute("data-usual"));
        Assert.Same(form.QuerySelector("[data-erased]"), form.QuerySelector(".sight-actions:has([data-erase])")!.NextElementSibling);
        Assert.Contains("(200", form.QuerySelector(".choice-size-4")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_EveryPage_LinksTheSettingsInTheWordsPeopleLookFor()
    {
        using var client = portal.Host.RawClient();

        Assert.Contains("Нашар көретіндерге", (await client.GetPageAsync("/kk/help")).QuerySelector("header a[href='/kk/settings']")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Версия для слабовидящих", (await client.GetPageAsync("/ru/help")).QuerySelector("header a[href='/ru/settings']")!.TextContent, StringComparison.Ordinal);
    }
}
