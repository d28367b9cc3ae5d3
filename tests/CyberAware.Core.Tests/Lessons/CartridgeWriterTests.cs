using System.IO.Compression;
using System.Xml.Linq;
using CyberAware.Core.Documents.Markup;
using CyberAware.Core.Lessons.Cartridges;

namespace CyberAware.Core.Tests.Lessons;

public sealed class CartridgeWriterTests
{
    private const string Hostile = "«Құпия» <b> & \" ' ]]> --> {x} \u00e9";

    private static readonly DateOnly Day = new(2026, 11, 30);

    [Fact]
    public void Write_SameCartridgeTwice_GivesTheSameBytesWithItsDay()
    {
        var bytes = CartridgeWriter.Write(Sample());

        Assert.Equal(bytes, CartridgeWriter.Write(Sample()));
        Assert.Equal(["imsmanifest.xml", "sample/page.xml", "sample/sheet.html"], Open(bytes).Entries.Select(entry => entry.FullName));
        Assert.All(Open(bytes).Entries, entry => Assert.Equal(Day, DateOnly.FromDateTime(entry.LastWriteTime.DateTime)));
    }

    [Fact]
    public void Write_AnyTitle_IsReadAsItWas()
    {
        var zip = Open(CartridgeWriter.Write(Sample()));

        var titles = Read(zip, "imsmanifest.xml").Descendants().Where(element => element.Name.LocalName is "title" && !element.HasElements).Select(element => element.Value);
        Assert.Equal([Hostile, Hostile, Hostile], titles);
        Assert.Equal(Hostile, Read(zip, "sample/page.xml").Elements().First().Value);
    }

    [Fact]
    public void Write_AddressWithOtherLetters_IsInAscii() =>
        Assert.Equal(
            "https://xn--80aaa0a0g8xd.example/%D2%9B%D0%B0%D0%B7?a=%D1%8B",
            Read(Open(CartridgeWriter.Write(Sample())), "sample/page.xml").Elements().Last().Attribute("href")!.Value);

    [Fact]
    public void Standalone_TextOfThePortal_LosesWhatOnlyThePortalUnderstands()
    {
        var page = new StandalonePage(
            Language.Kazakh, Hostile,
            [
                new(Hostile) { Html = SafeHtml.Sanitize("<p><a href=\"/kk/help#call\">a</a> <a href=\"#b\">b</a> <a href=\"https://egov.kz/x\">c</a> ба\u00adс</p>"), Sentences = [Hostile] },
                new("Карточка") { Entries = [new(Hostile, SafeHtml.Sanitize("<p>Бір</p>"), SafeHtml.Sanitize("<p>Екі</p>"))] },
            ],
            "Нұсқа", "https://portal.example/kk/schools/x").Write();

        Assert.Contains("<a href=\"https://portal.example/kk/help#call\">a</a> <a href=\"https://portal.example/kk/schools/x#b\">b</a> <a href=\"https://egov.kz/x\">c</a> бас", page, StringComparison.Ordinal);
        Assert.Contains("<p>Бір</p><p>Екі</p>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
    }

    private static Cartridge Sample() => new("sample", Language.Kazakh, "Жинақ", "Сипаттама", Day,
    [
        new CartridgeFolder("sample", Hostile,
        [
            new CartridgeLink("page", Hostile, new Uri("https://қазақша.example/қаз?a=ы")),
            new CartridgePage("sheet", Hostile, "<!DOCTYPE html>"),
        ]),
    ]);

    private static ZipArchive Open(byte[] bytes) => new(new MemoryStream(bytes));

    private static XElement Read(ZipArchive zip, string path)
    {
        using var stream = zip.GetEntry(path)!.Open();
        return XElement.Load(stream);
    }
}
