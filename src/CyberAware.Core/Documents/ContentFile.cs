using System.Security.Cryptography;
using System.Text;

namespace CyberAware.Core.Documents;

/// <summary>One file of the content, wherever it was read from.</summary>
/// <param name="path">Path under the content folder.</param>
/// <param name="bytes">The file as it is; nobody changes them.</param>
public sealed class ContentFile(string path, byte[] bytes)
{
    private static readonly string[] Litter = ["Thumbs.db", "ehthumbs.db", "desktop.ini", "__MACOSX"];
    private static readonly string[] LitterEndings = [".swp", ".swo", ".bak", ".orig", ".tmp"];

    // Kept, since most files are the same from one load to the next.
    private byte[]? hash;

    /// <summary>Path under the content folder, with forward slashes: <c>guide/passwords/kk.md</c>.</summary>
    public string Path => path;

    /// <summary>The file as it is, UTF-8 for texts.</summary>
    public byte[] Bytes => bytes;

    private byte[] Hash => hash ??= SHA256.HashData(bytes);

    /// <summary>A text file from a string.</summary>
    public static ContentFile FromText(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));

    /// <summary>
    /// Reads every file below a folder, in ordinal order of their paths, but for what systems and editors leave behind, and
    /// for uploaded pictures, which <see cref="MediaFolder"/> reads one by one.
    /// </summary>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public static IReadOnlyList<ContentFile> ReadFolder(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => (File: file, Path: System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/')))
            .Where(entry => !entry.Path.Split('/').Any(IsLitter) && !MediaFolder.Owns(entry.Path))
            .Select(entry => new ContentFile(entry.Path, File.ReadAllBytes(entry.File)))
            .OrderBy(file => file.Path, StringComparer.Ordinal)];

    /// <summary>Whether a file or folder is known litter: hidden ones, backups and swap files of editors, thumbnails of file managers.</summary>
    /// <param name="name">Name without its folder.</param>
    internal static bool IsLitter(string name) =>
        name.StartsWith('.') || name.EndsWith('~') || (name.StartsWith('#') && name.EndsWith('#'))
        || Litter.Contains(name, StringComparer.OrdinalIgnoreCase)
        || LitterEndings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>A hash over paths and bytes of all files: equal content gives an equal version.</summary>
    /// <returns>Sixteen lower-case hexadecimal digits.</returns>
    public static string VersionOf(IEnumerable<ContentFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(file.Path));
            hash.AppendData([0]);
            hash.AppendData(file.Hash);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
