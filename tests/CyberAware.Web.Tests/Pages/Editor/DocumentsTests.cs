using System.Net;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport.Databases;
using CyberAware.TestSupport.People;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Web.Tests.Pages.Editor;

/// <summary>Finding a document, and what its screen says and offers to whom.</summary>
public sealed class DocumentsTests(WritingPortal portal) : IClassFixture<WritingPortal>
{
    private static readonly Role[] Readers = [Role.Author, Role.TranslatorKk, Role.TranslatorRu, Role.Reviewer, Role.Publisher, Role.DutyOfficer, Role.Auditor];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Get_List_ShowsEachDocumentOnceInItsTree(DatabaseProvider provider)
    {
        var desk = await portal.OnAsync(provider);
        using var author = await desk.SignInAsync(Role.Author);
        var page = await author.OpenAsync("/editor/ru/documents");

        Assert.Equal(["Документы"], page.QuerySelectorAll(".account-menu-wide [aria-current=page] span").Select(item => item.TextContent));
        Assert.Equal("Страницы", page.QuerySelector(".editor-kind h2")!.FirstChild!.TextContent.Trim());
        var rows = page.QuerySelectorAll(".editor-document code").Select(code => code.TextContent).ToList();
        Assert.Equal(rows.Count, rows.Distinct().Count());
        Assert.Superset(
            new HashSet<string> { "home", "guide/passwords", "alerts/qr-stickers", "quizzes/passwords", "advisors/scam", "letters/demand", "assessments/professionals", "actions/passwords.yml", "surveys/awareness", "site/contacts.yml", "site/laws.yml", "site/synonyms.yml", "sources/scam.yml", "permalinks.txt" },
            rows.ToHashSet());

        // A page stands below the page above it, and its files are no documents of their own.
        var guide = page.QuerySelectorAll(".editor-documents > li").Single(item => item.QuerySelector("code")!.TextContent == "guide");
        Assert.Equal("guide/passwords", guide.QuerySelectorAll("li > .editor-document code").Select(code => code.TextContent).Single(text => text == "guide/passwords"));
        Assert.DoesNotContain(rows, row => row.EndsWith("page.yml", StringComparison.Ordinal) || row.EndsWith("kk.md", StringComparison.Ordinal));
        Assert.Contains("Перечитать до", guide.QuerySelector(".editor-facts")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("no-store", (await author.GetAsync("/editor/ru/documents")).Response.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task Get_Query_FindsByTitleInEitherLanguageAndByPath()
    {
        var desk = await portal.OnAsync(DatabaseProvider.Sqlite);
        using var author = await desk.SignInAsync(Role.Author);
        Assert.Equal(["alerts/qr-stickers"], await FoundAsync("alerts/qr"));
        Assert.Contains("help", await FoundAsync(await TitleAsync("help", "kk")));
        Assert.Contains("help", await FoundAsync((await TitleAsync("help", "ru")).ToUpperInvariant()));
        Assert.Empty(await FoundAsync("no such thing anywhere"));
        Assert.All(await FoundAsync("", "&kind=Quiz"), path => Assert.StartsWith("quizzes/", path, StringComparison.Ordinal));
        Assert.NotEmpty(await FoundAsync("", "&kind=Quiz"));
        Assert.Contains("surveys/awareness", await FoundAsync("сауалнама"));
        Assert.DoesNotContain("surveys/awareness", await FoundAsync("алнама"));
        Assert.DoesNotContain("site/laws.yml", await FoundAsync("бай"));

        // A survey is found by words of what it asked, in either language and any order.
        Assert.Equal(["surveys/awareness"], await FoundAsync("пароли составляющие"));
        Assert.Contains("құпия сөз", author.Page!.QuerySelector(".editor-document .board-note")!.TextContent, StringComparison.Ordinal);

        // Documents that say it stand before those of which only the name of the kind does.
        Assert.Equal(["site/settings.yml", "permalinks.txt", "site/wording.yml"], await FoundAsync("порталдың", "&kind=Site"));
        Assert.Equal(100, (await author.OpenAsync("/editor/kk/documents?q=" + new string('q', 500))).QuerySelector("#site-field-q")!.GetAttribute("value")!.Length);

        async Task<List<string>> FoundAsync(string query, string more = "") =>
            [.. (await author.OpenAsync($"/editor/kk/documents?q={Uri.EscapeDataString(query)}{more}")).QuerySelectorAll(".editor-document code").Select(code => code.TextContent)];

        async Task<string> TitleAsync(string document, string language) => (await author.OpenAsync($"/editor/{language}/documents/{document}")).QuerySelector("h1")!.TextContent;
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Get_DocumentInWork_IsMarkedAndContinued(DatabaseProvider provider)
    {
        var desk = await portal.OnAsync(provider);
        var edition = await desk.BeginAsync("Моя правка", "glossary/kk.md", "glossary/ru.md");
        using var author = await desk.SignInAsync(Role.Author);
        var row = (await author.OpenAsync("/editor/ru/documents?q=glossary")).QuerySelector(".editor-document")!;
        Assert.Contains("Черновик, автор изменения: the-author", row.QuerySelector(".editor-marks")!.TextContent, StringComparison.Ordinal);

        var page = await author.OpenAsync("/editor/ru/documents/glossary");
        Assert.Contains("Моя правка", page.QuerySelector("main .account-list h3")!.TextContent, StringComparison.Ordinal);
        var links = page.QuerySelectorAll("main .account-list .button").Select(link => (link.GetAttribute("href"), link.TextContent.Trim())).ToList();
        Assert.Equal(
            [$"/editor/ru/editions/{edition.Id}/text?path=glossary%2Fkk.md", $"/editor/ru/editions/{edition.Id}/text?path=glossary%2Fru.md", $"/editor/ru/editions/{edition.Id}/form?path=glossary%2Fru.md"], links.Select(link => link.Item1));
        Assert.All(links, link => Assert.StartsWith("Продолжить", link.Item2, StringComparison.Ordinal));
        Assert.Equal(["/kk/glossary", "/ru/glossary"], page.QuerySelectorAll("a[hreflang]").Select(link => link.GetAttribute("href")).Where(href => href!.EndsWith("/glossary", StringComparison.Ordinal) && !href.Contains("editor", StringComparison.Ordinal)));
        Assert.Contains(page.QuerySelectorAll("a"), link => link.GetAttribute("href") == "/editor/ru/history?path=glossary%2Fpage.yml");

        // A translator goes on with his own language alone, and begins with it alone.
        using var translator = await desk.SignInAsync(Role.TranslatorKk);
        page = await translator.OpenAsync("/editor/ru/documents/glossary");
        Assert.Equal($"/editor/ru/editions/{edition.Id}/text?path=glossary%2Fkk.md", Assert.Single(page.QuerySelectorAll("main .account-list .button[href*='/text?']")).GetAttribute("href"));
        Assert.Equal("glossary/kk.md", Assert.Single(page.QuerySelectorAll("[name=file]")).GetAttribute("value"));
    }

    [Fact]
    public async Task Get_ShippedTextChanged_IsSaid()
    {
        var desk = await portal.OnAsync(DatabaseProvider.Sqlite);
        await desk.PublishAsync("guide/social-engineering", "[](contact:police)");
        await desk.ReadAsync(async context =>
        {
            var row = await context.Published.SingleAsync(published => published.Path == "guide/social-engineering/ru.md", Cancellation);
            var other = await context.Published.Where(published => published.Path == "about/ru.md").Select(published => published.ShippedId).SingleAsync(Cancellation);
            row.ShippedId = other; // as after a release with another text
            return await context.SaveChangesAsync(Cancellation);
        });
        using var author = await desk.SignInAsync(Role.Author);

        Assert.Contains("Текст выпуска изменился", (await author.OpenAsync("/editor/ru/documents?q=guide/social-engineering")).QuerySelector(".editor-marks")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await author.OpenAsync("/editor/ru/documents/guide/social-engineering")).QuerySelector(".account-warning"));
        Assert.Null((await author.OpenAsync("/editor/ru/documents/guide/digital-signature")).QuerySelector(".account-warning"));
    }

    [Fact]
    public async Task Get_EveryScreen_OpensForThoseWhoMayReadIt()
    {
        var desk = await portal.OnAsync(DatabaseProvider.Sqlite);
        var edition = await desk.BeginAsync("Roles", "check/kk.md", "check/ru.md");
        string[] screens = ["documents", "documents/check", "documents/site/contacts.yml", $"editions/{edition.Id}/text?path=check%2Fkk.md"];
        foreach (var role in Enum.GetValues<Role>())
        {
            using var visitor = await desk.SignInAsync(role);
            foreach (var screen in screens)
            {
                await visitor.OpenAsync("/editor/kk/" + screen, Readers.Contains(role) ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
            }

            await visitor.OpenAsync("/editor/kk/help");
            foreach (var unknown in new[] { "documents/nowhere", "documents/..%2F..%2Fetc", $"editions/{Guid.NewGuid()}/text?path=check%2Fkk.md", $"editions/{edition.Id}/text?path=about%2Fkk.md", $"editions/{edition.Id}/text", "pages/nowhere" })
            {
                var status = (await visitor.GetAsync("/editor/kk/" + unknown)).Status;
                Assert.True(status == HttpStatusCode.NotFound || (status == HttpStatusCode.Forbidden && !Readers.Contains(role)), $"{role} {unknown} {status}");
            }
        }

        var stranger = await new Visitor(desk.Host.RawClient()).GetAsync("/editor/kk/documents/check");
        Assert.Equal("/account/kk/sign-in?returnUrl=%2Feditor%2Fkk%2Fdocuments%2Fcheck", stranger.Location);
    }

    [Fact]
    public async Task Begin_ByEachRole_IsOfferedAndDoneOnlyWithTheRight()
    {
        var desk = await portal.OnAsync(DatabaseProvider.Sqlite);
        foreach (var role in Readers)
        {
            using var visitor = await desk.SignInAsync(role);
            var page = await visitor.OpenAsync("/editor/ru/documents/basics");
            string[] mine = role switch
            {
                Role.Author => ["basics/kk.md", "basics/ru.md", "basics/page.yml"],
                Role.TranslatorKk => ["basics/kk.md"],
                Role.TranslatorRu => ["basics/ru.md"],
                _ => [],
            };
            Assert.Equal(mine, page.QuerySelectorAll("[name=file]").Select(box => box.GetAttribute("value")!));
            await visitor.GetAsync("/account/ru/sign-out");
            var token = ("__RequestVerificationToken", visitor.Page!.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!);
            foreach (var path in new[] { "basics/kk.md", "basics/page.yml", "basics/ru.md" })
            {
                var begun = await visitor.PostAsync("/editor/ru/documents/basics?handler=Begin", token, ("title", "Правка"), ("file", path));
                Assert.True(begun.Status == (mine.Contains(path) ? HttpStatusCode.Found : HttpStatusCode.Forbidden), $"{role} {path} {begun.Status}");
            }
        }
    }

    [Fact]
    public async Task Begin_BadForm_KeepsWhatWasTypedAndTakesNoForeignFile()
    {
        var desk = await portal.OnAsync(DatabaseProvider.Sqlite);
        using var author = await desk.SignInAsync(Role.Author);
        var before = await desk.ReadAsync(context => context.Editions.CountAsync(Cancellation));
        var page = await author.OpenAsync("/editor/ru/documents/fraud");
        Assert.StartsWith("Правка: ", page.QuerySelector("#site-field-title")!.GetAttribute("value"), StringComparison.Ordinal);
        Assert.Equal(["fraud/kk.md", "fraud/ru.md"], page.QuerySelectorAll("[name=file][checked]").Select(box => box.GetAttribute("value")));

        var empty = await author.SubmitAsync("form[action$=Begin]", ("title", " "), ("file", "fraud/ru.md"));
        Assert.Equal(HttpStatusCode.BadRequest, empty.Status);
        Assert.Contains("название", empty.Errors, StringComparison.Ordinal);
        Assert.Equal(["fraud/ru.md"], empty.Page.QuerySelectorAll("[name=file][checked]").Select(box => box.GetAttribute("value")));
        var foreign = await author.SubmitAsync("form[action$=Begin]", ("title", "Моё <i>"), ("file", "about/ru.md"));
        Assert.Equal((HttpStatusCode.BadRequest, "Моё <i>"), (foreign.Status, foreign.Page.QuerySelector("#site-field-title")!.GetAttribute("value")));
        Assert.Equal(before, await desk.ReadAsync(context => context.Editions.CountAsync(Cancellation)));
    }

    [Theory]
    [InlineData("", "home")]
    [InlineData("guide/passwords", "guide/passwords")]
    [InlineData("guide/print", "guide")]
    [InlineData("check/scam/call/bank", "advisors/scam")]
    [InlineData("quizzes/passwords/result", "quizzes/passwords")]
    [InlineData("professionals/check", "assessments/professionals")]
    [InlineData("letters/demand", "letters/demand")]
    [InlineData("alerts/qr-stickers", "alerts/qr-stickers")]
    [InlineData("statistics/harms", "statistics")]
    public async Task Get_AddressOfAPublicPage_LeadsToItsDocument(string address, string document)
    {
        var desk = await portal.OnAsync(DatabaseProvider.Sqlite);
        using var author = await desk.SignInAsync(Role.Author);
        Assert.Equal("/editor/kk/documents/" + document, (await author.GetAsync("/editor/kk/pages/" + address)).Location);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Get_Help_ExplainsEveryStateAndHasItsTexts(string language)
    {
        var desk = await portal.OnAsync(DatabaseProvider.Sqlite);
        using var author = await desk.SignInAsync(Role.Author);
        var page = await author.OpenAsync($"/editor/{language}/help");

        Assert.Equal(Enum.GetValues<EditionState>().Length, page.QuerySelectorAll("dt .editor-mark").Length);
        Assert.Equal(8, page.QuerySelectorAll("pre").Length);
        Assert.DoesNotMatch("Help[A-Z.]", page.Body!.TextContent);
        Assert.All(page.QuerySelectorAll("main nav a"), link => Assert.NotNull(page.QuerySelector(link.GetAttribute("href")!)));
    }
}
