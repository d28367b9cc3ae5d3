using CyberAware.Core;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Site;

namespace CyberAware.Web.Pages.About;

/// <summary>Tells about the portal and shows how complete and how fresh each language is.</summary>
[PublicPage]
public sealed class IndexModel(PortalSnapshot snapshot, PortalLinks links) : DocumentPageModel(snapshot, links)
{
    public IEnumerable<(Language Language, int Documents, DateOnly LastChange)> LanguageState =>
        Language.All.Select(language => (
            language,
            Library.Pages.Count,
            Library.Pages.Max(page => page[language].Updated)));

    public void OnGet() => Document = Library.Find(SiteRequirements.About)!;
}
