using System.Net;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport.Databases;
using static CyberAware.Web.Tests.Pages.Editor.FormVisits;

namespace CyberAware.Web.Tests.Pages.Editor;

/// <summary>Forms that are too long for one screen, and those of files without a language.</summary>
public sealed class LongFormTests(WritingPortal portal) : IClassFixture<WritingPortal>
{
    [Fact]
    public async Task Open_PartsOfALongForm_KeepsWhatWasTyped()
    {
        const string Path = "advisors/scam/advisor.yml";
        var desk = await portal.OnAsync(DatabaseProvider.Sqlite);
        var edition = await desk.BeginAsync("Long", Path, "advisors/scam/kk.md", "advisors/scam/ru.md");
        using var author = await desk.SignInAsync(Role.Author);
        var page = await author.OpenAsync(Url(edition.Id, Path));
        Assert.InRange(page.QuerySelectorAll("form.editor-form [name]").Length, 100, 400);
        Assert.Null(page.QuerySelector("[name='ru:@heading/who']"));
        var opened = await PressAsync(author, "Open", ("part", "site-part-Advisor.question-who"));
        Assert.Equal((HttpStatusCode.OK, "Кем представились?"), (opened.Status, Value(opened.Page, "ru:@heading/who")));
        Assert.Equal(opened.Page.QuerySelectorAll("[id]").Length, opened.Page.QuerySelectorAll("[id]").Select(element => element.Id).Distinct().Count());

        var words = ("ru:@heading/who", "Кто это?");
        Assert.Equal(HttpStatusCode.BadRequest, (await PressAsync(author, "Open", words, ("kk:@heading/who", ""), ("part", "site-part-Advisor.outcome-second-call"))).Status);
        Assert.Equal(("", "Кто это?"), (Value(author.Page!, "kk:@heading/who"), Value(author.Page!, "ru:@heading/who")));
        await PressAsync(author, "Open", words, ("kk:@heading/who", "Бұл кім?"), ("part", "site-part-Advisor.outcome-second-call"));
        Assert.Equal("Бұл кім?", Value(author.Page!, "kk:@heading/who"));
        Assert.NotNull(author.Page!.QuerySelector("[name='ru:@part/second-call']"));
        Assert.EndsWith("&done=saved", (await PressAsync(author, "Save", ("file:order", "1"), ("minor", "yes"))).Location, StringComparison.Ordinal);
        Assert.Contains("\n## Кто это? {#who}\n", (await desk.TextAsync(edition.Id, "advisors/scam/ru.md")).Text, StringComparison.Ordinal);
        Assert.Contains("\n## Бұл кім? {#who}\n", (await desk.TextAsync(edition.Id, "advisors/scam/kk.md")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_FilesWithoutALanguage_SpeakOfNoSecondOne()
    {
        var desk = await portal.OnAsync(DatabaseProvider.Sqlite);
        var edition = await desk.BeginAsync("Settings", "site/settings.yml");
        using var author = await desk.SignInAsync(Role.Author);
        var page = await author.OpenAsync(Url(edition.Id, "site/settings.yml"));
        Assert.Empty(page.QuerySelectorAll("[name=minor], [name^=public-note]"));
        Assert.DoesNotContain("Второй язык", page.QuerySelector(".editor-notes")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("[name=internal-note]"));

        // A page that is not there is said with its line, at its field.
        var refused = await PressAsync(author, "Check", ("file:topics", "/fraud\n/nowhere"));
        Assert.Contains("/nowhere", refused.Page.QuerySelector(".editor-problems")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(refused.Page.QuerySelector(".editor-problems a"));
    }
}
