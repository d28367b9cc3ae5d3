using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;

namespace CyberAware.Web.Pages.Schools;

/// <summary>The answers to questions and cases, on a sheet of their own.</summary>
[PublicPage]
public sealed class AnswersModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts)
    : LessonPageModel(snapshot, links, texts, SchoolPaths.Answers);
