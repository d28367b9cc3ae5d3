using CyberAware.Core.Data;
using CyberAware.Core.Documents;
using CyberAware.Core.Editing.Media;
using CyberAware.Core.Library;
using CyberAware.Core.People;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using SkiaSharp;

namespace CyberAware.Core.Tests.Editing.Media;

/// <summary>An instance whose texts may show pictures, with the folder of its copies.</summary>
internal sealed class MediaDesk : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cyberaware-media-");
    private readonly TimeProvider clock;

    private MediaDesk(DatabaseSettings settings, TimeProvider clock)
    {
        this.clock = clock;
        Store = StoreOf(TestDatabases.Open(settings));
        Service = new MediaService(TestDatabases.Open(settings), Store, clock);
        Removal = new MediaRemoval(TestDatabases.Open(settings), Store, clock);
    }

    public MediaStore Store { get; }

    public MediaService Service { get; }

    public MediaRemoval Removal { get; }

    public EditingDesk Desk { get; private set; } = null!;

    /// <summary>Called when a candidate has been checked.</summary>
    public Func<Task> Checked { get; set; } = () => Task.CompletedTask;

    /// <summary>Names of the copies.</summary>
    public IEnumerable<string> Copies => Directory.Exists(CopyFolder) ? Directory.EnumerateFiles(CopyFolder).Select(file => Path.GetFileName(file)) : [];

    public string CopyFolder => Path.Combine(folder.FullName, "media");

    private string ContentFolder => Path.Combine(folder.FullName, "content");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<MediaDesk> OpenAsync(DatabaseSettings settings)
    {
        var pictures = new MediaDesk(settings, TimeProvider.System);
        pictures.Desk = await EditingDesk.OpenAsync(settings, check: pictures.Check);
        return pictures;
    }

    /// <summary>Another instance without texts, by the system's clock.</summary>
    public static MediaDesk Join(DatabaseSettings settings) => new(settings, TimeProvider.System);

    /// <summary>A store over the same folders, as a new start makes it.</summary>
    public MediaStore StoreOf(PortalDatabase database) => new(database, CopyFolder, new MediaFolder(ContentFolder), clock);

    /// <summary>Takes a picture; another width makes another one.</summary>
    public async Task<MediaName> UploadAsync(Actor actor, int width = 64) =>
        (await Service.UploadAsync(actor, "кісі.png", PictureFiles.Quarter(SKEncodedImageFormat.Png, width), Cancellation)).Value.Name;

    /// <summary>Lays a picture into the release's folder and reads that again.</summary>
    public MediaName Ship(int width = 64)
    {
        var picture = MediaEncoder.Encode(PictureFiles.Quarter(SKEncodedImageFormat.Png, width), out _)!;
        var media = Directory.CreateDirectory(Path.Combine(ContentFolder, MediaName.Root));
        File.WriteAllBytes(Path.Combine(media.FullName, picture.Name.ToString()), picture.Bytes);
        Store.ReadShipped();
        return picture.Name;
    }

    /// <summary>What readers get.</summary>
    public async Task<bool> ShowsAsync(MediaName name) => (await Store.ReadAsync(name, Cancellation)).Bytes is not null;

    public void Dispose()
    {
        Store.Dispose();
        Service.Dispose();
        folder.Delete(recursive: true);
    }

    private ContentResult Check(IReadOnlyList<ContentFile> files)
    {
        var result = ContentLoader.Load(files, media: Store.RefreshAsync(Cancellation).GetAwaiter().GetResult());
        Checked().GetAwaiter().GetResult();
        return result;
    }
}
