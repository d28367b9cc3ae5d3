using CyberAware.TestSupport;

namespace CyberAware.Web.Tests.Serving;

public sealed class SitemapTests
{
    [Fact]
    public async Task Get_Sitemap_ListsPages()
    {
        await using var host = new PortalHost();
        var text = await host.RawClient().GetStringAsync("/sitemap.xml", TestContext.Current.CancellationToken);
        Assert.Contains("/kk/guide/passwords", text, StringComparison.Ordinal);
    }
}
