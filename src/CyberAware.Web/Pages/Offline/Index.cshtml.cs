using CyberAware.Core.Content;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Offline;
using CyberAware.Web.Serving;
using CyberAware.Web.Site;

namespace CyberAware.Web.Pages.Offline;

/// <summary>Shown by the service worker in place of a page that isn't kept: tells which ones are.</summary>
[PublicPage]
public sealed class IndexModel(PortalSnapshot snapshot, PortalLinks links, FeatureTexts texts) : PortalPageModel(snapshot, links)
{
    public override string Title => texts["Offline"]["Title"];

    public override string Description => texts["Offline"]["Text"];

    public override string? Path => null;

    public IEnumerable<ContentPage> Kept => OfflineCopies.Pages(Library);
}
