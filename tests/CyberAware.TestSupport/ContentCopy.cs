namespace CyberAware.TestSupport;

/// <summary>A copy of the real content in a temporary folder, for tests that change it.</summary>
public sealed class ContentCopy : IDisposable
{
    public ContentCopy()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Content, "*", SearchOption.AllDirectories))
        {
            var target = PathOf(Path.GetRelativePath(Repository.Content, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("portal-content-").FullName;

    public string PathOf(string file) => Path.Combine(Folder, file);

    /// <summary>Replaces a text that must stand in the file.</summary>
    public ContentCopy Replace(string file, string old, string replacement)
    {
        var text = File.ReadAllText(PathOf(file));
        if (!text.Contains(old, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"'{old}' does not stand in {file}.");
        }

        File.WriteAllText(PathOf(file), text.Replace(old, replacement, StringComparison.Ordinal));
        return this;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
