using CyberAware.Core.Charts;
using CyberAware.Core.Pages;
using CyberAware.Core.Surveys;
using CyberAware.Core.Text;
using CyberAware.Web.Api.Statistics;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.Statistics;

/// <summary>One chart with its numbers and where they come from.</summary>
[PublicPage]
public sealed class ChartModel(PortalSnapshot snapshot, PortalLinks links, StatisticsCharts charts, SurveyResponses documents)
    : StatisticsPageModel(snapshot, links, charts)
{
    private int position;

    public ChartView View { get; private set; } = null!;

    public override string Title => View.Name(Language);

    public override string Description => View.Summary(Language);

    public override string? Path => View.Path;

    public ChartView? Previous => Charts.All.ElementAtOrDefault(position - 1);

    public ChartView? Next => Charts.All.ElementAtOrDefault(position + 1);

    public IEnumerable<ContentPage> Related => View.Chart.Related.Select(Library.FindCurrent).OfType<ContentPage>();

    public IEnumerable<string> Sources => View.Indicators
        .SelectMany(indicator => indicator.Values.Select(value => documents.SourceOf(Language, View.Survey, indicator, value))).Distinct();

    /// <summary>The years of an indicator's rows; a chart over time shows those without data too.</summary>
    public IEnumerable<int> YearsOf(Indicator indicator) =>
        View.Chart.Kind == SurveyChart.Years ? View.Years : indicator.Values.Select(value => value.Year);

    /// <summary>The number of people asked, as the table says it; null when it was not published.</summary>
    public static string? BaseOf(IndicatorValue value) => value.Base is { } number ? NumberFormatter.Number(number) : null;

    public IActionResult OnGet()
    {
        var chart = (string)RouteData.Values["chart"]!;
        if (Charts.Find(chart) is not { } view)
        {
            return NotFound();
        }

        View = view;
        position = Charts.All.ToList().FindIndex(candidate => candidate.Chart.Id == chart);
        return Page();
    }
}
