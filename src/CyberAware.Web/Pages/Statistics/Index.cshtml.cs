using CyberAware.Web.Content;
using CyberAware.Web.Links;
using CyberAware.Web.Serving;
using CyberAware.Web.Statistics;

namespace CyberAware.Web.Pages.Statistics;

/// <summary>The survey's text with the list of its charts.</summary>
[PublicPage]
public sealed class IndexModel(LiveContent content, PortalLinks links, StatisticsCharts charts) : DocumentPageModel(content, links)
{
    public IReadOnlyList<ChartView> Charts => charts.All;

    public bool IsFromDocuments => charts.IsFromDocuments;

    public void OnGet() => Document = Library.Find(StatisticsCharts.Section)!;
}
