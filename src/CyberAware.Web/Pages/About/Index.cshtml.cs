using CyberAware.Core;
using CyberAware.Core.Library;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Site;

namespace CyberAware.Web.Pages.About;

/// <summary>Tells about the portal and shows how complete and how fresh each language is, document by document.</summary>
[PublicPage]
[ShowsAlerts]
public sealed class IndexModel(PortalSnapshot snapshot, PortalLinks links) : DocumentPageModel(snapshot, links)
{
    public IReadOnlyList<DocumentRow> Rows { get; } =
        [.. LibraryTexts.From(snapshot.Library, snapshot.Alerts.Published).Select(text => DocumentRow.From(text, snapshot.States))];

    /// <summary>Documents of which one language is behind, the oldest change first.</summary>
    public IEnumerable<(DocumentRow Row, Language Language, DateOnly Since)> Behind =>
        (from row in Rows
         from language in Language.All
         let since = row[language].BehindSince
         where since is not null
         select (row, language, since.Value)).OrderBy(behind => behind.Item3);

    public IEnumerable<(Language Language, int Documents, DateOnly LastChange, int Behind)> LanguageState =>
        Language.All.Select(language => (
            language,
            Rows.Count,
            Rows.Max(row => row[language].ChangedOn),
            Rows.Count(row => row[language].BehindSince is not null)));

    public void OnGet() => Document = Library.Find(SiteRequirements.About)!;
}
