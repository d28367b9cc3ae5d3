namespace CyberAware.Web.Site;

/// <summary>
/// Pages compressed with brotli on disk, by the hash of the page, for the next start. Nothing depends on it: a file that is missing, broken or can't be written
/// costs the time that it would have saved, and what it holds is believed only after it was compared with the page.
/// </summary>
public static class CompressedPageFile
{
    private const int Format = 1;
    private const int MaxEntries = 10_000;
    private const int MaxFileBytes = 64 * 1024 * 1024;
    private const int MaxBytes = 1024 * 1024;

    /// <summary>Reads the file; empty when there is none that can be read.</summary>
    public static Dictionary<string, byte[]> Read(string path)
    {
        var pages = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        try
        {
            if (new FileInfo(path) is not { Exists: true, Length: <= MaxFileBytes })
            {
                return [];
            }

            using var reader = new BinaryReader(File.OpenRead(path));
            if (reader.ReadInt32() != Format || reader.ReadInt32() is not (>= 0 and <= MaxEntries and var count))
            {
                return [];
            }

            for (var i = 0; i < count; i++)
            {
                var hash = reader.ReadString();
                if (reader.ReadInt32() is not (>= 0 and <= MaxBytes and var length) || reader.ReadBytes(length) is not { } bytes || bytes.Length != length)
                {
                    return [];
                }

                pages[hash] = bytes;
            }

            return pages;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            return [];
        }
    }

    /// <summary>Replaces the file, whole or not at all.</summary>
    /// <returns>Why it could not be written; null when it was.</returns>
    public static string? Write(string path, IReadOnlyCollection<KeyValuePair<string, byte[]>> pages)
    {
        var unfinished = $"{path}.{Environment.ProcessId}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using (var writer = new BinaryWriter(File.Create(unfinished)))
            {
                writer.Write(Format);
                writer.Write(pages.Count);
                foreach (var (hash, bytes) in pages)
                {
                    writer.Write(hash);
                    writer.Write(bytes.Length);
                    writer.Write(bytes);
                }
            }

            File.Move(unfinished, path, overwrite: true);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Remove(unfinished);
            return e.Message;
        }
    }

    private static void Remove(string unfinished)
    {
        try
        {
            File.Delete(unfinished);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The disk that refused the file may refuse this too.
        }
    }
}
