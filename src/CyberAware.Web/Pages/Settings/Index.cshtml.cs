using CyberAware.Web.Content;
using CyberAware.Web.Links;
using CyberAware.Web.Serving;
using CyberAware.Web.Sight;

namespace CyberAware.Web.Pages.Settings;

/// <summary>Text size, spacing, colours, links and pictures for readers with low vision.</summary>
[PublicPage]
public sealed class IndexModel(LiveContent content, PortalLinks links) : DocumentPageModel(content, links)
{
    public SightChoice Choice { get; private set; } = null!;

    public void OnGet()
    {
        Document = Library.Find(SiteRequirements.Settings)!;
        Choice = SightChoice.Read(Request.Query);
    }
}
