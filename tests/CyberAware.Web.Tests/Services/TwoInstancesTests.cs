using System.Net;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.Web.Services;

namespace CyberAware.Web.Tests.Services;

/// <summary>Two instances on one PostgreSQL, warm, with readers.</summary>
public sealed class TwoInstancesTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private const string Other = "/ru/accessibility";

    private static readonly string[] Pages = [PublicationPortal.Page, Other, "/kk", "/ru/guide/print"];

    private static readonly string[] WarningFiles = ["alert.yml", "kk.md", "ru.md"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Publish_TextAndWarning_AreVisibleOnBothAndNobodyMeetsAColdPage()
    {
        var settings = await databases.StartedAsync(DatabaseProvider.PostgreSql);
        var cache = Directory.CreateTempSubdirectory("portal-cache-"); // the second one takes the first one's compressed pages over
        try
        {
            await using var one = new PublicationPortal(settings, ("Portal:CachePath", cache.FullName));
            await using var two = new PublicationPortal(settings, ("Portal:CachePath", cache.FullName));
            PublicationPortal[] both = [one, two];
            foreach (var portal in both)
            {
                await portal.CurrentAsync();
                await portal.Service<SurveyDataService>().FirstAttempt;
                await portal.Snapshots.WarmAsync(Cancellation);
            }

            await using (var context = TestDatabases.Open(settings).CreateDbContext())
            {
                Assert.Single(context.Releases);
            }

            var (changed, other) = (await ValidatorAsync(one, PublicationPortal.Page), await ValidatorAsync(one, Other));
            var generations = both.Select(portal => portal.Snapshots.Current.Generation).ToList();
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            var readers = both.Select(portal => ReadAsync(portal, stop.Token)).ToList();

            await PublicationPortal.PublishAsync(settings, "Первый");
            await Task.WhenAll(both.Select(portal => portal.ShowsAsync("Первый")));
            await PublicationPortal.PublishAsync(settings, "Второй");
            await Task.WhenAll(both.Select(portal => portal.ShowsAsync("Второй")));
            await TestPublication.PublishAsync(TestDatabases.Open(settings), Warning());
            await Task.WhenAll(both.Select(portal => PublicationPortal.UntilAsync(async () => await StatusAsync(portal, "/kk/alerts/new-scheme") == HttpStatusCode.OK)));

            await stop.CancelAsync();
            var cold = (await Task.WhenAll(readers)).SelectMany(found => found).Distinct();
            Assert.Empty(cold);
            Assert.All(both, portal => Assert.True(portal.Snapshots.Current.Generation >= generations[Array.IndexOf(both, portal)] + 3));
            foreach (var portal in both)
            {
                Assert.NotEqual(changed, await ValidatorAsync(portal, PublicationPortal.Page));
                Assert.Equal(other, await ValidatorAsync(portal, Other));
                Assert.Equal(HttpStatusCode.NotModified, await StatusAsync(portal, Other, other));
                Assert.Contains("/alerts/new-scheme", await portal.Client.GetStringAsync("/sitemap.xml", Cancellation), StringComparison.Ordinal);
                Assert.Contains("database: Healthy", await portal.ReadyAsync(), StringComparison.Ordinal);
            }

            // Taken back, it is gone on both.
            await TestPublication.PublishAsync(TestDatabases.Open(settings), [.. Warning().Select(file => (file.Path, (string?)null))]);
            await Task.WhenAll(both.Select(portal => PublicationPortal.UntilAsync(async () => await StatusAsync(portal, "/kk/alerts/new-scheme") == HttpStatusCode.NotFound)));
        }
        finally
        {
            cache.Delete(recursive: true);
        }
    }

    // A warning like a shipped one, under another address.
    private static (string Path, string? Text)[] Warning() =>
        [.. WarningFiles.Select(file => ($"alerts/new-scheme/{file}", (string?)File.ReadAllText(Path.Combine(Repository.Content, "alerts/qr-stickers", file))))];

    private static async Task<List<string>> ReadAsync(PublicationPortal portal, CancellationToken stop)
    {
        List<string> cold = [];
        while (!stop.IsCancellationRequested)
        {
            foreach (var page in Pages)
            {
                var serves = portal.Snapshots.Current.Generation;
                using var response = await portal.Client.SendAsync(HttpMethod.Get, page, ("Accept-Encoding", "br"));

                // In the very moment of a change a request may hold the state before, whose pages are being put away.
                if (response.Headers.Age is null && portal.Snapshots.Current.Generation == serves)
                {
                    cold.Add($"{page} in {serves}");
                }
            }

            await Task.Delay(20, CancellationToken.None);
        }

        return cold;
    }

    private static async Task<string?> ValidatorAsync(PublicationPortal portal, string page)
    {
        using var response = await portal.Client.SendAsync(HttpMethod.Get, page, ("Accept-Encoding", "br"));
        return response.Header("ETag");
    }

    private static async Task<HttpStatusCode> StatusAsync(PublicationPortal portal, string page, string? validator = null)
    {
        using var response = await portal.Client.SendAsync(HttpMethod.Get, page, ("Accept-Encoding", "br"), ("If-None-Match", validator ?? "\"none\""));
        return response.StatusCode;
    }
}
