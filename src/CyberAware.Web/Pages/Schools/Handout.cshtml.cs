using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;

namespace CyberAware.Web.Pages.Schools;

/// <summary>What pupils get: the sheet, and the cases of a sorting task as cards to cut out.</summary>
[PublicPage]
public sealed class HandoutModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts)
    : LessonPageModel(snapshot, links, texts, SchoolPaths.Handout);
