using CyberAware.Core.Documents;
using CyberAware.Core.Library;

namespace CyberAware.TestSupport;

/// <summary>
/// What the real content's texts are made into. It is made once: a quarter of the processor that hundreds of hosts need
/// went into reading the same texts, and what is made of a text never changes.
/// </summary>
public static class CompiledContent
{
    private static readonly Lazy<ContentCache> All = new(() =>
    {
        var cache = new ContentCache();
        ContentLoader.Load(ContentFile.ReadFolder(Repository.Content), cache, media: new MediaFolder(Repository.Content).ReadSizes());
        return cache;
    });

    /// <summary>For one who compiles texts.</summary>
    public static ContentCache Copy() => new(All.Value);
}
