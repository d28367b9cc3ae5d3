using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CyberAware.Core.Documents.Markup;

/// <summary>The part of a text below one heading.</summary>
/// <param name="Id">Anchor of the heading; empty when there is none.</param>
/// <param name="Heading">The heading.</param>
/// <param name="Blocks">What stands below it.</param>
internal sealed record TextSection(string Id, HeadingBlock Heading, IReadOnlyList<Block> Blocks)
{
    /// <summary>Level of the headings that divide a text.</summary>
    public const int Level = 2;

    /// <summary>The first block; null when there is none.</summary>
    public Block? First => Blocks.Count > 0 ? Blocks[0] : null;

    /// <summary>The sections of a text, or of a part of it, and what stands before the first one.</summary>
    /// <param name="blocks">The text, or blocks that follow one another.</param>
    /// <param name="level">Level of the headings that divide it.</param>
    public static (IReadOnlyList<Block> Before, IReadOnlyList<TextSection> Sections) Split(IEnumerable<Block> blocks, int level = Level)
    {
        var (before, sections) = (new List<Block>(), new List<TextSection>());
        var current = before;
        foreach (var block in blocks.Where(block => block is not LinkReferenceDefinitionGroup))
        {
            if (block is HeadingBlock heading && heading.Level == level)
            {
                current = [];
                sections.Add(new TextSection(heading.TryGetAttributes()?.Id ?? "", heading, current));
            }
            else
            {
                current.Add(block);
            }
        }

        return (before, sections);
    }

    /// <summary>All words of some blocks, without markup.</summary>
    public static string WordsOf(IEnumerable<Block> blocks) =>
        string.Join(' ', LeavesOf(blocks).Select(leaf => InlineText.From(leaf.Inline)).Where(words => words.Length > 0));

    /// <summary>All links and pictures of some blocks.</summary>
    public static IEnumerable<LinkInline> LinksOf(IEnumerable<Block> blocks) => LeavesOf(blocks).SelectMany(leaf => leaf.Inline?.Descendants<LinkInline>() ?? []);

    /// <summary>The section, or a part of it, as a text of its own. The blocks leave the tree that they stood in.</summary>
    /// <param name="blocks">Blocks of one tree.</param>
    public static MarkdownDocument Detach(IEnumerable<Block> blocks)
    {
        var document = new MarkdownDocument();
        foreach (var block in blocks.ToList())
        {
            block.Parent!.Remove(block);
            document.Add(block);
        }

        return document;
    }

    private static IEnumerable<LeafBlock> LeavesOf(IEnumerable<Block> blocks) =>
        blocks.SelectMany(block => block.Descendants<LeafBlock>().Concat(block is LeafBlock leaf ? [leaf] : []));
}
