using System.Xml.Linq;
using CyberAware.Core;
using CyberAware.Core.Surveys.Charts;
using CyberAware.Web.Statistics;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CyberAware.Web.Pages.Parts;

/// <summary><c>&lt;chart view="…" language="…"&gt;</c> draws a chart, or its small shape with <c>is-preview</c>.</summary>
public sealed class ChartTagHelper : TagHelper
{
    public required ChartView View { get; set; }

    public required Language Language { get; set; }

    public bool IsPreview { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var svg = IsPreview
            ? ChartSvg.Preview(ChartPreview.Of(View.Survey, View.Chart))
            : View.Drawing(Language) is { } drawing
                ? ChartSvg.InPage(drawing, "chart-" + View.Chart.Id, View.Title(Language), View.Facts(Language))
                : null;
        output.Content.SetHtmlContent(svg?.ToString(SaveOptions.DisableFormatting) ?? "");
    }
}
