using System.Text.RegularExpressions;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CyberAware.Core.Content.Markup;

/// <summary>
/// Walks a parsed text, reports what the portal's Markdown does not allow, and collects the headings
/// and the skeleton that must be equal in both languages.
/// </summary>
internal sealed partial class TreeChecker(Language language, int bodyLine, ProblemList problems)
{
    private readonly List<Heading> headings = [];
    private readonly List<SkeletonItem> skeleton = [];
    private readonly HashSet<string> anchors = new(StringComparer.Ordinal);
    private int level = 1;

    public IReadOnlyList<Heading> Headings => headings;

    public IReadOnlyList<SkeletonItem> Skeleton => skeleton;

    /// <summary>Every anchor of the text: headings, block labels and notes.</summary>
    public IReadOnlySet<string> Anchors => anchors;

    public void Check(MarkdownDocument document)
    {
        foreach (var node in document.Descendants())
        {
            CheckAttributes(node);
            switch (node)
            {
                case HeadingBlock heading:
                    CheckHeading(heading);
                    break;
                case CustomContainer container:
                    CheckBlock(container);
                    break;
                case CustomContainerInline:
                    Report(node, "inline-block", "'::' inside a line is not used; a block stands on lines of its own.");
                    break;
                case HtmlBlock or HtmlInline:
                    Report(node, "raw-html", "HTML is not allowed; use Markdown and the portal's blocks.");
                    break;
                case CodeBlock:
                    Report(node, "code-block", "A paragraph that begins with four spaces or a fence becomes code; use `code` inside a line.");
                    break;
                case ListBlock list:
                    skeleton.Add(new SkeletonItem(LineOf(list), $"list of {list.Count}{(list.IsOrdered ? " numbered" : "")}"));
                    break;
                case Table table:
                    skeleton.Add(new SkeletonItem(LineOf(table), $"table of {table.Count} rows"));
                    break;
                case LinkInline { Url: var url } link:
                    skeleton.Add(new SkeletonItem(LineOf(link), $"{(link.IsImage ? "picture" : "link")} {url}"));
                    break;
                case HtmlEntityInline entity:
                    Report(node, "entity", $"'{entity.Original}' is an HTML entity; write the character itself.");
                    break;
            }
        }

        foreach (var typed in TypedText.In(document))
        {
            foreach (Match match in HandTypedShare().Matches(typed.Text))
            {
                problems.Add(
                    typed.LineAt(match.Index) + bodyLine, "hand-typed-figure",
                    $"'{match.Value}' is typed by hand; use [](stat:survey/indicator/year).");
            }
        }
    }

    private void CheckHeading(HeadingBlock heading)
    {
        var anchor = heading.TryGetAttributes()?.Id;
        var inBlock = heading.Parent is CustomContainer;
        if (heading.Level is < 2 or > 4 || (inBlock && heading.Level < 3))
        {
            Report(heading, "heading-level", "Headings have two to four #, three or four inside a block; the title stands in the front matter.");
        }

        if (heading.Parent is not (MarkdownDocument or CustomContainer))
        {
            Report(heading, "nested-heading", "A heading stands on the page or in a block, not inside a list or quotation.");
        }

        AddHeading(heading, heading.Level, anchor, InlineText.Of(heading.Inline));
    }

    private void AddHeading(Markdig.Syntax.Block node, int newLevel, string? anchor, string text)
    {
        if (newLevel > level + 1)
        {
            Report(node, "heading-skipped", $"A heading of level {newLevel} follows one of level {level}; levels go down one at a time.");
        }

        level = newLevel;
        if (anchor is null)
        {
            Report(node, "anchor-missing", "The heading needs an anchor such as {#what-to-do}.");
            return;
        }

        if (text.Length == 0)
        {
            Report(node, "heading-empty", "The heading has no words.");
        }

        AddAnchor(node, anchor);
        headings.Add(new Heading(newLevel, anchor, text));
        skeleton.Add(new SkeletonItem(LineOf(node), $"heading of level {newLevel} #{anchor}"));
    }

    private void AddAnchor(MarkdownObject node, string anchor)
    {
        if (!ContentPath.IsAnchor(anchor))
        {
            Report(node, "bad-anchor", $"'#{anchor}' must begin with a letter and hold a-z, 0-9 and single hyphens; 'site-' is reserved.");
        }

        if (!anchors.Add(anchor))
        {
            Report(node, "duplicate-anchor", $"The anchor '#{anchor}' stands twice on the page.");
        }
    }

    private void CheckBlock(CustomContainer container)
    {
        var block = Block.Of(container);
        skeleton.Add(new SkeletonItem(LineOf(container), $"block {block.Name} {block.Argument} {(block.Anchor is null ? "" : "#" + block.Anchor)}".TrimEnd()));
        if (!Block.Names.Contains(block.Name))
        {
            Report(container, "unknown-block", $"'::: {block.Name}' is not a block; known: {string.Join(", ", Block.Names)}.");
            return;
        }

        if (container.IsOpen || !HasEnd(container))
        {
            Report(container, "block-open", $"'::: {block.Name}' is never closed with ':::'.");
        }

        if (container.Parent is not MarkdownDocument)
        {
            Report(container, "nested-block", "A block stands on the page itself, not inside a list, quotation or other block.");
        }

        if (container.Count == 0)
        {
            Report(container, "block-empty", $"'::: {block.Name}' has no text.");
        }

        if (block.HeadingLevel is { } labelLevel)
        {
            AddHeading(container, labelLevel, block.Anchor, block.Label(language));
        }
        else if (block.Anchor is not null)
        {
            AddAnchor(container, block.Anchor);
        }

        CheckArgument(container, block);
    }

    private void CheckArgument(CustomContainer container, Block block)
    {
        switch (block.Name)
        {
            case Block.Note when block.Date is null || block.Anchor is null:
                Report(container, "note-head", "A note needs its date and an anchor: ::: note 2026-11-07 {#note-subject}.");
                break;
            case Block.Stat when block.Argument.Split('/').Length != 2:
                Report(container, "stat-argument", "A figure is named as survey/indicator: ::: stat awareness/strong-passwords.");
                break;
            case Block.Checklist when container.Count != 1 || container[0] is not ListBlock:
                Report(container, "checklist-list", "A checklist holds one list and nothing else.");
                break;
            case not Block.Note and not Block.Stat when block.Argument.Length > 0:
                Report(container, "block-argument", $"'::: {block.Name}' takes no '{block.Argument}'.");
                break;
        }
    }

    private void CheckAttributes(MarkdownObject node)
    {
        if (node.TryGetAttributes() is not { } attributes)
        {
            return;
        }

        var idAllowed = node is HeadingBlock or CustomContainer;
        var classAllowed = node is CustomContainer;
        if (attributes.Properties is { Count: > 0 } properties)
        {
            Report(node, "attribute", $"The attribute '{properties[0].Key}' is not allowed; only {{#anchor}} is.");
        }

        // Tables and fenced code get a class of Markdig's own; those nodes are checked elsewhere.
        if (attributes.Classes is { Count: > 0 } classes && node is not FencedCodeBlock
            && !(classAllowed && classes.All(name => name == "sub" || name == ((CustomContainer)node).Info)))
        {
            Report(node, "attribute", $"The class '{classes[0]}' is not allowed; only {{.sub}} on a block is.");
        }

        if (attributes.Id is not null && !idAllowed)
        {
            Report(node, "attribute", "Only headings and blocks have an anchor.");
        }
    }

    private static bool HasEnd(CustomContainer container) => container.ClosingFencedCharCount > 0;

    private void Report(MarkdownObject node, string code, string message) => problems.Add(LineOf(node), code, message);

    private int LineOf(MarkdownObject node) => node.Line + bodyLine;

    [GeneratedRegex(@"\d+([.,]\d+)?[\s\u00A0\u202F]?%")]
    private static partial Regex HandTypedShare();
}

/// <summary>One part of a text that both languages must share, with its line.</summary>
internal sealed record SkeletonItem(int Line, string What);
