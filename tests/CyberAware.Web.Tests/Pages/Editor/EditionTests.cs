using System.Net;
using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport.Databases;
using CyberAware.TestSupport.People;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Web.Tests.Pages.Editor;

/// <summary>The screen of an edition, without a script: what it shows to whom, and every step from handing in to the second signature.</summary>
public sealed class EditionTests(EditorPortal portal, TestDatabases databases) : IClassFixture<EditorPortal>, IClassFixture<TestDatabases>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Url(EditionView edition, string language = "kk") => $"/editor/{language}/editions/{edition.Id}";

    [Fact]
    public async Task Get_EveryRole_SeesItOrIsToldThatItMayNot()
    {
        var edition = await portal.InReviewAsync("guide/updates", title: $"Атауы {EditorPortal.Hostile}");

        Assert.Equal(
            "Author 200, TranslatorKk 200, TranslatorRu 200, Reviewer 200, Publisher 200, DutyOfficer 200, Auditor 200, Administrator 403",
            await portal.StatusesAsync(Url(edition)));
        using var author = await portal.SignInAsync(Role.Author);
        Assert.Equal(HttpStatusCode.NotFound, (await author.GetAsync($"/editor/kk/editions/{Guid.NewGuid()}")).Status);
        await author.OpenAsync($"{Url(edition)}?handler=Nothing");
        Assert.Equal(HttpStatusCode.NotFound, (await author.PostAsync($"{Url(edition)}?handler=Nothing", Token(author))).Status);
        using var stranger = new Visitor(portal.Host.RawClient());
        Assert.StartsWith("/account/kk/sign-in?", (await stranger.GetAsync(Url(edition))).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_TitleAndTextFullOfMarkup_ShowsThemAsWritten()
    {
        var edition = await portal.DraftAsync("guide/email", $"Сөйлем <b>{EditorPortal.Hostile}</b>.", $"Атауы {EditorPortal.Hostile}");
        using var reviewer = await portal.SignInAsync(Role.Reviewer);
        var visit = await reviewer.GetAsync(Url(edition));

        Assert.Equal($"Атауы {EditorPortal.Hostile}", visit.Title);
        Assert.Contains(visit.Page.QuerySelectorAll(".diff ins"), part => part.TextContent.Contains($"<b>{EditorPortal.Hostile}</b>", StringComparison.Ordinal));
        Assert.Empty(visit.Page.QuerySelectorAll("[onerror], .diff b"));
        Assert.Contains($"Note {EditorPortal.Hostile}", visit.Page.QuerySelector(".edition-saves")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Changes_ShowWhatWasWrittenInBothLanguagesAndFoldTheRest()
    {
        var edition = await portal.DraftAsync("guide/passwords", "Жаңа сөйлем.");
        using var reviewer = await portal.SignInAsync(Role.Reviewer);
        var page = await reviewer.OpenAsync(Url(edition, "ru"));

        var files = page.QuerySelectorAll(".edition-file");
        Assert.Equal(["guide/passwords/kk.md", "guide/passwords/ru.md"], files.Select(file => file.QuerySelector("code")!.TextContent));
        Assert.Equal(["kk", "ru"], files.Select(file => file.QuerySelector(".diff")!.GetAttribute("lang")));
        Assert.All(files, file =>
        {
            Assert.Contains("Жаңа сөйлем.", string.Concat(file.QuerySelectorAll("ins").Select(part => part.TextContent)), StringComparison.Ordinal);
            Assert.Empty(file.QuerySelectorAll("del"));
            Assert.NotNull(file.QuerySelector(".diff-fold summary"));
        });
        Assert.NotNull(page.QuerySelector($"a[href='{Url(edition, "ru")}/preview/kk/guide/passwords']"));
        Assert.NotNull(page.QuerySelector(".edition-fine"));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Cycle_FromHandingInToReaders_WorksWithTwoPeople(DatabaseProvider provider)
    {
        await using var own = await EditorPortal.StartAsync(await databases.StartedAsync(provider));
        var edition = await own.DraftAsync("guide/updates", "Екі адамның сөйлемі.");

        using var author = await own.SignInAsync(Role.Author);
        var handedIn = await author.FillAsync(Url(edition), "form[action$=Submit]");
        Assert.Equal(Url(edition) + "?done=Submit", handedIn.Location);
        Assert.Contains("рецензияға жіберілді", (await author.OpenAsync(handedIn.Location!)).QuerySelector(".account-done")!.TextContent, StringComparison.Ordinal);
        Assert.Null(author.Page!.QuerySelector("form[action$=Approve]"));

        using var reviewer = await own.SignInAsync(Role.Reviewer);
        Assert.Equal(Url(edition) + "?done=Approve", (await reviewer.FillAsync(Url(edition), "form[action$=Approve]")).Location);
        using var publisher = await own.SignInAsync(Role.Publisher);
        Assert.Equal(Url(edition) + "?done=Publish", (await publisher.FillAsync(Url(edition), "form[action$=Publish]")).Location);

        var published = await publisher.OpenAsync(Url(edition));
        Assert.Equal("Жарияланған", published.QuerySelector(".edition-mark")!.TextContent);
        Assert.Contains(published.QuerySelectorAll(".diff ins"), part => part.TextContent.Contains("Екі адамның сөйлемі.", StringComparison.Ordinal));
        await own.ShowsAsync("/kk/guide/updates", "Екі адамның сөйлемі.");
        await own.ShowsAsync("/ru/guide/updates", "Екі адамның сөйлемі.");

        // What the author said to readers stands at the foot of the page and beside the document on the page about the portal.
        using var reader = new Visitor(own.Host.RawClient());
        foreach (var address in new[] { "/ru/guide/updates", "/kk/about" })
        {
            var notes = (await reader.OpenAsync(address)).QuerySelectorAll(".page-facts bdi, .text-state bdi").Select(note => note.TextContent).ToList();
            Assert.Equal(Enumerable.Repeat($"Note {EditorPortal.Hostile}", address == "/kk/about" ? 2 : 1), notes);
            Assert.Empty(reader.Page!.QuerySelectorAll("[onerror]"));
        }

        Assert.Empty((await reader.OpenAsync("/ru/guide/passwords")).QuerySelectorAll(".page-facts bdi"));
    }

    [Fact]
    public async Task Get_ChangeOfOneLanguageAlone_IsToldOfBeforeAnybodyReviewsIt()
    {
        var edition = await portal.DraftAsync("", paths: ["guide/digital-signature/ru.md"]);
        using var author = await portal.SignInAsync(Role.Author);
        Assert.Contains("только на одном языке", (await author.OpenAsync(Url(edition, "ru"))).QuerySelector("[aria-labelledby=site-one-language]")!.TextContent, StringComparison.Ordinal);
        var text = $"{Url(edition, "ru")}/text?path=guide%2Fdigital-signature%2Fru.md";
        Assert.Contains((await author.OpenAsync(text)).QuerySelectorAll(".account-warning"), warning => warning.TextContent.Contains("на одном языке", StringComparison.Ordinal));
        await author.FillAsync(Url(edition, "ru"), "form[action$=Submit]");
        using var reviewer = await portal.SignInAsync(Role.Reviewer);
        Assert.NotNull((await reviewer.OpenAsync(Url(edition))).QuerySelector("[aria-labelledby=site-one-language]"));
        var both = await portal.DraftAsync("guide/digital-signature");
        Assert.Null((await author.OpenAsync(Url(both))).QuerySelector("[aria-labelledby=site-one-language]"));
    }

    [Fact]
    public async Task Reject_WithoutReasonAndWithOne_TellsTheAuthor()
    {
        var edition = await portal.InReviewAsync("guide/antivirus");
        using var reviewer = await portal.SignInAsync(Role.Reviewer);
        var refused = await reviewer.FillAsync(Url(edition), "form[action$=Reject]", ("reason", "  "));
        Assert.Equal((HttpStatusCode.BadRequest, "Себебін жазыңыз."), (refused.Status, refused.Errors));
        Assert.NotNull(refused.Page.QuerySelector($"details.edition-fold[open] textarea[aria-invalid]{refused.Page.QuerySelector(".form-errors a")!.GetAttribute("href")}"));

        var reason = $"Бірінші жол\nекінші {EditorPortal.Hostile}";
        Assert.Equal(Url(edition) + "?done=Reject", (await reviewer.SubmitAsync("form[action$=Reject]", ("reason", reason))).Location);
        using var author = await portal.SignInAsync(Role.Author);
        var page = await author.OpenAsync(Url(edition, "ru"));
        Assert.Equal(("Возвращено", reason), (page.QuerySelector(".edition-mark")!.TextContent, page.QuerySelector(".account-warning .edition-note")!.TextContent));

        // One step leads to the text, where the reason and what was said of a line stand; on the board it stands first.
        await portal.Service<EditionComments>().AddAsync(portal.ActorOf(Role.Reviewer), edition.Id, "guide/antivirus/kk.md", edition.Texts.Single(text => text.Path.EndsWith("kk.md", StringComparison.Ordinal)).RevisionId!.Value, 1, "Осы жолды қараңыз.", Cancellation);
        var link = page.QuerySelector("#site-steps + p a.button")!;
        Assert.Equal(("Исправить текст", $"{Url(edition, "ru")}/text?path=guide%2Fantivirus%2Fkk.md"), (link.TextContent.Trim(), link.GetAttribute("href")));
        var remarks = (await author.OpenAsync(link.GetAttribute("href")!)).QuerySelector("[aria-labelledby=site-remarks]")!;
        Assert.Equal((reason, "Осы жолды қараңыз.", "#site-input-kk"), (remarks.QuerySelector(".edition-note")!.TextContent, remarks.QuerySelector(".comment-text")!.TextContent, remarks.QuerySelector("a[data-line='1']")!.GetAttribute("href")));
        await portal.DraftAsync("guide/backup");
        var first = (await author.OpenAsync("/editor/ru")).QuerySelector("[aria-labelledby=site-board-Drafts] li")!;
        Assert.Contains("Возвращено", first.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Published_LeadsToItsPageAndSaysNothingForNow()
    {
        var draft = await portal.DraftAsync("guide/updates", paths: ["guide/updates/kk.md", "guide/updates/ru.md"]);
        var settings = (await portal.Service<EditionService>().AddTextAsync(portal.ActorOf(Role.Author), draft.Id, draft.Version, "guide/updates/page.yml", Cancellation)).Value;
        using var publisher = await portal.SignInAsync(Role.Publisher);
        Assert.Contains("әзірге өзгеріссіз", (await publisher.OpenAsync(Url(draft))).QuerySelector(".edition-untouched")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await portal.Service<PublishingService>().PublishNowAsync(portal.ActorOf(Role.Publisher), draft.Id, settings.Version, "Now", Cancellation)).Failure);
        var page = await publisher.OpenAsync(Url(draft));
        Assert.Equal("/kk/guide/updates", page.QuerySelectorAll("main a").Single(link => link.TextContent == "Жарияланған бетті ашу").GetAttribute("href"));
        Assert.DoesNotContain("әзірге өзгеріссіз", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_FiguresOfASurvey_AreNamedInWordsAndShownAsCharts()
    {
        var draft = (await portal.Service<EditionService>().BeginAsync(portal.ActorOf(Role.Author), "Көрсеткіш", ["surveys/awareness/survey.yml"], Cancellation)).Value;
        await portal.WriteAsync(draft.Id, "surveys/awareness/survey.yml", text => text.Replace("value: 84.8 }", "value: 85.1 }", StringComparison.Ordinal));
        using var reviewer = await portal.SignInAsync(Role.Reviewer);
        var page = await reviewer.OpenAsync(Url(draft, "ru"));
        Assert.Matches(@"^[А-Я].*, 2025 год: 84,8\s?% → 85,1\s?%$", Assert.Single(page.QuerySelectorAll(".edition-figures li")).TextContent);
        var preview = page.QuerySelector(".edition-figures + p a")!.GetAttribute("href")!;
        Assert.Equal(Url(draft, "ru") + "/preview/ru/statistics", preview);
        Assert.Equal(HttpStatusCode.OK, (await reviewer.GetAsync(preview)).Status);
    }

    [Fact]
    public async Task Schedule_ByAlmatyTime_AndTakenBack()
    {
        var edition = await portal.ApprovedAsync("guide/backup");
        using var publisher = await portal.SignInAsync(Role.Publisher);
        var empty = await publisher.FillAsync(Url(edition), "form[action$=Schedule]", ("date", "ертең"), ("time", "09:00"));
        Assert.Equal(HttpStatusCode.BadRequest, empty.Status);
        Assert.Equal(("ертең", "09:00"), (ValueOf(empty, "date"), ValueOf(empty, "time")));
        Assert.Equal(HttpStatusCode.BadRequest, (await publisher.SubmitAsync("form[action$=Schedule]", ("date", "0001-01-01"), ("time", "00:00"))).Status);
        var past = await publisher.SubmitAsync("form[action$=Schedule]", ("date", "2020-01-31"), ("time", "09:00"));
        Assert.Equal((HttpStatusCode.BadRequest, "Бұл уақыт өтіп кеткен, кейінгісін таңдаңыз.", "2020-01-31"), (past.Status, past.Errors, ValueOf(past, "date")));

        Assert.Equal(Url(edition) + "?done=Schedule", (await publisher.SubmitAsync("form[action$=Schedule]", ("date", "2099-01-31"), ("time", "04:30"))).Location);
        var scheduled = await portal.FindAsync(edition.Id);
        Assert.Equal((EditionState.Scheduled, new DateTime(2099, 1, 30, 23, 30, 0)), (scheduled.State, scheduled.ScheduledFor));
        var page = await publisher.OpenAsync(Url(edition));
        Assert.Contains("31.01.2099, 04:30", page.QuerySelector(".edition-facts")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Url(edition) + "?done=Unschedule", (await publisher.SubmitAsync("form[action$=Unschedule]")).Location);
        Assert.Equal(EditionState.Approved, (await portal.FindAsync(edition.Id)).State);
    }

    [Fact]
    public async Task PublishNow_NeedsAFreshCredentialAndASecondSignature()
    {
        var edition = await portal.DraftAsync("guide/digital-signature");
        using var stale = await portal.SignInAsync(Role.Publisher, TimeSpan.FromMinutes(6));
        var refused = await stale.FillAsync(Url(edition), "form[action$=PublishNow]", ("reason", "Күтуге болмайды"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);

        // The form itself asks who it is, beside what was typed.
        var form = refused.Page.QuerySelector("details[open] form[action$=PublishNow]")!;
        Assert.NotNull(form.QuerySelector(".form-errors"));
        Assert.Equal("Күтуге болмайды", form.QuerySelector("textarea")!.TextContent);
        Assert.Contains("#" + form.Id, form.QuerySelector("button")!.GetAttribute("formaction"), StringComparison.Ordinal);
        Assert.Equal(EditionState.Draft, (await portal.FindAsync(edition.Id)).State);

        var wrong = await stale.SubmitAsync("form[action$=PublishNow]", ("reason", "Күтуге болмайды"), ("password", "wrong"), ("code", portal.Host.CodeOf(portal.People[Role.Publisher])));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Contains("Құпия сөз немесе код қате", wrong.Errors, StringComparison.Ordinal);
        Assert.Equal("Күтуге болмайды", wrong.Page.QuerySelector("form[action$=PublishNow] textarea")!.TextContent);
        Assert.Equal(EditionState.Draft, (await portal.FindAsync(edition.Id)).State);

        // A credential counts though the rest of the form is refused, and publishes nothing by itself.
        var noReason = await stale.SubmitAsync("form[action$=PublishNow]", ("reason", " "), ("password", portal.People[Role.Publisher].Password), ("code", portal.Host.CodeOf(portal.People[Role.Publisher])));
        Assert.Equal("Себебін жазыңыз.", noReason.Errors);
        Assert.Null(noReason.Page.QuerySelector("form[action$=PublishNow] [name=password]"));
        Assert.Equal(EditionState.Draft, (await portal.FindAsync(edition.Id)).State);

        using var publisher = await portal.SignInAsync(Role.Publisher);
        Assert.Equal(Url(edition) + "?done=PublishNow", (await publisher.FillAsync(Url(edition), "form[action$=PublishNow]", ("reason", "Күтуге болмайды"))).Location);
        var own = await publisher.OpenAsync(Url(edition));
        Assert.Null(own.QuerySelector("form[action$=Countersign]"));
        Assert.Contains("өзіңіз жазғансыз", own.QuerySelector(".edition-missing")!.TextContent, StringComparison.Ordinal);

        using var reviewer = await portal.SignInAsync(Role.Reviewer);
        Assert.Equal(Url(edition) + "?done=Countersign", (await reviewer.FillAsync(Url(edition), "form[action$=Countersign]")).Location);
        Assert.Equal(portal.People[Role.Reviewer].Id, (await portal.FindAsync(edition.Id)).CountersignedBy);
    }

    [Theory]
    [InlineData(Role.Reviewer)]
    [InlineData(Role.Auditor)]
    public async Task PublishNow_OfWhoMayNot_LooksAtNoPassword(Role role)
    {
        var edition = await portal.DraftAsync("guide/digital-signature");
        var person = portal.People[role];
        using var stale = await portal.SignInAsync(role, TimeSpan.FromMinutes(6));
        await stale.OpenAsync(Url(edition));
        var token = Token(stale);
        foreach (var password in new[] { "wrong", person.Password })
        {
            var visit = await stale.PostAsync(
                $"{Url(edition)}?handler=PublishNow", token, ("version", edition.Version.ToString()), ("reason", "x"), ("password", password), ("code", portal.Host.CodeOf(person)));

            Assert.Equal(HttpStatusCode.Forbidden, visit.Status);
            Assert.DoesNotContain("Құпия сөз немесе код қате", visit.Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Withdraw_ByItsAuthorAlone_KeepsItInTheHistory()
    {
        var edition = await portal.DraftAsync("guide/social-engineering");
        using var translator = await portal.SignInAsync(Role.TranslatorKk);
        Assert.Null((await translator.OpenAsync(Url(edition))).QuerySelector("form[action$=Withdraw]"));
        using var author = await portal.SignInAsync(Role.Author);
        Assert.Equal(Url(edition) + "?done=Withdraw", (await author.FillAsync(Url(edition), "form[action$=Withdraw]")).Location);
        Assert.Equal("Тоқтатылған", (await author.OpenAsync(Url(edition))).QuerySelector(".edition-mark")!.TextContent);
    }

    [Fact]
    public async Task Step_OnAnOldVersion_IsRefusedWithTheStateOfNowAndLosesNothing()
    {
        var edition = await portal.InReviewAsync("guide/social-engineering");
        var second = await portal.Host.AddPersonAsync("second-reviewer", [new RoleGrant(Role.Reviewer, "")]);
        using var slow = await portal.SignInAsync(Role.Reviewer);
        await slow.OpenAsync(Url(edition));
        using var quick = await portal.Host.SignedInAsync(second);
        await quick.FillAsync(Url(edition), "form[action$=Approve]");

        var late = await slow.SubmitAsync("form[action$=Reject]", ("reason", "Ұзақ ойланған себеп"));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("«Мақұлданған»", late.Errors, StringComparison.Ordinal);
        Assert.Contains("Ұзақ ойланған себеп", late.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(EditionState.Approved, (await portal.FindAsync(edition.Id)).State);
    }

    [Fact]
    public async Task Step_OnOnesOwnChange_IsRefusedInWords()
    {
        var both = await portal.Host.AddPersonAsync("author-and-reviewer", [new RoleGrant(Role.Author, ""), new RoleGrant(Role.Reviewer, "")]);
        var actor = new Actor(both.Id, "Both", [new RoleGrant(Role.Author, "")], true, "");
        var editions = portal.Service<EditionService>();
        var begun = (await editions.BeginAsync(actor, "Own", ["guide/email/kk.md"], TestContext.Current.CancellationToken)).Value;
        using var visitor = await portal.Host.SignedInAsync(both);
        var page = await visitor.OpenAsync(Url(begun));
        Assert.Contains(page.QuerySelectorAll(".edition-missing"), note => note.TextContent.Contains("Әзірге оқырмандарға көрінетін өзгеріс жоқ", StringComparison.Ordinal));

        var forged = await visitor.PostAsync($"{Url(begun)}?handler=Approve", Token(visitor), ("version", begun.Version.ToString()));
        Assert.Equal((HttpStatusCode.Forbidden, "Мұны өзіңіз жазғансыз немесе жариялағансыз, сондықтан шешімді басқа адам қабылдайды."), (forged.Status, forged.Errors));
    }

    [Theory]
    [InlineData(Role.Author, "Approve", 403)]
    [InlineData(Role.Auditor, "Submit", 403)]
    [InlineData(Role.Reviewer, "Publish", 403)]
    [InlineData(Role.DutyOfficer, "PublishNow", 403)]
    [InlineData(Role.Administrator, "Withdraw", 403)]
    [InlineData(Role.Publisher, "Publish", 409)]
    public async Task Post_WithoutTheRightOrTheState_ChangesNothing(Role role, string step, int status)
    {
        var edition = await portal.DraftAsync("guide/updates");
        using var visitor = await portal.SignInAsync(role);
        await visitor.OpenAsync("/account/kk/sign-out");
        var visit = await visitor.PostAsync($"{Url(edition)}?handler={step}", Token(visitor), ("version", edition.Version.ToString()), ("reason", "x"));

        Assert.Equal(status, (int)visit.Status);
        Assert.Equal(edition.Version, (await portal.FindAsync(edition.Id)).Version);
    }

    [Fact]
    public async Task Post_WithoutTokenOrWithFurtherFields_ChangesNothingMore()
    {
        var edition = await portal.DraftAsync("guide/updates");
        using var author = await portal.SignInAsync(Role.Author);
        Assert.Equal(HttpStatusCode.BadRequest, (await author.PostAsync($"{Url(edition)}?handler=Submit", ("version", edition.Version.ToString()))).Status);
        Assert.Equal(EditionState.Draft, (await portal.FindAsync(edition.Id)).State);

        await author.FillAsync(
            Url(edition), "form[action$=Submit]", ("Edition.State", "Published"), ("State", "Published"), ("Title", "Mass"), ("CreatedBy", Guid.NewGuid().ToString()),
            ("ReviewedBy", Guid.NewGuid().ToString()), ("IsUrgent", "true"), ("PublishedAt", "2020-01-01"), ("id", Guid.NewGuid().ToString()), ("handler", "Withdraw"));
        var row = await portal.WithDatabaseAsync(context => context.Editions.SingleAsync(row => row.Id == edition.Id, TestContext.Current.CancellationToken));
        Assert.Equal((EditionState.InReview, edition.Title, edition.CreatedBy, null, false, null), (row.State, row.Title, row.CreatedBy, row.ReviewedBy, row.IsUrgent, row.PublishedAt));
    }

    [Fact]
    public async Task Get_TextWithAMistake_NamesFileAndLineAndIsNotPublished()
    {
        var edition = await portal.DraftAsync("guide/updates", "[Қате](/guide/nowhere-at-all)");
        using var publisher = await portal.SignInAsync(Role.Publisher);
        var page = await publisher.OpenAsync(Url(edition, "ru"));

        var problem = page.QuerySelector(".edition-problems li")!;
        Assert.Equal("guide/updates/kk.md", problem.QuerySelector("code")!.TextContent);
        Assert.Matches(@"Строка: [1-9]\d*", problem.TextContent);
        Assert.Null(page.QuerySelector("form[action$=PublishNow]"));
        await publisher.OpenAsync("/account/kk/sign-out");
        var forged = await publisher.PostAsync($"{Url(edition, "ru")}?handler=PublishNow", Token(publisher), ("version", edition.Version.ToString()), ("reason", "x"));
        Assert.Equal((HttpStatusCode.BadRequest, "Проверка нашла ошибки. Пока они не исправлены, публиковать нельзя."), (forged.Status, forged.Errors));
    }

    [Fact]
    public async Task Publish_AfterAnotherOfItsTexts_SaysSoAndLeadsToTheText()
    {
        var slow = await portal.ApprovedAsync("fraud", "Баяу сөйлем.");
        await portal.PublishedAsync("fraud", "Жылдам сөйлем.");
        using var publisher = await portal.SignInAsync(Role.Publisher);
        var visit = await publisher.FillAsync(Url(slow), "form[action$=Publish]");

        Assert.Equal(HttpStatusCode.Conflict, visit.Status);
        Assert.NotNull(visit.Page.QuerySelector($".account-warning a[href='{Url(slow)}/text?path=fraud%2Fkk.md']"));
        Assert.Equal(EditionState.Approved, (await portal.FindAsync(slow.Id)).State);
    }

    private static (string Name, string Value) Token(Visitor visitor) =>
        ("__RequestVerificationToken", visitor.Page!.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);

    private static string? ValueOf(Visit visit, string field) => visit.Page.QuerySelector($"input[name={field}]")!.GetAttribute("value");
}
