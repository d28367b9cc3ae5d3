using System.Net;
using CyberAware.Core.Audit;
using CyberAware.Core.Data;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport.People;

namespace CyberAware.Web.Tests.Pages.Editor;

/// <summary>The audit trail on a screen: for auditors alone, filtered by the country's days, and as a file.</summary>
public sealed class AuditTests(EditorPortal portal) : IClassFixture<EditorPortal>
{
    private const string Url = "/editor/ru/audit";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_EveryRole_IsClosedToAllButAuditors() => Assert.Equal(
        "Author 403, TranslatorKk 403, TranslatorRu 403, Reviewer 403, Publisher 403, DutyOfficer 403, Auditor 200, Administrator 403",
        await portal.StatusesAsync(Url));

    [Fact]
    public async Task Get_HostileRow_IsShownAsWrittenAndFiltered()
    {
        // Seven o'clock in the evening UTC is the next day in the country.
        var person = portal.People[Role.Author].Id;
        await NoteAsync(new AuditEntry(new DateTime(2026, 3, 1, 19, 30, 0, DateTimeKind.Utc), "signed-out", $"subject {EditorPortal.Hostile}")
        {
            PersonId = person,
            PersonName = EditorPortal.Hostile,
            Details = new() { { "reason", $"<b>{EditorPortal.Hostile}</b>" } },
        });
        await NoteAsync(new AuditEntry(new DateTime(2026, 3, 1, 18, 59, 0, DateTimeKind.Utc), "strange-action", "other"));
        using var auditor = await portal.SignInAsync(Role.Auditor);

        var page = await auditor.OpenAsync($"{Url}?from=2026-03-02&until=2026-03-02&person={person}&action=signed-out");
        var row = Assert.Single(page.QuerySelectorAll(".audit-list > li"));
        Assert.Contains("Выход", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("02.03.2026, 00:30", row.TextContent, StringComparison.Ordinal);
        Assert.Contains($"<b>{EditorPortal.Hostile}</b>", row.QuerySelector(".audit-details")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main img, .audit-list b"));
        Assert.Equal("signed-out", page.QuerySelector("#site-field-action option[selected]")!.GetAttribute("value"));

        Assert.Equal("strange-action", Assert.Single((await auditor.OpenAsync($"{Url}?until=2026-03-01")).QuerySelectorAll(".audit-list strong")).TextContent);
        Assert.NotNull((await auditor.OpenAsync($"{Url}?from={EditorPortal.Hostile}")).QuerySelector(".form-errors"));
        Assert.NotNull((await auditor.OpenAsync($"{Url}?from=0001-01-01&until=9999-12-31")).QuerySelector(".form-errors"));
        Assert.Null((await auditor.OpenAsync($"{Url}?from=0001-01-02&until=9999-12-30")).QuerySelector(".form-errors"));
    }

    [Fact]
    public async Task Get_ManyRows_AreReadInPagesWithTheFilter()
    {
        for (var i = 0; i < 60; i++)
        {
            await NoteAsync(new AuditEntry(new DateTime(2026, 4, 1, 6, 0, 0, DateTimeKind.Utc), "page-moved", $"row {i}"));
        }

        using var auditor = await portal.SignInAsync(Role.Auditor);
        var page = await auditor.OpenAsync($"{Url}?action=page-moved");
        Assert.Equal(50, page.QuerySelectorAll(".audit-list > li").Length);
        var older = page.QuerySelector(".edition-links a")!.GetAttribute("href")!;
        Assert.Contains("action=page-moved&before=", older, StringComparison.Ordinal);
        Assert.Equal(10, (await auditor.OpenAsync(older)).QuerySelectorAll(".audit-list > li").Length);
    }

    [Fact]
    public async Task Export_NeedsAFreshCredentialAndTheToken()
    {
        await NoteAsync(new AuditEntry(new DateTime(2026, 5, 1, 6, 0, 0, DateTimeKind.Utc), "link-created", "=cmd"));
        using var old = await portal.SignInAsync(Role.Auditor, TimeSpan.FromMinutes(6));
        var refused = await old.FillAsync($"{Url}?action=link-created", "form[action$=Export]");
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Equal("link-created", refused.Page.QuerySelector("form[action$=Export] input[name=action]")!.GetAttribute("value"));

        using var auditor = await portal.SignInAsync(Role.Auditor);
        var export = await auditor.FillAsync($"{Url}?action=link-created", "form[action$=Export]");
        Assert.Equal((HttpStatusCode.OK, "text/csv", "no-store"), (export.Status, export.Response.Content.Headers.ContentType?.MediaType, export.Response.Headers.CacheControl?.ToString()));
        var file = await export.Response.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal(2, file.TrimEnd().Split('\n').Length);
        Assert.DoesNotContain(";=cmd", file, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await auditor.PostAsync(Url + "?handler=Export")).Status);

        using var author = await portal.SignInAsync(Role.Author);
        await author.OpenAsync("/account/kk/sign-out");
        var token = ("__RequestVerificationToken", author.Page!.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
        Assert.Equal(HttpStatusCode.Forbidden, (await author.PostAsync(Url + "?handler=Export", token)).Status);
    }

    private Task NoteAsync(AuditEntry entry) => AuditLog.AddAsync(portal.Service<PortalDatabase>(), entry, Cancellation);
}
