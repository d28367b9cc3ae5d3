using CyberAware.TestSupport;
using CyberAware.Web.Tests.Pages.Quizzes;

namespace CyberAware.Web.Tests.Pages.Advisors;

public sealed class IndexTests(AdvisorPortal portal) : IClassFixture<AdvisorPortal>
{
    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Get_Hub_LeadsToEveryHelper(string language)
    {
        var page = await portal.Host.RawClient().GetPageAsync($"/{language}/check");

        Assert.Equal(
            portal.Host.Library().Advisors.Select(advisor => $"/{language}/check/{advisor.Slug}"),
            page.QuerySelectorAll(".cards a").Select(link => link.GetAttribute("href")));
        Assert.NotNull(page.GetElementById("how"));
    }
}
