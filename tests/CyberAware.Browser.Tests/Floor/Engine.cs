using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using CyberAware.TestSupport;

namespace CyberAware.Browser.Tests.Floor;

/// <summary>A browser that Playwright can't drive, with one tab.</summary>
public abstract partial class Engine(Process process, JsonSocket socket, string profile) : IAsyncDisposable
{
    public static readonly IReadOnlyList<string> Names = ["Chromium 80", "Chromium 92", "Firefox ESR"];

    protected JsonSocket Socket => socket;

    /// <summary>Errors of scripts, each since the last look.</summary>
    public ConcurrentQueue<string> ScriptErrors { get; } = [];

    public static Task<Engine> StartAsync(string name) =>
        name.StartsWith("Chromium ", StringComparison.Ordinal) ? OldChromium.OpenAsync(name["Chromium ".Length..]) : Firefox.OpenAsync();

    public abstract Task ResizeAsync(int width, int height);

    /// <summary>Opens an address and waits until it is loaded.</summary>
    public abstract Task NavigateAsync(Uri address);

    /// <summary>A picture of the window, as PNG.</summary>
    public abstract Task<byte[]> CaptureAsync();

    /// <summary>The value of an expression or of the promise that it is, through JSON.</summary>
    public async Task<T> EvaluateAsync<T>(string expression)
    {
        var json = await EvaluateTextAsync($"Promise.resolve({expression}).then(value => JSON.stringify(value === undefined ? null : value))");
        return JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web)!;
    }

    public Task RunAsync(string expression) => EvaluateAsync<JsonElement>(expression);

    /// <summary>Waits until an expression is true, also over the loading of another page.</summary>
    public async Task WaitAsync(string expression)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromSeconds(30))
        {
            try
            {
                if (await EvaluateAsync<bool>($"Boolean({expression})"))
                {
                    return;
                }
            }
            catch (InvalidOperationException)
            {
                // The page is just being left.
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"Still not so after 30 s: {expression}");
    }

    public async ValueTask DisposeAsync()
    {
        await socket.DisposeAsync();
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(profile, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected abstract Task<string> EvaluateTextAsync(string expression);

    private static string NewProfile() => Directory.CreateTempSubdirectory("cyberaware-browser-").FullName;

    [GeneratedRegex(@"listening on (ws://\S+)")]
    private static partial Regex AddressPattern();

    /// <summary>Chromium of the floor from tests/browsers, over the DevTools protocol.</summary>
    private sealed class OldChromium : Engine
    {
        private readonly SemaphoreSlim loaded = new(0);

        private OldChromium(Process process, JsonSocket socket, string profile)
            : base(process, socket, profile) =>
            socket.Happened += (method, parameters) =>
            {
                if (method == "Page.loadEventFired")
                {
                    loaded.Release();
                }
                else if (method == "Runtime.exceptionThrown")
                {
                    ScriptErrors.Enqueue(parameters.ToString());
                }
            };

        public static async Task<Engine> OpenAsync(string version)
        {
            var program = Path.Combine(Repository.Root, "tests", "browsers", "obj", $"chromium-{version}", "chromium");
            Assert.True(File.Exists(program), $"There is no '{program}': build this project, or run 'npm ci --ignore-scripts && node unpack.mjs' in tests/browsers.");
            var profile = NewProfile();
            var (process, address) = await JsonSocket.StartAsync(
                program,
                ["--headless", "--no-sandbox", "--no-zygote", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-port=0", $"--user-data-dir={profile}", "about:blank"],
                AddressPattern());

            // The tab may come a moment after the address is printed.
            using var client = new HttpClient();
            JsonElement page = default;
            for (var i = 0; i < 100 && page.ValueKind == JsonValueKind.Undefined; i++)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
                var targets = await client.GetFromJsonAsync<JsonElement>($"http://127.0.0.1:{new Uri(address).Port}/json/list", TestContext.Current.CancellationToken);
                page = targets.EnumerateArray().FirstOrDefault(target => target.GetProperty("type").GetString() == "page");
            }

            var engine = new OldChromium(process, await JsonSocket.ConnectAsync(page.GetProperty("webSocketDebuggerUrl").GetString()!), profile);
            await engine.Socket.SendAsync("Page.enable", new { });
            await engine.Socket.SendAsync("Runtime.enable", new { });
            return engine;
        }

        public override Task ResizeAsync(int width, int height) =>
            Socket.SendAsync("Emulation.setDeviceMetricsOverride", new { width, height, deviceScaleFactor = 1, mobile = false });

        public override async Task NavigateAsync(Uri address)
        {
            while (loaded.Wait(0, TestContext.Current.CancellationToken))
            {
            }

            await Socket.SendAsync("Page.navigate", new { url = address.AbsoluteUri });
            Assert.True(await loaded.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken), $"{address} doesn't load.");
        }

        public override async Task<byte[]> CaptureAsync() =>
            (await Socket.SendAsync("Page.captureScreenshot", new { format = "png" })).GetProperty("data").GetBytesFromBase64();

        protected override async Task<string> EvaluateTextAsync(string expression)
        {
            var answer = await Socket.SendAsync("Runtime.evaluate", new { expression, awaitPromise = true, returnByValue = true });
            return answer.TryGetProperty("exceptionDetails", out var problem)
                ? throw new InvalidOperationException(problem.ToString())
                : answer.GetProperty("result").GetProperty("value").GetString()!;
        }
    }

    /// <summary>The system's Firefox, over WebDriver BiDi.</summary>
    private sealed class Firefox(Process process, JsonSocket socket, string profile, string context) : Engine(process, socket, profile)
    {
        private static readonly string[] Events = ["log.entryAdded"];
        private static readonly string[] Programs = ["/usr/bin/firefox-esr", "/usr/bin/firefox"];

        public static async Task<Engine> OpenAsync()
        {
            var program = Programs.FirstOrDefault(File.Exists);
            Assert.True(program is not null, $"There is no '{Programs[0]}': install Debian's package 'firefox-esr', or run eng/setup.sh.");
            var profile = NewProfile();
            var (process, address) = await JsonSocket.StartAsync(
                program, ["--headless", "--no-remote", "--remote-debugging-port=0", "--profile", profile], AddressPattern());
            var socket = await JsonSocket.ConnectAsync(address + "/session");
            await socket.SendAsync("session.new", new { capabilities = new { } });
            var tree = await socket.SendAsync("browsingContext.getTree", new { });
            var engine = new Firefox(process, socket, profile, tree.GetProperty("contexts")[0].GetProperty("context").GetString()!);
            socket.Happened += (method, parameters) =>
            {
                if (method == "log.entryAdded" && parameters.GetProperty("type").GetString() == "javascript" && parameters.GetProperty("level").GetString() == "error")
                {
                    engine.ScriptErrors.Enqueue(parameters.ToString());
                }
            };
            await socket.SendAsync("session.subscribe", new { events = Events });
            return engine;
        }

        public override Task ResizeAsync(int width, int height) =>
            Socket.SendAsync("browsingContext.setViewport", new { context, viewport = new { width, height } });

        public override Task NavigateAsync(Uri address) =>
            Socket.SendAsync("browsingContext.navigate", new { context, url = address.AbsoluteUri, wait = "complete" });

        public override async Task<byte[]> CaptureAsync() =>
            (await Socket.SendAsync("browsingContext.captureScreenshot", new { context })).GetProperty("data").GetBytesFromBase64();

        protected override async Task<string> EvaluateTextAsync(string expression)
        {
            var answer = await Socket.SendAsync("script.evaluate", new { expression, target = new { context }, awaitPromise = true });
            return answer.GetProperty("type").GetString() == "exception"
                ? throw new InvalidOperationException(answer.ToString())
                : answer.GetProperty("result").GetProperty("value").GetString()!;
        }
    }
}
