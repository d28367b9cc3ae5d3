namespace CyberAware.Core.Documents;

/// <summary>
/// The uploaded pictures that a release ships: <c>media/</c> below its content folder, as an export writes it. They are never
/// read into memory together with the texts.
/// </summary>
/// <param name="content">The content folder.</param>
public sealed class MediaFolder(string content)
{
    private readonly string folder = Path.Combine(content, MediaName.Root);

    /// <summary>Whether a path under the content folder is that of such a picture.</summary>
    public static bool Owns(string path) => path.Split('/') is [MediaName.Root, var name] && MediaName.TryParse(name, out _);

    /// <summary>The pictures and their sizes; a file whose bytes are not those that its name promises is left out.</summary>
    /// <param name="known">Pictures that need not be read again.</param>
    public IReadOnlyDictionary<MediaName, MediaSize> ReadSizes(IReadOnlyDictionary<MediaName, MediaSize>? known = null)
    {
        var sizes = new Dictionary<MediaName, MediaSize>();
        foreach (var file in Directory.Exists(folder) ? Directory.EnumerateFiles(folder) : [])
        {
            if (!MediaName.TryParse(Path.GetFileName(file), out var name))
            {
                continue;
            }

            if (known?.GetValueOrDefault(name) is { } size)
            {
                sizes[name] = size;
            }
            else if (Read(name) is { } bytes && PictureHeader.Read(bytes) is { } header && header.Format == name.Format)
            {
                sizes[name] = new MediaSize(header.Width, header.Height);
            }
        }

        return sizes;
    }

    /// <summary>The bytes of a picture; null when it is not there, can't be read, or is another one than its name promises.</summary>
    public byte[]? Read(MediaName name) => Read(folder, name);

    /// <inheritdoc cref="Read(MediaName)"/>
    /// <param name="folder">Folder of the pictures themselves.</param>
    /// <param name="name">The picture.</param>
    public static byte[]? Read(string folder, MediaName name)
    {
        var path = Path.Combine(folder, name.ToString());
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            var bytes = File.ReadAllBytes(path);
            return name.IsOf(bytes) ? bytes : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
