using System.Xml.Linq;
using CyberAware.Core;

namespace CyberAware.Browser.Tests.Browsing;

/// <summary>One address of the portal, without its origin, and the other language's.</summary>
public sealed record PortalPage(string Address, Language Language, string Twin)
{
    public bool IsMissing { get; init; }

    public override string ToString() => Address;
}

/// <summary>Every address of the portal, taken from its sitemap, and some that lead nowhere.</summary>
public sealed record PortalPages(IReadOnlyList<PortalPage> Listed, IReadOnlyList<PortalPage> Missing)
{
    private static readonly XNamespace Ns = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    public IReadOnlyList<PortalPage> All => [.. Listed, .. Missing];

    public static PortalPages Read(string sitemap)
    {
        var listed = XDocument.Parse(sitemap).Root!.Elements(Ns + "url").Select(Page).ToList();

        // An unknown first segment is answered in the first language and speaks both.
        var missing = Language.All.Select(language => NoPage(language, $"/{language}/no-such-page"))
            .Append(NoPage(Language.All[0], "/en/x"))
            .ToList();
        return new PortalPages(listed, missing);
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

    private static PortalPage NoPage(Language language, string address) =>
        new(address, language, $"/{language.Other}") { IsMissing = true };

    private static Language LanguageOf(string address) =>
        Language.Find(address.Split('/')[1]) ?? throw new InvalidDataException($"The sitemap lists '{address}', which has no language.");

    private static string Path(string address) => new Uri(address).AbsolutePath;
}
