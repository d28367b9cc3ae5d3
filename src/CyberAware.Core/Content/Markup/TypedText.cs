using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CyberAware.Core.Content.Markup;

/// <summary>
/// The words of one paragraph, heading or cell as the author typed them, across emphasis and links, with the
/// line of each; what comes from the data is left out.
/// </summary>
internal sealed class TypedText
{
    // Stands where a fact or code stood, so that the words around it don't grow together.
    private const char Gap = '\uFFFC';

    private readonly StringBuilder text = new();
    private readonly List<(int Start, int Line)> parts = [];

    private TypedText(LeafBlock block)
    {
        foreach (var inline in block.Inline!.Descendants())
        {
            switch (inline)
            {
                case LiteralInline literal when !literal.ContainsData(typeof(DataText)):
                    parts.Add((text.Length, literal.Line));
                    text.Append(literal.Content.AsSpan());
                    break;
                case LineBreakInline:
                    text.Append(' ');
                    break;
                case not ContainerInline:
                    text.Append(Gap);
                    break;
                case LinkInline { FirstChild: null }:
                    text.Append(Gap);
                    break;
            }
        }
    }

    public string Text => text.ToString();

    public static IEnumerable<TypedText> In(MarkdownDocument document) =>
        document.Descendants<LeafBlock>().Where(block => block.Inline is not null).Select(block => new TypedText(block));

    /// <summary>Words that come from the data; no typed text contains them.</summary>
    public static LiteralInline FromData(string words)
    {
        var literal = new LiteralInline(words);
        literal.SetData(typeof(DataText), true);
        return literal;
    }

    /// <summary>Line in the document, from 0, of the character at a position of <see cref="Text"/>.</summary>
    public int LineAt(int position) => parts.Last(part => part.Start <= position).Line;

    private sealed class DataText;
}
