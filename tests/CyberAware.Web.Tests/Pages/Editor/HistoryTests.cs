using System.Net;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport.Databases;
using CyberAware.TestSupport.People;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Web.Tests.Pages.Editor;

/// <summary>The history of a file: read, compared, brought back.</summary>
public sealed class HistoryTests(EditorPortal portal, TestDatabases databases) : IClassFixture<EditorPortal>, IClassFixture<TestDatabases>
{
    private const string File = "guide/updates/kk.md";
    private const string Url = "/editor/kk/history?path=guide%2Fupdates%2Fkk.md";

    [Fact]
    public async Task Get_EveryRole_ReadsItOrMayNot()
    {
        Assert.Equal(
            "Author 200, TranslatorKk 200, TranslatorRu 200, Reviewer 200, Publisher 200, DutyOfficer 200, Auditor 200, Administrator 403",
            await portal.StatusesAsync(Url));
        using var author = await portal.SignInAsync(Role.Author);
        foreach (var path in new[] { "", "nowhere/kk.md", "../secrets", "/etc/passwd", "guide%2F..%2F..%2Fx" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await author.GetAsync($"/editor/kk/history?path={path}")).Status);
        }
    }

    [Fact]
    public async Task Get_TwoRevisions_AreComparedByWords()
    {
        await portal.DraftAsync("guide/updates", $"Салыстыру <i>{EditorPortal.Hostile}</i>.");
        using var reviewer = await portal.SignInAsync(Role.Reviewer);
        var page = await reviewer.OpenAsync(Url);
        var ids = page.QuerySelectorAll("input[name=newer]").Select(input => input.GetAttribute("value")!).ToList();

        // Chosen the wrong way round: the older one still stands before.
        var compared = await reviewer.GetAsync($"{Url}&older={ids[0]}&newer={ids[^1]}");
        Assert.Contains($"<i>{EditorPortal.Hostile}</i>", compared.Page.QuerySelector(".diff ins")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(compared.Page.QuerySelectorAll(".diff i, main img"));
        Assert.Contains($"Author {EditorPortal.Hostile}", compared.Page.QuerySelector(".history-list")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await reviewer.GetAsync($"{Url}&older={ids[0]}&newer={ids[0]}")).Status);

        // A revision of another file is none of this history.
        var other = await portal.WithDatabaseAsync(context => context.Published.Where(row => row.Path == "fraud/kk.md").Select(row => row.RevisionId).SingleAsync());
        Assert.Equal(HttpStatusCode.BadRequest, (await reviewer.GetAsync($"{Url}&older={other}&newer={ids[0]}")).Status);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Restore_OlderText_BeginsADraftWithIt(DatabaseProvider provider)
    {
        await using var own = await EditorPortal.StartAsync(await databases.StartedAsync(provider));
        await own.PublishedAsync("guide/updates", "Қайтарылмайтын сөйлем.");
        using var author = await own.SignInAsync(Role.Author);
        await author.OpenAsync(Url);
        var restored = await author.SubmitAsync("form[action$=Restore]");

        Assert.StartsWith("/editor/kk/editions/", restored.Location, StringComparison.Ordinal);
        var page = await author.OpenAsync(restored.Location!);
        Assert.Contains(page.QuerySelectorAll(".diff del"), part => part.TextContent.Contains("Қайтарылмайтын сөйлем.", StringComparison.Ordinal));
        var edition = await own.FindAsync(Guid.Parse(restored.Location![^36..]));
        Assert.Equal((EditionState.Draft, File), (edition.State, Assert.Single(edition.Texts).Path));
    }

    [Fact]
    public async Task Restore_WithoutRightTokenOrOnAnOldState_IsRefused()
    {
        await portal.PublishedAsync("guide/updates", "Бірінші.");
        using var translator = await portal.SignInAsync(Role.TranslatorRu);
        Assert.Null((await translator.OpenAsync(Url)).QuerySelector("form[action$=Restore]"));
        using var author = await portal.SignInAsync(Role.Author);
        await author.OpenAsync(Url);
        var form = author.Page!.QuerySelector("form[action$=Restore]")!;
        var (revision, seen) = (form.QuerySelector("input[name=revision]")!.GetAttribute("value")!, form.QuerySelector("input[name=public]")!.GetAttribute("value")!);
        Assert.Equal(HttpStatusCode.BadRequest, (await author.PostAsync(Url + "&handler=Restore", ("revision", revision), ("public", seen))).Status);

        await portal.PublishedAsync("guide/updates", "Екінші.");
        await author.OpenAsync(Url);
        Assert.Equal(HttpStatusCode.Conflict, (await author.SubmitAsync("form[action$=Restore]", ("public", seen))).Status);

        await translator.OpenAsync("/account/kk/sign-out");
        var token = ("__RequestVerificationToken", translator.Page!.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
        Assert.Equal(HttpStatusCode.Forbidden, (await translator.PostAsync(Url + "&handler=Restore", token, ("revision", revision), ("public", seen))).Status);
    }
}
