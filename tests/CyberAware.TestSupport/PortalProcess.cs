using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using Xunit;

namespace CyberAware.TestSupport;

/// <summary>The portal as a process of its own, which a test can kill.</summary>
public sealed class PortalProcess : IAsyncDisposable
{
    private readonly Dictionary<string, string> settings;
    private readonly ConcurrentQueue<string> output = new();
    private Process? process;

    public PortalProcess(string connectionString, params (string Key, string Value)[] more)
    {
        using var probe = new TcpListener(System.Net.IPAddress.Loopback, 0);
        probe.Start();
        Address = new Uri($"http://{probe.LocalEndpoint}");
        settings = new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_URLS"] = Address.OriginalString,
            ["Portal__PublicOrigin"] = Address.OriginalString,
            ["Portal__AllowUnprotectedKeys"] = "true",
            ["ConnectionStrings__Portal"] = connectionString,
            ["Serilog__MinimumLevel__Default"] = "Warning",
        };
        foreach (var (key, value) in more)
        {
            settings[key] = value;
        }
    }

    public Uri Address { get; }

    /// <summary>Processor time that it has used, start included.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process!.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>The lines it wrote.</summary>
    public IReadOnlyCollection<string> Output => output;

    /// <summary>Starts the portal; it answers soon after.</summary>
    public void Start()
    {
        if (process is { HasExited: false })
        {
            throw new InvalidOperationException("The portal of before still runs.");
        }

        // bin/Debug/net10.0 or bin/Release/net10.0, as this test was built.
        var built = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Combine(Repository.Web, "bin", built.Parent!.Name, built.Name, "CyberAware.Web.dll");
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet", [program])
        {
            WorkingDirectory = Repository.Web,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Waits until it answers.</summary>
    public async Task AnswersAsync(HttpClient client)
    {
        var cancellation = TestContext.Current.CancellationToken;
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var response = await client.GetAsync(new Uri(Address, "/health/live"), cancellation);
                return;
            }
            catch (HttpRequestException) when (tries < 300)
            {
                await Task.Delay(200, cancellation);
            }
        }
    }

    /// <summary>Waits until a text stands in its output.</summary>
    public async Task WroteAsync(string text)
    {
        for (var tries = 0; tries < 50 && !output.Any(line => line.Contains(text, StringComparison.Ordinal)); tries++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Kills it with signal 9.</summary>
    public async Task KillAsync()
    {
        if (process is { } running)
        {
            process = null;
            running.Kill();
            await running.WaitForExitAsync(CancellationToken.None);
            running.Dispose();
        }
    }

    public async ValueTask DisposeAsync() => await KillAsync();
}
