using System.Net;
using AngleSharp.Html.Dom;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport.Databases;
using CyberAware.TestSupport.People;

namespace CyberAware.Web.Tests.Pages.Editor;

/// <summary>What is typed is seen as readers would see it, by its writer alone.</summary>
public sealed class TypedPreviewTests(WritingPortal portal) : IClassFixture<WritingPortal>
{
    private const string Path = "personal-data/kk.md";

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Preview_WithoutScript_KeepsTheTextAndShowsThePage(DatabaseProvider provider)
    {
        var desk = await portal.OnAsync(provider);
        var edition = await desk.BeginAsync("Typed", Path);
        var (author, _) = await desk.NewPersonAsync(Role.Author);
        var page = await author.OpenAsync(Url(edition.Id));
        var text = Assert.IsType<IHtmlTextAreaElement>(page.QuerySelector("#site-input-kk"), exactMatch: false).Value;
        var hidden = page.QuerySelectorAll("form.editor-form input[type=hidden]").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value") ?? ""));

        var sent = await author.PostAsync(Url(edition.Id) + "&handler=Preview", [.. hidden, ("text-kk", text.Replace("\n---\n", "\n---\nӘлі сақталмаған сөйлем.\n\n", StringComparison.Ordinal))]);

        Assert.Equal((HttpStatusCode.Found, $"/editor/ru/editions/{edition.Id}/preview/kk/personal-data?typed={Uri.EscapeDataString(Path)}"), (sent.Status, sent.Location));
        var shown = await author.GetAsync(sent.Location!);
        Assert.Contains("Әлі сақталмаған сөйлем.", shown.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Url(edition.Id) + "&kept=take", shown.Page.QuerySelector(".preview-bar p a[href*=kept]")!.GetAttribute("href"));
        Assert.Contains("frame-ancestors 'none'", Policy(shown), StringComparison.Ordinal);
        Assert.Contains("Әлі сақталмаған сөйлем.", (await author.OpenAsync(Url(edition.Id) + "&kept=take")).Source.Text, StringComparison.Ordinal);

        // Neither the edition's own preview has it, nor what a colleague is shown.
        Assert.DoesNotContain("Әлі сақталмаған", (await author.GetAsync(sent.Location!.Split('?')[0])).Source, StringComparison.Ordinal);
        using var reviewer = await desk.SignInAsync(Role.Reviewer);
        Assert.DoesNotContain("Әлі сақталмаған", (await reviewer.GetAsync(sent.Location!)).Source, StringComparison.Ordinal);
    }

    /// <summary>Within the writer's screen it stands in a frame, whose links lead to what may stand there too.</summary>
    [Fact]
    public async Task Preview_InTheWritersScreen_MayBeFramedByThePortalAlone()
    {
        var desk = await portal.OnAsync(DatabaseProvider.Sqlite);
        var edition = await desk.BeginAsync("Framed", Path);
        using var author = await desk.SignInAsync(Role.Author);
        var screen = await author.GetAsync(Url(edition.Id));
        Assert.Contains("frame-src 'self'", Policy(screen), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", Policy(screen), StringComparison.Ordinal);

        var frame = await author.GetAsync(screen.Page.QuerySelector("textarea[data-preview]")!.GetAttribute("data-preview")!);

        Assert.Equal(HttpStatusCode.OK, frame.Status);
        Assert.Contains("frame-ancestors 'self'", Policy(frame), StringComparison.Ordinal);
        Assert.Equal(("no-store", "noindex, nofollow"), (frame.Response.Headers.CacheControl!.ToString(), frame.Response.Headers.GetValues("X-Robots-Tag").Single()));
        Assert.Null(frame.Page.QuerySelector(".preview-bar"));
        Assert.All(
            frame.Page.QuerySelectorAll("a[href]").Where(link => !link.GetAttribute("href")!.StartsWith('#')),
            link => Assert.True(link.GetAttribute("href")!.Contains("?typed=frame", StringComparison.Ordinal) || link.GetAttribute("target") == "_blank", link.OuterHtml));

        // A text with a mistake has no page; the frame says why, in as little.
        var kept = await author.PostAsync(Url(edition.Id) + "&handler=Keep", [.. Hidden(screen), ("text-kk", "---\ntitle: Ә\n---\n")]);
        Assert.Equal(HttpStatusCode.Found, kept.Status);
        var refused = await author.GetAsync(screen.Page.QuerySelector("textarea[data-preview]")!.GetAttribute("data-preview")!);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, false), (refused.Status, refused.Page.QuerySelector(".account-menu") is not null));
        Assert.Contains(Path, refused.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private static IEnumerable<(string, string)> Hidden(Visit visit) =>
        visit.Page.QuerySelectorAll("form.editor-form input[type=hidden]").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value") ?? ""));

    private static string Policy(Visit visit) => visit.Response.Headers.GetValues("Content-Security-Policy").Single();

    private static string Url(Guid edition) => $"/editor/ru/editions/{edition}/text?path={Uri.EscapeDataString(Path)}";
}
