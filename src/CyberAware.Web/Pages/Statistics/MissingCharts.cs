using CyberAware.Core.Charts;
using CyberAware.Core.Surveys;

namespace CyberAware.Web.Pages.Statistics;

/// <summary>The charts that the source names without figures: part of how the figures came about, beside none that has some.</summary>
/// <param name="Page">The page on which they are named.</param>
/// <param name="Charts">All charts.</param>
public sealed record MissingCharts(PortalPageModel Page, StatisticsCharts Charts)
{
    public IReadOnlyList<ChartView> Views { get; } = [.. Charts.All.Where(view => view.Chart.Kind == SurveyChart.Missing)];
}
