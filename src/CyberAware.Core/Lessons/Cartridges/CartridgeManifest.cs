using System.Xml.Linq;

namespace CyberAware.Core.Lessons.Cartridges;

/// <summary>
/// The table of contents of a cartridge. Importers are strict: Moodle looks for the default namespace in the first 500 bytes
/// alone, ids are of the type xs:ID and so unique in the whole document, and the order of the elements counts.
/// </summary>
internal static class CartridgeManifest
{
    private const string Web = "webcontent";
    private const string WebLink = "imswl_xmlv1p1";

    private static readonly XNamespace Package = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1";
    private static readonly XNamespace Metadata = "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest";
    private static readonly XNamespace ResourceMetadata = "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/resource";

    /// <summary>The manifest of a cartridge.</summary>
    public static XElement Create(Cartridge cartridge) => new(
        Package + "manifest",
        new XAttribute("xmlns", Package.NamespaceName),
        new XAttribute("identifier", cartridge.Id),
        new XElement(
            Package + "metadata",
            new XElement(Package + "schema", "IMS Common Cartridge"),
            new XElement(Package + "schemaversion", "1.1.0"),
            new XElement(
                Metadata + "lom",
                new XAttribute(XNamespace.Xmlns + "lom", Metadata.NamespaceName),
                new XElement(
                    Metadata + "general",
                    new XElement(Metadata + "title", Words(cartridge, cartridge.Title)),
                    new XElement(Metadata + "language", cartridge.Language.Tag),
                    new XElement(Metadata + "description", Words(cartridge, cartridge.Description))))),
        new XElement(
            Package + "organizations",
            new XElement(
                Package + "organization",
                new XAttribute("identifier", "organization"),
                new XAttribute("structure", "rooted-hierarchy"),
                new XElement(Package + "item", new XAttribute("identifier", "root"), cartridge.Folders.Select(FolderOf)))),
        new XElement(Package + "resources", cartridge.Folders.SelectMany(folder => folder.Items.Select(item => ResourceOf(folder, item)))));

    /// <summary>Path of an item's file in the package.</summary>
    public static string PathOf(CartridgeFolder folder, CartridgeItem item) => $"{folder.Name}/{item.Name}.{item.Extension}";

    private static XElement Words(Cartridge cartridge, string text) => new(Metadata + "string", new XAttribute("language", cartridge.Language.Tag), text);

    private static XElement FolderOf(CartridgeFolder folder) => new(
        Package + "item",
        new XAttribute("identifier", $"folder.{folder.Name}"),
        new XElement(Package + "title", folder.Title),
        folder.Items.Select(item => new XElement(
            Package + "item",
            new XAttribute("identifier", $"item.{folder.Name}.{item.Name}"),
            new XAttribute("identifierref", IdOf(folder, item)),
            new XElement(Package + "title", item.Title))));

    private static XElement ResourceOf(CartridgeFolder folder, CartridgeItem item)
    {
        var path = PathOf(folder, item);
        return new XElement(
            Package + "resource",
            new XAttribute("identifier", IdOf(folder, item)),
            new XAttribute("type", item is CartridgeLink ? WebLink : Web),
            item is CartridgeLink ? null : new XAttribute("href", path),
            item.IsForTeachers ? ForTeachers() : null,
            new XElement(Package + "file", new XAttribute("href", path)));
    }

    // Moodle hides what is for instructors from pupils.
    private static XElement ForTeachers() => new(
        Package + "metadata",
        new XElement(
            ResourceMetadata + "lom",
            new XAttribute(XNamespace.Xmlns + "lom", ResourceMetadata.NamespaceName),
            new XElement(
                ResourceMetadata + "educational",
                new XElement(
                    ResourceMetadata + "intendedEndUserRole",
                    new XElement(ResourceMetadata + "source", "IMSGLC_CC_Rolesv1p1"),
                    new XElement(ResourceMetadata + "value", "Instructor")))));

    private static string IdOf(CartridgeFolder folder, CartridgeItem item) => $"resource.{folder.Name}.{item.Name}";
}
