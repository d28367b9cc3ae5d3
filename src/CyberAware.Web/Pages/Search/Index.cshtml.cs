using CyberAware.Core;
using CyberAware.Core.Facts;
using CyberAware.Core.Search;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Search;
using CyberAware.Web.Serving;
using CyberAware.Web.Site;

namespace CyberAware.Web.Pages.Search;

/// <summary>Shows what a query found, or where to look when it found nothing.</summary>
[PerVisitor]
public sealed class IndexModel(PortalSnapshot snapshot, PortalLinks links, FeatureTexts texts, SearchService search, SearchMisses misses)
    : PortalPageModel(snapshot, links)
{
    private static readonly string[] Elsewhere = ["guide", "glossary", "help"];

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
    public IEnumerable<Core.Content.ContentPage> Pages => Elsewhere.Select(Library.Find).OfType<Core.Content.ContentPage>();

    /// <summary>The numbers to call when nothing was found.</summary>
    public IEnumerable<Contact> Numbers => Library.Contacts.Values.Where(contact => contact.Kind == "phone");

    public override string AddressIn(Language language) =>
        Links.Search(language, Answer.IsEmptyQuery ? null : Answer.Query);

    public void OnGet()
    {
        var isLiteral = Request.Query.ContainsKey(SearchEndpoints.LiteralParameter);
        Answer = search.Find(SearchEndpoints.QueryOf(Request), Language, isLiteral ? SearchMode.Literal : SearchMode.Usual);
        misses.Count(Language, Answer, HttpContext.Connection.RemoteIpAddress);
        PageHeadersMiddleware.KeepShortly(Response);
    }
}
