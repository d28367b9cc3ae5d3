using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CyberAware.Core.Documents.Markup;

/// <summary>
/// The words of one paragraph, heading or cell as the author typed them, across emphasis and links, with the
/// line of each; what comes from the data is left out.
/// </summary>
internal sealed class AuthoredText
{
    // Stands where a fact or code stood, so that the words around it don't grow together.
    private const char Gap = '\uFFFC';

    private readonly StringBuilder text = new();
    private readonly List<(int Start, int Line)> parts = [];

    public AuthoredText(LeafBlock block)
    {
        foreach (var inline in block.Inline!.Descendants())
        {
            switch (inline)
            {
                case LiteralInline literal when !literal.ContainsData(typeof(DataText)):
                    // A bracket that begins no link has no line of its own.
                    parts.Add((text.Length, Math.Max(literal.Line, block.Line)));
                    if (literal.IsFirstCharacterEscaped)
                    {
                        Escaped.Add(text.Length);
                    }

                    text.Append(literal.Content.AsSpan());
                    break;
                case LineBreakInline:
                    text.Append(' ');
                    LineStarts.Add(text.Length);
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

    /// <summary>Positions of characters with a backslash before them, which the author wants to be seen.</summary>
    public HashSet<int> Escaped { get; } = [];

    /// <summary>Positions at which a line begins.</summary>
    public List<int> LineStarts { get; } = [0];

    public static IEnumerable<AuthoredText> In(MarkdownDocument document) =>
        document.Descendants<LeafBlock>().Where(block => block.Inline is not null).Select(block => new AuthoredText(block));

    /// <summary>Words that come from the data; no typed text contains them.</summary>
    public static LiteralInline FromData(string words)
    {
        var literal = new LiteralInline(words);
        literal.SetData(typeof(DataText), true);
        return literal;
    }

    /// <summary>Line in the document, from 0, of the character at a position of <see cref="Text"/>.</summary>
    public int LineAt(int position) => parts.LastOrDefault(part => part.Start <= position, parts.FirstOrDefault()).Line;

    private sealed class DataText;
}
