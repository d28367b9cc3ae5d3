using CyberAware.TestSupport;
using CyberAware.Web.Site;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Pages.Corrections;

public sealed class CorrectionsPageTests(SharedPortal portal)
{
    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Get_Corrections_ListsEveryNoteOfEveryPage(string language)
    {
        var library = portal.Host.Services.GetRequiredService<SnapshotProvider>().Current.Library;
        var expected = library.Pages.SelectMany(page => page[Core.Language.Find(language)!].Notes.Select(note => $"/{language}/{page.Path}#{note.Anchor}"));
        var page = await portal.Host.RawClient().GetPageAsync($"/{language}/corrections");
        Assert.Equal(expected.Order(), page.QuerySelectorAll("#site-notes ~ ul h3 a").Select(link => link.GetAttribute("href")!).Order());
    }
}
