using CyberAware.Core.Alerts;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.Alerts;

/// <summary>One warning; one whose time is over says so.</summary>
[PublicPage]
[ShowsAlerts]
public sealed class AlertModel(PortalSnapshot snapshot, PortalLinks links) : DocumentPageModel(snapshot, links)
{
    public Alert Alert { get; private set; } = null!;

    public bool IsActive => Snapshot.Alerts.IsActive(Alert);

    public IActionResult OnGet()
    {
        if (Snapshot.Alerts.Find((string)RouteData.Values["slug"]!) is not { } alert)
        {
            return NotFound();
        }

        (Alert, Document) = (alert, alert.Page);
        return Page();
    }
}
