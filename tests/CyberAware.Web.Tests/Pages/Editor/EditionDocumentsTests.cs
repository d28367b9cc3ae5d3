using System.Net;
using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport.Databases;
using CyberAware.TestSupport.People;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Web.Tests.Pages.Editor;

/// <summary>Several documents in one edition: taken in, a draft joined, taken out again; nothing that was written is lost.</summary>
public sealed class EditionDocumentsTests(EditorPortal portal, TestDatabases databases) : IClassFixture<EditorPortal>, IClassFixture<TestDatabases>
{
    private const string Add = "form[action$='handler=Add']";
    private const string TakeOut = "form[action$='handler=TakeOut']";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Url(EditionView edition) => $"/editor/ru/editions/{edition.Id}";

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Draft_JoinedAndTakenOut_KeepsItsTextsAndIsPublishedWithTheOther(DatabaseProvider provider)
    {
        await using var own = await EditorPortal.StartAsync(await databases.StartedAsync(provider));
        var (one, other) = (await own.DraftAsync("guide/updates", "Бірге бірінші.", $"Бірінші {EditorPortal.Hostile}"), await own.DraftAsync("guide/email", "Бірге екінші.", $"Екінші {EditorPortal.Hostile}"));
        using var author = await own.SignInAsync(Role.Author);
        var page = await author.OpenAsync(Url(one));
        Assert.Null(page.QuerySelector(TakeOut)); // it has but one document
        var value = Assert.Single(page.QuerySelectorAll($"{Add} option"), option => option.GetAttribute("value")!.Contains(other.Id.ToString(), StringComparison.Ordinal)).GetAttribute("value")!;
        Assert.Equal(Url(one) + "?done=Add", (await author.SubmitAsync(Add, ("addition", value))).Location);
        Assert.Equal(EditionState.Withdrawn, (await own.FindAsync(other.Id)).State);
        Assert.Contains("Бірінші", (await author.OpenAsync(Url(other))).QuerySelector(".account-warning")!.TextContent, StringComparison.Ordinal);
        page = await author.OpenAsync(Url(one));
        Assert.Equal(4, page.QuerySelectorAll(".edition-file").Length);
        Assert.Contains(page.QuerySelectorAll(".diff ins"), part => part.TextContent.Contains("Бірге екінші.", StringComparison.Ordinal));

        // Out again: it goes on as a draft of its own.
        Assert.Equal(Url(one) + "?done=TakeOut", (await author.SubmitAsync(TakeOut, ("document", "guide/email"))).Location);
        Assert.Equal(2, (await own.FindAsync(one.Id)).Texts.Count);
        var drafts = await own.Service<EditorialLists>().InStateAsync(own.ActorOf(Role.Author), EditionState.Draft, Cancellation);
        var split = Assert.Single(drafts, draft => draft.Id != one.Id);
        Assert.Equal(["guide/email/kk.md", "guide/email/ru.md"], split.Texts.Select(text => text.Path));
        Assert.Contains("Бірге екінші.", (await own.Service<EditionService>().ReadTextAsync(own.ActorOf(Role.Author), split.Id, "guide/email/kk.md", Cancellation)).Value.Text!, StringComparison.Ordinal);

        // And in once more, to readers together.
        await author.OpenAsync(Url(one));
        await author.SubmitAsync(Add, ("addition", $"draft {split.Id} {split.Version}"));
        await author.FillAsync(Url(one), "form[action$=Submit]");
        using var reviewer = await own.SignInAsync(Role.Reviewer);
        Assert.Null((await reviewer.OpenAsync(Url(one))).QuerySelector(Add));
        await reviewer.SubmitAsync("form[action$=Approve]");
        using var publisher = await own.SignInAsync(Role.Publisher);
        Assert.Equal(Url(one) + "?done=Publish", (await publisher.FillAsync(Url(one), "form[action$=Publish]")).Location);
        await own.ShowsAsync("/kk/guide/updates", "Бірге бірінші.");
        await own.ShowsAsync("/kk/guide/email", "Бірге екінші.");
        var actions = await own.WithDatabaseAsync(context => context.Audit.Where(row => row.Action == "edition-joined" || row.Action == "text-taken-out").OrderBy(row => row.Number).Select(row => row.Action).ToListAsync(Cancellation));
        Assert.Equal(["edition-joined", "text-taken-out", "edition-joined"], actions);
    }

    [Fact]
    public async Task Document_TakenInUntouchedAndOut_LeavesNoDraftBehind()
    {
        var edition = await portal.DraftAsync("guide/updates");
        using var author = await portal.SignInAsync(Role.Author);
        await author.OpenAsync(Url(edition));
        Assert.Equal(Url(edition) + "?done=Add", (await author.SubmitAsync(Add, ("addition", "document guide/backup"))).Location);
        Assert.Equal(4, (await portal.FindAsync(edition.Id)).Texts.Count);
        var drafts = (await portal.Service<EditorialLists>().InStateAsync(portal.ActorOf(Role.Author), EditionState.Draft, Cancellation)).Count;
        await author.OpenAsync(Url(edition));
        Assert.Equal("guide/backup", Assert.Single(author.Page!.QuerySelectorAll(TakeOut)).QuerySelector("[name=document]")!.GetAttribute("value")); // the other one is all that changes
        await author.SubmitAsync(TakeOut, ("document", "guide/backup"));
        Assert.Equal(2, (await portal.FindAsync(edition.Id)).Texts.Count);
        Assert.Equal(drafts, (await portal.Service<EditorialLists>().InStateAsync(portal.ActorOf(Role.Author), EditionState.Draft, Cancellation)).Count);
    }

    [Fact]
    public async Task Documents_WithoutTheRightOrTheState_AreNotTouched()
    {
        var documents = portal.Service<EditionDocuments>();
        var (author, translator) = (portal.ActorOf(Role.Author), portal.ActorOf(Role.TranslatorKk));
        var (draft, other, review) = (await portal.DraftAsync("guide/updates"), await portal.DraftAsync("guide/email"), await portal.InReviewAsync("guide/backup"));

        Assert.Equal(Refusal.OtherKind, RefusalOf(await documents.AddAsync(author, draft.Id, draft.Version, ["site/contacts.yml"], Cancellation)));
        Assert.Equal(Refusal.UnknownDocument, RefusalOf(await documents.AddAsync(author, draft.Id, draft.Version, ["guide/nowhere/kk.md"], Cancellation)));
        Assert.Equal(Refusal.AlreadyThere, RefusalOf(await documents.AddAsync(author, draft.Id, draft.Version, ["guide/updates/kk.md"], Cancellation)));
        Assert.Equal(Refusal.NotAllowed, RefusalOf(await documents.AddAsync(translator, draft.Id, draft.Version, ["guide/email/ru.md"], Cancellation)));
        Assert.Equal(Refusal.NotAllowed, RefusalOf(await documents.TakeOutAsync(translator, draft.Id, draft.Version, ["guide/updates/ru.md"], Cancellation)));
        Assert.Equal(Refusal.LastDocument, RefusalOf(await documents.TakeOutAsync(author, draft.Id, draft.Version, ["guide/updates/kk.md", "guide/updates/ru.md"], Cancellation)));
        Assert.Equal(Refusal.WrongState, RefusalOf(await documents.AddAsync(author, review.Id, review.Version, ["guide/email/kk.md"], Cancellation)));
        Assert.Equal(Refusal.WrongState, RefusalOf(await documents.JoinAsync(author, draft.Id, draft.Version, review.Id, review.Version, "", Cancellation)));
        Assert.Equal(Refusal.WrongState, RefusalOf(await documents.JoinAsync(author, draft.Id, draft.Version, other.Id, Guid.NewGuid(), "", Cancellation)));
        Assert.IsType<EditingStale>((await documents.JoinAsync(author, draft.Id, Guid.NewGuid(), other.Id, other.Version, "", Cancellation)).Failure);
        Assert.Equal((draft.Version, other.Version), ((await portal.FindAsync(draft.Id)).Version, (await portal.FindAsync(other.Id)).Version));

        using var reviewer = await portal.SignInAsync(Role.Reviewer);
        Assert.Empty((await reviewer.OpenAsync(Url(draft))).QuerySelectorAll($"{Add}, {TakeOut}"));
        await reviewer.OpenAsync("/account/ru/sign-out");
        var token = ("__RequestVerificationToken", reviewer.Page!.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
        Assert.Equal(HttpStatusCode.Forbidden, (await reviewer.PostAsync(Url(draft) + "?handler=Add", token, ("version", draft.Version.ToString()), ("addition", "document guide/email"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await reviewer.PostAsync(Url(draft) + "?handler=TakeOut", ("version", draft.Version.ToString()), ("document", "guide/updates"))).Status);
    }

    private static Refusal? RefusalOf(EditingResult<EditionView> result) => (result.Failure as EditingRefused)?.Refusal;
}
