using System.Diagnostics;
using System.Net.Sockets;

namespace CyberAware.TestSupport;

/// <summary>The portal as a process of its own, which a test can kill.</summary>
public sealed class PortalProcess : IAsyncDisposable
{
    private readonly Dictionary<string, string> settings;
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

    /// <summary>Starts the portal; it answers soon after.</summary>
    public void Start()
    {
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
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
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
