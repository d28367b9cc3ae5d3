using CyberAware.Core.Content;
using CyberAware.Web.Content;
using CyberAware.Web.Links;
using CyberAware.Web.Statistics;

namespace CyberAware.Web.Pages.Statistics;

/// <summary>A page below the statistics that is no document.</summary>
public abstract class StatisticsPageModel(LiveContent content, PortalLinks links, StatisticsCharts charts) : PortalPageModel(content, links)
{
    public StatisticsCharts Charts => charts;

    public override IEnumerable<ContentPage> Ancestors => [Section];

    public ContentPage Section => Library.Find(StatisticsCharts.Section)!;
}
