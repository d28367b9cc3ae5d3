using CyberAware.Core.Charts;
using CyberAware.Core.Pages;
using CyberAware.Web.Links;
using CyberAware.Web.Site;

namespace CyberAware.Web.Pages.Statistics;

/// <summary>A page below the statistics that is no document.</summary>
public abstract class StatisticsPageModel(PortalSnapshot snapshot, PortalLinks links, StatisticsCharts charts) : PortalPageModel(snapshot, links)
{
    public StatisticsCharts Charts => charts;

    public override IEnumerable<ContentPage> Ancestors => [Section];

    public ContentPage Section => Library.Find(StatisticsPaths.Section)!;
}
