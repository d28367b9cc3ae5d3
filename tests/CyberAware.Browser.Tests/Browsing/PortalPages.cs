using System.Xml.Linq;
using CyberAware.Core;
using CyberAware.TestSupport;

namespace CyberAware.Browser.Tests.Browsing;

/// <summary>One address of the portal, without its origin, and the other language's.</summary>
public sealed record PortalPage(string Address, Language Language, string Twin)
{
    /// <summary>What the address answers with.</summary>
    public int Status { get; init; } = 200;

    public override string ToString() => Address;
}

/// <summary>Every address of the portal, taken from its sitemap, and those beside it: searches, the stand-in page, errors.</summary>
public sealed record PortalPages(IReadOnlyList<PortalPage> Listed, IReadOnlyList<PortalPage> Unlisted)
{
    private static readonly XNamespace Ns = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    // Without a word, with results of both languages, with a guess, with none.
    private static readonly string[] Screens = ["search", "search?q=1400", "search?q=gfhjkm", "search?q=zzzzqqqq"];

    public IReadOnlyList<PortalPage> All => [.. Listed, .. Unlisted];

    public static PortalPages Read(string sitemap)
    {
        var listed = XDocument.Parse(sitemap).Root!.Elements(Ns + "url").Select(Page).ToList();

        // Where the address names no language the first one answers and the page speaks both.
        var unlisted = Language.All.Select(language => Error(language, $"/{language}/no-such-page", 404))
            .Append(Error(Language.All[0], "/en/x", 404))
            .Concat(Language.All.SelectMany(language => FailingPages.Statuses.Select(status => Error(language, FailingPages.UrlOf(language, status), status))))
            .Concat(Language.All.Select(language => new PortalPage($"/{language}/offline", language, $"/{language.Other}")))
            .Concat(Language.All.SelectMany(language => Screens.Select(path => new PortalPage($"/{language}/{path}", language, $"/{language.Other}/{path}"))))
            .ToList();
        return new PortalPages(listed, unlisted);
    }

    private static PortalPage Page(XElement url)
    {
        var address = Path(url.Element(Ns + "loc")!.Value);
        var language = LanguageOf(address);
        var twin = url.Elements(Xhtml + "link")
            .Single(link => link.Attribute("hreflang")!.Value == language.Other.Tag)
            .Attribute("href")!.Value;
        return new PortalPage(address, language, Path(twin));
    }

    private static PortalPage Error(Language language, string address, int status) =>
        new(address, language, $"/{language.Other}") { Status = status };

    private static Language LanguageOf(string address) =>
        Language.Find(address.Split('/')[1]) ?? throw new InvalidDataException($"The sitemap lists '{address}', which has no language.");

    private static string Path(string address) => new Uri(address).AbsolutePath;
}
