using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport.Databases;
using Microsoft.EntityFrameworkCore;
using static CyberAware.Web.Tests.Pages.Editor.TextVisits;

namespace CyberAware.Web.Tests.Pages.Editor;

/// <summary>Writing without a script, from beginning a change to saving it; whatever goes wrong, nothing that was typed is lost.</summary>
public sealed class TextTests(WritingPortal portal) : IClassFixture<WritingPortal>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Begin_TwoLanguages_SavesBothAndStaysOnTheText(DatabaseProvider provider)
    {
        var desk = await portal.OnAsync(provider);
        using var author = await desk.SignInAsync(Role.Author);
        var begun = await author.FillAsync("/editor/ru/documents/guide/backup", "form[action$=Begin]");
        Assert.Equal(HttpStatusCode.Found, begun.Status);
        Assert.EndsWith("/text?path=guide%2Fbackup%2Fru.md", begun.Location, StringComparison.Ordinal);

        var page = await author.OpenAsync(begun.Location!);
        var (kk, ru) = (Typed(page, "kk") + "\nЖаңа сөйлем.\n", Typed(page, "ru") + "\nНовое предложение.\n");
        var saved = await author.SubmitAsync(Form, ("text-kk", kk.Replace("\n", "\r\n", StringComparison.Ordinal)), ("text-ru", ru), ("public-note-kk", "Оқырманға"), ("public-note-ru", "Для читателей"), ("internal-note", "Для своих"), ("minor", "yes"));
        Assert.Equal(begun.Location + "&done=saved", saved.Location);
        page = await author.OpenAsync(saved.Location!);
        Assert.Equal((kk, ru), (Typed(page, "kk"), Typed(page, "ru")));
        Assert.Contains("Текст сохранён", page.QuerySelector(".account-done")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".editor-checked"));
        Assert.Equal($"{begun.Location![..begun.Location!.IndexOf("/text?", StringComparison.Ordinal)]}#site-steps", page.QuerySelector(".editor-checked + p a.button")!.GetAttribute("href"));

        var rows = await desk.ReadAsync(context => context.Revisions.Where(row => row.Path.StartsWith("guide/backup/") && row.Origin == RevisionOrigin.Edited).ToListAsync(Cancellation));
        Assert.Equal(2, rows.Count);
        Assert.All(rows, row => Assert.Equal(
            (row.Path.EndsWith("kk.md", StringComparison.Ordinal) ? "Оқырманға" : "Для читателей", "Для своих", true, (Guid?)desk[Role.Author].Id), (row.PublicNote, row.InternalNote, row.IsMinor, row.AuthorId)));

        // The same form once more changes nothing and says so.
        var again = await author.SubmitAsync(Form, ("text-kk", kk), ("text-ru", ru));
        Assert.EndsWith("&done=same", again.Location, StringComparison.Ordinal);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Keep_WithoutScript_IsOfferedUntilItIsDecided(DatabaseProvider provider)
    {
        var desk = await portal.OnAsync(provider);
        var edition = await desk.BeginAsync("Kept", "guide/antivirus/kk.md", "guide/antivirus/ru.md");
        var url = Url(edition.Id, "guide/antivirus/ru.md");
        using var author = await desk.SignInAsync(Role.Author);
        var old = Typed(await author.OpenAsync(url), "ru");
        var kept = await PressAsync(author, "Keep", ("text-ru", old + "\nНе дописал"), ("text-kk", Typed(author.Page!, "kk")));
        Assert.Equal(url + "&kept=take", kept.Location);
        var page = await author.OpenAsync(kept.Location!);
        Assert.Equal(old + "\nНе дописал", Typed(page, "ru"));
        Assert.Contains("Отложено в", page.QuerySelector(".account-done")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(old, (await desk.TextAsync(edition.Id, "guide/antivirus/ru.md")).Text);

        // Opened anew, nothing can be written over it before somebody says what becomes of it; a colleague sees nothing.
        page = await author.OpenAsync(url);
        Assert.Null(page.QuerySelector(Form));
        Assert.Contains("Не дописал", page.QuerySelector(".editor-kept ins")!.TextContent, StringComparison.Ordinal);
        var (colleague, _) = await desk.NewPersonAsync(Role.Author);
        Assert.NotNull((await colleague.OpenAsync(url)).QuerySelector(Form));

        await author.OpenAsync(url);
        Assert.Equal(url, (await author.SubmitAsync(".editor-kept form")).Location);
        page = await author.OpenAsync(url);
        Assert.Equal(old, Typed(page, "ru"));
        Assert.Equal(0, await desk.ReadAsync(context => context.Autosaves.CountAsync(row => row.PersonId == desk[Role.Author].Id && row.Path.StartsWith("guide/antivirus"), Cancellation)));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Save_WhileAnotherOwnWindowHasKeptSomething_LosesNeither(DatabaseProvider provider)
    {
        var desk = await portal.OnAsync(provider);
        var edition = await desk.BeginAsync("Windows", "guide/passwords/kk.md", "guide/passwords/ru.md");
        var url = Url(edition.Id, "guide/passwords/ru.md");
        using var one = await desk.SignInAsync(Role.Author);
        using var other = one.At(desk.Host.RawClient());
        var old = Typed(await one.OpenAsync(url), "ru");
        await other.OpenAsync(url);
        var hidden = Fields(one, "ru").ToList();
        await PressAsync(one, "Keep", ("text-ru", old + "\nПервое окно"));

        var refused = await other.SubmitAsync(Form, ("text-ru", old + "\nВторое окно"), ("text-kk", Typed(other.Page!, "kk")));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal(old + "\nВторое окно", Typed(refused.Page, "ru"));
        Assert.Contains("Первое окно", refused.Page.QuerySelectorAll(".editor-conflict ins")[1].TextContent, StringComparison.Ordinal);
        var saved = await other.SubmitAsync(Form, ("text-ru", old + "\nПервое окно, второе окно"), ("text-kk", Typed(other.Page!, "kk")));
        Assert.EndsWith("&done=saved", saved.Location, StringComparison.Ordinal);

        // The first window comes back after the save: its text is kept, and its own save is shown against what was saved.
        var late = await one.PostAsync(url + "&handler=Save", [.. hidden, ("text-ru", old + "\nПервое окно ещё")]);
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal(old + "\nПервое окно ещё", Typed(late.Page, "ru"));
    }

    [Fact]
    public async Task Keep_ByScript_AnswersVersionsAndRefusesTheOlderWindow()
    {
        var desk = await portal.OnAsync(DatabaseProvider.Sqlite);
        var edition = await desk.BeginAsync("Script", "guide/email/kk.md");
        var url = Url(edition.Id, "guide/email/kk.md");
        var (author, actor) = await desk.NewPersonAsync(Role.Author);
        var old = Typed(await author.OpenAsync(url), "kk");
        var token = Field(author, "__RequestVerificationToken");
        var hash = Field(author, "hash-kk");
        author.Accept = "application/json";

        var first = await author.PostAsync(url + "&handler=Keep", ("__RequestVerificationToken", token), ("text-kk", old + "1"), ("hash-kk", hash), ("kept-kk", ""));
        Assert.Equal(HttpStatusCode.OK, first.Status);
        var version = await desk.ReadAsync(context => context.Autosaves.Where(row => row.PersonId == actor.Id).Select(row => row.Version).SingleAsync(Cancellation));
        using var answer = JsonDocument.Parse(await first.Response.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal(version, answer.RootElement.GetProperty("versions").GetProperty("kk").GetGuid());
        Assert.StartsWith("Отложено в", answer.RootElement.GetProperty("said").GetString(), StringComparison.Ordinal);

        var stale = await author.PostAsync(url + "&handler=Keep", ("__RequestVerificationToken", token), ("text-kk", old + "2"), ("hash-kk", hash), ("kept-kk", ""));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        var next = await author.PostAsync(url + "&handler=Keep", ("__RequestVerificationToken", token), ("text-kk", old + "3"), ("hash-kk", hash), ("kept-kk", version.ToString()));
        Assert.Equal(HttpStatusCode.OK, next.Status);

        // Typed back to what was saved, there is nothing to keep.
        version = await desk.ReadAsync(context => context.Autosaves.Where(row => row.PersonId == actor.Id).Select(row => row.Version).SingleAsync(Cancellation));
        await author.PostAsync(url + "&handler=Keep", ("__RequestVerificationToken", token), ("text-kk", old), ("hash-kk", hash), ("kept-kk", version.ToString()));
        Assert.Equal(0, await desk.ReadAsync(context => context.Autosaves.CountAsync(row => row.PersonId == actor.Id, Cancellation)));
    }

    [Fact]
    public async Task Check_TextWithAMistake_NamesItsLineAndSavesNothing()
    {
        var desk = await portal.OnAsync(DatabaseProvider.Sqlite);
        var edition = await desk.BeginAsync("Check", "shopping/kk.md", "shopping/ru.md");
        using var author = await desk.SignInAsync(Role.Author);
        var page = await author.OpenAsync(Url(edition.Id, "shopping/ru.md"));
        var typed = Typed(page, "ru").TrimEnd() + "\n\n[нет такой](/nowhere-at-all)\n";
        var line = typed.TrimEnd().Split('\n').Length;
        var found = await PressAsync(author, "Check", ("text-ru", typed), ("text-kk", Typed(page, "kk")));

        var problem = found.Page.QuerySelectorAll("#site-text-ru .editor-problems li.is-error").First(item => item.TextContent.Contains("/nowhere-at-all", StringComparison.Ordinal));
        Assert.Equal((line.ToString(System.Globalization.CultureInfo.InvariantCulture), "#site-input-ru"), (problem.QuerySelector("a")!.GetAttribute("data-line"), problem.QuerySelector("a")!.GetAttribute("href")));
        Assert.Contains("Ошибка", problem.TextContent, StringComparison.Ordinal);
        Assert.Contains("нет такой", problem.QuerySelector("q")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(typed, Typed(found.Page, "ru"));
        Assert.All((await desk.FindAsync(edition.Id)).Texts, text => Assert.Null(text.RevisionId));

        var clean = await PressAsync(author, "Check", ("text-ru", Typed(page, "ru")), ("text-kk", Typed(page, "kk")));
        Assert.Contains("ошибок не найдено", clean.Page.QuerySelector(".editor-checked")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_OfWhatIsUnderReview_BeginsAnotherDraft()
    {
        var desk = await portal.OnAsync(DatabaseProvider.Sqlite);
        var edition = await desk.BeginAsync("Review", "civil-servants/kk.md", "civil-servants/ru.md");
        var url = Url(edition.Id, "civil-servants/ru.md");
        using var author = await desk.SignInAsync(Role.Author);
        var page = await author.OpenAsync(url);
        await author.SubmitAsync(Form, ("text-ru", Typed(page, "ru") + "\nРаз.\n"), ("text-kk", Typed(page, "kk") + "\nБір.\n"));
        var view = await desk.FindAsync(edition.Id);
        Assert.Null((await desk.Editions.SubmitAsync(desk.Actor(Role.Author), edition.Id, view.Version, Cancellation)).Failure);

        page = await author.OpenAsync(url);
        Assert.NotNull(page.QuerySelector(".account-warning"));
        var saved = await author.SubmitAsync(Form, ("text-ru", Typed(page, "ru") + "Два.\n"), ("text-kk", Typed(page, "kk") + "Екі.\n"));
        Assert.EndsWith("&done=begun", saved.Location, StringComparison.Ordinal);
        Assert.DoesNotContain(edition.Id.ToString(), saved.Location, StringComparison.Ordinal);
        page = await author.OpenAsync(saved.Location!);
        Assert.EndsWith("Два.\n", Typed(page, "ru"), StringComparison.Ordinal);
        Assert.EndsWith("Екі.\n", Typed(page, "kk"), StringComparison.Ordinal);
        Assert.Equal(EditionState.InReview, (await desk.FindAsync(edition.Id)).State);
    }

    [Fact]
    public async Task Save_OfWhatWasGivenUp_KeepsWhatWasTyped()
    {
        var desk = await portal.OnAsync(DatabaseProvider.Sqlite);
        var edition = await desk.BeginAsync("Withdrawn", "committee/ru.md", "committee/kk.md");
        using var author = await desk.SignInAsync(Role.Author);
        var page = await author.OpenAsync(Url(edition.Id, "committee/ru.md"));
        Assert.Null((await desk.Editions.WithdrawAsync(desk.Actor(Role.Author), edition.Id, edition.Version, null, Cancellation)).Failure);

        var refused = await author.SubmitAsync(Form, ("text-ru", "Труд целого дня"), ("text-kk", Typed(page, "kk")));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Труд целого дня", refused.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("закрыто", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_TooLongOrWithoutTheRight_KeepsWhatWasTyped()
    {
        var desk = await portal.OnAsync(DatabaseProvider.Sqlite);
        var edition = await desk.BeginAsync("Long", "privacy/ru.md", "privacy/kk.md");
        using var author = await desk.SignInAsync(Role.Author);
        var page = await author.OpenAsync(Url(edition.Id, "privacy/ru.md"));
        var longText = new string('a', 262_145);
        var refused = await author.SubmitAsync(Form, ("text-ru", longText), ("text-kk", Typed(page, "kk")));
        Assert.Equal((HttpStatusCode.BadRequest, longText), (refused.Status, Typed(refused.Page, "ru")));

        // A translator writes his own language; the other one stands beside it for reading.
        using var translator = await desk.SignInAsync(Role.TranslatorRu);
        page = await translator.OpenAsync(Url(edition.Id, "privacy/ru.md"));
        Assert.True(page.QuerySelector("#site-input-kk")!.HasAttribute("readonly"));
        Assert.Null(page.QuerySelector("[name=text-kk]"));
        var saved = await translator.SubmitAsync(Form, ("text-ru", Typed(page, "ru") + "\nЕщё.\n"), ("text-kk", "Бөтен"), ("version-kk", Field(translator, "version-ru")), ("AuthorId", desk[Role.Author].Id.ToString()), ("IsUrgent", "true"));
        Assert.EndsWith("&done=saved", saved.Location, StringComparison.Ordinal);
        var view = await desk.FindAsync(edition.Id);
        Assert.Null(view.Texts.Single(text => text.Path == "privacy/kk.md").RevisionId);
        Assert.Equal((false, EditionState.Draft), (view.IsUrgent, view.State));
        Assert.Equal(desk[Role.TranslatorRu].Id, await desk.ReadAsync(context => context.Revisions.Where(row => row.Path == "privacy/ru.md").OrderByDescending(row => row.Number).Select(row => row.AuthorId).FirstAsync(Cancellation)));
    }

    [Fact]
    public async Task Add_FurtherFile_KeepsWhatIsTyped()
    {
        var desk = await portal.OnAsync(DatabaseProvider.Sqlite);
        var edition = await desk.BeginAsync("Add", "accessibility/ru.md");
        using var author = await desk.SignInAsync(Role.Author);
        var page = await author.OpenAsync(Url(edition.Id, "accessibility/ru.md"));
        Assert.True(page.QuerySelector("#site-input-kk")!.HasAttribute("readonly"));
        var added = await PressAsync(author, "Add", ("text-ru", "Набрано"), ("add", "accessibility/kk.md"));
        Assert.Equal((HttpStatusCode.OK, "Набрано"), (added.Status, Typed(added.Page, "ru")));
        Assert.NotNull(added.Page.QuerySelector("[name=text-kk]"));
        Assert.Equal(2, (await desk.FindAsync(edition.Id)).Texts.Count);

        var foreign = await PressAsync(author, "Add", ("text-ru", "Набрано"), ("add", "about/kk.md"));
        Assert.Equal((HttpStatusCode.BadRequest, "Набрано"), (foreign.Status, Typed(foreign.Page, "ru")));
    }

    [Fact]
    public async Task Get_TitleAndTextFullOfMarkup_IsShownEncoded()
    {
        var desk = await portal.OnAsync(DatabaseProvider.Sqlite);
        var (author, actor) = await desk.NewPersonAsync(Role.Author, WritingPortal.Hostile);
        var edition = (await desk.Editions.BeginAsync(actor, WritingPortal.Hostile, ["settings/ru.md", "settings/kk.md"], Cancellation)).Value;
        var url = Url(edition.Id, "settings/ru.md");
        await author.OpenAsync(url);
        var conflictWith = author.At(desk.Host.RawClient());
        await conflictWith.OpenAsync(url);
        await author.SubmitAsync(Form, ("text-ru", "\n" + WritingPortal.Hostile), ("text-kk", Typed(author.Page!, "kk")), ("internal-note", WritingPortal.Hostile));

        var pages = new List<(string Name, IHtmlDocument Page)>
        {
            ("text", await author.OpenAsync(url)),
            ("check", (await PressAsync(author, "Check", ("text-ru", WritingPortal.Hostile), ("internal-note", WritingPortal.Hostile))).Page),
            ("document", await author.OpenAsync("/editor/ru/documents/settings")),
            ("list", await author.OpenAsync("/editor/ru/documents")),
            ("search", await author.OpenAsync("/editor/ru/documents?q=" + Uri.EscapeDataString(WritingPortal.Hostile))),
            ("conflict", (await conflictWith.SubmitAsync(Form, ("text-ru", WritingPortal.Hostile + "2"))).Page),
        };
        await author.OpenAsync(url);
        await PressAsync(author, "Keep", ("text-ru", WritingPortal.Hostile + "3"));
        pages.Add(("kept", await author.OpenAsync(url)));
        foreach (var (name, page) in pages)
        {
            Assert.True(page.QuerySelectorAll("script:not([src])").Length == 0 && page.QuerySelectorAll("textarea b, bdi b, ins b, q b").Length == 0, name);
            Assert.True(page.Source.Text.Contains("&lt;/textarea&gt;", StringComparison.Ordinal) || name == "search", name);
        }

        Assert.Equal("\n" + WritingPortal.Hostile, Typed(pages[0].Page, "ru"));
    }

    [Fact]
    public async Task Post_WithoutToken_IsRefusedAndNothingIsStored()
    {
        var desk = await portal.OnAsync(DatabaseProvider.Sqlite);
        var edition = await desk.BeginAsync("Forged", "statistics/ru.md");
        using var author = await desk.SignInAsync(Role.Author);
        await author.OpenAsync(Url(edition.Id, "statistics/ru.md"));
        foreach (var handler in new[] { "Save", "Check", "Keep", "Discard", "Merge", "Take", "Add", "Switch" })
        {
            var forged = await author.PostAsync($"{Url(edition.Id, "statistics/ru.md")}&handler={handler}", ("text-ru", "forged"), ("version-ru", Guid.NewGuid().ToString()));
            Assert.Equal(HttpStatusCode.BadRequest, forged.Status);
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await author.PostAsync("/editor/ru/documents/statistics?handler=Begin", ("title", "x"), ("file", "statistics/ru.md"))).Status);
        Assert.False(await desk.ReadAsync(context => context.Autosaves.AnyAsync(row => row.Path == "statistics/ru.md", Cancellation)));
        Assert.Null((await desk.FindAsync(edition.Id)).Texts[0].RevisionId);
    }
}
