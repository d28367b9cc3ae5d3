using CyberAware.Core.Data;
using CyberAware.Core.Documents;
using CyberAware.Core.Editing;
using CyberAware.Web.Configuration;

namespace CyberAware.TestSupport;

/// <summary>
/// A database as the first start over the real content leaves it. It is made once; a host that begins with a copy needs no
/// migration and no import of a thousand files.
/// </summary>
internal static class StartedDatabase
{
    private static readonly Lazy<byte[]> File = new(() => Task.Run(CreateAsync).GetAwaiter().GetResult());

    /// <summary>Writes a copy.</summary>
    /// <param name="path">A file that is not there yet.</param>
    public static void CopyTo(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllBytes(path, File.Value);
    }

    /// <summary>Does to an empty database what the first start does.</summary>
    public static async Task FillAsync(DatabaseSettings settings)
    {
        var database = new PortalDatabase(settings, Path.GetTempPath());
        await database.MigrateAsync(CancellationToken.None);
        await new ShippedImport(database, TimeProvider.System)
            .ImportAsync(ContentFile.ReadFolder(Repository.Content), PortalRelease.Version, ImportMode.Release, CancellationToken.None);
    }

    private static async Task<byte[]> CreateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("cyberaware-started-");
        var file = Path.Combine(folder.FullName, "portal.db");
        await FillAsync(DatabaseSettings.Read($"Data Source={file};Pooling=False")!);
        var bytes = await System.IO.File.ReadAllBytesAsync(file);
        folder.Delete(recursive: true);
        return bytes;
    }
}
