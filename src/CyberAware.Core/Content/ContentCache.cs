namespace CyberAware.Core.Content;

/// <summary>
/// What reading and rendering made of documents, so that the next content costs only what changed: files by path and
/// hash, pages by that and by everything they can refer to. Used by one load at a time.
/// </summary>
public sealed class ContentCache
{
    private Dictionary<string, (string Hash, PageDraft Draft)> drafts = new(StringComparer.Ordinal);
    private Dictionary<string, (string References, PageRendering Rendering)> renderings = new(StringComparer.Ordinal);
    private Dictionary<string, (string Hash, PageDraft Draft)> nextDrafts = new(StringComparer.Ordinal);
    private Dictionary<string, (string References, PageRendering Rendering)> nextRenderings = new(StringComparer.Ordinal);

    /// <summary>What was read of a page, if its files are the same as before.</summary>
    internal PageDraft ReadOnce(string path, string hash, Func<PageDraft> read)
    {
        var entry = drafts.TryGetValue(path, out var known) && known.Hash == hash ? known : (Hash: hash, Draft: read());
        nextDrafts[path] = entry;
        return entry.Draft;
    }

    /// <summary>What was rendered of a page, if it and what it can refer to are the same as before.</summary>
    internal PageRendering ResolveOnce(PageDraft draft, ContentIndex index)
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
        (drafts, nextDrafts) = (nextDrafts, new(StringComparer.Ordinal));
        (renderings, nextRenderings) = (nextRenderings, new(StringComparer.Ordinal));
    }
}
