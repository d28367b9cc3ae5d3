using System.Data.Common;
using CyberAware.Core.Data;
using CyberAware.Core.Editing.Transfer;
using CyberAware.Web.Configuration;

namespace CyberAware.Web.Commands;

/// <summary>What a command with one folder and the configured database has to say.</summary>
internal static class TransferCommand
{
    public static async Task<int> RunAsync(
        string[] arguments, IConfiguration configuration, string root, TextWriter output, Func<PortalDatabase, string, Task<string>> transfer)
    {
        if (arguments is not [{ Length: > 0 } folder])
        {
            await output.WriteLineAsync($"Name one folder: {CommandNames.ExportContent} DIR, {CommandNames.ImportContent} DIR.");
            return 1;
        }

        if (DatabaseSettings.Read(configuration.GetConnectionString(DatabaseSettings.Name)) is not { } settings)
        {
            await output.WriteLineAsync(DatabaseSettings.Problem);
            return 1;
        }

        try
        {
            // "dotnet run" starts the program in the project's folder; the shell remembers the caller's.
            var path = Path.GetFullPath(folder, Environment.GetEnvironmentVariable("PWD") ?? Directory.GetCurrentDirectory());
            await output.WriteLineAsync(await transfer(new PortalDatabase(settings, root), path));
            return 0;
        }
        catch (Exception e) when (e is TransferException or DbException or InvalidOperationException or TimeoutException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            await output.WriteLineAsync(e is TransferException ? e.Message : CommandProblem.Describe(e));
            return 1;
        }
    }
}
