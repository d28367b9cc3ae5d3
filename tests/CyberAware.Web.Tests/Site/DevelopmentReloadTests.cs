using System.Diagnostics;
using CyberAware.TestSupport;

namespace CyberAware.Web.Tests.Site;

public sealed class DevelopmentReloadTests : IDisposable
{
    private readonly ContentCopy copy = new();

    private string Text => copy.PathOf("guide/updates/ru.md");

    [Fact]
    public async Task Save_ChangedText_IsLiveWithoutARestart()
    {
        await using var host = PortalHost.With(("Portal:ContentPath", copy.Folder)).InDevelopment();
        using var client = host.RawClient();
        Assert.DoesNotContain("Свежая правка", await GetAsync(client), StringComparison.Ordinal);

        await Append("\nСвежая правка.\n", "\nЖаңа түзету.\n");
        await WaitFor(client, page => page.Contains("Свежая правка", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_InDevelopment_IsNeverKeptByTheBrowser()
    {
        await using var host = PortalHost.With(("Portal:ContentPath", copy.Folder)).InDevelopment();
        using var response = await host.RawClient().SendAsync(HttpMethod.Get, "/kk/guide");
        Assert.Equal("no-store", response.Header("Cache-Control"));
        Assert.Null(response.Header("ETag"));
    }

    [Fact]
    public async Task Save_BrokenText_KeepsThePreviousPageAndSaysSo()
    {
        await using var host = PortalHost.With(("Portal:ContentPath", copy.Folder)).InDevelopment();
        using var client = host.RawClient();
        await GetAsync(client);

        await File.AppendAllTextAsync(Text, "\n::: nonsense\nЛишнее.\n:::\n", TestContext.Current.CancellationToken);
        await WaitFor(client, page => page.Contains("guide/updates/ru.md", StringComparison.Ordinal) && page.Contains("unknown-block", StringComparison.Ordinal));
        Assert.DoesNotContain("Лишнее", await GetAsync(client), StringComparison.Ordinal);
    }

    // The bar once said of a stray file that the previous version is shown, while the new one was.
    [Fact]
    public async Task Save_FaultInText_ShowsTheNewPageAndSaysSo()
    {
        await using var host = PortalHost.With(("Portal:ContentPath", copy.Folder)).InDevelopment();
        using var client = host.RawClient();
        await GetAsync(client);

        await Append("\nСвежая  правка.\n", "\nЖаңа түзету.\n");
        await WaitFor(client, page => page.Contains("double-space", StringComparison.Ordinal));
        var page = await GetAsync(client);
        Assert.Contains("правка.", page, StringComparison.Ordinal);
        Assert.Contains("Показана новая версия", page, StringComparison.Ordinal);
        Assert.DoesNotContain("предыдущая версия", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_Text_ChangesTheStateThatOpenPagesAskFor()
    {
        await using var host = PortalHost.With(("Portal:ContentPath", copy.Folder)).InDevelopment();
        using var client = host.RawClient();
        var before = await client.GetStringAsync("/development/content", TestContext.Current.CancellationToken);
        Assert.Contains($"data-content-state=\"{before}\"", await GetAsync(client), StringComparison.Ordinal);

        await File.AppendAllTextAsync(Text, "\n::: do\nЛишнее.\n", TestContext.Current.CancellationToken);
        await WaitFor(client, page => page.Contains("block-open: Блок", StringComparison.Ordinal));
        Assert.NotEqual(before, await client.GetStringAsync("/development/content", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Get_InProduction_KnowsNothingOfDevelopment()
    {
        await using var host = new PortalHost();
        using var client = host.RawClient();
        Assert.DoesNotContain("data-content-state", await GetAsync(client), StringComparison.Ordinal);
        using var response = await client.GetAsync("/development/content", TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Start_InProduction_StrayFileIsNoReasonToStop()
    {
        File.WriteAllText(copy.PathOf("guide/notes.txt"), "x");
        await using var host = PortalHost.With(("Portal:ContentPath", copy.Folder));
        using var client = host.RawClient();
        Assert.Contains("<h1", await GetAsync(client), StringComparison.Ordinal);
    }

    public void Dispose() => copy.Dispose();

    private async Task Append(string russian, string kazakh)
    {
        await File.AppendAllTextAsync(Path.ChangeExtension(Text, null)[..^2] + "kk.md", kazakh, TestContext.Current.CancellationToken);
        await File.AppendAllTextAsync(Text, russian, TestContext.Current.CancellationToken);
    }

    private static Task<string> GetAsync(HttpClient client) =>
        client.GetStringAsync("/ru/guide/updates", TestContext.Current.CancellationToken);

    // The promise is a second; the limit here only keeps a broken watcher from hanging the run on a busy machine.
    private static async Task WaitFor(HttpClient client, Func<string, bool> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!condition(await GetAsync(client)))
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), "The change is not live.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
