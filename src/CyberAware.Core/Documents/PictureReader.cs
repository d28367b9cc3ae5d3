namespace CyberAware.Core.Documents;

/// <summary>Reads the pictures, which lie in the folders of pages.</summary>
internal sealed class PictureReader : ContentReader
{
    private readonly Dictionary<string, Picture> pictures = new(StringComparer.Ordinal);
    private IReadOnlyList<ContentFile> own = [];

    /// <summary>All pictures that could be read, by path.</summary>
    public IReadOnlyDictionary<string, Picture> Pictures => pictures;

    public override bool Owns(string path) => Picture.IsPicture(path);

    public override void Read(IReadOnlyList<ContentFile> files, ContentLoad load)
    {
        own = files;

        // Also those in folders of other kinds, which are reported as unknown files but don't keep the content from serving.
        foreach (var file in load.Files.Values.Where(file => Picture.IsPicture(file.Path)))
        {
            if (Picture.Read(file, load.ProblemsOf(file.Path)) is { } picture)
            {
                pictures[file.Path] = picture;
            }
        }
    }

    // A picture's path is its public address.
    public override void Validate(ContentLoad load)
    {
        foreach (var path in own.Select(file => file.Path).Where(path => pictures.ContainsKey(path)
            && !(load.Pages.Contains(path[..Math.Max(path.LastIndexOf('/'), 0)]) && ContentPath.IsAnchor(Path.GetFileNameWithoutExtension(path)))))
        {
            load.ProblemsOf(path).Add(1, "bad-path.picture");
        }
    }

    public override void Build(ContentParts parts) => parts.Add(Pictures);
}
