using CyberAware.Core.Editing.Transfer;

namespace CyberAware.Web.Commands;

/// <summary><c>import-content DIR</c>: brings an exported folder into an empty database; ends with status 1 when that fails, and then nothing was brought.</summary>
public static class ImportContentCommand
{
    public static Task<int> RunAsync(string[] arguments, IConfiguration configuration, string root, TextWriter output, CancellationToken cancellation = default) =>
        TransferCommand.RunAsync(arguments, configuration, root, output, async (database, folder) =>
        {
            if (!database.IsPostgreSql)
            {
                // The embedded database may not be there before the first start.
                await database.MigrateAsync(cancellation);
            }

            var result = await new ContentImport(database, TimeProvider.System).ReadAsync(folder, cancellation);
            return $"Brought {result.Files} file(s) and {result.Pictures} picture(s), and know of {result.Removed} file(s) taken away; content {result.ContentHash}.";
        });
}
