using CyberAware.Core.Pages;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;

namespace CyberAware.Web.Pages.Offline;

/// <summary>Shown by the service worker in place of a page that isn't kept: tells which ones are.</summary>
[PublicPage]
[ShowsAlerts]
public sealed class IndexModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts) : PortalPageModel(snapshot, links)
{
    public override string Title => texts["Offline"]["Title"];

    public override string Description => texts["Offline"]["Text"];

    public override string? Path => null;

    public IEnumerable<ContentPage> SavedPages => OfflineCopies.Pages(Snapshot);
}
