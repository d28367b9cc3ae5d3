using CyberAware.Core;
using CyberAware.Core.References;
using CyberAware.Core.Search;
using CyberAware.Web.Api.Search;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Services;
using CyberAware.Web.Site;

namespace CyberAware.Web.Pages.Search;

/// <summary>Shows what a query found, or where to look when it found nothing.</summary>
[PerVisitor]
public sealed class IndexModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, SearchService search, ZeroResultQueryCounter misses, TimeProvider clock)
    : PortalPageModel(snapshot, links)
{
    private static readonly string[] Elsewhere = ["help", "guide", "glossary"];

    public SearchAnswer Answer { get; private set; } = null!;

    public override string Title =>
        Answer.IsEmptyQuery ? texts["Search"]["Title"] : texts["Search"]["TitleOf", Answer.Query];

    public override string Description => texts["Search"]["Summary"];

    public override string? Path => null;

    public override string ShortTitle => texts["Search"]["Title"];

    public SearchService Search => search;

    public IEnumerable<SearchResult> Own => Answer.Results.Where(result => result.Language == Language);

    public IEnumerable<SearchResult> Other => Answer.Results.Where(result => result.Language != Language);

    /// <summary>Whether the other language answers better than the reader's, and that has answers too.</summary>
    public bool IsOtherFirst => Own.Any() && Answer.Results[0].Language != Language;

    /// <summary>Words to try, for readers who don't know what the portal has.</summary>
    public IEnumerable<string> Examples => texts["Search"]["Examples"].Value.Split(';', StringSplitOptions.TrimEntries);

    /// <summary>Pages that help when nothing was found.</summary>
    public IEnumerable<Core.Pages.ContentPage> Pages => Elsewhere.Select(Library.Find).OfType<Core.Pages.ContentPage>();

    /// <summary>The numbers to call when nothing was found.</summary>
    public IEnumerable<Contact> Numbers => Library.Contacts.Values.Where(contact => contact.Kind == "phone");

    public override string UrlIn(Language language) =>
        Links.Search(language, Answer.IsEmptyQuery ? null : Answer.Query);

    public void OnGet()
    {
        var isLiteral = Request.Query.ContainsKey(SearchPaths.ExactParameter);
        Answer = search.Find(SearchEndpoints.QueryOf(Request), Language, isLiteral ? SearchMode.Exact : SearchMode.Default);
        misses.Count(Language, Answer, HttpContext.Connection.RemoteIpAddress);
        PageHeaders.SetPrivateCache(HttpContext, Snapshot, clock);
    }
}
