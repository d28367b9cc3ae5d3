using CyberAware.Core.Pages;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;

namespace CyberAware.Web.Pages.Guide;

/// <summary>The whole guide as one booklet, for classes and for readers who keep it on paper.</summary>
[PublicPage]
public sealed class PrintModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts) : PortalPageModel(snapshot, links)
{
    public ContentPage Guide => Library.Find(SiteRequirements.Guide)!;

    public IEnumerable<ContentPage> Chapters => Library.ChildrenOf(SiteRequirements.Guide);

    public DateOnly Version => Chapters.Append(Guide).Max(page => page[Language].Updated);

    public override string Title => texts["Guide"]["Booklet"];

    public override string Description => texts["Guide"]["BookletText"];

    public override string? Path => PortalLinks.BookletPath;

    public override IEnumerable<ContentPage> Ancestors => [Guide];
}
