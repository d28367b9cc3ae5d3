using System.Net;
using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.TestSupport.People;

namespace CyberAware.Web.Tests.Pages.Editor;

/// <summary>All texts that are behind: those with small changes are confirmed together, each with the version that was seen.</summary>
public sealed class TranslationsTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private const string Url = "/editor/ru/translations";

    private static readonly IReadOnlyList<string> Alerts =
        [.. Directory.GetDirectories(Path.Combine(Repository.Content, "alerts")).Order(StringComparer.Ordinal).Take(3).Select(folder => $"alerts/{Path.GetFileName(folder)}")];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Confirm_SeveralAtOnce_HandsThemInAsOneEdition(DatabaseProvider provider)
    {
        await using var portal = await BehindAsync(provider);
        using var translator = await portal.SignInAsync(Role.TranslatorKk);
        var page = await translator.OpenAsync(Url);
        var values = page.QuerySelectorAll("input[name=correct]").Select(box => box.GetAttribute("value")!).ToList();
        Assert.Equal(Alerts.Take(2).Select(alert => $"{alert}/kk.md"), values.Select(value => value.Split(' ')[0]).Order(StringComparer.Ordinal));
        Assert.All(page.QuerySelectorAll(".diff ins"), part => Assert.Contains("Жаңа сөз.", part.TextContent, StringComparison.Ordinal));
        Assert.Equal($"/editor/ru/translations/{Alerts[2]}/kk.md", page.QuerySelector(".board-lines a")!.GetAttribute("href")); // too much to judge here

        Assert.Equal(HttpStatusCode.BadRequest, (await translator.SubmitAsync("main form")).Status);
        var old = await translator.SubmitAsync("main form", ("correct", values[0]), ("correct", values[1].Replace(values[1].Split(' ')[2], Guid.NewGuid().ToString(), StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.Conflict, old.Status);
        Assert.Single(old.Page.QuerySelectorAll("input[name=correct][checked]"));

        var confirmed = await translator.SubmitAsync("main form", ("correct", values[0]), ("correct", values[1]));
        Assert.Equal(Url + "?confirmed=2", confirmed.Location);
        Assert.Contains("2", (await translator.OpenAsync(confirmed.Location!)).QuerySelector(".account-done")!.TextContent, StringComparison.Ordinal);
        var editions = await portal.Service<EditorialLists>().InStateAsync(portal.ActorOf(Role.Reviewer), EditionState.InReview, Cancellation);
        var edition = Assert.Single(editions);
        Assert.Equal(2, edition.Texts.Count);

        var approved = (await portal.Service<EditionService>().ApproveAsync(portal.ActorOf(Role.Reviewer), edition.Id, edition.Version, Cancellation)).Value;
        Assert.Null((await portal.Service<PublishingService>().PublishAsync(portal.ActorOf(Role.Publisher), approved.Id, approved.Version, Cancellation)).Failure);
        var left = await portal.Service<EditorialLists>().TranslationsAsync(portal.ActorOf(Role.Author), Cancellation);
        Assert.Equal([Alerts[2]], left.Select(task => task.Document));
    }

    [Fact]
    public async Task Screen_Roles_SeeWhatTheyWrite()
    {
        await using var portal = await BehindAsync(DatabaseProvider.Sqlite);
        Assert.Equal(
            "Author 200, TranslatorKk 200, TranslatorRu 200, Reviewer 403, Publisher 403, DutyOfficer 200, Auditor 403, Administrator 403",
            await portal.StatusesAsync(Url));
        using var russian = await portal.SignInAsync(Role.TranslatorRu);
        Assert.NotNull((await russian.OpenAsync(Url)).QuerySelector(".edition-fine"));
        using var author = await portal.SignInAsync(Role.Author);
        Assert.NotNull((await author.OpenAsync("/editor/ru")).QuerySelector("#site-board-Alerts"));
        Assert.Equal(HttpStatusCode.BadRequest, (await author.PostAsync(Url, ("correct", "x"))).Status);
        await author.OpenAsync(Url);
        Assert.Equal(HttpStatusCode.BadRequest, (await author.SubmitAsync("main form", ("correct", "guide/updates/page.yml x y"))).Status);
    }

    // Three warnings that were published in Russian alone: two with a few words more, one with many.
    private async Task<EditorPortal> BehindAsync(DatabaseProvider provider)
    {
        var portal = await EditorPortal.StartAsync(await databases.StartedAsync(provider));
        foreach (var (alert, place) in Alerts.Select((alert, place) => (alert, place)))
        {
            var sentence = place < 2 ? "Жаңа сөз." : string.Join(' ', Enumerable.Repeat("сөз", 22)) + ".";
            var urgent = await portal.DraftAsync("", sentence, paths: [$"{alert}/ru.md"]);
            Assert.Null((await portal.Service<PublishingService>().PublishNowAsync(portal.ActorOf(Role.DutyOfficer), urgent.Id, urgent.Version, "Now", Cancellation)).Failure);
        }

        await portal.ShowsAsync($"/ru/{Alerts[2]}", "сөз");
        return portal;
    }
}
