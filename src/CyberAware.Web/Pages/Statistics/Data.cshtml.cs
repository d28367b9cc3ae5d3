using CyberAware.Core.Charts;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;

namespace CyberAware.Web.Pages.Statistics;

/// <summary>Says what each file and each field of the open data is.</summary>
[PublicPage]
public sealed class DataModel(PortalSnapshot snapshot, PortalLinks links, StatisticsCharts charts, FeatureResources texts)
    : StatisticsPageModel(snapshot, links, charts)
{
    /// <summary>Each field's name in the resources with its places in the JSON documents.</summary>
    public static IReadOnlyList<(string Name, string[] Fields)> Fields { get; } =
    [
        ("survey", ["id"]),
        ("title", ["title"]),
        ("links", ["links", "links.json", "links.csv", "links.page"]),
        ("indicator", ["indicators", "indicators.id"]),
        ("label", ["indicators.labels"]),
        ("unit", ["indicators.unit"]),
        ("year", ["year", "indicators.values.year"]),
        ("value", ["indicators.values", "indicators.values.value"]),
        ("atLeast", ["indicators.values.atLeast"]),
        ("of", ["indicators.values.of"]),
        ("base", ["base", "indicators.values.base"]),
        ("source", ["source", "indicators.values.source"]),
        ("place", ["indicators.place"]),
        ("question", ["indicators.question"]),
        ("note", ["indicators.values.note"]),
        ("both", ["kk", "ru"]),
    ];

    public override string Title => texts["Statistics"]["DataTitle"];

    public override string Description => texts["Statistics"]["DataSummary"];

    public override string? Path => StatisticsPaths.Data;
}
