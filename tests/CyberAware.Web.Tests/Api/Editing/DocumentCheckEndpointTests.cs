using System.Globalization;
using System.Net;
using System.Text.Json;
using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport.Databases;
using CyberAware.TestSupport.People;
using CyberAware.Web.Api.Editing;
using CyberAware.Web.Tests.Pages.Editor;

namespace CyberAware.Web.Tests.Api.Editing;

/// <summary>What a text is told while it is typed, and who may ask.</summary>
public sealed class DocumentCheckEndpointTests(WritingPortal portal) : IClassFixture<WritingPortal>
{
    private const string Kk = "shopping/kk.md";

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("kk", "{0}-жол", "Қате: ")]
    [InlineData("ru", "Строка: {0}", "Ошибка: ")]
    public async Task Check_TypedText_AnswersInTheLanguageOfTheScreen(string language, string place, string severity)
    {
        var desk = await portal.OnAsync(DatabaseProvider.Sqlite);
        var edition = await desk.BeginAsync("Check", Kk, "shopping/ru.md");
        using var author = await desk.SignInAsync(Role.Author);
        var token = await TokenAsync(author, edition);
        var text = (await desk.TextAsync(edition.Id, Kk)).Text!.TrimEnd();
        var line = text.Split('\n').Length + 2;

        var visit = await author.PostAsync(Url(language, edition), ("__RequestVerificationToken", token), ("path", Kk), ("text-kk", text + "\n\n[x](/nowhere-at-all)\n"));

        Assert.Equal((HttpStatusCode.OK, "application/json", "no-store"), (visit.Status, visit.Response.Content.Headers.ContentType!.MediaType, visit.Response.Headers.CacheControl!.ToString()));
        var problem = (await AnswerAsync(visit)).Problems.First(problem => problem.Text.Contains("/nowhere-at-all", StringComparison.Ordinal));
        Assert.Equal((Kk, "kk", line, "error"), (problem.File, problem.Key, problem.Line, problem.Severity));
        Assert.Equal(string.Format(CultureInfo.InvariantCulture, place, line), problem.Place);
        Assert.StartsWith(severity, problem.Text, StringComparison.Ordinal);
        Assert.Null((await desk.FindAsync(edition.Id)).Texts[0].RevisionId);

        var clean = await AnswerAsync(await author.PostAsync(Url(language, edition), ("__RequestVerificationToken", token), ("path", Kk), ("text-kk", text + "\n")));
        Assert.DoesNotContain(clean.Problems, problem => problem.Severity == "error");
        Assert.DoesNotContain(clean.Problems, problem => problem.Text.Contains("nowhere", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Check_ByEachRole_IsForWhoMayRead()
    {
        var desk = await portal.OnAsync(DatabaseProvider.Sqlite);
        var edition = await desk.BeginAsync("Roles", Kk);
        foreach (var role in Enum.GetValues<Role>())
        {
            using var person = await desk.SignInAsync(role);
            var mayRead = EditingPolicy.Allows(desk.Actor(role), Operation.Read, new ObjectFacts(DocumentKind.Page, [], []));

            var visit = await person.PostAsync(Url("ru", edition), ("__RequestVerificationToken", await TokenAsync(person)), ("path", Kk), ("text-kk", "x"));

            Assert.Equal((role, mayRead ? HttpStatusCode.OK : HttpStatusCode.Forbidden), (role, visit.Status));
        }

        using var stranger = new Visitor(desk.Host.RawClient());
        Assert.NotEqual(HttpStatusCode.OK, (await stranger.PostAsync(Url("ru", edition), ("path", Kk), ("text-kk", "x"))).Status);
    }

    [Fact]
    public async Task Check_ForgedOrMalformed_IsRefused()
    {
        var desk = await portal.OnAsync(DatabaseProvider.Sqlite);
        var edition = await desk.BeginAsync("Malformed", Kk);
        using var author = await desk.SignInAsync(Role.Author);
        var token = ("__RequestVerificationToken", await TokenAsync(author, edition));

        Assert.Equal(HttpStatusCode.BadRequest, (await author.PostAsync(Url("ru", edition), ("path", Kk), ("text-kk", "x"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await author.PostAsync(Url("ru", edition), token, ("path", "../x"), ("text-kk", "x"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await author.PostAsync(Url("ru", edition), token, ("path", Kk), ("text-kk", "\0"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await author.PostAsync(Url("ru", edition), token, ("path", "guide/kk.md"), ("text-kk", "x"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await author.PostAsync($"/editor/ru/editions/{Guid.NewGuid()}/check", token, ("path", Kk))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await author.GetAsync(Url("ru", edition))).Status);

        // More than a text may hold, and more than a form may; a real server refuses the latter sooner, as SignInTests shows.
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await author.PostAsync(Url("ru", edition), token, ("path", Kk), ("text-kk", new string('a', 262_145)))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await author.PostAsync(Url("ru", edition), token, ("path", Kk), ("text-kk", new string('a', 1_100_000)))).Status);
        Assert.Equal(EditionState.Draft, (await desk.FindAsync(edition.Id)).State);
    }

    [Fact]
    public async Task Check_TextFullOfMarkup_ComesBackAsText()
    {
        var desk = await portal.OnAsync(DatabaseProvider.Sqlite);
        var edition = await desk.BeginAsync("Hostile", Kk);
        using var author = await desk.SignInAsync(Role.Author);

        var visit = await author.PostAsync(
            Url("ru", edition), ("__RequestVerificationToken", await TokenAsync(author, edition)), ("path", Kk), ("text-kk", "---\ntitle: Ә\nsummary: Ә\n---\n" + WritingPortal.Hostile));

        Assert.DoesNotContain("<script>", await visit.Response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Contains((await AnswerAsync(visit)).Problems, problem => problem is { Key: "kk", Line: 5, Severity: "error" });
    }

    [Fact]
    public async Task Check_TextWithAMistakeInEachLine_NamesAsManyAsAnybodyMends()
    {
        var desk = await portal.OnAsync(DatabaseProvider.Sqlite);
        var edition = await desk.BeginAsync("Many", Kk);
        using var author = await desk.SignInAsync(Role.Author);
        var text = (await desk.TextAsync(edition.Id, Kk)).Text! + string.Concat(Enumerable.Repeat("\nмәтін  мәтін\n", 300));

        var answer = await AnswerAsync(await author.PostAsync(Url("ru", edition), ("__RequestVerificationToken", await TokenAsync(author, edition)), ("path", Kk), ("text-kk", text)));

        Assert.Equal(200, answer.Problems.Count);
    }

    private static string Url(string language, EditionView edition) => $"/editor/{language}/editions/{edition.Id}/check";

    private static async Task<string> TokenAsync(Visitor visitor, EditionView edition) =>
        (await visitor.OpenAsync($"/editor/ru/editions/{edition.Id}/text?path={Uri.EscapeDataString(Kk)}")).QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    // Of a screen that everybody has who has signed in.
    private static async Task<string> TokenAsync(Visitor visitor) =>
        (await visitor.OpenAsync("/account/ru/sign-out")).QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    private static async Task<DocumentCheckResponse> AnswerAsync(Visit visit) =>
        JsonSerializer.Deserialize<DocumentCheckResponse>(await visit.Response.Content.ReadAsStringAsync(Cancellation), Web)!;
}
