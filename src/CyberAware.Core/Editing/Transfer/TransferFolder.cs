using System.Formats.Tar;

namespace CyberAware.Core.Editing.Transfer;

/// <summary>
/// A folder that an export is written to or an import read from. What is read may come from anywhere: names decide nothing
/// before they were looked at, no link is followed out of it, and nothing but plain files is opened.
/// </summary>
internal sealed class TransferFolder
{
    /// <summary>Most bytes of one file that is read: far above any text or picture of the portal.</summary>
    public const long MaxFileBytes = 16 * 1024 * 1024;

    private readonly string root;

    private TransferFolder(string root) => this.root = root;

    /// <summary>Makes the folder of an export.</summary>
    /// <exception cref="TransferException">Something lies there already.</exception>
    public static TransferFolder Create(string path)
    {
        var root = Path.GetFullPath(path);
        if (File.Exists(root) || (Directory.Exists(root) && Directory.EnumerateFileSystemEntries(root).Any()))
        {
            throw new TransferException($"'{path}' is not empty; nothing was written.");
        }

        Directory.CreateDirectory(root);
        return new TransferFolder(root);
    }

    /// <summary>Opens a folder that an export made.</summary>
    /// <exception cref="TransferException">It is none.</exception>
    public static TransferFolder Open(string path)
    {
        var root = Path.GetFullPath(path);
        return Directory.Exists(root) ? new TransferFolder(root) : throw new TransferException($"There is no folder '{path}'.");
    }

    /// <summary>Writes a file, which must not be there.</summary>
    public async Task WriteAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        await using var file = CreateFile(name);
        await file.WriteAsync(bytes, cancellation);
    }

    /// <summary>Begins a file, which must not be there.</summary>
    public FileStream CreateFile(string name)
    {
        var path = Inside(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return new FileStream(path, FileMode.CreateNew, FileAccess.Write);
    }

    /// <summary>Names of all files below a folder of it, in ordinal order; none when it isn't there.</summary>
    /// <exception cref="TransferException">A link, a pipe, a device or a socket is among them.</exception>
    public IReadOnlyList<string> NamesBelow(string folder)
    {
        var info = new DirectoryInfo(Inside(folder));
        Refuse(info);
        var names = new List<string>();
        if (info.Exists)
        {
            Collect(info, names);
        }

        names.Sort(StringComparer.Ordinal);
        return names;
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="TransferException">It is missing, no plain file, or too large.</exception>
    public async Task<byte[]> ReadAsync(string name, CancellationToken cancellation)
    {
        var info = new FileInfo(Inside(name));
        Refuse(info);
        return !info.Exists ? throw new TransferException($"'{name}' is missing.")
            : info.Length > MaxFileBytes ? throw new TransferException($"'{name}' is larger than {MaxFileBytes / 1024 / 1024} MB.")
            : await File.ReadAllBytesAsync(info.FullName, cancellation);
    }

    private void Collect(DirectoryInfo folder, List<string> names)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos("*", new EnumerationOptions { AttributesToSkip = 0, IgnoreInaccessible = false }))
        {
            Refuse(entry);
            if (entry is DirectoryInfo below)
            {
                Collect(below, names);
            }
            else
            {
                names.Add(Path.GetRelativePath(root, entry.FullName).Replace('\\', '/'));
            }
        }
    }

    private void Refuse(FileSystemInfo entry)
    {
        if (entry.LinkTarget is not null || (entry.Exists && entry.Attributes.HasFlag(FileAttributes.ReparsePoint)))
        {
            throw new TransferException($"'{Path.GetRelativePath(root, entry.FullName)}' is a link; links are not followed.");
        }

        // Whoever opens a pipe waits for ever. None of these has a length, and a plain file without one is looked at for nothing.
        if (entry is FileInfo { Exists: true, Length: 0 } file && !IsPlain(file))
        {
            throw new TransferException($"'{Path.GetRelativePath(root, entry.FullName)}' is no plain file but a pipe, a device or a socket; such are not opened.");
        }
    }

    // The framework tells the kind of a file only where it packs one; it looks at the name alone then, without opening it.
    private static bool IsPlain(FileInfo file)
    {
        using var archive = new MemoryStream();
        try
        {
            using (var writer = new TarWriter(archive, leaveOpen: true))
            {
                writer.WriteEntry(file.FullName, file.Name);
            }

            archive.Position = 0;
            using var reader = new TarReader(archive);
            return reader.GetNextEntry()?.EntryType == TarEntryType.RegularFile;
        }
        catch (IOException)
        {
            // It knows no sockets.
            return false;
        }
    }

    // Path.Combine gives an absolute name as it is.
    private string Inside(string name)
    {
        var path = Path.GetFullPath(Path.Combine(root, name));
        return path.StartsWith(root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new TransferException($"'{name}' leads out of the folder.");
    }
}
