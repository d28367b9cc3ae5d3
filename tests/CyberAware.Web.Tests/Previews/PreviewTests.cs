using System.Net;
using System.Text.RegularExpressions;
using CyberAware.Core;
using CyberAware.Core.Data;
using CyberAware.Core.Editing;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.TestSupport.People;
using CyberAware.Web.Links;
using CyberAware.Web.Previews;
using CyberAware.Web.Tests.Services;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Previews;

/// <summary>Pages of editions that are not public: the very pages readers will get, seen by those who may and by nobody else.</summary>
public sealed partial class PreviewTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private static readonly string[] Addresses =
    [
        "/kk/guide/updates", "/ru/guide/updates", "/kk/guide", "/ru", "/kk/guide/print", "/sitemap.xml", "/kk/feed.xml", "/ru/feed.xml", "/kk/corrections", "/ru/about",
        $"/kk/search?q={PreviewPortal.Draft}", $"/ru/search/suggestions?q={PreviewPortal.Draft}", $"/api/v1/search?q={PreviewPortal.Draft}&lang=kk", "/api/v1/alerts?lang=kk",
        "/kk/alerts", "/kk/quizzes/passwords", "/api/v1/quizzes?lang=ru", "/api/v1/surveys/awareness", "/kk/statistics",
    ];

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Get_ByAPersonAndByALink_ShowsTheDraftAndLeavesNothingForReaders(DatabaseProvider provider)
    {
        var settings = await databases.StartedAsync(provider);
        await using var portal = await new PreviewPortal(("ConnectionStrings:Portal", settings.ConnectionString)).OpenAsync();
        var edition = await portal.GuideDraftAsync();
        var token = await portal.TokenAsync(edition);
        using var author = await portal.AuthorAsync();
        using var stranger = new Visitor(portal.Host.RawClient());
        using var reader = portal.Host.RawClient();

        // Readers first and after, so that neither way anything of one is kept for the other.
        var before = await ReadAllAsync(reader);
        for (var round = 0; round < 2; round++)
        {
            foreach (var language in Language.All)
            {
                foreach (var (visitor, url) in new[]
                {
                    (author, PreviewPortal.Preview(edition, $"{language}/guide/updates")),
                    (stranger, EditorPaths.PreviewLink(token, $"{language}/guide/updates")),
                })
                {
                    var visit = await visitor.GetAsync(url);
                    Assert.True(visit.Status == HttpStatusCode.OK, $"{url}: {visit.Status}");
                    Assert.Contains(PreviewPortal.Draft, visit.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
                    Assert.Equal(language.Tag, visit.Page.DocumentElement.GetAttribute("lang"));
                    Assert.NotNull(visit.Page.QuerySelector(".preview-bar"));
                    Assert.Equal("no-store", visit.Response.Header("Cache-Control"));
                    Assert.Equal("noindex, nofollow", visit.Response.Header("X-Robots-Tag"));
                    Assert.Null(visit.Response.Header("ETag"));
                    Assert.Null(visit.Response.Header("Age"));
                    Assert.NotNull(visit.Response.Header("Content-Security-Policy"));
                }
            }
        }

        Assert.Equal(before, await ReadAllAsync(reader));

        // A search repeats what it was asked for; what it found is compared above.
        Assert.DoesNotContain(
            before.Where(answer => !answer.Key.Contains("q=", StringComparison.Ordinal)), answer => answer.Value.Contains(PreviewPortal.Draft, StringComparison.Ordinal));

        // What was cached for readers is not what a preview shows, and a preview holds nothing but its own edition.
        var foreign = await portal.DraftAsync(text => text.TrimEnd() + "\n\nBasqazhoba.\n", "guide/email/kk.md", "guide/email/ru.md");
        Assert.DoesNotContain(PreviewPortal.Draft, (await author.GetAsync(PreviewPortal.Preview(foreign, "kk/guide/updates"))).Source, StringComparison.Ordinal);
        Assert.Contains("Basqazhoba", (await author.GetAsync(PreviewPortal.Preview(foreign, "kk/guide/email"))).Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Page_IsTheReadersOneWithABarAndInertParts()
    {
        await using var portal = await new PreviewPortal().OpenAsync();
        var edition = await portal.GuideDraftAsync();
        using var author = await portal.AuthorAsync();
        var shown = (await author.GetAsync(PreviewPortal.Preview(edition, "kk/guide/updates", Language.Russian))).Page;
        var page = await portal.Host.RawClient().GetPageAsync("/kk/guide/updates");

        var bar = shown.QuerySelector(".preview-bar")!;
        Assert.Equal("ru", bar.GetAttribute("lang"));
        Assert.Contains(PreviewPortal.Title, bar.TextContent, StringComparison.Ordinal);
        Assert.Null(shown.QuerySelector("img[src=x]"));
        Assert.Equal(EditorPaths.Edition(Language.Russian, edition.Id), bar.QuerySelector("p a")!.GetAttribute("href"));
        Assert.Equal(
            [PreviewPortal.Preview(edition, "kk/guide/updates", Language.Russian), PreviewPortal.Preview(edition, "ru/guide/updates", Language.Russian)],
            bar.QuerySelectorAll("ul a").Select(link => link.GetAttribute("href")!));

        // Without the bar, the sentence, and what scanned papers are told, it is the page that readers have.
        page.QuerySelector(".paper-current")!.Remove();
        Assert.Equal(page.QuerySelector("h1")!.TextContent, shown.QuerySelector("h1")!.TextContent);
        Assert.Equal(Words(page.QuerySelector("header.site-header")!.TextContent), Words(shown.QuerySelector("header.site-header")!.TextContent));
        Assert.Equal(
            Words(page.QuerySelector("main")!.TextContent).Where(word => !char.IsDigit(word[0])).Order(StringComparer.Ordinal),
            Words(shown.QuerySelector("main")!.TextContent.Replace(PreviewPortal.Draft + ".", "", StringComparison.Ordinal)).Where(word => !char.IsDigit(word[0])).Order(StringComparer.Ordinal));

        var links = shown.QuerySelectorAll("a[href^='/']").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Contains(PreviewPortal.Preview(edition, "kk/guide", Language.Russian), links);
        Assert.DoesNotContain("/kk/guide", links);
        Assert.DoesNotContain(links, link => link.StartsWith("/editor/", StringComparison.Ordinal) && link.Contains("search", StringComparison.Ordinal));
        Assert.Contains("form-action 'none'", shown.QuerySelector("meta[http-equiv='Content-Security-Policy']")!.GetAttribute("content"), StringComparison.Ordinal);
        Assert.NotNull(shown.QuerySelector("meta[name=robots][content=noindex]"));
        Assert.Empty(shown.QuerySelectorAll("form[action], form[method], [data-worker], [data-suggestions]"));
        Assert.Empty(page.QuerySelectorAll(".preview-bar, meta[http-equiv], link[href*='preview']"));
    }

    [Theory]
    [InlineData("quizzes/passwords/kk.md", "kk/quizzes/passwords")]
    [InlineData("alerts/qr-stickers/ru.md", "ru/alerts/qr-stickers")]
    [InlineData("surveys/awareness/kk.md", "kk/statistics")]
    [InlineData("home/kk.md", "kk")]
    public async Task Get_EveryKindOfPage_ShowsItsChangeByBothWays(string path, string address)
    {
        await using var portal = await new PreviewPortal().OpenAsync();
        var edition = await portal.DraftAsync(Retitled, path);
        var token = await portal.TokenAsync(edition);
        using var author = await portal.AuthorAsync();
        using var stranger = new Visitor(portal.Host.RawClient());

        Assert.Equal(address, PreviewAddress.PageShowing(Language.Kazakh, path));
        foreach (var (visitor, url) in new[] { (author, PreviewPortal.Preview(edition, address)), (stranger, EditorPaths.PreviewLink(token, address)) })
        {
            var shown = await visitor.OpenAsync(url);
            Assert.Contains(PreviewPortal.Draft, shown.DocumentElement.TextContent, StringComparison.Ordinal);
            Assert.Empty(shown.QuerySelectorAll("form[action], form[method], [data-starts], [data-attempts], [data-storage]"));
        }

        // Nothing to look at in particular leads to the page that the edition changes.
        Assert.Equal(PreviewPortal.Preview(edition, address), (await author.GetAsync(EditorPaths.Preview(Language.Kazakh, edition.Id, ""))).Location);
        Assert.Equal(EditorPaths.PreviewLink(token, address), (await stranger.GetAsync(EditorPaths.PreviewLink(token, ""))).Location);
        Assert.DoesNotContain(PreviewPortal.Draft, (await stranger.OpenAsync("/" + address)).DocumentElement.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_WarningWhoseMomentHasNotCome_IsShownAsItWillBe()
    {
        await using var portal = await new PreviewPortal().OpenAsync();
        var issued = DateTimeOffset.UtcNow.AddDays(20);
        var edition = await portal.DraftAsync(
            text => string.Join('\n', text.Split('\n').Select(line => line.StartsWith("issued:", StringComparison.Ordinal) ? $"issued: {issued.ToOffset(TimeSpan.FromHours(5)):yyyy-MM-ddTHH:mm+05:00}" : line)),
            "alerts/qr-stickers/alert.yml");
        using var author = await portal.AuthorAsync();

        var shown = await author.OpenAsync(PreviewPortal.Preview(edition, "kk/alerts/qr-stickers"));
        Assert.Contains(issued.ToOffset(TimeSpan.FromHours(5)).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture), shown.QuerySelector(".preview-bar")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("qr-stickers", (await author.OpenAsync(PreviewPortal.Preview(edition, "kk/alerts"))).QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
    }

    /// <summary>What was drawn before somebody chose the moment is not what is shown afterwards.</summary>
    [Fact]
    public async Task Get_EditionThatWasScheduledMeanwhile_IsShownAtItsMoment()
    {
        await using var portal = await new PreviewPortal().OpenAsync();
        var edition = await portal.GuideDraftAsync();
        using var author = await portal.AuthorAsync();
        var url = PreviewPortal.Preview(edition, "kk/guide/updates");
        var moment = DateTime.UtcNow.Date.AddDays(20).AddHours(3).AddMinutes(17);
        Assert.DoesNotContain("08:17", (await author.OpenAsync(url)).QuerySelector(".preview-bar")!.TextContent, StringComparison.Ordinal);

        await using var context = portal.Service<PortalDatabase>().CreateDbContext();
        await context.Editions.Where(row => row.Id == edition.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.ScheduledFor, moment), TestContext.Current.CancellationToken);

        Assert.Contains("08:17", (await author.OpenAsync(url)).QuerySelector(".preview-bar")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_WarningOfAnotherEditionWhoseMomentHasNotCome_IsShownToNobody()
    {
        const string Warning = "alerts/qr-stickers/alert.yml";
        await using var portal = await new PreviewPortal().OpenAsync();
        var shipped = await File.ReadAllTextAsync(Path.Combine(Repository.Content, Warning), TestContext.Current.CancellationToken);
        var moment = $"issued: {DateTimeOffset.UtcNow.AddDays(20).ToOffset(TimeSpan.FromHours(5)):yyyy-MM-ddTHH:mm+05:00}";
        await TestPublication.PublishAsync(portal.Host.Services.GetRequiredService<PortalDatabase>(), (Warning, string.Join('\n', shipped.Split('\n').Select(line => line.StartsWith("issued:", StringComparison.Ordinal) ? moment : line))));
        var edition = await portal.GuideDraftAsync();
        using var author = await portal.AuthorAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await author.GetAsync(PreviewPortal.Preview(edition, "kk/alerts/qr-stickers"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await author.GetAsync(PreviewPortal.Preview(edition, "kk/guide/updates"))).Status);
    }

    [Theory]
    [InlineData("kk/nothing")]
    [InlineData("de/guide")]
    [InlineData("kk/Guide")]
    [InlineData("kk/search")]
    [InlineData("kk/quizzes/passwords/result")]
    [InlineData("kk/quizzes/passwords/finish")]
    [InlineData("account/kk")]
    [InlineData("editor/kk")]
    [InlineData("api/v1/surveys")]
    [InlineData("errors/404")]
    [InlineData("sitemap.xml")]
    public async Task Get_WhatIsNoPublicPage_Is404(string address)
    {
        await using var portal = await new PreviewPortal().OpenAsync();
        var edition = await portal.GuideDraftAsync();
        var token = await portal.TokenAsync(edition);
        using var author = await portal.AuthorAsync();
        using var stranger = new Visitor(portal.Host.RawClient());
        foreach (var (visitor, url) in new[] { (author, PreviewPortal.Preview(edition, address)), (stranger, EditorPaths.PreviewLink(token, address)) })
        {
            var visit = await visitor.GetAsync(url);
            Assert.Equal((HttpStatusCode.NotFound, "no-store"), (visit.Status, visit.Response.Header("Cache-Control")));
            Assert.DoesNotContain(token, visit.Source, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Get_EditionWithErrors_NamesThemToColleaguesAlone()
    {
        await using var portal = await new PreviewPortal().OpenAsync();
        var edition = await portal.GuideDraftAsync("[бет](/no-such-page)");
        using var author = await portal.AuthorAsync();
        foreach (var (language, words) in new[] { (Language.Kazakh, "Бетті көрсету мүмкін емес"), (Language.Russian, "Страницу нельзя показать") })
        {
            var visit = await author.GetAsync(PreviewPortal.Preview(edition, "kk/guide/updates", language));
            Assert.Equal((HttpStatusCode.UnprocessableEntity, words), (visit.Status, visit.Title));
            Assert.Contains("guide/updates/kk.md", visit.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            Assert.Contains(PreviewPortal.Title, visit.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            Assert.Null(visit.Page.QuerySelector("img[src=x]"));
        }

        using var stranger = new Visitor(portal.Host.RawClient());
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(EditorPaths.PreviewLink(await portal.TokenAsync(edition), "kk/guide/updates"))).Status);
        Assert.Equal(0, portal.Service<PreviewContent>().Count);
    }

    [Fact]
    public async Task Get_ByEachRole_IsForThoseWhoMayReadTheEdition()
    {
        await using var portal = await new PreviewPortal().OpenAsync();
        var edition = await portal.GuideDraftAsync();
        foreach (var role in Enum.GetValues<Role>())
        {
            var mayRead = role != Role.Administrator;
            using var own = await portal.SomebodyAsync(new RoleGrant(role, ""));
            Assert.Equal(mayRead ? HttpStatusCode.OK : HttpStatusCode.Forbidden, (await own.GetAsync(PreviewPortal.Preview(edition, "kk/guide/updates"))).Status);
            Assert.Equal(role is Role.Author or Role.Reviewer ? HttpStatusCode.OK : HttpStatusCode.Forbidden, (await own.GetAsync(EditorPaths.Previews(Language.Kazakh, edition.Id))).Status);
            using var foreign = await portal.SomebodyAsync(new RoleGrant(role, "Quiz"));
            Assert.Equal(HttpStatusCode.Forbidden, (await foreign.GetAsync(PreviewPortal.Preview(edition, "kk/guide/updates"))).Status);
        }

        using var author = await portal.AuthorAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await author.GetAsync(EditorPaths.Preview(Language.Kazakh, Guid.NewGuid(), "kk/guide/updates"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await author.GetAsync(EditorPaths.Previews(Language.Kazakh, Guid.NewGuid()))).Status);
        await author.OpenAsync(EditorPaths.Previews(Language.Kazakh, edition.Id));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await PostAsync(author, PreviewPortal.Preview(edition, "kk/guide/updates"))).Status);
        using var stranger = new Visitor(portal.Host.RawClient());
        Assert.Contains("/sign-in?returnUrl=", (await stranger.GetAsync(PreviewPortal.Preview(edition, "kk/guide/updates"))).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compile_OfManyEditions_KeepsTheLastFew()
    {
        await using var portal = await new PreviewPortal().OpenAsync();
        using var author = await portal.AuthorAsync();
        var editions = new List<EditionView>();
        for (var i = 0; i < PreviewContent.Kept + 2; i++)
        {
            editions.Add(await portal.GuideDraftAsync($"{PreviewPortal.Draft}-{i}"));
        }

        // All at once: one is compiled after the other, and each gets its own.
        await Task.WhenAll(editions.Select(async (edition, i) =>
        {
            using var visitor = author.Copy(portal.Host.RawClient());
            Assert.Contains($"{PreviewPortal.Draft}-{i}.", (await visitor.OpenAsync(PreviewPortal.Preview(edition, "ru/guide/updates"))).Body!.TextContent, StringComparison.Ordinal);
        }));
        Assert.Equal(PreviewContent.Kept, portal.Service<PreviewContent>().Count);

        // A publication makes another text beside the edition's.
        await TestPublication.PublishAsync(portal.Service<PortalDatabase>(), (PublicationPortal.File.Replace("updates", "email", StringComparison.Ordinal), EmailText("Jariyalandy")));
        Assert.Contains("Jariyalandy", (await author.OpenAsync(PreviewPortal.Preview(editions[0], "ru/guide/email"))).Body!.TextContent, StringComparison.Ordinal);
    }

    private static string EmailText(string more) => File.ReadAllText(Path.Combine(Repository.Content, "guide/email/ru.md")).TrimEnd() + $"\n\n{more}.\n";

    private static Task<Visit> PostAsync(Visitor visitor, string url)
    {
        var token = visitor.Page!.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return visitor.PostAsync(url, ("__RequestVerificationToken", token));
    }

    // Also the titles of a survey's charts, which stand below their names.
    private static string Retitled(string text) => Title().Replace(text, $"$1{PreviewPortal.Draft} ");

    [GeneratedRegex("^( *title: \"?)", RegexOptions.Multiline)]
    private static partial Regex Title();

    private static string[] Words(string text) => text.Replace("\u00ad", "", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    // Bodies and validators of what readers get.
    private static async Task<Dictionary<string, string>> ReadAllAsync(HttpClient reader)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var address in Addresses)
        {
            foreach (var encoding in new[] { "identity", "gzip", "br" })
            {
                using var response = await reader.SendAsync(HttpMethod.Get, address, ("Accept-Encoding", encoding));
                Assert.True(response.IsSuccessStatusCode, $"{address}: {response.StatusCode}");
                all[$"{address} {encoding}"] = $"{response.Header("ETag")} {response.Header("X-Robots-Tag")} {await response.DecodedAsync()}";
            }
        }

        Assert.DoesNotContain("preview-bar", string.Concat(all.Values), StringComparison.Ordinal);
        return all;
    }
}
