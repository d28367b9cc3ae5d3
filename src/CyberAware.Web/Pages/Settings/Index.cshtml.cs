using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Site;

namespace CyberAware.Web.Pages.Settings;

/// <summary>Text size, spacing, colours, links and pictures for readers with low vision.</summary>
[PublicPage]
public sealed class IndexModel(PortalSnapshot snapshot, PortalLinks links) : DocumentPageModel(snapshot, links)
{
    public DisplayPreferences Preferences { get; private set; } = null!;

    public void OnGet()
    {
        Document = Library.Find(SiteRequirements.Settings)!;
        Preferences = DisplayPreferences.Read(Request.Query);
    }
}
