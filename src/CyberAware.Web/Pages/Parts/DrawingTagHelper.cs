using System.Xml.Linq;
using CyberAware.Core.Surveys.Charts;
using CyberAware.Web.Statistics;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CyberAware.Web.Pages.Parts;

/// <summary><c>&lt;drawing of="…" id="…" title="…" facts="…"&gt;</c> draws a chart that is not a survey's.</summary>
public sealed class DrawingTagHelper : TagHelper
{
    public required ChartDrawing Of { get; set; }

    /// <summary>Unique on the page.</summary>
    public required string Id { get; set; }

    public required string Title { get; set; }

    /// <summary>The figures in words.</summary>
    public required string Facts { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(ChartSvg.InPage(Of, "chart-" + Id, Title, Facts).ToString(SaveOptions.DisableFormatting));
    }
}
