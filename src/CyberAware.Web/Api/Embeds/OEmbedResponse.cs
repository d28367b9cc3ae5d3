using System.Globalization;
using System.Text.Json.Serialization;
using System.Xml.Linq;

namespace CyberAware.Web.Api.Embeds;

/// <summary>A page as oEmbed 1.0 describes it: a piece of HTML in a measure.</summary>
/// <param name="Title">Title of the page.</param>
/// <param name="ProviderName">Name of the portal.</param>
/// <param name="ProviderUrl">Address of the portal.</param>
/// <param name="Width">Width of the frame in CSS pixels.</param>
/// <param name="Height">Height of the frame in CSS pixels.</param>
/// <param name="Html">The frame.</param>
public sealed record OEmbedResponse(
    [property: JsonPropertyName("title")] string Title,
    [property: JsonPropertyName("provider_name")] string ProviderName,
    [property: JsonPropertyName("provider_url")] string ProviderUrl,
    [property: JsonPropertyName("width")] int Width,
    [property: JsonPropertyName("height")] int Height,
    [property: JsonPropertyName("html")] string Html)
{
    /// <summary>Version of the specification, a text.</summary>
    [JsonPropertyName("version")]
    [JsonPropertyOrder(-2)]
    public string Version => "1.0";

    /// <summary>Kind of the description.</summary>
    [JsonPropertyName("type")]
    [JsonPropertyOrder(-1)]
    public string Type => "rich";

    /// <summary>How long the other site may keep it, in seconds: an hour.</summary>
    [JsonPropertyName("cache_age")]
    public int CacheAge => 3600;

    /// <summary>The same as XML.</summary>
    public string ToXml() => "<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\n" + new XElement(
        "oembed",
        new XElement("version", Version),
        new XElement("type", Type),
        new XElement("title", Title),
        new XElement("provider_name", ProviderName),
        new XElement("provider_url", ProviderUrl),
        new XElement("cache_age", CacheAge.ToString(CultureInfo.InvariantCulture)),
        new XElement("width", Width.ToString(CultureInfo.InvariantCulture)),
        new XElement("height", Height.ToString(CultureInfo.InvariantCulture)),
        new XElement("html", Html)).ToString(SaveOptions.DisableFormatting);
}
