using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CyberAware.Web.TagHelpers;

/// <summary><c>&lt;spot name="passwords"&gt;</c> draws a small picture beside words that say the same, so it is hidden from readers.</summary>
public sealed class IllustrationTagHelper(Web.Site.ClientAssets assets) : TagHelper
{
    public string Name { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "spot");
        output.Attributes.SetAttribute("viewBox", "0 0 96 96");
        output.Attributes.SetAttribute("width", "96");
        output.Attributes.SetAttribute("height", "96");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Attributes.SetAttribute("focusable", "false");
        output.Content.SetHtmlContent($"<use href=\"{assets.Url("icons.svg")}#spot-{Name}\"></use>");
    }
}
