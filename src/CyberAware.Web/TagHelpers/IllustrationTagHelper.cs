using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CyberAware.Web.TagHelpers;

/// <summary><c>&lt;illustration name="passwords"&gt;</c> draws a small picture beside words that say the same, so it is hidden from readers.</summary>
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
        output.Content.SetHtmlContent(Use(assets, Name));
    }

    /// <summary>The same picture as markup.</summary>
    /// <param name="assets">Knows where the sprite stands.</param>
    /// <param name="name">Letters, digits and hyphens.</param>
    public static string Draw(Web.Site.ClientAssets assets, string name) =>
        $"<svg class=\"spot\" viewBox=\"0 0 96 96\" width=\"96\" height=\"96\" aria-hidden=\"true\" focusable=\"false\">{Use(assets, name)}</svg>";

    private static string Use(Web.Site.ClientAssets assets, string name) => $"<use href=\"{assets.Url("icons.svg")}#spot-{name}\"></use>";
}
