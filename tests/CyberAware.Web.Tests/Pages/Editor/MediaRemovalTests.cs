using System.Net;
using AngleSharp.Dom;
using CyberAware.Core.Documents;
using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Media;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.People;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;

namespace CyberAware.Web.Tests.Pages.Editor;

/// <summary>Uploaded pictures are taken away on their screen: who is offered it, what stands against it, and that it is gone for readers.</summary>
public sealed class MediaRemovalTests(EditorPortal portal) : IClassFixture<EditorPortal>
{
    private const string Url = "/editor/kk/media";
    private const string Target = "/editor/kk/media/remove";

    private static int width = 200;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Role.Author, "kk", "Сурет жойылды.")]
    [InlineData(Role.Publisher, "ru", "Картинка удалена.")]
    [InlineData(Role.DutyOfficer, "kk", "Сурет жойылды.")]
    public async Task Remove_ByWhoeverMay_IsGoneForReadersAndSaid(Role role, string language, string said)
    {
        var name = await StoreAsync(Role.Author);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(name));
        using var visitor = await portal.SignInAsync(role);
        var page = await visitor.OpenAsync($"/editor/{language}/media");
        Assert.False(Item(page, name)!.QuerySelector("details")!.HasAttribute("open"));

        var visit = await visitor.SubmitAsync($"li:has(img[src='{name.Url}']) form");

        Assert.Equal((HttpStatusCode.Found, $"/editor/{language}/media?removed=1&page=1"), (visit.Status, visit.Location));
        var after = await visitor.OpenAsync(visit.Location!);
        Assert.StartsWith(said, after.QuerySelector(".account-done")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Null(Item(after, name));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(name));
        var row = await portal.WithDatabaseAsync(context => context.Audit.OrderByDescending(entry => entry.Number).FirstAsync(entry => entry.Action == "media-removed", Cancellation));
        Assert.Equal((portal.People[role].Id, name.ToString()), (row.PersonId, row.Subject));

        // A second window still shows the form.
        await visitor.OpenAsync("/account/kk/sign-out");
        var again = await visitor.PostAsync(Target, ("__RequestVerificationToken", Token(visitor)), ("picture", name.ToString()), ("page", "x"));
        Assert.Equal(Url + "?kept=Unknown&page=1", again.Location);
        Assert.Contains("Мұндай сурет жоқ", (await visitor.OpenAsync(again.Location!)).QuerySelector(".form-error")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await visitor.OpenAsync(Url + "?kept=99")).QuerySelector(".form-error"));
    }

    [Theory]
    [InlineData(Role.Author, HttpStatusCode.Forbidden)] // another one's picture
    [InlineData(Role.TranslatorRu, HttpStatusCode.Forbidden)]
    [InlineData(Role.Reviewer, HttpStatusCode.Forbidden)]
    [InlineData(Role.Auditor, HttpStatusCode.Forbidden)]
    [InlineData(Role.Administrator, HttpStatusCode.Forbidden)]
    public async Task Remove_ByOthers_IsNotOfferedAndRefused(Role role, HttpStatusCode expected)
    {
        var name = await StoreAsync(Role.TranslatorKk);
        using var visitor = await portal.SignInAsync(role);
        if (role != Role.Administrator)
        {
            Assert.Null(Item(await visitor.OpenAsync(Url), name)!.QuerySelector("form"));
        }

        await visitor.OpenAsync("/account/kk/sign-out");
        var visit = await visitor.PostAsync(Target, ("__RequestVerificationToken", Token(visitor)), ("picture", name.ToString()));

        Assert.Equal(expected, visit.Status);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(name));
    }

    [Fact]
    public async Task Remove_WithoutTokenOrSigningIn_IsRefused()
    {
        var name = await StoreAsync(Role.Author);
        using var author = await portal.SignInAsync(Role.Author);
        await author.OpenAsync(Url);
        var token = Token(author);

        var withoutToken = await author.PostAsync(Target, ("picture", name.ToString()));
        using var files = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new StringContent(name.ToString()), "picture" } };
        var inParts = await author.PostAsync(Target, files);
        var asked = await author.GetAsync($"{Target}?picture={name}");
        using var stranger = new Visitor(portal.Host.RawClient());
        var unknown = await stranger.PostAsync(Target, ("__RequestVerificationToken", token), ("picture", name.ToString()));

        Assert.Equal(
            (HttpStatusCode.BadRequest, HttpStatusCode.UnsupportedMediaType, HttpStatusCode.NotFound),
            (withoutToken.Status, inParts.Status, asked.Status));
        Assert.NotEqual(HttpStatusCode.OK, unknown.Status);
        Assert.DoesNotContain("removed", unknown.Location ?? "", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(name));
    }

    [Fact]
    public async Task Remove_UsedPicture_SaysWhereAndIsRefused()
    {
        var name = await StoreAsync(Role.Author);
        using var author = await portal.SignInAsync(Role.Author);
        await author.OpenAsync(Url);
        await portal.PublishedAsync("guide/updates", $"![Жаңарту терезесі]({name.Url})");
        await portal.ShowsAsync("/kk/guide/updates", name.Url);

        // The page was opened before.
        var late = await author.SubmitAsync($"li:has(img[src='{name.Url}']) form");
        Assert.Equal(Url + "?kept=Used&page=1", late.Location);
        var page = await author.OpenAsync(late.Location!);

        Assert.Contains("Сурет жойылмады", page.QuerySelector(".form-error")!.TextContent, StringComparison.Ordinal);
        var item = Item(page, name)!;
        Assert.Null(item.QuerySelector("form"));
        Assert.NotNull(item.QuerySelector("a[href='/editor/kk/documents/guide/updates']"));
        Assert.Contains("алдымен оны осы мәтіндерден алып тастаңыз", item.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(name));
    }

    [Fact]
    public async Task Remove_PictureOfADraft_IsForThePublisherAndTheDraftSaysWhatIsWrong()
    {
        var name = await StoreAsync(Role.Author);
        var draft = await portal.DraftAsync("guide/email", $"![Екі хат]({name.Url})", $"Суретті өзгеріс {EditorPortal.Hostile}");
        using var author = await portal.SignInAsync(Role.Author);
        using var publisher = await portal.SignInAsync(Role.Publisher);
        var ofAuthor = Item(await author.OpenAsync(Url), name)!;
        var ofPublisher = Item(await publisher.OpenAsync(Url), name)!;

        Assert.Null(ofAuthor.QuerySelector("form"));
        Assert.NotNull(ofAuthor.QuerySelector($"a[href='/editor/kk/editions/{draft.Id}']"));
        Assert.Contains("тексеруден өтпей қалады", ofPublisher.QuerySelector("form")!.TextContent, StringComparison.Ordinal);
        var visit = await publisher.SubmitAsync($"li:has(img[src='{name.Url}']) form");
        Assert.Equal(Url + "?removed=1&page=1", visit.Location);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(name));

        var check = await portal.Service<DocumentCheck>().RunAsync(portal.ActorOf(Role.Author), draft.Id, "guide/email/kk.md", new Dictionary<string, string>(), TimeSpan.Zero, Cancellation);
        Assert.Contains(check.Value.Problems, problem => problem.File == "guide/email/kk.md" && problem.ToString().Contains(name.Url, StringComparison.Ordinal));
    }

    /// <summary>A text in the history that names it can be brought back as a draft, which then has the mistake.</summary>
    [Fact]
    public async Task Restore_TextOfBefore_FailsTheCheckWithThePlace()
    {
        var name = await StoreAsync(Role.Author);
        await portal.PublishedAsync("guide/backup", $"![Екі хат]({name.Url})");
        var old = await PublicAsync();
        var draft = await portal.DraftAsync("guide/backup");
        foreach (var path in draft.Texts.Select(text => text.Path))
        {
            await portal.WriteAsync(draft.Id, path, text => text.Replace($"![Екі хат]({name.Url})", "", StringComparison.Ordinal));
        }

        await PublishAsync(draft.Id);
        Assert.Null((await portal.Service<MediaRemoval>().RemoveAsync(portal.ActorOf(Role.Author), name, Cancellation)).Failure);

        var restored = await portal.Service<HistoryService>().RestoreAsync(portal.ActorOf(Role.Author), old, "Қайтару", await PublicAsync(), Cancellation);

        var check = await portal.Service<DocumentCheck>().RunAsync(portal.ActorOf(Role.Author), restored.Value.EditionId, "guide/backup/kk.md", new Dictionary<string, string>(), TimeSpan.Zero, Cancellation);
        Assert.Contains(check.Value.Problems, problem => problem.File == "guide/backup/kk.md" && problem.ToString().Contains(name.Url, StringComparison.Ordinal));
    }

    private static IElement? Item(AngleSharp.Html.Dom.IHtmlDocument page, MediaName name) => page.QuerySelector($".media-list li:has(img[src='{name.Url}'])");

    private static string Token(Visitor visitor) => visitor.Page!.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    private Task<Guid> PublicAsync() => portal.WithDatabaseAsync(context => context.Published.Where(row => row.Path == "guide/backup/kk.md").Select(row => row.RevisionId).SingleAsync(Cancellation));

    private async Task PublishAsync(Guid edition)
    {
        var editions = portal.Service<EditionService>();
        var submitted = (await editions.SubmitAsync(portal.ActorOf(Role.Author), edition, (await portal.FindAsync(edition)).Version, Cancellation)).Value;
        var approved = (await editions.ApproveAsync(portal.ActorOf(Role.Reviewer), edition, submitted.Version, Cancellation)).Value;
        Assert.Null((await portal.Service<PublishingService>().PublishAsync(portal.ActorOf(Role.Publisher), edition, approved.Version, Cancellation)).Failure);
    }

    // Each a picture of its own.
    private async Task<MediaName> StoreAsync(Role role) => (await portal.Service<MediaService>().UploadAsync(
        portal.ActorOf(role), "кісі.png", PictureFiles.Quarter(SKEncodedImageFormat.Png, Interlocked.Increment(ref width)), Cancellation)).Value.Name;

    private async Task<HttpStatusCode> StatusAsync(MediaName name)
    {
        using var reader = portal.Host.RawClient();
        using var response = await reader.GetAsync(new Uri(name.Url, UriKind.Relative), Cancellation);
        return response.StatusCode;
    }
}
