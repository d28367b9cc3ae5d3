using System.Globalization;
using System.Xml.Linq;
using CyberAware.Core;
using CyberAware.Core.Content;
using CyberAware.Web.Content;
using CyberAware.Web.Links;
using CyberAware.Web.Quizzes;
using CyberAware.Web.Statistics;

namespace CyberAware.Web.Serving;

/// <summary><c>/sitemap.xml</c>: every page in every language with its alternates (sitemaps.org 0.9, hreflang links).</summary>
public static class Sitemap
{
    private static readonly XNamespace Ns = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    public static string Make(ContentLibrary library, StatisticsCharts charts, PortalLinks links)
    {
        var documents = library.Pages.Select(page => (page.Path, Updated: (Func<Language, DateOnly>)(language => page[language].Updated)));
        var ofStatistics = library.Find(StatisticsCharts.Section) is { } section
            ? charts.Paths.Select(path => (Path: path, Updated: (Func<Language, DateOnly>)(language => section[language].Updated)))
            : [];
        var booklet = library.Find(SiteRequirements.Guide) is { } guide
            ? [(Path: PortalLinks.BookletPath, Updated: (Func<Language, DateOnly>)(language => library.ChildrenOf(guide.Path).Append(guide).Max(page => page[language].Updated)))]
            : Array.Empty<(string Path, Func<Language, DateOnly> Updated)>();
        var quizzes = library.Quizzes.Select(quiz => (Path: QuizPaths.Of(quiz), Updated: (Func<Language, DateOnly>)(language => quiz[language].Updated)));
        var urls = documents.Concat(ofStatistics).Concat(quizzes).Concat(booklet)
            .SelectMany(page => Language.All.Select(language => Url(page.Path, page.Updated(language), language, links)));
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
