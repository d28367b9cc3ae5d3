using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace CyberAware.Core.Lessons.Cartridges;

/// <summary>Packs a cartridge: the manifest, then a file for each item.</summary>
public static class CartridgeWriter
{
    private const string ManifestPath = "imsmanifest.xml";

    private static readonly XNamespace WebLink = "http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1";

    /// <summary>The package's bytes; the same for the same cartridge.</summary>
    public static byte[] Write(Cartridge cartridge)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            var day = new DateTimeOffset(cartridge.Updated.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            Add(zip, ManifestPath, Bytes(CartridgeManifest.Create(cartridge)), day);
            foreach (var (folder, item) in cartridge.Folders.SelectMany(folder => folder.Items.Select(item => (folder, item))))
            {
                Add(zip, CartridgeManifest.PathOf(folder, item), ContentOf(item), day);
            }
        }

        return stream.ToArray();
    }

    private static byte[] ContentOf(CartridgeItem item) => item switch
    {
        CartridgeLink link => Bytes(new XElement(
            WebLink + "webLink",
            new XAttribute("xmlns", WebLink.NamespaceName),
            new XElement(WebLink + "title", link.Title),
            new XElement(WebLink + "url", new XAttribute("href", Ascii(link.Address)), new XAttribute("target", "_blank")))),
        CartridgePage page => Encoding.UTF8.GetBytes(page.Html),
        _ => throw new ArgumentException($"No file is known for {item}.", nameof(item)),
    };

    // Moodle replaces an address with other letters by an invalid one.
    private static string Ascii(Uri address) => new UriBuilder(address) { Host = address.IdnHost }.Uri.AbsoluteUri;

    private static void Add(ZipArchive zip, string path, byte[] content, DateTimeOffset day)
    {
        var entry = zip.CreateEntry(path, CompressionLevel.Optimal);
        entry.LastWriteTime = day;
        using var target = entry.Open();
        target.Write(content);
    }

    private static byte[] Bytes(XElement root)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            root.Save(writer);
        }

        return stream.ToArray();
    }
}
