using System.Xml.Linq;
using CyberAware.Core;
using CyberAware.Core.Charts;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CyberAware.Web.TagHelpers;

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
            ? ChartSvg.Thumbnail(ChartThumbnail.For(View.Survey, View.Chart))
            : View.Scene(Language) is { } scene
                ? ChartSvg.InPage(scene, "chart-" + View.Chart.Id, View.Title(Language), View.Description(Language))
                : null;
        output.Content.SetHtmlContent(svg?.ToString(SaveOptions.DisableFormatting) ?? "");
    }
}
