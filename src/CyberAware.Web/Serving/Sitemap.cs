using System.Globalization;
using System.Xml.Linq;
using CyberAware.Core;
using CyberAware.Core.Content;
using CyberAware.Web.Links;

namespace CyberAware.Web.Serving;

/// <summary><c>/sitemap.xml</c>: every page in every language with its alternates (sitemaps.org 0.9, hreflang links).</summary>
public static class Sitemap
{
    private static readonly XNamespace Ns = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    public static string Make(ContentLibrary library, PortalLinks links)
    {
        var urls = library.Pages.SelectMany(page => Language.All.Select(language => Url(page, language, links)));
        var document = new XElement(Ns + "urlset", new XAttribute(XNamespace.Xmlns + "xhtml", Xhtml), urls);
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + document;
    }

    private static XElement Url(ContentPage page, Language language, PortalLinks links) =>
        new(Ns + "url",
            new XElement(Ns + "loc", links.AbsolutePage(language, page.Path)),
            new XElement(Ns + "lastmod", page[language].Updated.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            Language.All.Select(alternate => new XElement(
                Xhtml + "link",
                new XAttribute("rel", "alternate"),
                new XAttribute("hreflang", alternate.Tag),
                new XAttribute("href", links.AbsolutePage(alternate, page.Path)))));
}
