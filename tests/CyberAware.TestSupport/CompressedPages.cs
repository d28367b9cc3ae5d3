namespace CyberAware.TestSupport;

/// <summary>
/// The pages that earlier hosts of the run have compressed: it costs ten times what rendering them does. As after a restart, a host
/// takes only those that come out the same.
/// </summary>
internal static class CompressedPages
{
    private const string FileName = "compressed-pages.bin";

    private static volatile byte[]? known;

    /// <summary>Gives them to a host that will start.</summary>
    /// <param name="folder">The host's cache.</param>
    public static void CopyTo(string folder)
    {
        if (known is { } pages)
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(Path.Combine(folder, FileName), pages);
        }
    }

    /// <summary>Keeps what the first host left that compressed all pages.</summary>
    /// <param name="folder">The host's cache.</param>
    public static void TakeFrom(string folder)
    {
        var file = Path.Combine(folder, FileName);
        if (known is null && File.Exists(file))
        {
            known = File.ReadAllBytes(file);
        }
    }
}
