using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using CyberAware.Core.Documents.Markup;
using CyberAware.Core.Text;

namespace CyberAware.Core.Quizzes.Exports;

/// <summary>Texts of questions as HTML on one line: the end of a line means something of its own in GIFT.</summary>
internal static class BankMarkup
{
    private const string Break = "<br>";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Plain text as HTML; a line end becomes a break.</summary>
    public static string Encode(string text) =>
        string.Join(Break, text.ReplaceLineEndings("\n").Split('\n').Select(line => Encoder.Encode(Printable(line))));

    /// <summary>A paragraph for each text.</summary>
    public static string Paragraphs(IEnumerable<string> texts) => string.Concat(texts.Select(text => $"<p>{Encode(text)}</p>"));

    /// <summary>The portal's markup on one line.</summary>
    public static string OneLine(SafeHtml html) => Line(NoBreak.RemoveElements(html.Value));

    /// <summary>Text on one line, with single blanks.</summary>
    public static string Line(string text) =>
        string.Join(' ', Printable(text).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    // XML allows hardly any control character, and no half of a pair.
    private static string Printable(string text)
    {
        var printable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            printable.Append(Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029 ? " " : rune.Value is 0xFFFE or 0xFFFF ? "\uFFFD" : rune.ToString());
        }

        // Only now: halves on both sides of a soft hyphen must not become a pair.
        return SoftHyphens.Remove(printable.ToString());
    }
}
