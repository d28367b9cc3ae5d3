using CyberAware.Web.Configuration;

namespace CyberAware.Web.Commands;

/// <summary>What the program does when its first argument is a command; then it ends.</summary>
public static class PortalCommands
{
    /// <summary>Starts the command that is asked for; null when none is, so that the portal starts.</summary>
    /// <param name="args">All arguments.</param>
    /// <param name="builder">Where the settings are.</param>
    public static Task<int>? Start(string[] args, WebApplicationBuilder builder)
    {
        var (settings, root, output) = (builder.Configuration, builder.Environment.ContentRootPath, Console.Out);
        return args switch
        {
            [CommandNames.Migrate, ..] => MigrateCommand.RunAsync(settings, root, output),
            [CommandNames.RebuildCounts, ..] => RebuildCountsCommand.RunAsync(settings, root, output),
            [CommandNames.VerifyAudit, .. var rest] => VerifyAuditCommand.RunAsync(rest, settings, root, output),
            [CommandNames.CreateCertificate, .. var rest] => CreateCertificateCommand.RunAsync(rest, settings, output, TimeProvider.System),
            [CommandNames.ExportContent, .. var rest] => ExportContentCommand.RunAsync(rest, settings, root, output),
            [CommandNames.ImportContent, .. var rest] => ImportContentCommand.RunAsync(rest, settings, root, output),
            [CommandNames.CreateAdmin, .. var rest] => CreateAdminCommand.RunAsync(rest, settings, root, TimeProvider.System, output),
            [CommandNames.SeedDemo, ..] => SeedDemoCommand.RunAsync(settings, builder.Environment, TimeProvider.System, output),
            ["-h" or "-?" or "--help", ..] => ListAsync(output),
            [var word, ..] when IsWord(word) => RefuseAsync(word, Console.Error),
            _ => null,
        };
    }

    // A misspelt command must not start a second portal. Settings begin with a hyphen or a slash, or hold "=".
    private static bool IsWord(string argument) => argument is [not ('-' or '/'), ..] && !argument.Contains('=');

    private static async Task<int> RefuseAsync(string word, TextWriter output)
    {
        await output.WriteLineAsync($"'{word}' is no command.");
        await ListAsync(output);
        return 1;
    }

    private static async Task<int> ListAsync(TextWriter output)
    {
        await output.WriteLineAsync($"Commands: {string.Join(", ", CommandNames.All)}; without one the portal starts. docs/operations.md explains them.");
        return 0;
    }
}
