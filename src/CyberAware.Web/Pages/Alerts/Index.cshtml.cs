using CyberAware.Core.Alerts;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Site;

namespace CyberAware.Web.Pages.Alerts;

/// <summary>The warnings that count, and the archive by year.</summary>
[PublicPage]
[ShowsAlerts]
public sealed class IndexModel(PortalSnapshot snapshot, PortalLinks links) : DocumentPageModel(snapshot, links)
{
    public IEnumerable<IGrouping<int, Alert>> ArchiveByYear => Snapshot.Alerts.Archive.GroupBy(alert => alert.FirstDay.Year);

    public void OnGet() => Document = Library.Find(Alert.Section)!;
}
