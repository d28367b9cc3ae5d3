using System.Globalization;
using CyberAware.Core.Library;
using CyberAware.Web.Links;

namespace CyberAware.Web.Site;

/// <summary>The small texts that machines ask every site for.</summary>
public static class WellKnown
{
    /// <summary>Day until which security.txt is valid (RFC 9116 wants less than a year); a test fails a month before.</summary>
    public static readonly DateTimeOffset SecurityExpires = new(2027, 10, 31, 0, 0, 0, TimeSpan.Zero);

    public static string Robots(PortalLinks links) =>
        $"User-agent: *\nAllow: /\nDisallow: /health/\n\nSitemap: {links.Absolute("/sitemap.xml")}\n";

    public static string SecurityTxt(ContentLibrary library, PortalLinks links) =>
        $"Contact: {library.Contacts[SiteRequirements.SecurityContact].Href}\n"
        + $"Expires: {SecurityExpires.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}\n"
        + "Preferred-Languages: kk, ru, en\n"
        + $"Canonical: {links.Absolute("/.well-known/security.txt")}\n";
}
