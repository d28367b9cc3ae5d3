using System.Net;
using CyberAware.TestSupport;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Site;

/// <summary>Pages that are rendered before they are asked for: what goes wrong on the way stays on the way.</summary>
public sealed class WarmUpTests : IDisposable
{
    private const string Page = "/ru/guide/updates";

    private readonly ContentCopy copy = new();
    private readonly string cache = Directory.CreateTempSubdirectory("portal-cache-").FullName;

    // The script of the service worker once waited for permits that those who waited for it held.
    [Fact]
    public void Limit_NoPermitLeft_LetsThePortalAskItself()
    {
        var options = new RateLimiterOptions();
        RequestLimits.Configure(options);
        var readers = 0;
        while (options.GlobalLimiter!.AttemptAcquire(Get()).IsAcquired)
        {
            readers++;
        }

        var own = Get();
        PageWarmer.MarkOwn(own);
        Assert.Equal(256, readers);
        Assert.True(options.GlobalLimiter.AttemptAcquire(own).IsAcquired);
    }

    [Fact]
    public async Task Reload_GivenUpOnTheWay_LeavesNothingForTheNext()
    {
        CancellationTokenSource? giveUp = null;
        await using var host = PortalHost.With(("Portal:ContentPath", copy.Folder)).Replacing(services => services.AddSingleton(new PublicPathSource(_ =>
        {
            giveUp?.Cancel(); // comes last, when the pages of the content are rendered
            return [new PublicPath("about", _ => default)];
        })));
        using var client = host.RawClient();
        var snapshots = host.Services.GetRequiredService<SnapshotProvider>();
        await snapshots.WarmAsync(TestContext.Current.CancellationToken);
        Rewrite("Первый");
        giveUp = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => snapshots.ReloadAsync(giveUp.Token));
        giveUp.Dispose();
        giveUp = null;

        Rewrite("Второй");
        await snapshots.ReloadAsync(TestContext.Current.CancellationToken);

        using var response = await client.SendAsync(HttpMethod.Get, Page, ("Accept-Encoding", "br"));
        Assert.Contains("Второй", await response.DecodedAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reload_PageThatCannotBeRendered_KeepsTheTextsBeforeIt()
    {
        var fails = false;
        await using var host = FailingPages.On(PortalHost.With(("Portal:ContentPath", copy.Folder)))
            .Replacing(services => services.AddSingleton(new PublicPathSource(_ => fails ? [new PublicPath("fails/500", _ => default)] : [])));
        using var client = host.RawClient();
        var snapshots = host.Services.GetRequiredService<SnapshotProvider>();
        await snapshots.WarmAsync(TestContext.Current.CancellationToken);
        var before = snapshots.Current;
        Rewrite("Новый заголовок");
        fails = true;

        await snapshots.ReloadAsync(TestContext.Current.CancellationToken);

        Assert.Same(before, snapshots.Current);
        Assert.DoesNotContain("Новый заголовок", await client.GetStringAsync(Page, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_ServiceWorkerWhileAPageOfItFails_IsRefusedAndMadeLater()
    {
        var busy = new BusyPage();
        await using var host = PortalHost.With().Replacing(services => services.Configure<MvcOptions>(options => options.Filters.Add(busy)));
        using var client = host.RawClient();

        using var refused = await client.SendAsync(HttpMethod.Get, "/sw.js");
        busy.IsOver = true;
        using var made = await client.SendAsync(HttpMethod.Get, "/sw.js");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        Assert.DoesNotContain("\":null", await made.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_CompressedPagesOfTheLastOne_AreTakenOverAndNeverBelieved()
    {
        var file = Path.Combine(cache, "compressed-pages.bin");
        string plain;
        await using (var first = PortalHost.With(("Portal:CachePath", cache)))
        {
            plain = await first.RawClient().GetStringAsync(Page, TestContext.Current.CancellationToken);
            await first.Services.GetRequiredService<SnapshotProvider>().WarmAsync(TestContext.Current.CancellationToken);
        }

        var stored = CompressedPageFile.Read(file);
        Assert.True(stored.Count > 100);
        foreach (var spoil in new Func<byte[], byte[]>[] { bytes => bytes, Inverted, bytes => [.. bytes, 0, 0], bytes => bytes[..^1], _ => [], bytes => new byte[bytes.Length] })
        {
            Assert.Null(CompressedPageFile.Write(file, [.. stored.Select(page => KeyValuePair.Create(page.Key, spoil(page.Value)))]));
            await using var next = PortalHost.With(("Portal:CachePath", cache));
            using var response = await next.RawClient().SendAsync(HttpMethod.Get, Page, ("Accept-Encoding", "br"));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(plain, await response.DecodedAsync());
        }

        await File.WriteAllTextAsync(file, "nonsense", TestContext.Current.CancellationToken);
        Assert.Empty(CompressedPageFile.Read(file));
        Assert.NotNull(CompressedPageFile.Write("/proc/no/pages.bin", []));
    }

    public void Dispose()
    {
        copy.Dispose();
        Directory.Delete(cache, recursive: true);
    }

    private sealed class BusyPage : IResourceFilter
    {
        public bool IsOver { get; set; }

        public void OnResourceExecuting(ResourceExecutingContext context)
        {
            if (!IsOver && context.HttpContext.Request.Path == "/ru/help")
            {
                context.Result = new StatusCodeResult(StatusCodes.Status503ServiceUnavailable);
            }
        }

        public void OnResourceExecuted(ResourceExecutedContext context)
        {
        }
    }

    private static byte[] Inverted(byte[] bytes) => [.. bytes.Select((value, at) => at % 7 == 3 ? (byte)~value : value)];

    private static DefaultHttpContext Get() => new() { Request = { Method = "GET", Path = "/kk" } };

    private void Rewrite(string title)
    {
        var path = copy.PathOf("guide/updates/ru.md");
        File.WriteAllLines(path, File.ReadLines(path).Select(line => line.StartsWith("title:", StringComparison.Ordinal) ? $"title: {title}" : line).ToList());
    }
}
