using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;

namespace CyberAware.Web.Pages.Schools;

/// <summary>The lesson's plan in the form of schools: printed, its blanks filled in on paper or in the browser, which sends them nowhere.</summary>
[PublicPage]
public sealed class PlanModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts)
    : LessonPageModel(snapshot, links, texts, SchoolPaths.Plan);
