using CyberAware.Core.Charts;
using CyberAware.Core.Surveys;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Site;

namespace CyberAware.Web.Pages.Statistics;

/// <summary>The survey's text with the list of its charts.</summary>
[PublicPage]
public sealed class IndexModel(PortalSnapshot snapshot, PortalLinks links, StatisticsCharts charts) : DocumentPageModel(snapshot, links)
{
    public StatisticsCharts Charts => charts;

    /// <summary>The charts with a picture; the first one is shown in full.</summary>
    public IEnumerable<ChartView> Drawn => charts.All.Where(view => view.Chart.HasChart);

    public IEnumerable<ChartView> Tables => charts.All.Where(view => view.Chart.Kind == SurveyChart.Table);

    public bool IsFromDocuments => Snapshot.FiguresAreFromDocuments;

    public void OnGet() => Document = Library.Find(StatisticsPaths.Section)!;
}
