using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;

namespace CyberAware.Web.Pages.Schools;

/// <summary>A certificate of the lesson for a class: name and date are typed in the browser, which sends them nowhere, or written by hand.</summary>
[PublicPage]
public sealed class CertificateModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts)
    : LessonPageModel(snapshot, links, texts, SchoolPaths.Certificate);
