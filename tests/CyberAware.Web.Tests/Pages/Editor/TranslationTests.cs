using System.Net;
using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.TestSupport.People;

namespace CyberAware.Web.Tests.Pages.Editor;

/// <summary>What the other language changed: confirmed in one click, or taken into the text.</summary>
public sealed class TranslationTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private static readonly string Alert = $"alerts/{Path.GetFileName(Directory.GetDirectories(Path.Combine(Repository.Content, "alerts")).Order(StringComparer.Ordinal).First())}";

    private static readonly string Url = $"/editor/ru/translations/{Alert}/kk.md";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Confirm_TextThatIsStillCorrect_IsHandedInAndMendsIt(DatabaseProvider provider)
    {
        await using var portal = await BehindAsync(provider);
        using var author = await portal.SignInAsync(Role.TranslatorKk);
        var page = await author.OpenAsync(Url);
        Assert.Contains("Ескертудің жаңа сөйлемі.", page.QuerySelector(".diff ins")!.TextContent, StringComparison.Ordinal);
        var against = page.QuerySelector("input[name=against]")!.GetAttribute("value")!;

        var old = await author.SubmitAsync("form[action$=Confirm]", ("against", Guid.NewGuid().ToString()));
        Assert.Equal(HttpStatusCode.Conflict, old.Status);
        var confirmed = await author.SubmitAsync("form[action$=Confirm]", ("against", against));
        Assert.EndsWith("?done=Submit", confirmed.Location, StringComparison.Ordinal);
        var edition = await portal.FindAsync(Guid.Parse(confirmed.Location!.Split('?')[0][^36..]));
        Assert.Equal(EditionState.InReview, edition.State);
        Assert.Contains("подтвердил", (await author.OpenAsync(confirmed.Location!)).QuerySelector(".edition-file")!.TextContent, StringComparison.Ordinal);

        var approved = (await portal.Service<EditionService>().ApproveAsync(portal.ActorOf(Role.Reviewer), edition.Id, edition.Version, Cancellation)).Value;
        Assert.Null((await portal.Service<PublishingService>().PublishAsync(portal.ActorOf(Role.Publisher), approved.Id, approved.Version, Cancellation)).Failure);
        Assert.NotNull((await author.OpenAsync(Url)).QuerySelector(".edition-fine"));
    }

    [Fact]
    public async Task Screen_RolesRightsAndChange_AreKept()
    {
        await using var portal = await BehindAsync(DatabaseProvider.Sqlite);
        Assert.Equal(
            "Author 200, TranslatorKk 200, TranslatorRu 200, Reviewer 200, Publisher 200, DutyOfficer 200, Auditor 200, Administrator 403",
            await portal.StatusesAsync(Url));
        using var russian = await portal.SignInAsync(Role.TranslatorRu);
        Assert.Empty((await russian.OpenAsync(Url)).QuerySelectorAll("main form"));
        await russian.OpenAsync("/account/kk/sign-out");
        var token = ("__RequestVerificationToken", russian.Page!.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
        Assert.Equal(HttpStatusCode.Forbidden, (await russian.PostAsync(Url + "?handler=Change", token)).Status);

        using var author = await portal.SignInAsync(Role.Author);
        Assert.Equal(HttpStatusCode.BadRequest, (await author.PostAsync(Url + "?handler=Change")).Status);
        foreach (var path in new[] { "nowhere/kk.md", "guide/updates/page.yml", "%2e%2e/kk.md" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await author.GetAsync("/editor/ru/translations/" + path)).Status);
        }

        Assert.Matches($"^/editor/ru/editions/[0-9a-f-]{{36}}/text\\?path={Uri.EscapeDataString(Alert + "/kk.md")}$", (await author.FillAsync(Url, "form[action$=Change]")).Location!);
    }

    // A warning that was published in Russian alone.
    private async Task<EditorPortal> BehindAsync(DatabaseProvider provider)
    {
        var portal = await EditorPortal.StartAsync(await databases.StartedAsync(provider));
        var urgent = await portal.DraftAsync("", "Ескертудің жаңа сөйлемі.", paths: [$"{Alert}/ru.md"]);
        Assert.Null((await portal.Service<PublishingService>().PublishNowAsync(portal.ActorOf(Role.DutyOfficer), urgent.Id, urgent.Version, "Now", Cancellation)).Failure);
        return portal;
    }
}
