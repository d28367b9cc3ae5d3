using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.People;

namespace CyberAware.Web.Tests.Pages.Editor;

public sealed class IndexTests
{
    [Theory]
    [InlineData("kk", "Портал редакциясы")]
    [InlineData("ru", "Редакция портала")]
    public async Task Get_EveryRole_SaysWhatItMayAndWhereToGo(string language, string title)
    {
        await using var host = new PortalHost();
        await host.HasSchemaAsync();
        foreach (var role in Enum.GetValues<Role>())
        {
            using var browser = await host.SignedInAsync(await host.AddPersonAsync($"{role}", [new RoleGrant(role, "")], $"Name of {role}"));
            var page = await browser.OpenAsync($"/editor/{language}");

            Assert.Equal((language, title), (page.DocumentElement.GetAttribute("lang"), page.QuerySelector("h1")!.TextContent));
            Assert.Contains($"Name of {role}", page.QuerySelector(".account-facts")!.TextContent, StringComparison.Ordinal);
            var may = page.QuerySelector(".account-list")!;
            Assert.Single(may.Children);
            Assert.DoesNotContain("May.", page.Body!.TextContent, StringComparison.Ordinal);
            Assert.Equal(role == Role.Administrator, page.QuerySelector($"main a[href='/account/{language}/people']") is not null);
            Assert.NotNull(page.QuerySelector($"main a[href='/account/{language}']"));
            Assert.NotNull(page.QuerySelector($"main a[href='/{language}']"));
        }
    }

    [Fact]
    public async Task Get_SignedOut_LeadsToSigningInAndBack()
    {
        await using var host = new PortalHost();
        await host.HasSchemaAsync();
        var response = await new Visitor(host.RawClient()).GetAsync("/editor/kk");

        Assert.Equal("/account/kk/sign-in?returnUrl=%2Feditor%2Fkk", response.Location);
    }
}
