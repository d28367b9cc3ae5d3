using System.Globalization;
using System.Xml.Linq;
using CyberAware.Core;
using CyberAware.Web.Links;

namespace CyberAware.Web.Site;

/// <summary><c>/sitemap.xml</c>: every page in every language with its alternates (sitemaps.org 0.9, hreflang links).</summary>
public static class Sitemap
{
    private static readonly XNamespace Ns = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    public static string Create(IEnumerable<PublicPath> paths, PortalLinks links)
    {
        var urls = paths.Where(page => page.IsListed).SelectMany(page => Language.All.Select(language => Url(page.Path, page.Updated(language), language, links)));
        var document = new XElement(Ns + "urlset", new XAttribute(XNamespace.Xmlns + "xhtml", Xhtml), urls);
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + document;
    }

    private static XElement Url(string path, DateOnly updated, Language language, PortalLinks links) =>
        new(Ns + "url",
            new XElement(Ns + "loc", links.AbsolutePage(language, path)),
            new XElement(Ns + "lastmod", updated.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            Language.All.Select(alternate => new XElement(
                Xhtml + "link",
                new XAttribute("rel", "alternate"),
                new XAttribute("hreflang", alternate.Tag),
                new XAttribute("href", links.AbsolutePage(alternate, path)))));
}
