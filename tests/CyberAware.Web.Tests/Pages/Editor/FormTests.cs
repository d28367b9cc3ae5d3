using System.Net;
using AngleSharp.Html.Dom;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport.Databases;
using CyberAware.Web.Pages.Editor;
using Microsoft.EntityFrameworkCore;
using static CyberAware.Web.Tests.Pages.Editor.FormVisits;

namespace CyberAware.Web.Tests.Pages.Editor;

/// <summary>Documents filled in as forms, without a script: what is saved is the text of the file, and nothing that was typed is lost.</summary>
public sealed class FormTests(WritingPortal portal) : IClassFixture<WritingPortal>
{
    private const string Survey = "surveys/awareness/survey.yml";
    private const string Figure = "file:indicators/11/values/1/value"; // strong passwords in 2025

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>One field of each kind of form, what is typed into it, and what the file says then.</summary>
    public static TheoryData<string, string, string, string, string> Fields => new()
    {
        { Survey, "file:indicators/11/values/1/value", "48,5", Survey, "      - { year: 2023, value: 22 }\n      - { year: 2025, value: 48.5 }\n" },
        { Survey, "ru:notes/harm-spam", "Новое: примечание", "surveys/awareness/ru.md", "  harm-spam: \"Новое: примечание\"\n" },
        { "alerts/qr-stickers/alert.yml", "file:expires", "2027-03-01T00:00", "alerts/qr-stickers/alert.yml", "\nexpires: 2027-03-01T00:00+05:00\n" },
        { "alerts/qr-stickers/alert.yml", "kk:@body", "Қысқа мәтін.", "alerts/qr-stickers/kk.md", "---\n\nҚысқа мәтін.\n" },
        { "site/contacts.yml", "file:0/hours/ru", "днём", "site/contacts.yml", "  hours: { kk: \"тәулік бойы\", ru: \"днём\" }\n" },
        { "site/laws.yml", "file:0/date", "2016-12-21", "site/laws.yml", "  date: 2016-12-21\n" },
        { "sources/alerts.yml", "file:0/checked-on", "2026-11-30", "sources/alerts.yml", "  checked-on: 2026-11-30\n" },
        { "guide/passwords/page.yml", "file:review-by", "2027-06-01", "guide/passwords/page.yml", "\nreview-by: 2027-06-01" },
        { "guide/passwords/page.yml", "kk:summary", "Қысқаша.", "guide/passwords/kk.md", "\nsummary: Қысқаша.\n" },
        { "glossary/page.yml", "ru:@text/leak", "Данные у чужих.", "glossary/ru.md", "### Утечка данных {#leak}\n\nДанные у чужих.\n\n###" },
        { "quizzes/kids/quiz.yml", "kk:@explanation/game-name/nickname", "Дұрыс.\nИә.", "quizzes/kids/kk.md", "{#nickname}\n\n  Дұрыс.\n  Иә.\n\n" },
        { "actions/updates.yml", "file:0/text/ru", "Обновите: всё.", "actions/updates.yml", "    ru: \"Обновите: всё.\"\n" },
        { "advisors/letter/advisor.yml", "file:outcomes/0/verdict", "stop", "advisors/letter/advisor.yml", "  - id: demand\n    verdict: stop\n" },
        { "advisors/letter/advisor.yml", "ru:@option/goal/withdraw", "Забрать согласие", "advisors/letter/ru.md", "\n- Забрать согласие {#withdraw}\n" },
        { "assessments/professionals/assessment.yml", "kk:@explanation/malware/antivirus", "Орнатыңыз.", "assessments/professionals/kk.md", "{#antivirus}\n\n  Орнатыңыз.\n\n" },
        { "letters/demand/letter.yml", "ru:fields/operator/label", "Организация", "letters/demand/ru.md", "  operator:\n    label: Организация\n" },
        { "letters/demand/letter.yml", "ru:@text/title", "Требование", "letters/demand/ru.md", "{#title}\n\nТребование\n\n" },
        { "site/synonyms.yml", "file:0/words", "құпия сөз\nпароль", "site/synonyms.yml", "\n- words: [құпия сөз, пароль]\n" },
        { "site/settings.yml", "file:topics", "/shopping\n/fraud", "site/settings.yml", "\ntopics: [/shopping, /fraud]\n" },
        { "lessons/passwords-lesson-5-9/lesson.yml", "file:stages/0/minutes", "6", "lessons/passwords-lesson-5-9/lesson.yml", "  - id: one-key\n    minutes: 6\n" },
        { "lessons/passwords-lesson-5-9/lesson.yml", "kk:@block/sort/pupils", "Топтайды.", "lessons/passwords-lesson-5-9/kk.md", "\n::: pupils\nТоптайды.\n:::\n" },
        { "quizzes/kids/quiz.yml", "file:questions/0/right/0", "name-school", "quizzes/kids/quiz.yml", "    right: [name-school]\n" },
    };

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task Save_OneField_ChangesThatFileAlone(string path, string field, string typed, string file, string expected)
    {
        foreach (var provider in Enum.GetValues<DatabaseProvider>())
        {
            var desk = await portal.OnAsync(provider);
            var edition = await desk.BeginAsync("One field", [.. Core.Editing.Forms.DocumentForm.FilesOf(path)!.Values]);
            var before = await TextsAsync(desk, edition.Id);
            using var author = await desk.SignInAsync(Role.Author);
            var page = await author.OpenAsync(Url(edition.Id, path));
            Assert.NotNull(page.QuerySelector($"[name='{field}']"));
            Assert.Equal("Форма", page.QuerySelector(".editor-views [aria-current]")!.TextContent);

            var saved = await author.SubmitAsync(Form, (field, typed.Replace("\n", "\r\n", StringComparison.Ordinal)), ("minor", "yes"));
            Assert.True(saved.Status == HttpStatusCode.Found, saved.Errors);
            Assert.Equal(Url(edition.Id, path) + "&done=saved", saved.Location);
            var after = await TextsAsync(desk, edition.Id);
            Assert.Contains(expected, after[file], StringComparison.Ordinal);
            Assert.Equal([file], after.Where(text => text.Value != before[text.Key]).Select(text => text.Key));
            page = await author.OpenAsync(saved.Location!);
            Assert.NotNull(page.QuerySelector(".editor-checked"));

            // Sent once more it changes nothing.
            Assert.EndsWith("&done=same", (await author.SubmitAsync(Form)).Location, StringComparison.Ordinal);
        }
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Save_ThreeFiles_AreOneSaveAndTheChartFollows(DatabaseProvider provider)
    {
        var desk = await portal.OnAsync(provider);
        var edition = await desk.BeginAsync("Figures", Survey, "surveys/awareness/kk.md", "surveys/awareness/ru.md");
        using var author = await desk.SignInAsync(Role.Author);
        await author.OpenAsync(Url(edition.Id, Survey));
        var checkedPage = (await PressAsync(author, "Check", (Figure, "61,2"))).Page;
        var part = checkedPage.QuerySelector("#site-part-Survey\\.indicator-strong-passwords")!;
        Assert.True(part.HasAttribute("open"));
        Assert.Contains("61,2", part.QuerySelector("figure svg")!.TextContent, StringComparison.Ordinal);

        var saved = await author.SubmitAsync(Form, (Figure, "61,2"), ("kk:labels/strong-passwords", "Мықты құпия сөз"), ("ru:labels/strong-passwords", "Надёжные пароли"), ("compared", "yes"));
        Assert.EndsWith("&done=saved", saved.Location, StringComparison.Ordinal);
        Assert.All((await desk.FindAsync(edition.Id)).Texts, text => Assert.NotNull(text.RevisionId));
        Assert.Contains("  strong-passwords: Мықты құпия сөз\n", (await desk.TextAsync(edition.Id, "surveys/awareness/kk.md")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Save_AfterAColleague_ShowsBothAndSavesNoFileUntilThen(DatabaseProvider provider)
    {
        var desk = await portal.OnAsync(provider);
        var edition = await desk.BeginAsync("Two people", Survey, "surveys/awareness/kk.md", "surveys/awareness/ru.md");
        using var first = await desk.SignInAsync(Role.Author);
        var (second, _) = await desk.NewPersonAsync(Role.Author);
        await first.OpenAsync(Url(edition.Id, Survey));
        await second.OpenAsync(Url(edition.Id, Survey));
        Assert.Equal(HttpStatusCode.Found, (await first.SubmitAsync(Form, ("file:base", "6001"))).Status);

        var refused = await second.SubmitAsync(Form, (Figure, "50"), ("kk:labels/cities", "Қалалар саны"), ("ru:labels/cities", "Число городов"), ("internal-note", "Заметка"));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("6001", refused.Page.QuerySelector(".editor-conflict details ins")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("50", "6001", "Число городов"), (Value(refused.Page, Figure), Value(refused.Page, "file:base"), Value(refused.Page, "ru:labels/cities")));
        Assert.Equal("Заметка", Value(refused.Page, "internal-note"));

        // The texts that nobody else touched are not saved either: a change is whole or not at all.
        Assert.Equal([Survey], (await desk.FindAsync(edition.Id)).Texts.Where(text => text.RevisionId is not null).Select(text => text.Path));

        var merged = await second.SubmitAsync(Form);
        Assert.EndsWith("&done=saved", merged.Location, StringComparison.Ordinal);
        var text = (await desk.TextAsync(edition.Id, Survey)).Text!;
        Assert.Contains("base: 6001 ", text, StringComparison.Ordinal);
        Assert.Contains("year: 2025, value: 50 }", text, StringComparison.Ordinal);
        Assert.Contains("  cities: Число городов\n", (await desk.TextAsync(edition.Id, "surveys/awareness/ru.md")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Save_BadValue_IsNamedAtItsFieldAndNothingIsLost(DatabaseProvider provider)
    {
        var desk = await portal.OnAsync(provider);
        var edition = await desk.BeginAsync("Bad", Survey);
        using var author = await desk.SignInAsync(Role.Author);
        await author.OpenAsync(Url(edition.Id, Survey));
        var refused = await author.SubmitAsync(Form, (Figure, "половина"), ("file:base", "7000"), ("file:indicators/11/values/0/year", ""));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(("половина", "7000", ""), (Value(refused.Page, Figure), Value(refused.Page, "file:base"), Value(refused.Page, "file:indicators/11/values/0/year")));
        var input = refused.Page.QuerySelector($"[name='{Figure}']")!;
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Contains("45,5", refused.Page.GetElementById(input.GetAttribute("aria-describedby")!)!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["#site-field-file:indicators/11/values/0/year", "#" + input.Id], refused.Page.QuerySelectorAll("#site-errors a").Select(link => link.GetAttribute("href")));
        Assert.StartsWith("Пользователи, составляющие сложные пароли — Год: Заполните", refused.Errors, StringComparison.Ordinal);
        Assert.Null((await desk.FindAsync(edition.Id)).Texts[0].RevisionId);

        // In the other language of the screen the message is in that language.
        await author.OpenAsync(Url(edition.Id, Survey).Replace("/ru/", "/kk/", StringComparison.Ordinal));
        Assert.Contains("Санды цифрмен жазыңыз", (await author.SubmitAsync(Form, (Figure, "жарты"))).Errors, StringComparison.Ordinal);

        await author.OpenAsync(Url(edition.Id, Survey));
        await author.SubmitAsync(Form, (Figure, "половина"), ("file:base", "7000"));
        var saved = await author.SubmitAsync(Form, (Figure, "50"));
        Assert.EndsWith("&done=saved", saved.Location, StringComparison.Ordinal);
        Assert.Contains("base: 7000 ", (await desk.TextAsync(edition.Id, Survey)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Change_RowsAndParts_KeepWhatIsTypedAndStoreNothing(DatabaseProvider provider)
    {
        var desk = await portal.OnAsync(provider);
        var edition = await desk.BeginAsync("Rows", Survey);
        using var author = await desk.SignInAsync(Role.Author);
        await author.OpenAsync(Url(edition.Id, Survey));
        var added = await PressAsync(author, "Change", ("do", "add:indicators/11/values"), ("file:base", "6500"));
        Assert.Equal((HttpStatusCode.OK, "6500", ""), (added.Status, Value(added.Page, "file:base"), Value(added.Page, "file:indicators/11/values/2/year")));
        Assert.True(added.Page.QuerySelector("#site-part-Survey\\.indicator-strong-passwords")!.HasAttribute("open"));
        Assert.Null((await desk.FindAsync(edition.Id)).Texts[0].RevisionId);
        Assert.NotNull(added.Page.QuerySelector("#site-changed [name='file:indicators/11/values/2/year']"));
        Assert.EndsWith("#site-changed", added.Page.QuerySelector("button[value='add:indicators/11/values']")!.GetAttribute("formaction"), StringComparison.Ordinal);

        // A row that isn't filled in is missed at the save, and can go again.
        Assert.Equal(HttpStatusCode.BadRequest, (await author.SubmitAsync(Form)).Status);
        var two = await PressAsync(author, "Change", ("do", "add:indicators/11/values"), ("file:indicators/11/values/2/year", "2026"), ("file:indicators/11/values/2/value", "51"));
        var gone = await PressAsync(author, "Change", ("do", "remove:indicators/11/values/3"), ("file:indicators/11/values/3/year", "x"));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, "51"), (two.Status, gone.Status, Value(gone.Page, "file:indicators/11/values/2/value")));
        Assert.Null(gone.Page.QuerySelector("[name='file:indicators/11/values/3/year']"));
        Assert.NotNull(gone.Page.QuerySelector("fieldset#site-changed [name='file:indicators/11/values/2/value']"));
        Assert.EndsWith("&done=saved", (await author.SubmitAsync(Form)).Location, StringComparison.Ordinal);
        var text = (await desk.TextAsync(edition.Id, Survey)).Text!;
        Assert.Contains("      - { year: 2025, value: 47 }\n      - { year: 2026, value: 51 }\n", text, StringComparison.Ordinal);
        Assert.Contains("base: 6500 ", text, StringComparison.Ordinal);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Change_NewContact_NeedsAnUnusedName(DatabaseProvider provider)
    {
        var desk = await portal.OnAsync(provider);
        var edition = await desk.BeginAsync("Contact", "site/contacts.yml");
        using var author = await desk.SignInAsync(Role.Author);
        await author.OpenAsync(Url(edition.Id, "site/contacts.yml"));
        foreach (var (id, error) in new[] { ("", "латинских"), ("Полиция", "латинских"), ("police", "уже есть") })
        {
            var refused = await PressAsync(author, "Change", ("do", "add:"), ("id-add:", id));
            Assert.Equal((HttpStatusCode.BadRequest, id), (refused.Status, Value(refused.Page, "id-add:")));
            Assert.Contains(error, refused.Errors, StringComparison.Ordinal);
            Assert.Null(refused.Page.QuerySelector("#site-changed"));
        }

        var added = await PressAsync(author, "Change", ("do", "add:"), ("id-add:", "hot-line"));
        Assert.Equal(HttpStatusCode.OK, added.Status);
        Assert.True(added.Page.QuerySelector("#site-changed + #site-part-Contact-hot-line")!.HasAttribute("open"));
        var saved = await author.SubmitAsync(
            Form, ("file:15/label/kk", "Желі"), ("file:15/label/ru", "Линия"), ("file:15/value", "1500"), ("file:15/display/kk", "1500"), ("file:15/display/ru", "1500"),
            ("file:15/source", "portal"), ("file:15/checked-on", "2026-11-30"), ("file:15/cost/kk", "тегін"), ("file:15/cost/ru", "бесплатно"));
        Assert.True(saved.Status == HttpStatusCode.Found, saved.Errors);
        Assert.EndsWith(
            "\n- id: hot-line\n  kind: phone\n  value: 1500\n  display: 1500\n  label: { kk: \"Желі\", ru: \"Линия\" }\n  cost: { kk: \"тегін\", ru: \"бесплатно\" }\n  source: portal\n  checked-on: 2026-11-30\n",
            (await desk.TextAsync(edition.Id, "site/contacts.yml")).Text, StringComparison.Ordinal);
        Assert.Empty((await author.OpenAsync(saved.Location!)).QuerySelectorAll(".editor-problems .is-error"));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Switch_BothWays_TakesWhatIsTypedAlong(DatabaseProvider provider)
    {
        var desk = await portal.OnAsync(provider);
        var edition = await desk.BeginAsync("Views", "alerts/fake-traffic-fines/alert.yml", "alerts/fake-traffic-fines/kk.md", "alerts/fake-traffic-fines/ru.md");
        const string Path = "alerts/fake-traffic-fines/ru.md";
        using var author = await desk.SignInAsync(Role.Author);
        await author.OpenAsync(Url(edition.Id, Path));
        Assert.Equal(HttpStatusCode.BadRequest, (await PressAsync(author, "Switch", ("ru:title", ""))).Status);
        var toText = await PressAsync(author, "Switch", ("ru:title", "Другой: заголовок"));
        Assert.Equal($"/editor/ru/editions/{edition.Id}/text?path={Uri.EscapeDataString(Path)}&kept=take", toText.Location);
        var page = await author.OpenAsync(toText.Location!);
        var text = Assert.IsType<IHtmlTextAreaElement>(page.QuerySelector("#site-input-ru"), exactMatch: false).Value;
        Assert.Contains("\ntitle: \"Другой: заголовок\"\n", text, StringComparison.Ordinal);

        var toForm = await PressAsync(author, "Switch", ("text-ru", text.Replace("Другой: заголовок", "Третий", StringComparison.Ordinal)));
        Assert.Equal(Url(edition.Id, Path) + "&kept=take", toForm.Location);
        page = await author.OpenAsync(toForm.Location!);
        Assert.Equal("Третий", Value(page, "ru:title"));
        Assert.Null((await desk.FindAsync(edition.Id)).Texts[2].RevisionId);
        Assert.EndsWith("&done=saved", (await author.SubmitAsync(Form)).Location, StringComparison.Ordinal);
        Assert.Contains("\ntitle: \"Третий\"\n", (await desk.TextAsync(edition.Id, Path)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_WithoutTheRight_ChangesOnlyTheOwnLanguage()
    {
        var desk = await portal.OnAsync(DatabaseProvider.Sqlite);
        var edition = await desk.BeginAsync("Roles", "quizzes/email/quiz.yml", "quizzes/email/kk.md", "quizzes/email/ru.md");
        var before = await TextsAsync(desk, edition.Id);
        var url = Url(edition.Id, "quizzes/email/ru.md");
        using var translator = await desk.SignInAsync(Role.TranslatorRu);
        var page = await translator.OpenAsync(url);
        Assert.True(page.QuerySelector("[name='kk:title']")!.HasAttribute("readonly"));
        Assert.True(page.QuerySelector("[name='file:audience']")!.HasAttribute("disabled"));
        Assert.Null(page.QuerySelector("[name='text-kk']"));
        Assert.Null(page.QuerySelector("[name='do']"));
        var saved = await translator.SubmitAsync(
            Form, ("ru:title", "Почта"), ("kk:title", "Бөтен"), ("file:order", "1"), ("text-kk", "x"), ("version-kk", Value(page, "version-ru")), ("text-file", "x"),
            ("ru:AuthorId", "x"), ("AuthorId", desk[Role.Author].Id.ToString()), ("file:questions/0/id", "x"));
        Assert.EndsWith("&done=saved", saved.Location, StringComparison.Ordinal);
        var after = await TextsAsync(desk, edition.Id);
        Assert.Equal(["quizzes/email/ru.md"], after.Where(text => text.Value != before[text.Key]).Select(text => text.Key));
        Assert.Equal(before["quizzes/email/ru.md"].Replace("title: Электронная почта", "title: Почта", StringComparison.Ordinal), after["quizzes/email/ru.md"]);
        await translator.OpenAsync(url);
        Assert.Equal(HttpStatusCode.BadRequest, (await PressAsync(translator, "Change", ("do", "remove:questions/0"))).Status);

        // A file that is no part of the change is shown and can be taken in.
        var alone = await desk.BeginAsync("Alone", "quizzes/backup/ru.md");
        using var author = await desk.SignInAsync(Role.Author);
        page = await author.OpenAsync(Url(alone.Id, "quizzes/backup/ru.md"));
        Assert.True(page.QuerySelector("[name='kk:title']")!.HasAttribute("readonly"));
        var added = await PressAsync(author, "Add", ("ru:title", "Набрано"), ("add", "quizzes/backup/kk.md"));
        Assert.Equal((HttpStatusCode.OK, "Набрано"), (added.Status, Value(added.Page, "ru:title")));
        Assert.False(added.Page.QuerySelector("[name='kk:title']")!.HasAttribute("readonly"));

        // Whoever may write nothing of the kind reads no form, and documents without one have none.
        using var auditor = await desk.SignInAsync(Role.Auditor);
        var closed = await auditor.GetAsync(url);
        var read = await auditor.GetAsync(url.Replace("/form?", "/text?", StringComparison.Ordinal));
        Assert.Equal(read.Status, closed.Status);
        const string Wording = "site/wording.yml";
        var words = await desk.BeginAsync("Words", Wording);
        Assert.Equal(HttpStatusCode.NotFound, (await author.GetAsync(Url(words.Id, Wording))).Status);
        Assert.Null((await author.OpenAsync(Url(words.Id, Wording).Replace("/form?", "/text?", StringComparison.Ordinal))).QuerySelector(".editor-views"));
    }

    [Fact]
    public async Task Get_TextThatIsNoForm_LeadsToTheText()
    {
        var desk = await portal.OnAsync(DatabaseProvider.Sqlite);
        var edition = await desk.BeginAsync("Broken", "sources/assessment.yml");
        using var author = await desk.SignInAsync(Role.Author);
        var text = Url(edition.Id, "sources/assessment.yml").Replace("/form?", "/text?", StringComparison.Ordinal);
        await author.OpenAsync(text);
        await author.SubmitAsync(Form, ("text-file", "- id: [\n"));
        var page = await author.OpenAsync(Url(edition.Id, "sources/assessment.yml"));
        Assert.Contains("формой нельзя", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(text, (await PressAsync(author, "Switch")).Location);
    }

    [Fact]
    public async Task Get_ValuesFullOfMarkup_AreShownEncoded()
    {
        var desk = await portal.OnAsync(DatabaseProvider.Sqlite);
        var edition = await desk.BeginAsync(WritingPortal.Hostile, "site/contacts.yml");
        using var author = await desk.SignInAsync(Role.Author);
        await author.OpenAsync(Url(edition.Id, "site/contacts.yml"));
        var hostile = WritingPortal.Hostile;
        var saved = await author.SubmitAsync(Form, ("file:1/label/ru", hostile), ("file:1/label/kk", hostile));
        Assert.True(saved.Status == HttpStatusCode.Found, saved.Errors);
        var page = await author.OpenAsync(saved.Location!);
        Assert.Empty(page.QuerySelectorAll("script:not([src]), main b, summary script, textarea b"));
        Assert.Equal(hostile, Value(page, "file:1/label/ru"));
        var refused = await author.SubmitAsync(Form, ("file:1/checked-on", hostile), ("file:1/source", hostile));
        Assert.Equal((HttpStatusCode.BadRequest, hostile, hostile), (refused.Status, Value(refused.Page, "file:1/checked-on"), Value(refused.Page, "file:1/source")));
        Assert.Empty(refused.Page.QuerySelectorAll("script:not([src])"));
    }

    [Fact]
    public async Task Check_NamesTheFieldAndLeadsToIt()
    {
        const string Quiz = "quizzes/kids/quiz.yml";
        var desk = await portal.OnAsync(DatabaseProvider.Sqlite);
        var edition = await desk.BeginAsync("Quiz", Quiz, "quizzes/kids/kk.md", "quizzes/kids/ru.md");
        using var author = await desk.SignInAsync(Role.Author);
        await author.OpenAsync(Url(edition.Id, Quiz));
        var page = (await PressAsync(author, "Check", ("file:questions/0/options/0/action", ""), ("file:questions/1/principle", "other"))).Page;
        Assert.NotNull(page.QuerySelector(".editor-checked.is-error"));
        var link = page.QuerySelector(".editor-problems .is-error a[href='#site-field-file:questions/0/options/0/action']")!;
        Assert.Equal("Какое имя ты напишешь в игре? — Напишу своё имя и фамилию.", link.ParentElement!.QuerySelector("strong")!.TextContent);
        Assert.All(page.QuerySelectorAll(".editor-problems .is-error"), problem => Assert.NotNull(page.GetElementById(problem.QuerySelector("a")!.GetAttribute("href")![1..])));
    }

    [Fact]
    public async Task Check_TitleInAPicker_IsTheNameOfWhatIsCalledSo()
    {
        const string Settings = "site/settings.yml";
        var desk = await portal.OnAsync(DatabaseProvider.Sqlite);
        var edition = await desk.BeginAsync("Menu", Settings);
        using var author = await desk.SignInAsync(Role.Author);
        await author.OpenAsync(Url(edition.Id, Settings));
        var page = (await PressAsync(author, "Check", ("file:menu", "/fraud"), ("file:menu", " термины и определения "))).Page;
        Assert.Equal(["/fraud", "/glossary", "", ""], page.QuerySelectorAll("[name='file:menu']").Select(field => field.GetAttribute("value")));
        var refused = await PressAsync(author, "Check", ("file:menu", "/fraud"), ("file:menu", "Термины"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("Выберите строку из списка", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(["/fraud", "Термины", "", ""], refused.Page.QuerySelectorAll("[name='file:menu']").Select(field => field.GetAttribute("value")));
    }

    [Fact]
    public async Task Change_NameOfAMenu_IsPutBeforeTheOneAbove()
    {
        const string Settings = "site/settings.yml";
        var desk = await portal.OnAsync(DatabaseProvider.Sqlite);
        var edition = await desk.BeginAsync("Order", Settings);
        using var author = await desk.SignInAsync(Role.Author);
        await author.OpenAsync(Url(edition.Id, Settings));

        // What was typed beside it counts too.
        var page = (await PressAsync(author, "Change", ("do", "raise:file:menu/2"), ("file:menu", "/fraud"), ("file:menu", "/schools"), ("file:menu", "/children"))).Page;
        Assert.Equal(["/fraud", "/children", "/schools", "", ""], page.QuerySelectorAll("[name='file:menu']").Select(field => field.GetAttribute("value")));
        Assert.Equal("/children", page.QuerySelector($"#{FormModel.ChangedAnchor} input")!.GetAttribute("value"));
        Assert.Equal(["raise:file:menu/1", "raise:file:menu/2"], page.QuerySelectorAll("button[value^='raise:file:menu/']").Select(button => button.GetAttribute("value")));

        // The first has nobody above, and a place that is not there moves nothing.
        Assert.Equal(HttpStatusCode.BadRequest, (await PressAsync(author, "Change", ("do", "raise:file:menu/0"), ("file:menu", "/fraud"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await PressAsync(author, "Change", ("do", "raise:file:menu/1"), ("file:menu", "/fraud"))).Status);
    }

    [Fact]
    public async Task Post_WithoutToken_IsRefusedAndNothingIsStored()
    {
        var desk = await portal.OnAsync(DatabaseProvider.Sqlite);
        var edition = await desk.BeginAsync("Forged", Survey);
        using var author = await desk.SignInAsync(Role.Author);
        await author.OpenAsync(Url(edition.Id, Survey));
        foreach (var handler in new[] { "Save", "Check", "Keep", "Discard", "Merge", "Add", "Change", "Switch" })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await author.PostAsync($"{Url(edition.Id, Survey)}&handler={handler}", ("file:base", "1"))).Status);
        }

        Assert.Null((await desk.FindAsync(edition.Id)).Texts[0].RevisionId);
        Assert.False(await desk.ReadAsync(context => context.Autosaves.AnyAsync(row => row.Path == Survey, Cancellation)));
    }

    [Fact]
    public async Task Begin_FromADocument_OpensItsForm()
    {
        var desk = await portal.OnAsync(DatabaseProvider.Sqlite);
        using var author = await desk.SignInAsync(Role.Author);
        var begun = await author.FillAsync("/editor/ru/documents/alerts/national-bank-officer", "form[action$=Begin]", ("view", "form"));
        Assert.Contains("/form?path=alerts%2Fnational-bank-officer%2Fru.md", begun.Location, StringComparison.Ordinal);
        var page = await author.OpenAsync(begun.Location!);
        Assert.Empty(page.QuerySelectorAll("main form [readonly], main form [disabled]"));
        page = await author.OpenAsync("/editor/ru/documents/alerts/national-bank-officer");
        Assert.Equal("Продолжить в форме", page.QuerySelector($"a[href='{begun.Location}']")!.TextContent.Trim());
    }

    private static async Task<Dictionary<string, string>> TextsAsync(Desk desk, Guid edition)
    {
        var texts = new Dictionary<string, string>();
        foreach (var path in (await desk.FindAsync(edition)).Texts.Select(text => text.Path))
        {
            texts[path] = (await desk.TextAsync(edition, path)).Text!;
        }

        return texts;
    }
}
