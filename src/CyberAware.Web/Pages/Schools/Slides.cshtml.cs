using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;

namespace CyberAware.Web.Pages.Schools;

/// <summary>The lesson for a projector, one idea a slide; on paper six slides to a sheet.</summary>
[PublicPage]
public sealed class SlidesModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts)
    : LessonPageModel(snapshot, links, texts, SchoolPaths.Slides)
{
    public IReadOnlyList<Slide> Slides => SlideDeck.From(Lesson, Language);
}
