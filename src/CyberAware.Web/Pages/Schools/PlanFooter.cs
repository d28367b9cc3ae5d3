using CyberAware.Core;
using CyberAware.Core.Lessons;
using CyberAware.Core.Text;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using QRCoder;
using A = DocumentFormat.OpenXml.Drawing;
using Pic = DocumentFormat.OpenXml.Drawing.Pictures;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace CyberAware.Web.Pages.Schools;

/// <summary>The foot of each sheet of a plan: where the lesson stands, as words and as a QR code, its version, the number of the sheet.</summary>
internal static class PlanFooter
{
    /// <summary>Id of the part.</summary>
    public const string Id = "footer";

    private const string PictureId = "qr";
    private const string PictureName = "qr.png";

    // 18 millimetres, of which a millimetre is 36,000 units: the least that telephones read from paper.
    private const long PictureSize = 18 * 36_000;
    private const int PixelsPerModule = 8;

    private static readonly int[] Widths = [1250, 10604, 3000];

    /// <summary>Writes the part.</summary>
    public static void Write(FooterPart part, Lesson lesson, Language language, ShortLink link, FeatureResources texts, WordText words)
    {
        using var code = QRCodeGenerator.GenerateQrCode(link.Printed, QRCodeGenerator.ECCLevel.M);
        using var picture = new MemoryStream(new PngByteQRCode(code).GetGraphic(PixelsPerModule));
        part.AddImagePart(ImagePartType.Png, PictureId).FeedData(picture);

        // A table keeps two lines beside the picture in every program.
        var table = PlanTable.Create(texts["Share"]["Address"], Widths, [PlanTable.Row([
            Cell(0, Line(new Run(Picture(texts["Schools"]["Plan.Qr", link.Address])))),
            Cell(1, Line(words.Words($"{texts["Share"]["Address"].Value} {link.Address}")), Line(words.Words(texts["Document"]["Version", DateFormatter.Full(language, lesson[language].Updated)]))),
            Cell(2, PageNumber(texts["Schools"]["Plan.Page"].Value, words)),
        ])]);
        table.GetFirstChild<TableProperties>()!.TableBorders = null;
        part.Footer = new Footer(table, PlanTable.End());
    }

    private static TableCell Cell(int column, params Paragraph[] content)
    {
        var cell = PlanTable.Cell(Widths[column], content);
        cell.TableCellProperties!.TableCellVerticalAlignment = new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center };
        return cell;
    }

    private static Paragraph Line(params OpenXmlElement[] words) => new([new ParagraphProperties(new ParagraphStyleId { Val = PlanStyles.Footer }), .. words]);

    // The words stand around the two numbers as the language wants it.
    private static Paragraph PageNumber(string pattern, WordText words)
    {
        var line = Line([.. PlaceholderParts(pattern).Select(OpenXmlElement (piece) => piece switch
        {
            "{0}" => new SimpleField(words.Words("1")) { Instruction = "PAGE" },
            "{1}" => new SimpleField(words.Words("1")) { Instruction = "NUMPAGES" },
            _ => words.Words(piece),
        })]);
        line.ParagraphProperties!.Justification = new Justification { Val = JustificationValues.Right };
        return line;
    }

    private static IEnumerable<string> PlaceholderParts(string pattern)
    {
        var at = 0;
        while (at < pattern.Length)
        {
            var next = pattern[at] == '{' ? at + 3 : pattern.IndexOf('{', at) is var found && found < 0 ? pattern.Length : found;
            yield return pattern[at..next];
            at = next;
        }
    }

    private static Drawing Picture(string words) => new(new Wp.Inline(
        new Wp.Extent { Cx = PictureSize, Cy = PictureSize },
        new Wp.EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
        new Wp.DocProperties { Id = 1, Name = PictureName, Description = words },
        new Wp.NonVisualGraphicFrameDrawingProperties(new A.GraphicFrameLocks { NoChangeAspect = true }),
        new A.Graphic(new A.GraphicData(new Pic.Picture(
            new Pic.NonVisualPictureProperties(
                new Pic.NonVisualDrawingProperties { Id = 1, Name = PictureName, Description = words },
                new Pic.NonVisualPictureDrawingProperties()),
            new Pic.BlipFill(new A.Blip { Embed = PictureId }, new A.Stretch(new A.FillRectangle())),
            new Pic.ShapeProperties(
                new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = PictureSize, Cy = PictureSize }),
                new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle })))
        { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))
    { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 });
}
