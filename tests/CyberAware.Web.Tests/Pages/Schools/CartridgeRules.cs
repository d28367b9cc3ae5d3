using System.Text;
using System.Xml;
using System.Xml.Linq;
using AngleSharp.Html.Parser;

namespace CyberAware.Web.Tests.Pages.Schools;

/// <summary>The rules of Common Cartridge 1.1 as importers apply them; the official schemas may not be handed on with the portal.</summary>
internal static class CartridgeRules
{
    // Moodle looks for the namespace no further.
    private const int NamespaceBytes = 500;

    private static readonly XNamespace Package = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1";
    private static readonly XNamespace Metadata = "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest";
    private static readonly XNamespace ResourceMetadata = "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/resource";
    private static readonly XNamespace WebLink = "http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1";

    public static XElement Manifest(FoundCartridge cartridge) => XDocument.Parse(TextOf(cartridge, "imsmanifest.xml")!).Root!;

    /// <summary>Titles of the folders, with the names of what is for teachers alone.</summary>
    public static IReadOnlyList<(string Title, IReadOnlyList<string> ForTeachers)> Folders(FoundCartridge cartridge)
    {
        var manifest = Manifest(cartridge);
        var hidden = manifest.Descendants(Package + "resource")
            .Where(resource => resource.Descendants(ResourceMetadata + "intendedEndUserRole").Elements(ResourceMetadata + "value").Any(value => value.Value == "Instructor"))
            .Select(resource => resource.Attribute("identifier")!.Value).ToHashSet();
        return [.. manifest.Descendants(Package + "organization").Elements().Elements(Package + "item").Select(folder => (
            folder.Element(Package + "title")!.Value,
            (IReadOnlyList<string>)[.. folder.Elements(Package + "item").Select(item => item.Attribute("identifierref")!.Value).Where(hidden.Contains).Select(id => id.Split('.')[^1])]))];
    }

    /// <summary>Where the web links lead.</summary>
    public static IEnumerable<string> Links(FoundCartridge cartridge) =>
        cartridge.Entries.Where(entry => entry.Path.EndsWith(".xml", StringComparison.Ordinal)).Select(entry => XDocument.Parse(entry.Text).Root!)
            .Where(root => root.Name == WebLink + "webLink").Select(root => root.Element(WebLink + "url")!.Attribute("href")!.Value);

    /// <summary>What an importer would stumble over.</summary>
    public static IReadOnlyList<string> Faults(FoundCartridge cartridge)
    {
        var faults = new List<string>();
        var text = TextOf(cartridge, "imsmanifest.xml") ?? "";
        var head = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text).AsSpan(0, Math.Min(NamespaceBytes, Encoding.UTF8.GetByteCount(text))));
        if (!head.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<manifest xmlns=\"", StringComparison.Ordinal) || !head.Contains($"xmlns=\"{Package}\"", StringComparison.Ordinal))
        {
            faults.Add($"begins with {head[..80]}");
        }

        var manifest = XDocument.Parse(text).Root!;
        CheckOrder(manifest, ["metadata", "organizations", "resources"], faults);
        CheckMetadata(manifest.Element(Package + "metadata")!, faults);
        CheckIds(manifest, faults);
        CheckOrganization(manifest, faults);
        CheckResources(manifest, cartridge, faults);
        return faults;
    }

    private static void CheckOrder(XElement parent, IReadOnlyList<string> expected, List<string> faults)
    {
        if (!parent.Elements().Select(element => element.Name.LocalName).SequenceEqual(expected))
        {
            faults.Add($"{parent.Name.LocalName} holds {string.Join(", ", parent.Elements().Select(element => element.Name.LocalName))}");
        }
    }

    private static void CheckMetadata(XElement metadata, List<string> faults)
    {
        CheckOrder(metadata, ["schema", "schemaversion", "lom"], faults);
        if (metadata.Element(Package + "schema")?.Value != "IMS Common Cartridge" || metadata.Element(Package + "schemaversion")?.Value != "1.1.0")
        {
            faults.Add("schema or schemaversion");
        }

        if (string.IsNullOrWhiteSpace(metadata.Element(Metadata + "lom")?.Element(Metadata + "general")?.Element(Metadata + "title")?.Element(Metadata + "string")?.Value))
        {
            faults.Add("lom without a title");
        }
    }

    private static void CheckIds(XElement manifest, List<string> faults)
    {
        var ids = manifest.DescendantsAndSelf().Attributes("identifier").Select(id => id.Value).ToList();
        faults.AddRange(ids.Where(id => !IsName(id)).Select(id => $"{id} is no xs:ID"));
        faults.AddRange(ids.GroupBy(id => id).Where(group => group.Count() > 1).Select(group => $"{group.Key} stands there twice"));
    }

    private static bool IsName(string id)
    {
        try
        {
            return XmlConvert.VerifyNCName(id) == id;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static void CheckOrganization(XElement manifest, List<string> faults)
    {
        var organizations = manifest.Element(Package + "organizations")!.Elements().ToList();
        if (organizations is not [var organization] || organization.Attribute("structure")?.Value != "rooted-hierarchy")
        {
            faults.Add("not one organization that is a rooted-hierarchy");
            return;
        }

        if (organization.Elements().ToList() is not [var root] || root.Element(Package + "title") is not null || root.Attributes().Any(attribute => attribute.Name != "identifier"))
        {
            faults.Add("not one root, without title and reference");
        }

        foreach (var item in organization.Elements().Elements().DescendantsAndSelf(Package + "item"))
        {
            if (item.Elements().FirstOrDefault()?.Name != Package + "title" || string.IsNullOrWhiteSpace(item.Element(Package + "title")!.Value)
                || item.Elements(Package + "item").Any() == (item.Attribute("identifierref") is not null))
            {
                faults.Add($"item {item.Attribute("identifier")} without a title in front, or neither folder nor reference");
            }
        }
    }

    private static void CheckResources(XElement manifest, FoundCartridge cartridge, List<string> faults)
    {
        var resources = manifest.Element(Package + "resources")!.Elements(Package + "resource").ToList();
        var references = manifest.Descendants(Package + "item").Attributes("identifierref").Select(reference => reference.Value).ToList();
        faults.AddRange(references.Except(resources.Select(resource => resource.Attribute("identifier")!.Value)).Select(reference => $"no resource {reference}"));
        var files = resources.Elements(Package + "file").Select(file => file.Attribute("href")!.Value).ToList();
        var paths = cartridge.Entries.Select(entry => entry.Path).Where(path => path != "imsmanifest.xml").ToList();
        faults.AddRange(files.Except(paths).Select(file => $"{file} is not in the package"));
        faults.AddRange(paths.Except(files).Select(path => $"{path} is not in the manifest"));
        faults.AddRange(paths.Where(path => !Ascii.IsValid(path)).Select(path => $"{path} is not ASCII"));
        foreach (var resource in resources)
        {
            var (type, href) = (resource.Attribute("type")?.Value, resource.Attribute("href")?.Value);
            var own = resource.Elements(Package + "file").Select(file => file.Attribute("href")!.Value).ToList();
            IEnumerable<string> found = (type, own) switch
            {
                ("imswl_xmlv1p1", [var link]) when href is null => LinkFaults(TextOf(cartridge, link)),
                ("webcontent", [var page]) when href == page => PageFaults(TextOf(cartridge, page)),
                _ => [$"of type {type} with {own.Count} files and href {href}"],
            };
            faults.AddRange(found.Select(fault => $"{resource.Attribute("identifier")!.Value}: {fault}"));
        }
    }

    private static IEnumerable<string> LinkFaults(string? text)
    {
        if (text is null || XDocument.Parse(text).Root is not { } link || link.Name != WebLink + "webLink"
            || !link.Elements().Select(element => element.Name).SequenceEqual([WebLink + "title", WebLink + "url"]))
        {
            return ["no web link of title and url"];
        }

        var address = link.Element(WebLink + "url")!.Attribute("href")!.Value;
        return Ascii.IsValid(address) && Uri.IsWellFormedUriString(address, UriKind.Absolute) ? [] : [$"{address} is no address in ASCII"];
    }

    // It must stand alone: no file of its own, no script, no address that needs the portal to be understood.
    private static IEnumerable<string> PageFaults(string? text)
    {
        if (text is null)
        {
            yield break;
        }

        var page = new HtmlParser().ParseDocument(text);
        if (!text.StartsWith("<!DOCTYPE html>", StringComparison.Ordinal) || page.QuerySelector("html[lang] meta[charset='utf-8']") is null || string.IsNullOrWhiteSpace(page.Title) || page.QuerySelectorAll("h1").Length != 1)
        {
            yield return "no document with language, encoding, title and one heading";
        }

        foreach (var element in page.QuerySelectorAll("script, link, iframe, object, img, [style], [onclick]"))
        {
            yield return $"needs {element.OuterHtml}";
        }

        foreach (var address in page.QuerySelectorAll("[href]").Select(element => element.GetAttribute("href")!).Where(address => !Uri.IsWellFormedUriString(address, UriKind.Absolute)))
        {
            yield return $"leads to {address}";
        }
    }

    private static string? TextOf(FoundCartridge cartridge, string path) => cartridge.Entries.FirstOrDefault(entry => entry.Path == path)?.Text;
}
