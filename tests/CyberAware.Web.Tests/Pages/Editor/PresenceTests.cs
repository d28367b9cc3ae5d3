using System.Text.Json;
using CyberAware.Core.Editing;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.TestSupport.People;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Web.Tests.Pages.Editor;

/// <summary>Whoever opens a text is told who else has it open, on whatever instance; nobody is kept from writing, and it is forgotten soon.</summary>
public sealed class PresenceTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private const string Kk = "guide/updates/kk.md";

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Open_OnTwoInstances_TellsEachOfTheOtherAndForgets(DatabaseProvider provider)
    {
        var settings = await databases.StartedAsync(provider);
        await using var portal = await EditorPortal.StartAsync(settings);
        await using var second = PortalHost.With(("ConnectionStrings:Portal", settings.ConnectionString), ("Serilog:MinimumLevel:Default", "Error"));
        var (draft, other) = (await portal.DraftAsync("guide/updates"), await portal.DraftAsync("guide/updates"));
        using var author = await portal.SignInAsync(Role.Author);
        using var translator = (await portal.SignInAsync(Role.TranslatorKk)).At(second.RawClient());
        using var reader = await portal.SignInAsync(Role.Reviewer);

        Assert.Equal("", await OthersAsync(author, draft));
        await reader.OpenAsync(Url(draft)); // who may not write leaves no trace
        Assert.Equal($"С этим текстом сейчас работают и другие: {Role.Author} {EditorPortal.Hostile} (в другом изменении).", await OthersAsync(translator, other));
        Assert.Contains($"{Role.TranslatorKk} {EditorPortal.Hostile}", await OthersAsync(author, draft), StringComparison.Ordinal);
        Assert.DoesNotContain(Role.Reviewer.ToString(), await OthersAsync(author, draft), StringComparison.Ordinal);
        Assert.Equal("", await OthersAsync(author, await portal.DraftAsync("guide/email"), "guide/email/kk.md"));

        // What keeps by itself tells it too, and locks nothing.
        await author.OpenAsync(Url(draft));
        author.Accept = "application/json";
        var form = author.Page!.QuerySelector("form[data-keep]")!;
        var hidden = form.QuerySelectorAll("input[type=hidden]").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value") ?? ""));
        var kept = await author.PostAsync(form.GetAttribute("data-keep")!, [.. hidden, ("text-kk", "Терілген мәтін.")]);
        using var answer = JsonDocument.Parse(await kept.Response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains($"{Role.TranslatorKk} {EditorPortal.Hostile}", answer.RootElement.GetProperty("others").GetString()!, StringComparison.Ordinal);
        author.Accept = "text/html";

        await portal.WithDatabaseAsync(context => context.Presences.ExecuteUpdateAsync(
            row => row.SetProperty(presence => presence.SeenAt, DateTime.UtcNow - PresenceService.Lifetime - TimeSpan.FromMinutes(1)), TestContext.Current.CancellationToken));
        Assert.Equal("", await OthersAsync(translator, other));
        Assert.Equal(Kk, await portal.WithDatabaseAsync(context => context.Presences.Select(row => row.Path).SingleAsync(TestContext.Current.CancellationToken))); // hers of just now alone
    }

    private static string Url(EditionView edition, string path = Kk) => $"/editor/ru/editions/{edition.Id}/text?path={Uri.EscapeDataString(path)}";

    private static async Task<string> OthersAsync(Visitor visitor, EditionView edition, string path = Kk)
    {
        var line = (await visitor.OpenAsync(Url(edition, path))).QuerySelector("[data-presence]")!;
        Assert.Equal(line.TextContent.Length == 0, line.HasAttribute("hidden"));
        return line.TextContent;
    }
}
