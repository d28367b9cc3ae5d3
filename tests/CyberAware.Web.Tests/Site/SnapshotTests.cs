using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using CyberAware.Core.Surveys;
using CyberAware.TestSupport;
using CyberAware.Web.Site;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Site;

/// <summary>A request sees one snapshot, and a new one changes nothing but what it changes.</summary>
public sealed class SnapshotTests : IDisposable
{
    private const string Changed = "/ru/guide/updates";

    private readonly ContentCopy copy = new();

    [Fact]
    public async Task Get_PageThatWaitsWhileAnotherSnapshotTakesOver_IsOfItsOwnAndStoredForNobody()
    {
        var permits = new Permits();
        await using var host = PortalHost.With(("Portal:ContentPath", copy.Folder)).Replacing(permits.Install);
        using var client = host.RawClient();
        var early = client.GetStringAsync(Changed, TestContext.Current.CancellationToken);
        await permits.WaitingAsync();

        await RewriteAsync(host, "Новый заголовок");
        permits.Give();

        Assert.DoesNotContain("Новый заголовок", await early, StringComparison.Ordinal);
        Assert.Contains("Новый заголовок", await client.GetStringAsync(Changed, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reload_TextPutBack_IsANewGenerationWithTheOldValidators()
    {
        await using var host = PortalHost.With(("Portal:ContentPath", copy.Folder));
        using var client = host.RawClient();
        var snapshots = host.Services.GetRequiredService<SnapshotProvider>();
        var text = await File.ReadAllTextAsync(copy.PathOf("guide/updates/ru.md"), TestContext.Current.CancellationToken);
        var first = await ValidatorAsync(client, Changed);
        var generation = snapshots.Current.Generation;

        await RewriteAsync(host, "Новый заголовок");
        var between = await ValidatorAsync(client, Changed);
        await File.WriteAllTextAsync(copy.PathOf("guide/updates/ru.md"), text, TestContext.Current.CancellationToken);
        await snapshots.ReloadAsync(TestContext.Current.CancellationToken);

        Assert.NotEqual(first, between);
        Assert.Equal(first, await ValidatorAsync(client, Changed));
        Assert.True(snapshots.Current.Generation > generation + 1);
    }

    [Fact]
    public async Task Reload_OneSentence_LeavesEveryOtherPageUnchanged()
    {
        await using var host = PortalHost.With(("Portal:ContentPath", copy.Folder));
        using var client = host.RawClient();
        var sitemap = XDocument.Parse(await client.GetStringAsync("/sitemap.xml", TestContext.Current.CancellationToken));
        var pages = sitemap.Descendants().Where(node => node.Name.LocalName == "loc").Select(node => new Uri(node.Value).AbsolutePath).ToList();
        var before = new Dictionary<string, string>();
        foreach (var page in pages)
        {
            before[page] = await ValidatorAsync(client, page);
        }

        copy.Replace("guide/updates/ru.md", "\n\n## ", "\n\nЕщё одно предложение.\n\n## ");
        await host.Services.GetRequiredService<SnapshotProvider>().ReloadAsync(TestContext.Current.CancellationToken);

        var changed = new List<string>();
        foreach (var (page, validator) in before)
        {
            using var response = await client.SendAsync(HttpMethod.Get, page, ("If-None-Match", validator), ("Accept-Encoding", "br"));
            using var again = await client.SendAsync(HttpMethod.Get, page, ("If-None-Match", validator), ("Accept-Encoding", "br"));
            if (again.StatusCode != HttpStatusCode.NotModified)
            {
                changed.Add(page);
            }
        }

        // The page, and the booklet that holds all steps.
        Assert.Equal(["/ru/guide/print", Changed], changed.Order(StringComparer.Ordinal));
        Assert.True(pages.Count > 130);
    }

    [Fact]
    public async Task Reload_OneSentence_ChangesOneValidatorOfTheServiceWorker()
    {
        await using var host = PortalHost.With(("Portal:ContentPath", copy.Folder));
        using var client = host.RawClient();
        var before = await PlanAsync(client);

        copy.Replace("guide/updates/ru.md", "\n\n## ", "\n\nЕщё одно предложение.\n\n## ");
        await host.Services.GetRequiredService<SnapshotProvider>().ReloadAsync(TestContext.Current.CancellationToken);
        var after = await PlanAsync(client);

        Assert.Equal(before.Keys, after.Keys);
        Assert.All(before.Values, Assert.NotNull);
        Assert.Equal([Changed], before.Keys.Where(page => before[page] != after[page]));
    }

    [Fact]
    public async Task Reload_OfAWarmPortal_ShowsNobodyAnUnrenderedPage()
    {
        await using var host = PortalHost.With(("Portal:ContentPath", copy.Folder));
        using var client = host.RawClient();
        var snapshots = host.Services.GetRequiredService<SnapshotProvider>();
        using (var cold = await client.SendAsync(HttpMethod.Get, "/kk/about", ("Accept-Encoding", "br")))
        {
            Assert.Null(cold.Headers.Age);
        }

        await snapshots.WarmAsync(TestContext.Current.CancellationToken);
        for (var change = 0; change < 2; change++)
        {
            // Not the figures of the quizzes: they are kept for seconds, and a slow machine takes longer.
            foreach (var page in new[] { "/kk", Changed, "/kk/statistics", "/kk/quizzes/passwords", "/ru/guide/print" })
            {
                using var response = await client.SendAsync(HttpMethod.Get, page, ("Accept-Encoding", "br"));
                Assert.True(response.Headers.Age is not null, page);
            }

            await RewriteAsync(host, $"Заголовок {change}");
        }

        using var page1 = await client.SendAsync(HttpMethod.Get, Changed, ("Accept-Encoding", "br"));
        Assert.Contains("Заголовок 1", await page1.DecodedAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reload_BrokenText_KeepsTheSnapshotAndSaysSo()
    {
        await using var host = PortalHost.With(("Portal:ContentPath", copy.Folder));
        using var client = host.RawClient();
        var snapshots = host.Services.GetRequiredService<SnapshotProvider>();
        var library = snapshots.Current.Library;
        await File.AppendAllTextAsync(copy.PathOf("guide/updates/ru.md"), "\n::: nonsense\nЛишнее.\n:::\n", TestContext.Current.CancellationToken);

        await snapshots.ReloadAsync(TestContext.Current.CancellationToken);

        Assert.Same(library, snapshots.Current.Library);
        Assert.True(snapshots.Current.IsBehind);
        using var ready = await client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        Assert.Contains("content: Degraded", await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ShowFigures_OtherThanTheDocuments_AreTheSameEverywhere()
    {
        await using var host = PortalHost.With(("Portal:ContentPath", copy.Folder));
        using var client = host.RawClient();
        var snapshots = host.Services.GetRequiredService<SnapshotProvider>();
        var library = snapshots.Current.Library;
        var figures = library.Surveys.ToDictionary(survey => survey.Key, survey => survey.Value with
        {
            Charts = [],
            Indicators = [.. survey.Value.Indicators.Select(indicator => indicator.Id == "strong-passwords" ? WithLast(indicator, 83.7m) : indicator)],
        });

        await snapshots.ShowFiguresAsync(library, figures, TestContext.Current.CancellationToken);

        foreach (var address in new[] { "/kk", "/kk/statistics/strong-passwords", "/kk/statistics/strong-passwords.svg", "/api/v1/surveys/awareness", "/api/v1/surveys/awareness.csv", "/kk/guide/passwords" })
        {
            var shown = await client.GetStringAsync(address, TestContext.Current.CancellationToken);
            Assert.True(shown.Contains("83,7", StringComparison.Ordinal) || shown.Contains("83.7", StringComparison.Ordinal), address);
        }
    }

    public void Dispose() => copy.Dispose();

    private static Indicator WithLast(Indicator indicator, decimal value) =>
        indicator with { Values = [.. indicator.Values.SkipLast(1), indicator.Values[^1] with { Value = value }] };

    private async Task RewriteAsync(PortalHost host, string title)
    {
        var path = copy.PathOf("guide/updates/ru.md");
        var lines = await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken);
        lines[Array.FindIndex(lines, line => line.StartsWith("title:", StringComparison.Ordinal))] = $"title: {title}";
        await File.WriteAllLinesAsync(path, lines, TestContext.Current.CancellationToken);
        await host.Services.GetRequiredService<SnapshotProvider>().ReloadAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<string> ValidatorAsync(HttpClient client, string page)
    {
        using var response = await client.SendAsync(HttpMethod.Get, page, ("Accept-Encoding", "br"));
        return response.Header("ETag") ?? throw new InvalidOperationException($"{page} has no validator.");
    }

    private static async Task<Dictionary<string, string?>> PlanAsync(HttpClient client)
    {
        var script = await client.GetStringAsync("/sw.js", TestContext.Current.CancellationToken);
        using var plan = JsonDocument.Parse(script[(script.IndexOf('=', StringComparison.Ordinal) + 1)..script.IndexOf(";\n", StringComparison.Ordinal)]);
        return plan.RootElement.GetProperty("pages").EnumerateObject().SelectMany(language => language.Value.EnumerateObject())
            .ToDictionary(page => page.Name, page => page.Value.GetString());
    }
}
