using CyberAware.Core.Pages;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Site;

namespace CyberAware.Web.Pages.Corrections;

/// <summary>Lists every dated note of the portal's editors, newest first.</summary>
[PublicPage]
public sealed class IndexModel(PortalSnapshot snapshot, PortalLinks links) : DocumentPageModel(snapshot, links)
{
    public IEnumerable<(ContentPage Page, EditorNote Note)> Notes =>
        Library.Pages.SelectMany(page => page[Language].Notes.Select(note => (page, note)))
            .OrderByDescending(entry => entry.note.Date)
            .ThenBy(entry => entry.page.Path, StringComparer.Ordinal);

    public void OnGet() => Document = Library.Find(SiteRequirements.Corrections)!;
}
