using System.Net;
using CyberAware.Core;
using CyberAware.Core.Documents;
using CyberAware.Core.Editing;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.Web.Links;
using CyberAware.Web.Site;
using CyberAware.Web.Tests.Pages.Quizzes;

namespace CyberAware.Web.Tests.Services;

/// <summary>A whole section of the portal's content moves; quizzes, actions, helpers and texts that name its old addresses stay as they are.</summary>
public sealed class MovedSectionTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite, "children", "families")]
    [InlineData(DatabaseProvider.PostgreSql, "children", "families")]
    [InlineData(DatabaseProvider.Sqlite, "professionals", "organisations")]
    public async Task Rename_OfASection_LeadsFromEachOldAddressAndBreaksNoPage(DatabaseProvider provider, string from, string to)
    {
        var settings = await databases.StartedAsync(provider);
        var database = TestDatabases.Open(settings);
        await new ShippedImport(database, TimeProvider.System).ImportAsync(ContentFile.ReadFolder(Repository.Content), "0.0.1", ImportMode.Release, Cancellation);
        await using var portal = new PublicationPortal(settings);
        await portal.CurrentAsync();
        var old = portal.Snapshots.Current.Library.Pages.Where(page => $"{page.Path}/".StartsWith($"{from}/", StringComparison.Ordinal)).Select(page => page.Path).ToList();

        var team = new EditorialTeam(database, TimeProvider.System);
        var edition = (await team.Editions.BeginAsync(EditorialTeam.Author, "Move", [$"{from}/page.yml"], Cancellation)).Value;
        var moved = (await team.Editions.RenameAsync(EditorialTeam.Author, edition.Id, edition.Version, from, to, Cancellation)).Value;
        Assert.Equal(old.Count * 6, moved.Texts.Count);
        await team.PublishAsync(await team.ApproveAsync(edition.Id));
        await PublicationPortal.UntilAsync(() => Task.FromResult(portal.Snapshots.Current.Library.Find(to) is not null));

        foreach (var (path, language) in old.SelectMany(path => Language.All.Select(language => (path, language))))
        {
            using var response = await portal.Client.SendAsync(HttpMethod.Get, $"/{language}/{path}");
            Assert.Equal((HttpStatusCode.MovedPermanently, $"/{language}/{to}{path[from.Length..]}"), (response.StatusCode, response.Header("Location")));
        }

        // Every page of the portal, and what a result says of each quiz, which names the page behind its advice.
        var snapshot = portal.Snapshots.Current;
        var links = portal.Service<PortalLinks>();
        foreach (var address in portal.Service<IEnumerable<PublicPathSource>>().SelectMany(source => source.Paths(snapshot)).Select(path => links.Page(Language.Russian, path.Path))
            .Concat(snapshot.Library.Quizzes.Select(quiz => $"/ru/quizzes/{quiz.Slug}/result?a={quiz.Asked.Answers(QuizRequests.Wrong)}")))
        {
            using var response = await portal.Client.SendAsync(HttpMethod.Get, address);
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{address}: {response.StatusCode}");
        }

        var home = await portal.Client.GetPageAsync("/ru");
        Assert.NotNull(home.QuerySelector($"main a[href='/ru/{to}']"));
        Assert.Null(home.QuerySelector($"main a[href='/ru/{from}']"));
        Assert.Equal(
            snapshot.Library.Quizzes.Count(quiz => $"{quiz.Page}/".StartsWith($"{from}/", StringComparison.Ordinal)),
            old.Select(path => snapshot.Library.FindCurrent(path)!).SelectMany(page => snapshot.Library.Quizzes.Where(quiz => snapshot.Library.FindCurrent(quiz.Page) == page)).Count());
    }
}
