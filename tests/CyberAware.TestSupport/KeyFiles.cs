using CyberAware.Web.Configuration;

namespace CyberAware.TestSupport;

/// <summary>A folder with certificates for the keys of cookies, made for one test.</summary>
public sealed class KeyFiles : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cyberaware-keys-");

    public string PathOf(string name) => Path.Combine(folder.FullName, name);

    /// <summary>Makes a certificate and returns its file.</summary>
    public string Create(string? password = null)
    {
        var path = PathOf($"{Guid.NewGuid():N}.pfx");
        File.WriteAllBytes(path, KeyCertificate.Create(password, DateTimeOffset.UtcNow));
        return path;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
