using System.Net;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport.Databases;
using static CyberAware.Web.Tests.Pages.Editor.FormVisits;

namespace CyberAware.Web.Tests.Pages.Editor;

/// <summary>A warning that is not there yet is begun on the screens, filled in and published.</summary>
public sealed class NewAlertTests(WritingPortal portal) : IClassFixture<WritingPortal>
{
    private const string Url = "/editor/ru/alerts/new";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_IsForThoseWhoMayWriteWarnings()
    {
        var desk = await portal.OnAsync(DatabaseProvider.Sqlite);
        foreach (var role in Enum.GetValues<Role>())
        {
            using var visitor = await desk.SignInAsync(role);
            var writes = role is Role.Author or Role.DutyOfficer;
            await visitor.OpenAsync(Url, writes ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
            var isOffered = (await visitor.OpenAsync("/editor/ru")).QuerySelector($"a[href='{Url}']") is not null;
            Assert.Equal(writes, isOffered);
        }
    }

    [Fact]
    public async Task Post_WithMistakes_NamesThemAndKeepsWhatWasTyped()
    {
        var desk = await portal.OnAsync(DatabaseProvider.Sqlite);
        using var author = await desk.SignInAsync(Role.Author);
        var refused = await author.FillAsync(Url, "main form", ("title-kk", WritingPortal.Hostile), ("title-ru", " "), ("name", "Жаңа"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(2, refused.Errors.Split('\n').Length);
        Assert.Equal((WritingPortal.Hostile, "Жаңа"), (refused.Page.QuerySelector("[name=title-kk]")!.GetAttribute("value"), refused.Page.QuerySelector("[name=name]")!.GetAttribute("value")));

        var taken = await author.FillAsync(Url, "main form", ("title-kk", "А"), ("title-ru", "Б"), ("name", "qr-stickers"));
        Assert.Contains("Такое имя уже есть", taken.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_SourcesOfOneTitle_AreToldApartByTheirIds()
    {
        const string Settings = "alerts/second-call-1414/alert.yml";
        var desk = await portal.OnAsync(DatabaseProvider.Sqlite);
        var edition = await desk.BeginAsync("Sources", Settings);
        using var author = await desk.SignInAsync(Role.Author);
        var labels = (await author.OpenAsync(FormVisits.Url(edition.Id, Settings))).QuerySelectorAll("#site-picks-Source option").ToDictionary(option => option.GetAttribute("value")!, option => option.GetAttribute("label")!);
        Assert.Equal(labels.Count, labels.Values.Distinct().Count());
        Assert.EndsWith("alert-phone-2025-12", labels["alert-phone-2025-12"], StringComparison.Ordinal);
        var page = (await PressAsync(author, "Check", ("file:sources", labels["phone-calls-2025-12"]))).Page;
        Assert.Equal("phone-calls-2025-12", page.QuerySelector("[name='file:sources']")!.GetAttribute("value"));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Post_NewName_OpensTheFormOfAWarningThatCanBePublished(DatabaseProvider provider)
    {
        var desk = await portal.OnAsync(provider);
        using var author = await desk.SignInAsync(Role.DutyOfficer);
        var begun = await author.FillAsync(Url, "main form", ("title-kk", "Жалған курьер: «код айтыңыз» # 1"), ("title-ru", "Ложный курьер: «назовите код» # 1"), ("name", "fake-courier"));
        Assert.Equal(HttpStatusCode.Found, begun.Status);
        Assert.EndsWith("/form?path=alerts%2Ffake-courier%2Fru.md", begun.Location, StringComparison.Ordinal);

        var form = await author.OpenAsync(begun.Location!);
        Assert.Equal("Жалған курьер: «код айтыңыз» # 1", form.QuerySelector("[name='kk:title']")!.TextContent.Trim());
        // Nothing public names it yet: its own title does, wherever it stands.
        const string Title = "Ложный курьер: «назовите код» # 1";
        var editionUrl = string.Join('/', begun.Location!.Split('/')[..5]);
        foreach (var (address, place) in new[]
        {
            ("/editor/ru/documents/alerts/fake-courier", "h1"), ("/editor/ru/documents?q=Ложный курьер: «назовите код»", ".editor-document a"),
            (begun.Location!, "h1"), (editionUrl, ".edition-file h3"), (editionUrl + "/previews", ".account-list a[href$='/preview/ru/alerts/fake-courier']"),
        })
        {
            Assert.Contains(Title, (await author.OpenAsync(address.Replace(" ", "%20", StringComparison.Ordinal))).QuerySelector(place)!.TextContent, StringComparison.Ordinal);
        }

        await author.OpenAsync(begun.Location!);

        // What the form lacks and what the check says of the texts are told at once, each with its field.
        var lacking = await PressAsync(author, "Save", ("kk:summary", "А."), ("file:sources", "alert-qr-2026-02"));
        Assert.Equal(HttpStatusCode.BadRequest, lacking.Status);
        var links = lacking.Page.QuerySelectorAll(".form-errors a").ToList();
        Assert.Contains(links, link => link.GetAttribute("href") == "#site-field-ru:summary" && link.TextContent.Contains("заполните", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(links, link => link.GetAttribute("href") == "#site-field-ru:@body" && link.TextContent.Contains("Этот пункт списка пуст", StringComparison.Ordinal));
        Assert.Equal(links.Count, links.Select(link => link.TextContent).Distinct().Count());
        Assert.DoesNotContain(links, link => link.TextContent.Contains("«summary»", StringComparison.Ordinal));
        Assert.All(links, link => Assert.NotNull(lacking.Page.GetElementById(link.GetAttribute("href")![1..])));

        // What is left as it was begun is no warning.
        var left = await PressAsync(author, "Check", ("kk:summary", "А."), ("ru:summary", "Б."), ("file:sources", "alert-qr-2026-02"));
        Assert.NotNull(left.Page.QuerySelector(".editor-checked.is-error"));
        var errors = left.Page.QuerySelectorAll(".editor-problems .is-error").Select(problem => problem.TextContent).ToList();
        Assert.Equal(6, errors.Count(error => error.Contains("Этот пункт списка пуст", StringComparison.Ordinal)));
        Assert.Single(errors, error => error.Contains("После слов «Признаки:» ничего не написано", StringComparison.Ordinal));

        var saved = await author.SubmitAsync(
            "form.editor-form",
            ("kk:title", "Жалған курьер"), ("ru:title", "Ложный курьер"), ("kk:summary", "Алаяқ кодты сұрайды."), ("ru:summary", "Мошенник просит код."),
            ("kk:@body", Filled("kk", "Алаяқ курьер болып қоңырау шалады.")), ("ru:@body", Filled("ru", "Мошенник звонит как курьер.")), ("file:sources", "alert-qr-2026-02"));
        Assert.EndsWith("&done=saved", saved.Location, StringComparison.Ordinal);

        var id = Guid.Parse(begun.Location!.Split('/')[4]);
        // Whoever is on duty goes on without waiting for anybody, and review is the quiet way, here and on the edition's own screen.
        foreach (var address in new[] { saved.Location!, $"/editor/ru/editions/{id}" })
        {
            var next = await author.OpenAsync(address);
            Assert.Null(next.QuerySelector("details form[action$='handler=PublishNow']"));
            Assert.False(next.QuerySelector("form[action$='handler=PublishNow'] button")!.ClassList.Contains("button-quiet"));
            Assert.True(next.QuerySelector("form[action$='handler=Submit'] button, .account-actions a[href$='#site-steps']")!.ClassList.Contains("button-quiet"));
        }

        await author.OpenAsync(saved.Location!);
        Assert.Equal($"/editor/ru/editions/{id}?done=PublishNow", (await author.SubmitAsync("form[action$='handler=PublishNow']", ("reason", "Ждать нельзя"))).Location);
        Assert.Equal(EditionState.Published, (await desk.FindAsync(id)).State);
        // A name that nobody typed is made of the title, and is another one for the next of the same title.
        foreach (var expected in new[] { "lozhnyi-kurer-kod", "lozhnyi-kurer-kod-2" })
        {
            Assert.Contains($"alerts%2F{expected}%2Fru.md", (await author.FillAsync(Url, "main form", ("title-kk", "А"), ("title-ru", "Ложный курьер: «код»!"), ("name", ""))).Location, StringComparison.Ordinal);
        }

        // The lines that every warning has stand there; its own words are put between.
        string Filled(string language, string words) =>
            form.QuerySelector($"[name='{language}:@body']")!.TextContent.Trim('\n').Replace("1. ", $"1. {words}", StringComparison.Ordinal).Replace("- \n", $"- {words}\n", StringComparison.Ordinal)
                .Replace(":** ", $":** {words}", StringComparison.Ordinal);
    }
}
