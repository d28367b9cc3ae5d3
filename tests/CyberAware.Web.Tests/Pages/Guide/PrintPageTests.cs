using CyberAware.Core;
using CyberAware.TestSupport;
using CyberAware.Web.Site;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Pages.Guide;

public sealed class PrintPageTests(SharedPortal portal)
{
    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Get_Booklet_HoldsEveryStepInOrder(string language)
    {
        var library = portal.Host.Services.GetRequiredService<SnapshotProvider>().Current.Library;
        var page = await portal.Host.RawClient().GetPageAsync($"/{language}/guide/print");
        var text = page.QuerySelector("main")!.TextContent.Replace("\u00ad", "", StringComparison.Ordinal);
        var positions = library.ChildrenOf("guide").Select(step => text.IndexOf(step[Language.Find(language)!].Title, StringComparison.Ordinal)).ToList();
        Assert.Equal(7, positions.Count);
        Assert.DoesNotContain(-1, positions);
        Assert.Equal(positions.Order(), positions);
    }
}
