using CyberAware.Web.Content;
using CyberAware.Web.Links;
using CyberAware.Web.Serving;
using CyberAware.Web.Sight;
using CyberAware.Web.Site;

namespace CyberAware.Web.Pages.Settings;

/// <summary>Text size, spacing, colours, links and pictures for readers with low vision.</summary>
[PublicPage]
public sealed class IndexModel(PortalSnapshot snapshot, PortalLinks links) : DocumentPageModel(snapshot, links)
{
    public SightChoice Choice { get; private set; } = null!;

    public void OnGet()
    {
        Document = Library.Find(SiteRequirements.Settings)!;
        Choice = SightChoice.Read(Request.Query);
    }
}
