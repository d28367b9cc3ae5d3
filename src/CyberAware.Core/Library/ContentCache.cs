using CyberAware.Core.Documents;
using CyberAware.Core.Pages;

namespace CyberAware.Core.Library;

/// <summary>
/// What reading and rendering made of documents, so that the next content costs only what changed: files by path and
/// hash, pages by that and by everything they can refer to. Used by one load at a time.
/// </summary>
public sealed class ContentCache
{
    private Dictionary<string, (string Hash, object Read)> documents = new(StringComparer.Ordinal);
    private Dictionary<string, (string References, PageRendering Rendering)> renderings = new(StringComparer.Ordinal);
    private Dictionary<string, (string Hash, object Read)> nextDocuments = new(StringComparer.Ordinal);
    private Dictionary<string, (string References, PageRendering Rendering)> nextRenderings = new(StringComparer.Ordinal);

    /// <summary>What was read of a document's files, if they are the same as before.</summary>
    /// <param name="path">Folder of the document.</param>
    /// <param name="files">Its files that are there.</param>
    /// <param name="read">Reads them; must depend on nothing else, and what it gives must never change.</param>
    internal T ReadOnce<T>(string path, IEnumerable<ContentFile> files, Func<T> read)
        where T : class
    {
        var hash = ContentFile.VersionOf(files);
        var entry = documents.TryGetValue(path, out var known) && known.Hash == hash ? known : (Hash: hash, Read: read());
        nextDocuments[path] = entry;
        return (T)entry.Read;
    }

    /// <summary>What was rendered of a page, if it and what it can refer to are the same as before.</summary>
    internal PageRendering ResolveOnce(ParsedPage draft, LinkTargets index)
    {
        var entry = renderings.TryGetValue(draft.Path, out var known) && known.References == index.Hash && known.Rendering.Draft == draft
            ? known
            : (References: index.Hash, Rendering: new PageRendering(draft, index));
        nextRenderings[draft.Path] = entry;
        return entry.Rendering;
    }

    /// <summary>Ends a load: what it did not ask for is forgotten.</summary>
    internal void Forget()
    {
        (documents, nextDocuments) = (nextDocuments, new(StringComparer.Ordinal));
        (renderings, nextRenderings) = (nextRenderings, new(StringComparer.Ordinal));
    }
}
