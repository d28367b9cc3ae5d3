using CyberAware.TestSupport;
using CyberAware.Web.Site;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Pages.Home;

public sealed class HomePageTests(SharedPortal portal)
{
    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Get_Home_LeadsToThePoliceTheUrgentHelpersAndTheGuide(string language)
    {
        var library = portal.Host.Services.GetRequiredService<SnapshotProvider>().Current.Library;
        var page = await portal.Host.RawClient().GetPageAsync($"/{language}");
        Assert.NotNull(page.QuerySelector($"main a[href='{library.Contacts[library.Settings.Hotline].Href}']"));
        Assert.All(library.Settings.UrgentAdvisors, advisor => Assert.NotNull(page.QuerySelector($".hero-help a[href='/{language}/check/{advisor}']")));
        Assert.NotNull(page.QuerySelector($"main a[href='/{language}/guide']"));
        Assert.All(library.ChildrenOf("guide"), step => Assert.NotNull(page.QuerySelector($"main a[href='/{language}/{step.Path}']")));
    }
}
