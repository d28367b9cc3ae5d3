using CyberAware.Core;
using CyberAware.Core.Search;
using CyberAware.Web.Configuration;
using CyberAware.Web.Links;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace CyberAware.Web.Site;

/// <summary>Searches the snapshot of a request and says where results lead.</summary>
public sealed class SearchService(PortalSnapshot snapshot, PortalLinks links, SearchAnswerCache answers)
{
    /// <summary>Looks a query up. Queries that differ in capitals and spaces alone share an answer.</summary>
    /// <param name="query">Anything at all; never an error.</param>
    /// <param name="language">Language whose results come first.</param>
    /// <param name="mode">How the query is taken.</param>
    public SearchAnswer Find(string? query, Language language, SearchMode mode = SearchMode.Default) => answers.Find(snapshot, query, language, mode);

    /// <summary>Where a result leads.</summary>
    public string UrlOf(SearchResult result) => UrlOf(result, result.Anchor);

    public string UrlOf(SearchResult result, string? anchor) =>
        anchor is null ? links.Page(result.Language, result.Path) : links.Anchor(result.Language, result.Path, anchor);

    /// <summary>What a result is called in lists.</summary>
    public string NameOf(SearchResult result) =>
        result.Section.Length == 0 ? result.Title
        : result.IsLabel && snapshot.Library.Find(result.Path) is { } page ? $"{page[result.Language].ShortTitle}: {result.Section}"
        : result.Section;

    /// <summary>The pages above a result, and its own when a section with a name of its own was found.</summary>
    public IEnumerable<string> BreadcrumbsOf(SearchResult result)
    {
        var parts = result.Path.Split('/');
        for (var i = 1; i <= parts.Length - (result.Section.Length > 0 && !result.IsLabel ? 0 : 1); i++)
        {
            if (snapshot.Library.Find(string.Join('/', parts[..i])) is { } page)
            {
                yield return page[result.Language].ShortTitle;
            }
        }
    }
}

/// <summary>The answers to what was asked lately.</summary>
public sealed class SearchAnswerCache(IOptions<PortalSettings> settings) : IDisposable
{
    /// <summary>Most answers that are cached; one takes up to some 15 KB.</summary>
    public const int MaxAnswers = 500;

    // A portal that caches no pages caches no answers either.
    private readonly MemoryCache answers = new(new MemoryCacheOptions { SizeLimit = settings.Value.PageCacheMegabytes == 0 ? 0 : MaxAnswers });

    /// <summary>How long an answer is cached after it was last asked for.</summary>
    public TimeSpan SlidingExpiration { get; init; } = TimeSpan.FromMinutes(10);

    /// <inheritdoc cref="SearchService.Find"/>
    public SearchAnswer Find(PortalSnapshot snapshot, string? query, Language language, SearchMode mode = SearchMode.Default)
    {
        var typed = SearchIndex.Clean(query);
        var key = (snapshot.Search, typed.ToLowerInvariant(), language, mode); // another text is another index
        if (!answers.TryGetValue<SearchAnswer>(key, out var answer))
        {
            answer = snapshot.Search.Find(key.Item2, language, mode);
            answers.Set(key, answer, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = SlidingExpiration });
        }

        return answer! with { Query = typed };
    }

    /// <summary>Lets go of answers whose time is over; the cache itself does so only when somebody searches.</summary>
    /// <returns>How many answers are cached still.</returns>
    public int RemoveExpired()
    {
        answers.Compact(0);
        return answers.Count;
    }

    public void Dispose() => answers.Dispose();
}
