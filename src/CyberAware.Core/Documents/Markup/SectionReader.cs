using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace CyberAware.Core.Documents.Markup;

/// <summary>
/// Reads a text from its first block to its last: paragraphs, then sections, each with a heading that carries an anchor. A
/// block out of its order is a problem, so that no form has to cope with it.
/// </summary>
/// <param name="tree">The text.</param>
/// <param name="bodyLine">Line of the file on which the text begins.</param>
/// <param name="problems">Problems of the file.</param>
internal abstract class SectionReader(MarkdownDocument tree, int bodyLine, ProblemList problems) : BlockReader(bodyLine, problems)
{
    private readonly Queue<MarkdownObject> blocks = new(tree.Where(block => block is not LinkReferenceDefinitionGroup));

    /// <summary>Key of the problem that an anchor stands at a paragraph which has none.</summary>
    protected abstract string AnchorPlaceKey { get; }

    /// <summary>Plain words of a block; reports markup that they may not have.</summary>
    protected abstract string TextOf(LeafBlock block);

    /// <summary>The sections up to the end; <paramref name="unknownKey"/> names a block that stands in none.</summary>
    protected IEnumerable<T> ReadSections<T>(Func<HeadingBlock, T> read, string unknownKey)
    {
        while (blocks.TryDequeue(out var block))
        {
            if (block is HeadingBlock heading)
            {
                yield return read(heading);
            }
            else
            {
                Report(block, unknownKey);
            }
        }
    }

    /// <summary>Anchor and words of a section's heading; either is empty after a reported problem.</summary>
    protected (string Id, string Words) ReadHeading(HeadingBlock heading, string anchorMissingKey)
    {
        var (id, words) = (AnchorOf(heading) ?? "", TextOf(heading));
        if (heading.Level != 2)
        {
            Report(heading, "heading-level.question");
        }

        if (id.Length == 0)
        {
            Report(heading, anchorMissingKey);
        }

        if (words.Length == 0)
        {
            Report(heading, "heading-empty.question");
        }

        return (id, words);
    }

    /// <summary>The paragraphs that come next.</summary>
    protected List<string> TakeParagraphs()
    {
        var paragraphs = new List<string>();
        while (TryTake<ParagraphBlock>() is { } paragraph)
        {
            paragraphs.Add(WithoutAnchor(paragraph));
        }

        return paragraphs;
    }

    /// <summary>The next block when it is of a kind; null, and it stays the next one, when it isn't.</summary>
    protected T? TryTake<T>(Func<T, bool>? isWanted = null)
        where T : MarkdownObject =>
        blocks.TryPeek(out var next) && next is T block && isWanted?.Invoke(block) != false ? (T)blocks.Dequeue() : null;

    /// <summary>Words of a paragraph that has no anchor.</summary>
    protected string WithoutAnchor(ParagraphBlock paragraph)
    {
        CheckNoAnchor(paragraph);
        return TextOf(paragraph);
    }

    protected void CheckNoAnchor(ParagraphBlock paragraph)
    {
        if (paragraph.TryGetAttributes() is not null)
        {
            Report(paragraph, AnchorPlaceKey);
        }
    }

    /// <summary>Reports words that look like markup which Markdown didn't understand.</summary>
    protected void CheckLeftovers(LeafBlock block)
    {
        var typed = new AuthoredText(block);
        if (LeftoverMarkup.Find(typed) is { } leftover)
        {
            Problems.Add(typed.LineAt(leftover.Position) + BodyLine, "leftover-markup", leftover.Text, leftover.Advice);
        }
    }

    protected string? AnchorOf(MarkdownObject node)
    {
        if (node.TryGetAttributes() is not { } attributes)
        {
            return null;
        }

        if (attributes.Classes is { Count: > 0 } || attributes.Properties is { Count: > 0 })
        {
            Report(node, "attribute.question");
        }

        return attributes.Id;
    }
}
