using System.Net;
using CyberAware.Core;
using CyberAware.TestSupport;
using CyberAware.Web.Site;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Pages;

/// <summary>Every address and anchor that was ever published, requested in both languages.</summary>
public sealed class PermalinkTests(SharedPortal portal)
{
    [Fact]
    public async Task Get_EveryPublishedAddress_AnswersWithItsAnchor()
    {
        using var client = portal.Host.CreateClient();
        var ledger = await File.ReadAllLinesAsync(Path.Combine(Repository.Content, "permalinks.txt"), TestContext.Current.CancellationToken);
        var dead = new List<string>();
        foreach (var language in Language.All)
        {
            foreach (var page in ledger.GroupBy(line => line.Split('#')[0]).Where(page => !IsStillToCome(page.Key) && !IsRetired(page.Key)))
            {
                var address = page.Key is "" or "home" ? $"/{language}" : $"/{language}/{page.Key}";
                var document = await client.GetPageAsync(address);
                dead.AddRange(page.Where(line => line.Contains('#', StringComparison.Ordinal) && document.GetElementById(line.Split('#')[1]) is null)
                    .Select(line => $"/{language}/{line}"));
            }
        }

        Assert.True(ledger.Length > 200 && dead.Count == 0, string.Join('\n', dead));
    }

    // A warning stands in the list from the day on which it was written.
    private bool IsStillToCome(string path) => portal.Host.Services.GetRequiredService<SnapshotProvider>().Current is var snapshot
        && snapshot.Library.Alerts.Any(alert => alert.Page.Path == path && !snapshot.Alerts.Published.Contains(alert));

    // It answers that it is gone; ShortLinkTests ask for that.
    private bool IsRetired(string path) => portal.Host.Services.GetRequiredService<SnapshotProvider>().Current.Library.RetiredLessons.Any(lesson => path == $"schools/{lesson.Slug}");

    [Theory]
    [InlineData("/kk/guide/password", "/kk/guide/passwords")]
    [InlineData("/ru/guide/password", "/ru/guide/passwords")]
    public async Task Get_OldAddress_RedirectsInTheSameLanguage(string old, string expected)
    {
        using var copy = new ContentCopy().Replace("guide/passwords/page.yml", "kind: step", "kind: step\naliases: [/guide/password]");
        await using var host = PortalHost.With(("Portal:ContentPath", copy.Folder));
        using var response = await host.RawClient().SendAsync(HttpMethod.Get, old);
        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.Equal(expected, response.Header("Location"));
    }
}
