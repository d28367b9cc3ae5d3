using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;
using QRCoder;

namespace CyberAware.Web.TagHelpers;

/// <summary><c>&lt;qr url="https://…"&gt;</c> draws an address as a QR code of black modules, for print.</summary>
public sealed class QrTagHelper : TagHelper
{
    /// <summary>How much of a code may be dirty or torn: 15 %, enough for paper.</summary>
    private const QRCodeGenerator.ECCLevel Level = QRCodeGenerator.ECCLevel.M;

    public string Url { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        using var code = QRCodeGenerator.GenerateQrCode(Url, Level);
        var size = code.ModuleMatrix.Count.ToString(CultureInfo.InvariantCulture);
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "qr");
        output.Attributes.SetAttribute("viewBox", $"0 0 {size} {size}");
        output.Attributes.SetAttribute("width", "96");
        output.Attributes.SetAttribute("height", "96");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Attributes.SetAttribute("focusable", "false");
        output.Content.SetHtmlContent($"<path d=\"{PathOf(code)}\"/>");
    }

    // One line a run of dark modules, drawn relative to the end of the last one: a third of the bytes of squares.
    private static string PathOf(QRCodeData code)
    {
        var path = new StringBuilder();
        var (penX, penY) = (0, 0);
        for (var y = 0; y < code.ModuleMatrix.Count; y++)
        {
            var row = code.ModuleMatrix[y];
            for (var x = 0; x < row.Count; x++)
            {
                if (!row[x])
                {
                    continue;
                }

                var start = x;
                while (x < row.Count && row[x])
                {
                    x++;
                }

                path.Append(CultureInfo.InvariantCulture, $"m{start - penX} {y - penY}h{x - start}v1h-{x - start}");
                (penX, penY) = (start, y + 1);
            }
        }

        return path.ToString();
    }
}
