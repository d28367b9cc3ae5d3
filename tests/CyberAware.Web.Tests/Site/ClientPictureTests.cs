using System.Text.RegularExpressions;
using System.Xml.Linq;
using CyberAware.Core.Pages;
using CyberAware.TestSupport;

namespace CyberAware.Web.Tests.Site;

public sealed partial class ClientPictureTests(SharedPortal portal)
{
    [Fact]
    public async Task Sprite_EveryIconThatPagesMayName_IsDrawn() =>
        Assert.Empty(PageSettings.Icons.Except(await DrawnAsync()));

    [Fact]
    public async Task Sprite_Drawings_AreThoseThatPagesMayName() =>
        Assert.Equal(Drawings.Names.Select(name => "spot-" + name).Order(StringComparer.Ordinal), (await DrawnAsync()).Where(name => name.StartsWith("spot-", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("/kk")]
    [InlineData("/ru/guide")]
    [InlineData("/kk/professionals")]
    [InlineData("/ru/children/kids")]
    public async Task Get_PageWithPictures_NamesOnlyDrawnOnes(string address)
    {
        var drawn = await DrawnAsync();
        var page = await portal.Host.RawClient().GetPageAsync(address);

        var used = page.QuerySelectorAll("use").Select(use => use.GetAttribute("href")!.Split('#')[1]).ToHashSet();
        Assert.Contains(used, name => name.StartsWith("spot-", StringComparison.Ordinal));
        Assert.Empty(used.Except(drawn));
    }

    private async Task<IReadOnlyList<string>> DrawnAsync()
    {
        var sprite = XDocument.Parse(await portal.Host.RawClient().GetStringAsync("/dist/icons.svg", TestContext.Current.CancellationToken));
        return [.. sprite.Root!.Elements().Select(symbol => symbol.Attribute("id")!.Value)];
    }

    [Fact]
    public async Task Get_PictureOfTheStylesheet_MayBeKeptForEver()
    {
        await using var host = new PortalHost();
        var client = host.RawClient();
        var page = await client.GetStringAsync("/kk", TestContext.Current.CancellationToken);
        var stylesheet = await client.GetStringAsync(StylesheetAddress().Match(page).Value, TestContext.Current.CancellationToken);

        var picture = await client.GetAsync("/dist/" + PictureName().Match(stylesheet).Value, TestContext.Current.CancellationToken);

        Assert.Equal("image/svg+xml", picture.Content.Headers.ContentType?.MediaType);
        Assert.Contains("immutable", picture.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Help_ShowsNumbersThatStandAloneAsButtons()
    {
        await using var host = new PortalHost();
        var page = await host.RawClient().GetStringAsync("/kk/help", TestContext.Current.CancellationToken);
        Assert.Equal(8, ContactButton().Count(page)); // one at the head, two of the brochure, five cards
    }

    [GeneratedRegex("/dist/site[^\"]*\\.css")]
    private static partial Regex StylesheetAddress();

    [GeneratedRegex("signs-[0-9A-Z]{8}\\.svg")]
    private static partial Regex PictureName();

    [GeneratedRegex("class=\"contact contact-button\"")]
    private static partial Regex ContactButton();
}
