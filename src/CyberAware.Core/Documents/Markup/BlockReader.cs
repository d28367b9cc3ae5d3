using CyberAware.Core.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CyberAware.Core.Documents.Markup;

/// <summary>What readers share that take a text apart block by block, because a form or a table is made of it.</summary>
/// <param name="bodyLine">Line of the file on which the text begins.</param>
/// <param name="problems">Problems of the file.</param>
internal abstract class BlockReader(int bodyLine, ProblemList problems)
{
    protected int BodyLine => bodyLine;

    protected ProblemList Problems => problems;

    protected static bool IsPlain(Inline inline) => inline is LiteralInline or LineBreakInline;

    /// <summary>Reports inline markup other than what is allowed.</summary>
    protected void CheckInlines(LeafBlock block, Func<Inline, bool> isAllowed, string key)
    {
        foreach (var inline in block.Inline!.Descendants().OfType<Inline>().Where(inline => !isAllowed(inline)))
        {
            Report(inline, key);
        }
    }

    /// <summary>The paragraphs of an item or a quotation; reports what else stands in it.</summary>
    protected List<ParagraphBlock> ParagraphsOf(ContainerBlock container, string unknownKey)
    {
        foreach (var unknown in container.Where(child => child is not ParagraphBlock))
        {
            Report(unknown, unknownKey);
        }

        return [.. container.OfType<ParagraphBlock>()];
    }

    protected void CheckWords(int line, string whatKey, string text, int max)
    {
        if (WordCount.Count(text) is var words && words > max)
        {
            problems.Add(line, "too-many-words", new ProblemText(whatKey), words, max);
        }
    }

    protected void Report(MarkdownObject node, string key, params object?[] arguments) => problems.Add(LineOf(node), key, arguments);

    protected int LineOf(MarkdownObject node) => node.Line + bodyLine;
}
