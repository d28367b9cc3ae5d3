using CyberAware.Core;
using CyberAware.Core.Search;
using CyberAware.Web.Site;

namespace CyberAware.Web.Pages;

/// <summary>A list of results.</summary>
/// <param name="Results">The results, best first.</param>
/// <param name="Search">Knows their addresses.</param>
/// <param name="Language">Language of the page; results of the other one name theirs.</param>
public sealed record SearchResults(IEnumerable<SearchResult> Results, SearchService Search, Language Language)
{
    /// <summary>The language to mark a result with; null for that of the page.</summary>
    public string? Mark(SearchResult result) => result.Language == Language ? null : result.Language.Tag;
}
