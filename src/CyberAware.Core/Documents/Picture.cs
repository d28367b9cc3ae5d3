namespace CyberAware.Core.Documents;

/// <summary>A picture that lies in a page's folder.</summary>
/// <param name="Path">Path under the content folder.</param>
/// <param name="ContentType">Media type, from the file's own bytes.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Bytes">The file.</param>
public sealed record Picture(string Path, string ContentType, int Width, int Height, byte[] Bytes)
{
    /// <summary>First segment of the addresses of pictures.</summary>
    public const string Root = "pictures";

    private const int MaxBytes = 200 * 1024;

    /// <summary>Address of the picture, the same in both languages.</summary>
    public string Url => $"/{Root}/{Path}";

    /// <summary>Whether a file's name says that it is a picture.</summary>
    internal static bool IsPicture(string path) =>
        path.EndsWith(".png", StringComparison.Ordinal) || path.EndsWith(".webp", StringComparison.Ordinal);

    /// <summary>Reads the size out of the file's header; the name must tell the truth about the format.</summary>
    internal static Picture? Read(ContentFile file, ProblemList problems)
    {
        if (file.Bytes.Length > MaxBytes)
        {
            problems.Add(1, "picture-too-large");
            return null;
        }

        var isPng = file.Path.EndsWith(".png", StringComparison.Ordinal);
        if (PictureHeader.Read(file.Bytes) is not { } header || header.Format != (isPng ? PictureFormat.Png : PictureFormat.WebP))
        {
            problems.Add(1, "picture-unreadable", (isPng ? "PNG" : "WebP"));
            return null;
        }

        return new Picture(file.Path, isPng ? "image/png" : "image/webp", header.Width, header.Height, file.Bytes);
    }
}
