using CyberAware.Core.Content;
using CyberAware.Web.Content;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Offline;
using CyberAware.Web.Serving;

namespace CyberAware.Web.Pages.Offline;

/// <summary>Shown by the service worker in place of a page that isn't kept: tells which ones are.</summary>
[PublicPage]
public sealed class IndexModel(LiveContent content, PortalLinks links, FeatureTexts texts) : PortalPageModel(content, links)
{
    public override string Title => texts["Offline"]["Title"];

    public override string Description => texts["Offline"]["Text"];

    public override string? Path => null;

    public IEnumerable<ContentPage> Kept => OfflineCopies.Pages(Library);
}
