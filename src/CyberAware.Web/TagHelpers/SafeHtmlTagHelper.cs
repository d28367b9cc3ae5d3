using CyberAware.Core.Documents.Markup;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CyberAware.Web.TagHelpers;

/// <summary><c>&lt;safe-html html="…"&gt;</c> writes sanitised text; the type lets nothing else in.</summary>
public sealed class SafeHtmlTagHelper : TagHelper
{
    public SafeHtml Html { get; set; } = SafeHtml.Empty;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Html.Value);
    }
}
