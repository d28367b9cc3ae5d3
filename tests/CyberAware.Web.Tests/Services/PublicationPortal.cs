using System.Diagnostics;
using System.Net;
using CyberAware.Core.Data;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.Web.Services;
using CyberAware.Web.Site;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Services;

/// <summary>An instance of the portal on a database that tests publish into.</summary>
public sealed class PublicationPortal : IAsyncDisposable
{
    /// <summary>The page whose text tests publish, and its file.</summary>
    public const string Page = "/ru/guide/updates";

    public const string File = "guide/updates/ru.md";

    private readonly PortalHost host;

    public PublicationPortal(DatabaseSettings settings, params (string Key, string? Value)[] more)
    {
        host = PortalHost.With([("ConnectionStrings:Portal", settings.ConnectionString), .. more]);
        Client = host.RawClient();
    }

    public HttpClient Client { get; }

    public SnapshotProvider Snapshots => host.Services.GetRequiredService<SnapshotProvider>();

    public PublicationListener Listener => host.Services.GetRequiredService<PublicationListener>();

    public T Service<T>()
        where T : notnull => host.Services.GetRequiredService<T>();

    /// <summary>The shipped text of <see cref="File"/> with another title.</summary>
    public static string Text(string title)
    {
        var lines = System.IO.File.ReadAllLines(Path.Combine(Repository.Content, File));
        lines[Array.FindIndex(lines, line => line.StartsWith("title:", StringComparison.Ordinal))] = $"title: {title}";
        return string.Join('\n', lines) + "\n";
    }

    /// <summary>Publishes <see cref="File"/> with another title.</summary>
    public static Task PublishAsync(DatabaseSettings settings, string title) =>
        TestPublication.PublishAsync(TestDatabases.Open(settings), (File, Text(title)));

    /// <summary>Waits until the database has been read and shown.</summary>
    public Task CurrentAsync() => UntilAsync(() => Task.FromResult(Listener.IsCurrent));

    /// <summary>Waits until <see cref="Page"/> has a title.</summary>
    public Task ShowsAsync(string title) => UntilAsync(async () => await TitleAsync() == title);

    public async Task<string> TitleAsync()
    {
        var page = await Client.GetStringAsync(Page, TestContext.Current.CancellationToken);
        return WebUtility.HtmlDecode(page.Split("<h1", 2)[1].Split('>', 2)[1].Split('<', 2)[0]).Trim();
    }

    public async Task<string> ReadyAsync()
    {
        using var response = await Client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public static async Task UntilAsync(Func<Task<bool>> condition, TimeSpan? pause = null)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), "It does not happen.");
            await Task.Delay(pause ?? TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await host.DisposeAsync();
    }
}
