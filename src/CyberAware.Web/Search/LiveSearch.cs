using CyberAware.Core;
using CyberAware.Core.Content;
using CyberAware.Core.Search;
using CyberAware.Web.Content;
using CyberAware.Web.Links;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace CyberAware.Web.Search;

/// <summary>
/// The index of the library that serves, made once for each library by whoever asks first, with the answers to what
/// was asked lately.
/// </summary>
public sealed class LiveSearch(LiveContent content, PortalLinks links, IOptions<PortalSettings> settings)
{
    /// <summary>Most answers that are kept; one takes up to some 15 KB.</summary>
    public const int MostKept = 500;

    /// <summary>How long an answer is kept after it was last asked for.</summary>
    public TimeSpan Kept { get; init; } = TimeSpan.FromMinutes(10);

    private readonly Lock making = new();
    private volatile Snapshot? latest;

    /// <summary>Looks a query up. Queries that differ in capitals and spaces alone share an answer.</summary>
    /// <param name="query">Anything at all; never an error.</param>
    /// <param name="language">Language whose results come first.</param>
    /// <param name="mode">How the query is taken.</param>
    public SearchAnswer Find(string? query, Language language, SearchMode mode = SearchMode.Usual)
    {
        var current = Current;
        var typed = SearchIndex.Clean(query);
        var key = (typed.ToLowerInvariant(), language, mode);
        if (!current.Answers.TryGetValue<SearchAnswer>(key, out var answer))
        {
            answer = current.Index.Find(key.Item1, language, mode);
            current.Answers.Set(key, answer, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = Kept });
        }

        return answer! with { Query = typed };
    }

    /// <summary>Lets go of answers whose time is over; the cache itself does so only when somebody searches.</summary>
    /// <returns>How many answers are kept still.</returns>
    public int Forget()
    {
        if (latest is not { } current)
        {
            return 0;
        }

        current.Answers.Compact(0);
        return current.Answers.Count;
    }

    private Snapshot Current
    {
        get
        {
            var library = content.Library;
            if (latest is not { } known || known.Library != library)
            {
                lock (making)
                {
                    known = latest is { } made && made.Library == library ? made : latest = Make(library);
                }
            }

            return known;
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

    // A portal that caches no pages caches no answers either.
    private Snapshot Make(ContentLibrary library) => new(
        library,
        ContentDocuments.IndexOf(library),
        new MemoryCache(new MemoryCacheOptions { SizeLimit = settings.Value.PageCacheMegabytes == 0 ? 0 : MostKept }));

    private sealed record Snapshot(ContentLibrary Library, SearchIndex Index, MemoryCache Answers);
}
