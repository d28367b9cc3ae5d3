using CyberAware.Core.Editing.Transfer;

namespace CyberAware.Web.Commands;

/// <summary><c>export-content DIR</c>: writes the documents as readers see them, the pictures and the history into an empty folder; ends with status 1 when that fails. The portal can go on meanwhile.</summary>
public static class ExportContentCommand
{
    public static Task<int> RunAsync(string[] arguments, IConfiguration configuration, string root, TextWriter output, CancellationToken cancellation = default) =>
        TransferCommand.RunAsync(arguments, configuration, root, output, async (database, folder) =>
        {
            var result = await new ContentExport(database, TimeProvider.System).WriteAsync(folder, cancellation);
            return $"Wrote {result.Files} file(s), {result.Pictures} picture(s) and a history of {result.Revisions} revision(s); content {result.ContentHash}.";
        });
}
