using System.Diagnostics;
using System.Globalization;

namespace CyberAware.TestSupport.Databases;

/// <summary>A PostgreSQL of its own in the temporary folder, reached by a socket in that folder, so no port can clash.</summary>
internal sealed class PostgreSqlCluster : IAsyncDisposable
{
    private const string Installed = "/usr/lib/postgresql";
    private const string Prefix = "cyberaware-pg-";

    // Nothing here outlives the run, so nothing has to reach the disk.
    private const string Settings =
        "-c listen_addresses='' -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c shared_buffers=16MB -c max_connections=100";

    private readonly string binaries;
    private readonly string folder;

    private PostgreSqlCluster(string binaries, string folder) => (this.binaries, this.folder) = (binaries, folder);

    public string ConnectionString => $"Host={folder};Username=portal;Database=postgres;Maximum Pool Size=10";

    public static async Task<PostgreSqlCluster> StartAsync()
    {
        var binaries = FindBinaries();
        await SweepAsync(binaries);
        var folder = Path.Combine(Path.GetTempPath(), $"{Prefix}{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..8]}");
        var cluster = new PostgreSqlCluster(binaries, folder);
        await cluster.RunAsync("initdb", "-D", folder, "-U", "portal", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        await cluster.RunAsync("pg_ctl", "start", "-w", "-D", folder, "-l", Path.Combine(folder, "server.log"), "-o", $"-k {folder} {Settings}");
        return cluster;
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync("pg_ctl", "stop", "-w", "-m", "immediate", "-D", folder);
        Directory.Delete(folder, recursive: true);
    }

    private static string FindBinaries() =>
        (Directory.Exists(Installed) ? Directory.EnumerateDirectories(Installed) : [])
            .Select(version => Path.Combine(version, "bin"))
            .Where(folder => File.Exists(Path.Combine(folder, "initdb")))
            .OrderByDescending(folder => int.TryParse(new DirectoryInfo(folder).Parent!.Name, CultureInfo.InvariantCulture, out var version) ? version : 0)
            .FirstOrDefault()
        ?? throw new InvalidOperationException(
            $"These tests need PostgreSQL and never skip it: run eng/setup.sh, which installs it, or set {PostgreSqlServer.Variable} to the connection string of a server.");

    // A run that was killed could not stop its cluster; the next one does.
    private static async Task SweepAsync(string binaries)
    {
        foreach (var left in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            if (!Directory.Exists($"/proc/{Path.GetFileName(left)[Prefix.Length..].Split('-')[0]}"))
            {
                try
                {
                    await new PostgreSqlCluster(binaries, left).DisposeAsync();
                }
                catch (Exception e) when (e is InvalidOperationException or IOException or UnauthorizedAccessException)
                {
                    // It had not been started, or another run sweeps it just now.
                }
            }
        }
    }

    private async Task RunAsync(string program, params string[] arguments)
    {
        // PostgreSQL refuses to run as root.
        string[] command = Environment.UserName == "root"
            ? ["runuser", "-u", "postgres", "--", Path.Combine(binaries, program), .. arguments]
            : [Path.Combine(binaries, program), .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"'{string.Join(' ', command)}' ended with {process.ExitCode}:\n{await output}{await error}");
        }
    }
}
