using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CyberAware.Core.Documents.Markup;
using CyberAware.Core.Text;

namespace CyberAware.Core.Alerts;

/// <summary>The words of a warning without markup, a paragraph or an item of a list in each line.</summary>
/// <param name="Description">How the scheme works and how to know it.</param>
/// <param name="Instruction">What to do and what not to do: the blocks <c>do</c> and <c>dont</c>.</param>
public sealed record AlertText(string Description, string Instruction)
{
    private static readonly HtmlParser Parser = new();

    /// <summary>Reads the words of a text as readers get it.</summary>
    public static AlertText From(SafeHtml html)
    {
        var parts = Parser.ParseDocument(SoftHyphens.Remove(html.Value)).Body!.Children.ToLookup(IsInstruction);
        return new AlertText(LinesOf(parts[false]), LinesOf(parts[true]));
    }

    private static bool IsInstruction(IElement element) => element.ClassList.Contains("block-do") || element.ClassList.Contains("block-dont");

    private static string LinesOf(IEnumerable<IElement> elements) => string.Join('\n', elements.SelectMany(Lines));

    private static IEnumerable<string> Lines(IElement element) => element.LocalName switch
    {
        "li" => [Mark(element) + Words(element)],
        "p" or "h2" or "h3" or "h4" or "tr" => [Words(element)],
        _ => element.Children.SelectMany(Lines),
    };

    private static string Mark(IElement item) => item.ParentElement is { LocalName: "ol" } list ? $"{list.Children.Index(item) + 1}. " : "• ";

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
