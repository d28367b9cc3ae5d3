using System.Xml.Linq;
using CyberAware.Core;
using CyberAware.Core.Charts;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CyberAware.Web.TagHelpers;

/// <summary>
/// <c>&lt;chart view="…" language="…"&gt;</c> draws a chart for a narrow column; with <c>is-full</c> also for a wide one, of which
/// the stylesheet shows one; with <c>is-card</c> beside words that say the same.
/// </summary>
public sealed class ChartTagHelper : TagHelper
{
    public required ChartView View { get; set; }

    public required Language Language { get; set; }

    public bool IsFull { get; set; }

    public bool IsCard { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        foreach (var svg in IsCard ? Card() : Pictures())
        {
            output.Content.AppendHtml(svg.ToString(SaveOptions.DisableFormatting));
        }
    }

    private IEnumerable<XElement> Card() => View.CardScene(Language) is { } scene ? [ChartSvg.BesideWords(scene)] : [];

    private IEnumerable<XElement> Pictures()
    {
        foreach (var width in IsFull ? new[] { ChartScene.ColumnWidth, ChartScene.WideWidth } : [ChartScene.ColumnWidth])
        {
            if (View.Scene(Language, width) is { } scene)
            {
                var id = "chart-" + View.Chart.Id + (width > ChartScene.ColumnWidth ? "-wide" : "");
                yield return ChartSvg.InPage(scene, id, View.Title(Language), View.Description(Language));
            }
        }
    }
}
