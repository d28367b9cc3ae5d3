using CyberAware.TestSupport;
using CyberAware.Web.Site;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Pages.About;

public sealed class AboutPageTests(SharedPortal portal)
{
    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Get_About_ShowsTheStateOfBothLanguages(string language)
    {
        var library = portal.Host.Services.GetRequiredService<SnapshotProvider>().Current.Library;
        var page = await portal.Host.RawClient().GetPageAsync($"/{language}/about");
        var rows = page.QuerySelectorAll("#site-languages ~ [role=region] tbody tr");
        Assert.Equal(["kk", "ru"], rows.Select(row => row.QuerySelector("th")!.GetAttribute("lang")));
        Assert.All(rows, row => Assert.Equal(library.Pages.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), row.QuerySelector("td")!.TextContent));
    }
}
