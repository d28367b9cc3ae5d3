namespace CyberAware.Web.Links;

/// <summary>The paths of what pages of other sites show in a frame.</summary>
public static class EmbedPaths
{
    /// <summary>What stands before the language; no other address may be framed.</summary>
    public const string Root = "/embed";

    /// <summary>Where other sites ask how to show a page (oEmbed 1.0).</summary>
    public const string OEmbed = "/oembed";

    /// <summary>Media type of an answer of oEmbed in the links by which it is found.</summary>
    public const string OEmbedType = "application/json+oembed";

    /// <summary>The stylesheet, which a frame without an origin of its own asks for as another site would.</summary>
    public const string Stylesheet = "embed.css";

    // What its address begins with; the hash of its bytes follows.
    private const string StylesheetStart = "/dist/embed.";

    /// <summary>Whether a path lies below <see cref="Root"/>.</summary>
    public static bool Contain(PathString path) => path.StartsWithSegments(Root);

    /// <summary>Whether a path is that of the stylesheet.</summary>
    public static bool IsStylesheet(PathString path) => path.Value?.StartsWith(StylesheetStart, StringComparison.Ordinal) == true;
}
