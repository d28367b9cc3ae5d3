using CyberAware.Core.Content;
using CyberAware.Core.Search;
using CyberAware.Web.Content;
using CyberAware.Web.Links;

namespace CyberAware.Web.Search;

/// <summary>The index of the library that serves: made once for each library, by whoever asks first.</summary>
public sealed class LiveSearch(LiveContent content, PortalLinks links)
{
    private readonly Lock making = new();
    private volatile Snapshot? latest;

    public SearchIndex Index
    {
        get
        {
            var library = content.Library;
            if (latest is not { } known || known.Library != library)
            {
                lock (making)
                {
                    known = latest is { } made && made.Library == library
                        ? made
                        : latest = new Snapshot(library, new Lazy<SearchIndex>(() => ContentDocuments.IndexOf(library)));
                }
            }

            return known.Index.Value;
        }
    }

    /// <summary>Where a result leads.</summary>
    public string AddressOf(SearchResult result) => AddressOf(result, result.Anchor);

    public string AddressOf(SearchResult result, string? anchor) =>
        anchor is null ? links.Page(result.Language, result.Path) : links.Anchor(result.Language, result.Path, anchor);

    /// <summary>What a result is called in lists.</summary>
    public string NameOf(SearchResult result) =>
        result.Section.Length == 0 ? result.Title
        : result.IsLabel && content.Library.Find(result.Path) is { } page ? $"{page[result.Language].ShortTitle}: {result.Section}"
        : result.Section;

    /// <summary>The pages above a result, and its own when a section with a name of its own was found.</summary>
    public IEnumerable<string> TrailOf(SearchResult result)
    {
        var parts = result.Path.Split('/');
        for (var i = 1; i <= parts.Length - (result.Section.Length > 0 && !result.IsLabel ? 0 : 1); i++)
        {
            if (content.Library.Find(string.Join('/', parts[..i])) is { } page)
            {
                yield return page[result.Language].ShortTitle;
            }
        }
    }

    private sealed record Snapshot(ContentLibrary Library, Lazy<SearchIndex> Index);
}
