using System.Net;
using AngleSharp.Html.Dom;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport.Databases;
using Microsoft.EntityFrameworkCore;
using static CyberAware.Web.Tests.Pages.Editor.TextVisits;

namespace CyberAware.Web.Tests.Pages.Editor;

/// <summary>Two changes of one text: what does not touch goes together by itself, for the rest a person chooses.</summary>
public sealed class TextConflictTests(WritingPortal portal) : IClassFixture<WritingPortal>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Save_AfterAColleague_LetsChooseEachPartAndSavesTheMerge(DatabaseProvider provider)
    {
        var desk = await portal.OnAsync(provider);
        var edition = await desk.BeginAsync("Two people", "guide/updates/kk.md", "guide/updates/ru.md");
        var url = Url(edition.Id, "guide/updates/ru.md");
        using var first = await desk.SignInAsync(Role.Author);
        var (second, _) = await desk.NewPersonAsync(Role.Author);
        var old = Typed(await first.OpenAsync(url), "ru");
        await second.OpenAsync(url);
        Assert.Equal(HttpStatusCode.Found, (await first.SubmitAsync(Form, ("text-ru", old + "\nИх слово.\n"), ("text-kk", Typed(first.Page!, "kk")))).Status);

        var refused = await second.SubmitAsync(Form, ("text-ru", old + "\nМоё слово <b>.\n"), ("text-kk", Typed(second.Page!, "kk")), ("internal-note", "Заметка"));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal(old + "\nМоё слово <b>.\n", Typed(refused.Page, "ru"));
        Assert.NotNull(refused.Page.QuerySelector(".editor-conflict" + refused.Page.QuerySelector(".form-errors a")!.GetAttribute("href")));
        Assert.Contains("ещё не сохранён", refused.Page.QuerySelector(".form-errors h2")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Заметка", refused.Page.QuerySelector("[name=internal-note]")!.GetAttribute("value"));
        Assert.Contains("изменил кто-то ещё", refused.Page.QuerySelector(".editor-conflict h3")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Моё слово <b>.", refused.Page.QuerySelectorAll(".editor-conflict .diff")[0].QuerySelector("ins")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Их слово.", refused.Page.QuerySelectorAll(".editor-conflict .diff")[1].QuerySelector("ins")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(old + "\nИх слово.\n", Assert.IsType<IHtmlTextAreaElement>(refused.Page.QuerySelector("#site-current-ru"), exactMatch: false).Value);

        // The chosen part stands in the field, one's own can be copied still, and nothing is saved before one has read it.
        var radios = refused.Page.QuerySelectorAll(".editor-conflict input[type=radio]").OfType<IHtmlInputElement>().ToList();
        Assert.Equal([true, false], radios.Select(radio => radio.IsChecked));
        var taken = await PressAsync(second, "Take", ("text-ru", Typed(refused.Page, "ru")), ("text-kk", Typed(refused.Page, "kk")), (radios[1].Name!, radios[1].Value));
        Assert.Equal((HttpStatusCode.OK, old + "\nИх слово.\n"), (taken.Status, Typed(taken.Page, "ru")));
        Assert.Empty(taken.Page.QuerySelectorAll(".editor-conflict input[type=radio]"));
        Assert.Equal("\nМоё слово <b>.\n", Assert.IsType<IHtmlTextAreaElement>(taken.Page.QuerySelector("#site-replaced-ru"), exactMatch: false).Value);
        Assert.Equal("Моё слово <b>.\n", Assert.IsType<IHtmlTextAreaElement>((await PressAsync(second, "Check", ("text-ru", Typed(taken.Page, "ru")), ("replaced-ru", "Моё слово <b>.\n"))).Page.QuerySelector("#site-replaced-ru"), exactMatch: false).Value);

        var merged = await second.SubmitAsync(Form, ("text-ru", old + "\nИх слово. Моё слово.\n"), ("text-kk", Typed(second.Page!, "kk")));
        Assert.EndsWith("&done=saved", merged.Location, StringComparison.Ordinal);
        Assert.Equal(old + "\nИх слово. Моё слово.\n", (await desk.TextAsync(edition.Id, "guide/updates/ru.md")).Text);
    }

    [Fact]
    public async Task Save_AfterAColleagueElsewhereInTheText_TakesBothByItself()
    {
        var desk = await portal.OnAsync(DatabaseProvider.Sqlite);
        var edition = await desk.BeginAsync("Two places", "guide/social-engineering/kk.md", "guide/social-engineering/ru.md");
        var url = Url(edition.Id, "guide/social-engineering/ru.md");
        using var author = await desk.SignInAsync(Role.Author);
        var old = Typed(await author.OpenAsync(url), "ru");
        var (_, colleague) = await desk.NewPersonAsync(Role.Author);
        var text = await desk.TextAsync(edition.Id, "guide/social-engineering/ru.md");
        var theirs = old.Replace("\n## ", "\nИх слово.\n\n## ", StringComparison.Ordinal);
        Assert.NotEqual(old, theirs);
        Assert.Null((await desk.Editions.SaveAsync(colleague, new Core.Editing.TextChange(edition.Id, text.Path, text.Version, theirs), Cancellation)).Failure);

        var refused = await author.SubmitAsync(Form, ("text-ru", old + "\nМоё слово.\n"), ("text-kk", Typed(author.Page!, "kk")));
        Assert.Equal((HttpStatusCode.Conflict, theirs + "\nМоё слово.\n"), (refused.Status, Typed(refused.Page, "ru")));
        Assert.Empty(refused.Page.QuerySelectorAll(".editor-conflict input[type=radio]"));
        Assert.Contains("Их слово.", refused.Page.QuerySelector(".editor-conflict details ins")!.TextContent, StringComparison.Ordinal);
        Assert.EndsWith("&done=saved", (await author.SubmitAsync(Form, ("text-ru", Typed(refused.Page, "ru")), ("text-kk", Typed(refused.Page, "kk")))).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_AfterOnesOwnOtherTab_SaysSoAndSkipsWhatIsTheSame()
    {
        var desk = await portal.OnAsync(DatabaseProvider.Sqlite);
        var edition = await desk.BeginAsync("Own tab", "guide/updates/kk.md", "guide/updates/ru.md");
        var url = Url(edition.Id, "guide/updates/ru.md");
        using var one = await desk.SignInAsync(Role.Author);
        using var other = one.At(desk.Host.RawClient());
        var page = await one.OpenAsync(url);
        var (kk, ru) = (Typed(page, "kk"), Typed(page, "ru"));
        await other.OpenAsync(url);
        await one.SubmitAsync(Form, ("text-kk", kk + "\nБір.\n"), ("text-ru", ru + "\nРаз.\n"));

        var refused = await other.SubmitAsync(Form, ("text-kk", kk + "\nБір.\n"), ("text-ru", ru + "\nДва.\n"));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal("Вы писали этот текст и в другом окне", Assert.Single(refused.Page.QuerySelectorAll(".editor-conflict h3")).TextContent);
        Assert.DoesNotContain("кто-то", refused.Errors, StringComparison.Ordinal);
        Assert.EndsWith("&done=saved", (await other.SubmitAsync(Form, ("text-kk", kk + "\nБір.\n"), ("text-ru", ru + "\nРаз.\nДва.\n"))).Location, StringComparison.Ordinal);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Save_OfTwoLanguagesOfWhichOneIsOld_SavesNeither(DatabaseProvider provider)
    {
        var desk = await portal.OnAsync(provider);
        var edition = await desk.BeginAsync("Both or none", "guide/digital-signature/kk.md", "guide/digital-signature/ru.md");
        var url = Url(edition.Id, "guide/digital-signature/ru.md");
        using var author = await desk.SignInAsync(Role.Author);
        var page = await author.OpenAsync(url);
        var (kk, ru) = (Typed(page, "kk"), Typed(page, "ru"));
        var other = await desk.TextAsync(edition.Id, "guide/digital-signature/ru.md");
        Assert.Null((await desk.Editions.SaveAsync(desk.Actor(Role.Author), new Core.Editing.TextChange(edition.Id, other.Path, other.Version, ru + "\nИх.\n"), Cancellation)).Failure);

        var refused = await author.SubmitAsync(Form, ("text-kk", kk + "\nМенікі.\n"), ("text-ru", ru + "\nМоё.\n"));
        Assert.Equal((HttpStatusCode.Conflict, kk + "\nМенікі.\n", ru + "\nМоё.\n"), (refused.Status, Typed(refused.Page, "kk"), Typed(refused.Page, "ru")));
        Assert.Single(refused.Page.QuerySelectorAll(".editor-conflict"));
        Assert.Equal(kk, (await desk.TextAsync(edition.Id, "guide/digital-signature/kk.md")).Text);
        Assert.Equal(1, await desk.ReadAsync(context => context.Revisions.CountAsync(row => row.EditionId == edition.Id, Cancellation)));

        var merged = await author.SubmitAsync(Form, ("text-kk", kk + "\nМенікі.\n"), ("text-ru", ru + "\nИх.\nМоё.\n"));
        Assert.EndsWith("&done=saved", merged.Location, StringComparison.Ordinal);
        Assert.Equal((kk + "\nМенікі.\n", ru + "\nИх.\nМоё.\n"), ((await desk.TextAsync(edition.Id, "guide/digital-signature/kk.md")).Text, (await desk.TextAsync(edition.Id, "guide/digital-signature/ru.md")).Text));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Merge_AfterAnotherPublication_NamesWhatItTakesIn(DatabaseProvider provider)
    {
        var desk = await portal.OnAsync(provider);
        var edition = await desk.BeginAsync("Overtaken", "guide/email/kk.md", "guide/email/ru.md");
        await desk.PublishAsync("guide/email", "[](contact:kz-cert-short)");
        using var author = await desk.SignInAsync(Role.Author);
        var page = await author.OpenAsync(Url(edition.Id, "guide/email/kk.md"));
        Assert.Equal(2, page.QuerySelectorAll("button[formaction$=Merge]").Length);

        var (kk, ru) = (Typed(page, "kk") + "\nМенікі.\n", Typed(page, "ru"));
        var shown = await PressAsync(author, "Merge", ("text-kk", kk), ("text-ru", ru));
        Assert.Equal((HttpStatusCode.OK, kk, ru + "\n[](contact:kz-cert-short)\n"), (shown.Status, Typed(shown.Page, "kk"), Typed(shown.Page, "ru")));
        Assert.Equal("Опубликовано другое изменение этого текста", shown.Page.QuerySelector(".editor-conflict h3")!.TextContent);
        var theirs = Assert.IsType<IHtmlInputElement>(shown.Page.QuerySelectorAll(".editor-conflict input[type=radio]")[1], exactMatch: false);
        var taken = await PressAsync(author, "Take", ("text-kk", kk), ("text-ru", Typed(shown.Page, "ru")), (theirs.Name!, theirs.Value));
        Assert.EndsWith("\n[](contact:kz-cert-short)\n", Typed(taken.Page, "kk"), StringComparison.Ordinal);
        var saved = await author.SubmitAsync(Form, ("text-kk", kk + "\n[](contact:kz-cert-short)\n"), ("text-ru", Typed(taken.Page, "ru")));
        Assert.EndsWith("&done=saved", saved.Location, StringComparison.Ordinal);

        var published = await desk.ReadAsync(context => context.Published.Where(row => row.Path.StartsWith("guide/email/")).ToDictionaryAsync(row => row.Path, row => row.RevisionId, Cancellation));
        Assert.All((await desk.FindAsync(edition.Id)).Texts, text => Assert.Equal(published[text.Path], text.BaseId));
        Assert.Empty((await author.OpenAsync(Url(edition.Id, "guide/email/kk.md"))).QuerySelectorAll("button[formaction$=Merge]"));
    }
}
