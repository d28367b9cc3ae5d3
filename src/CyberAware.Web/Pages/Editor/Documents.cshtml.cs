using CyberAware.Core.Editing;
using CyberAware.Core.Text;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.People;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.Editor;

/// <summary>Documents of one kind.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Entries">The documents.</param>
/// <param name="Count">How many, with those below others.</param>
/// <param name="HasMatch">Whether one of them says what was looked for; otherwise the name of the kind does.</param>
public sealed record DocumentGroup(DocumentKind Kind, IReadOnlyList<DocumentEntry> Entries, int Count, bool HasMatch);

/// <summary>Everything that can be edited, as a tree by kind; searched by title and path in both languages, and by words of the name of the kind.</summary>
[SignedIn]
public sealed class DocumentsModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, DocumentCatalog catalog, TimeProvider time)
    : EditingPageModel(snapshot, links, texts)
{
    /// <summary>Longest query, in characters.</summary>
    public const int MaxQuery = 100;

    /// <summary>Most parts of a document that a search names.</summary>
    public const int MaxParts = 3;

    // Fewer letters begin too many words to mean a whole kind.
    private const int LeastOfKind = 4;

    // What people look for most stands first.
    private static readonly DocumentKind[] Order =
    [
        DocumentKind.Page, DocumentKind.Alert, DocumentKind.Quiz, DocumentKind.Advisor, DocumentKind.Letter, DocumentKind.Lesson, DocumentKind.Assessment, DocumentKind.Action,
        DocumentKind.Survey, DocumentKind.Reference, DocumentKind.Source, DocumentKind.Synonyms, DocumentKind.Site,
    ];

    public string Query { get; private set; } = "";

    /// <summary>The kind that is shown alone; null for all.</summary>
    public DocumentKind? Kind { get; private set; }

    /// <summary>Kinds that the person may read, with the number of their documents.</summary>
    public IReadOnlyList<(DocumentKind Kind, int Count)> Kinds { get; private set; } = [];

    public IReadOnlyList<DocumentGroup> Groups { get; private set; } = [];

    /// <summary>Whether something was looked for or chosen, so that all that was found lies open.</summary>
    public bool IsFiltered => Query.Length > 0 || Kind is not null;

    public DateOnly Today => LocalTime.DayOf(time.GetUtcNow().UtcDateTime);

    protected override string Name => "Documents";

    public async Task<IActionResult> OnGetAsync()
    {
        var list = await catalog.ListAsync(Actor, Cancellation);
        if (list.Failure is { } failure)
        {
            return Unreadable(failure);
        }

        var query = Request.Query["q"].ToString().Trim();
        Query = query.Length > MaxQuery ? query[..MaxQuery] : query;
        Kind = Order.Cast<DocumentKind?>().FirstOrDefault(kind => kind.ToString() == Request.Query["kind"].ToString());
        var documents = list.Value.Documents.ToLookup(document => document.Kind);
        Kinds = [.. Order.Where(kind => documents[kind].Any()).Select(kind => (kind, documents[kind].Count()))];
        Groups =
        [
            .. Order.Where(kind => Kind is null || kind == Kind).Select(kind => GroupOf(kind, documents[kind]))
                .Where(group => group.Count > 0).OrderByDescending(group => group.HasMatch),
        ];
        return Page();
    }

    private DocumentGroup GroupOf(DocumentKind kind, IEnumerable<CatalogDocument> documents)
    {
        var entries = documents.Select(Entries.For).ToLookup(entry => entry.Matches(Query));
        var found = Entries.Arrange(entries[true], Language);
        var others = IsNamed(kind) ? Entries.Arrange(entries[false], Language) : [];
        return new DocumentGroup(kind, [.. found, .. others], entries[true].Count() + (others.Count > 0 ? entries[false].Count() : 0), found.Count > 0);
    }

    // Whoever types the beginning of a word of a kind's name looks for all of the kind.
    private bool IsNamed(DocumentKind kind) =>
        Query.Length >= LeastOfKind && $" {Words[$"Kind.{kind}"].Value}".Contains($" {Query}", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Rows of the list.</summary>
/// <param name="Entries">The documents.</param>
/// <param name="Page">The screen.</param>
public sealed record DocumentRows(IReadOnlyList<DocumentEntry> Entries, DocumentsModel Page);
