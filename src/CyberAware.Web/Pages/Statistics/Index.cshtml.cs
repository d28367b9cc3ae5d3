using CyberAware.Core.Charts;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Site;

namespace CyberAware.Web.Pages.Statistics;

/// <summary>The survey's text with the list of its charts.</summary>
[PublicPage]
public sealed class IndexModel(PortalSnapshot snapshot, PortalLinks links, StatisticsCharts charts) : DocumentPageModel(snapshot, links)
{
    public IReadOnlyList<ChartView> Charts => charts.All;

    public bool IsFromDocuments => Snapshot.FiguresAreFromDocuments;

    public void OnGet() => Document = Library.Find(StatisticsPaths.Section)!;
}
