using System.Text.RegularExpressions;
using System.Xml.Linq;
using CyberAware.Core.Content;
using CyberAware.TestSupport;

namespace CyberAware.Web.Tests.Serving;

public sealed partial class ClientPictureTests
{
    [Fact]
    public void Sprite_EveryIconThatPagesMayName_IsDrawn()
    {
        var sprite = XDocument.Load(Path.Combine(Repository.Web, "Client", "pictures", "icons.svg"));
        var drawn = sprite.Root!.Elements().Where(element => element.Name.LocalName == "symbol").Select(symbol => symbol.Attribute("id")!.Value);
        Assert.Empty(PageSettings.Icons.Except(drawn));
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
        Assert.Equal(2, ContactButton().Count(page));
    }

    [GeneratedRegex("/dist/site[^\"]*\\.css")]
    private static partial Regex StylesheetAddress();

    [GeneratedRegex("signs-[0-9A-Z]{8}\\.svg")]
    private static partial Regex PictureName();

    [GeneratedRegex("class=\"contact contact-button\"")]
    private static partial Regex ContactButton();
}
