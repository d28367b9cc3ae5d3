using System.Xml.Linq;
using CyberAware.Core.Charts;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CyberAware.Web.TagHelpers;

/// <summary><c>&lt;drawing of="…" id="…" title="…" facts="…"&gt;</c> draws a chart that is not a survey's.</summary>
public sealed class ChartSvgTagHelper : TagHelper
{
    public required ChartScene Scene { get; set; }

    /// <summary>Unique on the page.</summary>
    public required string Id { get; set; }

    public required string Title { get; set; }

    /// <summary>The figures in words.</summary>
    public required string Description { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(ChartSvg.InPage(Scene, "chart-" + Id, Title, Description).ToString(SaveOptions.DisableFormatting));
    }
}
