using System.Text.RegularExpressions;
using CyberAware.Core.Documents.Markup;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CyberAware.Web.TagHelpers;

/// <summary><c>&lt;safe-html html="…"&gt;</c> writes sanitised text; the type lets nothing else in.</summary>
public sealed partial class SafeHtmlTagHelper(Web.Site.ClientAssets assets) : TagHelper
{
    public SafeHtml Html { get; set; } = SafeHtml.Empty;

    /// <summary>Whether it stands in a frame of another site, so that links to other pages open a tab.</summary>
    public bool IsFramed { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var drawn = DrawingPlace().Replace(Html.Value, place => IllustrationTagHelper.Draw(assets, place.Groups["name"].Value));
        output.Content.SetHtmlContent(IsFramed ? OpenTabs(drawn) : drawn);
    }

    // Of sanitised text, whose links begin so; those within the page, to a telephone or a letter stay as they are.
    private static string OpenTabs(string html) => PageLink().Replace(html, link =>
        $"<a target=\"_blank\"{(link.Value.Contains(" rel=\"", StringComparison.Ordinal) ? "" : " rel=\"noopener\"")}{link.Value[2..]}");

    [GeneratedRegex("""<span data-drawing="(?<name>[a-z0-9-]+)"></span>""")]
    private static partial Regex DrawingPlace();

    [GeneratedRegex("""<a(?=\s)[^>]*\shref="(?:/|https:)[^>]*>""")]
    private static partial Regex PageLink();
}
