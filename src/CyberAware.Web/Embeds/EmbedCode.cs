using System.Globalization;
using System.Text.Encodings.Web;
using CyberAware.Core;
using CyberAware.Web.Links;

namespace CyberAware.Web.Embeds;

/// <summary>Writes the HTML by which another site shows a page in a frame.</summary>
public static class EmbedCode
{
    /// <summary>Width of a frame, in CSS pixels, where the other site has room for it.</summary>
    public const int Width = 640;

    // Opening links, also out of the frame's own limits, is all that it may: it gets no origin, no script and no form.
    private const string Allowed = "allow-popups allow-popups-to-escape-sandbox";

    /// <summary>The frame, as wide as its place: for somebody who pastes it.</summary>
    public static string Create(PortalLinks links, HtmlEncoder encoder, EmbedTarget target, Language language) =>
        Create(links, encoder, target, language, "100%", target.Height);

    /// <summary>The frame in a measure.</summary>
    /// <param name="links">Addresses.</param>
    /// <param name="encoder">Encodes the title.</param>
    /// <param name="target">What it shows.</param>
    /// <param name="language">In which language.</param>
    /// <param name="width">Width in CSS pixels, or in percent of its place.</param>
    /// <param name="height">Height in CSS pixels.</param>
    /// <remarks>No style, which a strict host would refuse; the old attribute takes the border away everywhere.</remarks>
    public static string Create(PortalLinks links, HtmlEncoder encoder, EmbedTarget target, Language language, string width, int height) => string.Create(
        CultureInfo.InvariantCulture,
        $"<iframe src=\"{links.Absolute(links.Embed(language, target.Path))}\" title=\"{encoder.Encode(target.Words(language).Title)}\" width=\"{width}\" height=\"{height}\" frameborder=\"0\" loading=\"lazy\" sandbox=\"{Allowed}\"></iframe>");
}
