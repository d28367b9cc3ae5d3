using System.Net;
using CyberAware.Core.Data;
using CyberAware.Core.Documents;
using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.TestSupport.People;

namespace CyberAware.Web.Tests.Pages.Editor;

/// <summary>A release changes what editors changed: both are compared, and ours stays or the shipped text is taken.</summary>
public sealed class ShippedTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private const string Document = "guide/updates";
    private const string Url = $"/editor/ru/shipped/{Document}";
    private const string Ours = "Біздің сөз.";
    private const string Theirs = "Олардың сөзі.";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Settle_OursStays_IsHandedInAndEmptiesTheBoard(DatabaseProvider provider)
    {
        await using var portal = await OvertakenAsync(provider);
        using var author = await portal.SignInAsync(Role.Author);
        Assert.Equal("/editor/ru/shipped/guide/updates", Assert.Single((await author.OpenAsync("/editor/ru")).QuerySelectorAll("[aria-labelledby=site-board-Shipped] a")).GetAttribute("href"));

        var page = await author.OpenAsync(Url);
        var inserted = page.QuerySelectorAll(".diff ins").Select(part => part.TextContent).ToList();
        Assert.Equal(2, inserted.Count(text => text.Contains(Theirs, StringComparison.Ordinal)));
        Assert.Equal(2, inserted.Count(text => text.Contains(Ours, StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.BadRequest, (await author.SubmitAsync("main form")).Status);

        var kept = await author.SubmitAsync("main form", ("choice-0", "ours"), ("choice-1", "ours"));
        Assert.EndsWith("?done=Submit", kept.Location, StringComparison.Ordinal);
        var edition = await portal.FindAsync(Guid.Parse(kept.Location!.Split('?')[0][^36..]));
        Assert.Equal((EditionState.InReview, 2), (edition.State, edition.Texts.Count));
        await PublishAsync(portal, edition);

        Assert.NotNull((await author.OpenAsync("/editor/ru")).QuerySelector(".board-empty #site-board-Shipped"));
        Assert.Equal(HttpStatusCode.NotFound, (await author.GetAsync(Url)).Status);
        Assert.Contains(Ours, (await portal.Service<EditionService>().ReadTextAsync(portal.ActorOf(Role.Author), edition.Id, $"{Document}/kk.md", Cancellation)).Value.Text!, StringComparison.Ordinal);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Settle_ShippedTextTaken_IsADraftThatReadersGet(DatabaseProvider provider)
    {
        await using var portal = await OvertakenAsync(provider);
        using var author = await portal.SignInAsync(Role.Author);
        var taken = await author.FillAsync(Url, "main form", ("choice-0", "shipped"), ("choice-1", "shipped"));
        Assert.Matches("^/editor/ru/editions/[0-9a-f-]{36}$", taken.Location!);
        var edition = await portal.FindAsync(Guid.Parse(taken.Location![^36..]));
        Assert.Equal(EditionState.Draft, edition.State);

        var handedIn = (await portal.Service<EditionService>().SubmitAsync(portal.ActorOf(Role.Author), edition.Id, edition.Version, Cancellation)).Value;
        await PublishAsync(portal, handedIn);
        await portal.ShowsAsync($"/kk/{Document}", Theirs);
        Assert.NotNull((await author.OpenAsync("/editor/ru")).QuerySelector(".board-empty #site-board-Shipped"));
    }

    [Fact]
    public async Task Screen_RolesRightsAndAnotherRelease_AreKept()
    {
        await using var portal = await OvertakenAsync(DatabaseProvider.Sqlite);
        Assert.Equal(
            "Author 200, TranslatorKk 200, TranslatorRu 200, Reviewer 200, Publisher 200, DutyOfficer 200, Auditor 200, Administrator 404",
            await portal.StatusesAsync(Url));
        using var translator = await portal.SignInAsync(Role.TranslatorKk);
        Assert.Single((await translator.OpenAsync(Url)).QuerySelectorAll("main fieldset"));
        using var auditor = await portal.SignInAsync(Role.Auditor);
        Assert.Empty((await auditor.OpenAsync(Url)).QuerySelectorAll("main [type=submit]"));
        using var author = await portal.SignInAsync(Role.Author);
        var page = await author.OpenAsync(Url);
        Assert.Equal(HttpStatusCode.BadRequest, (await author.PostAsync(Url, ("choice-0", "ours"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await author.GetAsync("/editor/ru/shipped/guide/email")).Status);

        await author.OpenAsync(Url);
        await ReleaseAsync(portal, "99.1.0", "Келесі шығарылым.");
        var late = await author.SubmitAsync("main form", ("choice-0", "ours"));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains(late.Page.QuerySelectorAll(".diff ins"), part => part.TextContent.Contains("Келесі шығарылым.", StringComparison.Ordinal));
        Assert.NotNull(page.QuerySelector(".diff"));
    }

    private async Task<EditorPortal> OvertakenAsync(DatabaseProvider provider)
    {
        var portal = await EditorPortal.StartAsync(await databases.StartedAsync(provider));
        await portal.PublishedAsync(Document, Ours);
        await ReleaseAsync(portal, "99.0.0", Theirs);
        return portal;
    }

    private static async Task ReleaseAsync(EditorPortal portal, string version, string sentence)
    {
        var files = ContentFile.ReadFolder(Repository.Content).Select(file => file.Path is $"{Document}/kk.md" or $"{Document}/ru.md"
            ? new ContentFile(file.Path, [.. file.Bytes, .. System.Text.Encoding.UTF8.GetBytes($"\n{sentence}\n")]) : file).ToList();
        await new ShippedImport(portal.Service<PortalDatabase>(), TimeProvider.System).ImportAsync(files, version, ImportMode.Release, Cancellation);
    }

    private static async Task PublishAsync(EditorPortal portal, EditionView handedIn)
    {
        var approved = (await portal.Service<EditionService>().ApproveAsync(portal.ActorOf(Role.Reviewer), handedIn.Id, handedIn.Version, Cancellation)).Value;
        Assert.Null((await portal.Service<PublishingService>().PublishAsync(portal.ActorOf(Role.Publisher), approved.Id, approved.Version, Cancellation)).Failure);
    }
}
