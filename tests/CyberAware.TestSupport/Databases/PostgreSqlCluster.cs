using System.Diagnostics;
using System.Globalization;

namespace CyberAware.TestSupport.Databases;

/// <summary>A PostgreSQL of its own in the temporary folder, reached by a socket in that folder, so no port can clash.</summary>
public sealed class PostgreSqlCluster : IAsyncDisposable
{
    private const string Installed = "/usr/lib/postgresql";
    private const string Prefix = "cyberaware-pg-";

    // Nothing outlives the machine's run, so nothing has to reach the disk itself: what a killed server has
    // handed to the kernel is still there. Waiting for the disk would make each recovery take seconds.
    private const string Durable = "-c listen_addresses='' -c shared_buffers=16MB -c max_connections=100 -c fsync=off";

    private const string Fast = Durable + " -c full_page_writes=off -c synchronous_commit=off";

    private const int MostStarts = 20;

    private readonly string binaries;
    private readonly string folder;

    private readonly string settings;

    private PostgreSqlCluster(string binaries, string folder, string settings) =>
        (this.binaries, this.folder, this.settings) = (binaries, folder, settings);

    public string ConnectionString => $"Host={folder};Username=portal;Database=postgres;Maximum Pool Size=10";

    /// <summary>Makes and starts a cluster.</summary>
    /// <param name="isDurable">Whether it keeps what it has acknowledged when it is killed, as servers do by default.</param>
    public static async Task<PostgreSqlCluster> StartAsync(bool isDurable = false)
    {
        var binaries = FindBinaries();
        await SweepAsync(binaries);
        var folder = Path.Combine(Path.GetTempPath(), $"{Prefix}{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..8]}");
        var cluster = new PostgreSqlCluster(binaries, folder, isDurable ? Durable : Fast);
        await cluster.RunAsync("initdb", "-D", folder, "-U", "portal", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        await cluster.RunAsync();
        return cluster;
    }

    /// <summary>Kills the server and all its processes with signal 9.</summary>
    public async Task KillAsync()
    {
        var all = await ProcessesAsync();
        foreach (var id in all)
        {
            try
            {
                using var process = Process.GetProcessById(id);
                process.Kill();
            }
            catch (Exception e) when (e is ArgumentException or InvalidOperationException)
            {
                // It was gone already.
            }
        }

        while (all.Exists(IsAlive))
        {
            await Task.Delay(5, CancellationToken.None);
        }

        // To PostgreSQL a dead process that nobody has fetched yet still owns its lock file.
        File.Delete(Path.Combine(folder, "postmaster.pid"));
    }

    /// <summary>Stops the server and all its processes where they are; they keep their connections and answer nothing.</summary>
    public async Task FreezeAsync() => await SignalAsync("-STOP");

    /// <summary>Lets a frozen server go on.</summary>
    public async Task ThawAsync() => await SignalAsync("-CONT");

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [signal, .. (await ProcessesAsync()).Select(id => id.ToString(CultureInfo.InvariantCulture))]);
        await kill.WaitForExitAsync(CancellationToken.None);
    }

    private async Task<List<int>> ProcessesAsync()
    {
        var server = int.Parse((await File.ReadAllLinesAsync(Path.Combine(folder, "postmaster.pid")))[0], CultureInfo.InvariantCulture);
        var children = (await File.ReadAllTextAsync($"/proc/{server}/task/{server}/children"))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture));
        return [.. children.Prepend(server)];
    }

    // Process.WaitForExit is slow with processes that are no children of this one.
    private static bool IsAlive(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/stat").Split(") ")[^1][0] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Starts the server, after <see cref="KillAsync"/> with a recovery.</summary>
    public async Task RunAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await StartServerAsync();
                return;
            }
            catch (InvalidOperationException) when (attempt < MostStarts)
            {
                // A process that the killed server had just forked still holds its memory; it ends by itself.
                await Task.Delay(100, CancellationToken.None);
            }
        }
    }

    private Task StartServerAsync() =>
        RunAsync("pg_ctl", "start", "-w", "-D", folder, "-l", Path.Combine(folder, "server.log"), "-o", $"-k {folder} {settings}");

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
                    await new PostgreSqlCluster(binaries, left, Fast).DisposeAsync();
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
