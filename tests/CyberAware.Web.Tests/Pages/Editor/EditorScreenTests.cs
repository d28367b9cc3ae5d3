using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Media;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.People;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using SkiaSharp;

namespace CyberAware.Web.Tests.Pages.Editor;

/// <summary>Every screen of editors, as the routes name them: who may open it, and what it makes of junk in its address and in its forms.</summary>
public sealed class EditorScreenTests(EditorPortal portal) : IClassFixture<EditorPortal>
{
    private const string Everybody = "Author, TranslatorKk, TranslatorRu, Reviewer, Publisher, DutyOfficer, Auditor, Administrator";
    private const string Readers = "Author, TranslatorKk, TranslatorRu, Reviewer, Publisher, DutyOfficer, Auditor";
    private const string Form = "form[method=post]";
    private const string TokenName = "__RequestVerificationToken";

    private static readonly string[] Parameters = ["action", "before", "confirmed", "document", "done", "from", "handler", "kept", "kind", "left", "page", "part", "path", "person", "q", "removed", "right", "step", "until"];

    private static readonly string[] Junk = ["", "\0", "\u202e", "-1", "99999999999999999999", "0001-01-01", "../../etc/passwd", EditorPortal.Hostile, "a: [b\n- {0}", new string('ә', 4000)];

    // The address of each screen, the part of it that an edition's id takes, and who may open it.
    private static readonly Dictionary<string, (string Address, string Roles)> Screens = new()
    {
        ["editor/{language:language}"] = ("/editor/kk", Everybody),
        ["editor/{language:language}/alerts/new"] = ("/editor/kk/alerts/new", "Author, DutyOfficer"),
        ["editor/{language:language}/audit"] = ("/editor/kk/audit", "Auditor"),
        ["editor/{language:language}/documents"] = ("/editor/kk/documents", Readers),
        ["editor/{language:language}/documents/{**document}"] = ("/editor/kk/documents/guide/email", Readers),
        ["editor/{language:language}/editions/{id:guid}"] = ("/editor/kk/editions/{0}", Readers),
        ["editor/{language:language}/editions/{id:guid}/form"] = ("/editor/kk/editions/{0}/form?path=guide/email/kk.md", Readers),
        ["editor/{language:language}/editions/{id:guid}/preview/{**address}"] = ("/editor/kk/editions/{0}/preview/kk/guide/email", Readers),
        ["editor/{language:language}/editions/{id:guid}/previews"] = ("/editor/kk/editions/{0}/previews", "Author, Reviewer"),
        ["editor/{language:language}/editions/{id:guid}/text"] = ("/editor/kk/editions/{0}/text?path=guide/email/kk.md", Readers),
        ["editor/{language:language}/help"] = ("/editor/kk/help", Everybody),
        ["editor/{language:language}/history"] = ("/editor/kk/history?path=guide/email/kk.md", Readers),
        ["editor/{language:language}/media"] = ("/editor/kk/media", Readers),
        ["editor/{language:language}/pages/{**path}"] = ("/editor/kk/pages/guide/email", Everybody),
        ["editor/{language:language}/shipped/{**document}"] = ("/editor/kk/shipped/guide/email", Everybody),
        ["editor/{language:language}/translations"] = ("/editor/kk/translations", "Author, TranslatorKk, TranslatorRu, DutyOfficer"),
        ["editor/{language:language}/translations/{**path}"] = ("/editor/kk/translations/guide/email/kk.md", Readers),
    };

    [Fact]
    public void Screens_Table_NamesEveryRoute() => Assert.Equal(
        Screens.Keys.Order(StringComparer.Ordinal),
        portal.Service<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/')).Where(route => route.StartsWith("editor", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public async Task Get_EveryScreenByEveryRole_OpensForThoseOfTheTableAlone()
    {
        var edition = await portal.DraftAsync("guide/email");
        var opened = Screens.Keys.ToDictionary(route => route, _ => new List<Role>());
        foreach (var role in Enum.GetValues<Role>())
        {
            using var visitor = await portal.SignInAsync(role);
            foreach (var (route, (address, _)) in Screens)
            {
                var status = (await visitor.GetAsync(AddressOf(address, edition))).Status;
                var isWithoutWork = status == HttpStatusCode.NotFound && route.Contains("shipped", StringComparison.Ordinal); // no later release has changed the text
                Assert.True(status is HttpStatusCode.OK or HttpStatusCode.Found or HttpStatusCode.Forbidden || isWithoutWork, $"{role} {route} {status}");
                if (status != HttpStatusCode.Forbidden)
                {
                    opened[route].Add(role);
                }
            }
        }

        Assert.Equal(
            Screens.Select(screen => $"{screen.Key}: {screen.Value.Roles}"),
            Screens.Keys.Select(route => $"{route}: {string.Join(", ", opened[route])}"));
    }

    [Fact]
    public async Task Get_EveryScreenWithJunkInItsAddress_NeverFails()
    {
        var edition = await portal.DraftAsync("guide/updates");
        foreach (var role in new[] { Role.Author, Role.Auditor })
        {
            using var visitor = await portal.SignInAsync(role);
            foreach (var (address, _) in Screens.Values)
            {
                foreach (var junk in Junk.Where(junk => junk != "\0")) // which the test server takes for a mistake of the test
                {
                    var plain = AddressOf(address, edition).Split('?')[0];
                    var query = string.Join('&', Parameters.Select(name => $"{name}={Uri.EscapeDataString(junk)}"));
                    foreach (var asked in new[] { $"{plain}?{query}", plain.Replace("guide/updates", Uri.EscapeDataString(junk), StringComparison.Ordinal) })
                    {
                        var visit = await visitor.GetAsync(asked);
                        Assert.True((int)visit.Status < 500, $"{role} {(int)visit.Status} {asked}");
                        Assert.DoesNotContain("<img src=x", visit.Source, StringComparison.Ordinal);
                    }
                }
            }
        }
    }

    // Each address once, by the first role that is shown its form.
    [Fact]
    public async Task Post_EveryFormWithJunkOrWithoutItsToken_IsRefusedAndChangesNothingPublic()
    {
        var draft = await portal.DraftAsync("guide/passwords");
        var handedIn = await portal.InReviewAsync("guide/backup");
        await portal.Service<MediaService>().UploadAsync(portal.ActorOf(Role.Author), "a.png", PictureFiles.Quarter(SKEncodedImageFormat.Png, 48), TestContext.Current.CancellationToken);
        var before = portal.Service<SnapshotProvider>().Current.Library.Version;
        var posted = new HashSet<string>();
        foreach (var role in new[] { Role.Author, Role.Reviewer, Role.Publisher, Role.DutyOfficer, Role.Auditor })
        {
            using var visitor = await portal.SignInAsync(role);
            foreach (var edition in new[] { draft, handedIn })
            {
                foreach (var (address, _) in Screens.Values)
                {
                    var url = AddressOf(address, edition);
                    var visit = await visitor.GetAsync(url);
                    foreach (var (action, fields) in Forms(visit.Page, url).Where(form => posted.Add(form.Action.Replace(edition.Id.ToString(), "", StringComparison.Ordinal))))
                    {
                        var without = await visitor.PostAsync(action, [.. fields.Where(field => field.Name != TokenName)]);
                        Assert.True(without.Status == HttpStatusCode.BadRequest, $"{role} {action} without its token: {(int)without.Status}");
                        foreach (var junk in Junk)
                        {
                            var sent = await visitor.PostAsync(action, [.. fields.Select(field => field.Name == TokenName ? field : (field.Name, junk))]);
                            Assert.True((int)sent.Status < 500, $"{role} {action} with '{junk[..Math.Min(junk.Length, 20)]}': {(int)sent.Status}");
                            Assert.True(sent.Response.Content.Headers.ContentType?.MediaType != "text/html" || !sent.Source.Contains("<img src=x", StringComparison.Ordinal), $"{role} {action} shows markup as it is");
                        }
                    }
                }
            }
        }

        Assert.True(posted.Count > 20, string.Join('\n', posted));
        Assert.Contains("/editor/kk/media/remove", posted);
        Assert.Equal(before, portal.Service<SnapshotProvider>().Current.Library.Version);
    }

    private static string AddressOf(string address, EditionView edition) =>
        address.Replace("{0}", edition.Id.ToString(), StringComparison.Ordinal)
            .Replace("guide/email", edition.Texts[0].Path[..edition.Texts[0].Path.LastIndexOf('/')], StringComparison.Ordinal);

    // A form sends to its own address, or to that of each button which names another.
    private static IEnumerable<(string Action, List<(string Name, string Value)> Fields)> Forms(IHtmlDocument page, string url) => page.QuerySelectorAll(Form).OfType<IHtmlFormElement>()
        .Where(form => form.GetAttribute("action")?.Contains("sign-out", StringComparison.Ordinal) != true)
        .SelectMany(form => form.QuerySelectorAll("button[formaction]").Select(button => button.GetAttribute("formaction")!).Append(form.GetAttribute("action") ?? url).Distinct()
            .Select(action => (action, form.QuerySelectorAll("input[name], textarea[name], select[name], button[name]").Select(field => (field.GetAttribute("name")!, ValueOf(field))).ToList())));

    private static string ValueOf(IElement field) => field switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value,
        _ => field.GetAttribute("value") ?? "",
    };
}
