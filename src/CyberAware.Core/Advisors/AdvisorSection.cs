using CyberAware.Core.Documents.Markup;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace CyberAware.Core.Advisors;

/// <summary>The part of a helper's text below one second-level heading.</summary>
/// <param name="Id">Anchor of the heading: id of a question or an outcome; empty when there is none.</param>
/// <param name="Heading">The heading.</param>
/// <param name="Blocks">What stands below it.</param>
internal sealed record AdvisorSection(string Id, HeadingBlock Heading, IReadOnlyList<Block> Blocks)
{
    /// <summary>Level of the headings that divide a text.</summary>
    public const int Level = 2;

    /// <summary>The first block; null when there is none.</summary>
    public Block? First => Blocks.Count > 0 ? Blocks[0] : null;

    /// <summary>The sections of a text, and what stands before the first one.</summary>
    public static (IReadOnlyList<Block> Before, IReadOnlyList<AdvisorSection> Sections) Split(MarkdownDocument tree)
    {
        var (before, sections) = (new List<Block>(), new List<AdvisorSection>());
        var current = before;
        foreach (var block in tree.Where(block => block is not LinkReferenceDefinitionGroup))
        {
            if (block is HeadingBlock { Level: Level } heading)
            {
                current = [];
                sections.Add(new AdvisorSection(heading.TryGetAttributes()?.Id ?? "", heading, current));
            }
            else
            {
                current.Add(block);
            }
        }

        return (before, sections);
    }

    /// <summary>All words of some blocks, without markup.</summary>
    public static string WordsOf(IEnumerable<Block> blocks) => string.Join(
        ' ', blocks.SelectMany(block => block.Descendants<LeafBlock>().Concat(block is LeafBlock leaf ? [leaf] : []))
            .Select(leaf => InlineText.From(leaf.Inline)).Where(words => words.Length > 0));

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
}
