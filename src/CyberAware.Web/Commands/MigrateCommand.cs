using System.Data.Common;
using CyberAware.Core.Data;

namespace CyberAware.Web.Commands;

/// <summary><c>migrate</c>: brings the configured database up to this release; ends with status 1 when that fails. Safe to repeat.</summary>
public static class MigrateCommand
{
    public static async Task<int> RunAsync(IConfiguration configuration, string root, TextWriter output, CancellationToken cancellation = default)
    {
        if (DatabaseSettings.Read(configuration.GetConnectionString(DatabaseSettings.Name)) is not { } settings)
        {
            await output.WriteLineAsync(DatabaseSettings.Problem);
            return 1;
        }

        var provider = settings.IsPostgreSql ? "PostgreSQL" : "SQLite";
        try
        {
            var applied = await new PortalDatabase(settings, root).MigrateAsync(cancellation);
            await output.WriteLineAsync(applied.Count == 0
                ? $"{provider}: the schema is that of this release."
                : $"{provider}: applied {string.Join(", ", applied)}.");
            return 0;
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or TimeoutException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            await output.WriteLineAsync($"{provider}: the database can't be migrated: {e.Message}");
            return 1;
        }
    }
}
