namespace CyberAware.Core.Documents;

/// <summary>
/// What was made of documents, by the hash of all that it was made of, so that the next content costs only what changed.
/// Used by one load at a time.
/// </summary>
public sealed class ContentCache
{
    private Dictionary<(Type Type, string Path), (string Hash, object Made)> entries = [];
    private Dictionary<(Type Type, string Path), (string Hash, object Made)> next = [];

    /// <summary>Knows nothing yet.</summary>
    public ContentCache()
    {
    }

    /// <summary>Begins with what another cache knew after its last load; what is in <see cref="entries"/> never changes.</summary>
    /// <param name="other">Goes on for itself, even now.</param>
    public ContentCache(ContentCache other) => entries = new(other.entries);

    /// <summary>What was made of a document, or makes it if anything has changed.</summary>
    /// <param name="path">Path of the document.</param>
    /// <param name="hash">Hash of all that <paramref name="make"/> depends on.</param>
    /// <param name="make">Makes it; what it gives must never change.</param>
    internal T GetOrMake<T>(string path, string hash, Func<T> make)
        where T : class
    {
        var key = (typeof(T), path);
        var entry = entries.TryGetValue(key, out var known) && known.Hash == hash ? known : (Hash: hash, Made: make());
        next[key] = entry;
        return (T)entry.Made;
    }

    /// <summary>Ends a load: what it did not ask for is forgotten.</summary>
    internal void Forget() => (entries, next) = (next, []);

    /// <summary>Ends a load that broke off: all that was known before it stays.</summary>
    internal void Abandon() => next = [];
}
