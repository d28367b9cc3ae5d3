using System.Text.RegularExpressions;
using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Markup;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CyberAware.Core.Pages;

/// <summary>
/// Walks a parsed text, reports what the portal's Markdown does not allow, and collects the headings
/// and the skeleton that must be equal in both languages.
/// </summary>
internal sealed partial class TreeValidator(Language language, int bodyLine, ProblemList problems, TextRules rules)
{
    private readonly List<Heading> headings = [];
    private readonly List<StructureItem> structure = [];
    private readonly HashSet<string> anchors = new(StringComparer.Ordinal);
    private int level = 1;

    public IReadOnlyList<Heading> Headings => headings;

    public IReadOnlyList<StructureItem> Structure => structure;

    /// <summary>Every anchor of the text: headings, block labels and notes.</summary>
    public IReadOnlySet<string> Anchors => anchors;

    public void Validate(MarkdownDocument document)
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
                    Report(node, "inline-block");
                    break;
                case HtmlBlock or HtmlInline:
                    Report(node, "raw-html");
                    break;
                case CodeBlock:
                    Report(node, "code-block");
                    break;
                case ListBlock list:
                    CheckStart(list);
                    structure.Add(new StructureItem(LineOf(list), new ProblemText(list.IsOrdered ? "here.list-numbered" : "here.list", list.Count)));
                    break;
                case ListItemBlock item when !item.Descendants().Any(HasWords):
                    Report(item, "empty-item");
                    break;
                case ParagraphBlock paragraph:
                    CheckLead(paragraph);
                    break;
                case Table table:
                    structure.Add(new StructureItem(LineOf(table), new ProblemText("here.table", table.Count)));
                    break;
                case LinkInline { Url: var url } link:
                    structure.Add(new StructureItem(LineOf(link), new ProblemText(link.IsImage ? "here.picture" : "here.link", url)));
                    break;
                case HtmlEntityInline entity:
                    Report(node, "entity", entity.Original);
                    break;
            }
        }

        foreach (var typed in AuthoredText.In(document))
        {
            if (LeftoverMarkup.Find(typed) is { } leftover)
            {
                problems.Add(typed.LineAt(leftover.Position) + bodyLine, "leftover-markup", leftover.Text, leftover.Advice);
            }

            foreach (Match match in HandTypedShare().Matches(typed.Text))
            {
                problems.Add(
                    typed.LineAt(match.Index) + bodyLine, "hand-typed-figure", match.Value);
            }
        }
    }

    // "2025. Year" at the beginning of a line is a sentence to its author and a list to Markdown.
    private void CheckStart(ListBlock list)
    {
        if (list.IsOrdered && list.OrderedStart is { } start && start != "1")
        {
            Report(list, "list-start", start + list.OrderedDelimiter, $"{start}\\{list.OrderedDelimiter}");
        }
    }

    // "**Signs:**" of a skeleton that nobody has filled in.
    private void CheckLead(ParagraphBlock paragraph)
    {
        var (around, words) = (paragraph.Parent!, InlineText.From(paragraph.Inline));
        var last = paragraph.Inline!.LastOrDefault(inline => inline is not LiteralInline literal || literal.Content.ToString().Trim(' ', ':').Length > 0);
        if (last is EmphasisInline { DelimiterCount: 2 } && words.EndsWith(':')
            && around.ElementAtOrDefault(around.IndexOf(paragraph) + 1) is null or HeadingBlock or CustomContainer)
        {
            Report(last, "empty-lead", words);
        }
    }

    private static bool HasWords(MarkdownObject node) => node switch
    {
        LiteralInline literal => !literal.Content.IsEmptyOrWhitespace(),
        LineBreakInline => false,
        LeafInline or LinkInline or HtmlBlock or CodeBlock => true,
        ThematicBreakBlock => true, // room to write on, in a hand-out
        _ => false,
    };

    private void CheckHeading(HeadingBlock heading)
    {
        var anchor = heading.TryGetAttributes()?.Id;
        var inBlock = heading.Parent is CustomContainer;
        if (heading.Level is < 2 or > 4 || (inBlock && heading.Level < 3))
        {
            Report(heading, "heading-level");
        }

        if (heading.Parent is not (MarkdownDocument or CustomContainer))
        {
            Report(heading, "nested-heading");
        }

        AddHeading(heading, heading.Level, anchor, InlineText.From(heading.Inline));
    }

    private void AddHeading(Markdig.Syntax.Block node, int newLevel, string? anchor, string text)
    {
        if (newLevel > level + 1)
        {
            Report(node, "heading-skipped", newLevel, level);
        }

        level = newLevel;
        if (anchor is null)
        {
            Report(node, "anchor-missing");
            return;
        }

        if (text.Length == 0)
        {
            Report(node, "heading-empty");
        }

        AddAnchor(node, anchor);
        headings.Add(new Heading(newLevel, anchor, text));
        structure.Add(new StructureItem(LineOf(node), new ProblemText("here.heading", newLevel, anchor)));
    }

    private void AddAnchor(MarkdownObject node, string anchor)
    {
        if (!ContentPath.IsAnchor(anchor))
        {
            Report(node, "bad-anchor", anchor);
        }

        if (!anchors.Add(anchor))
        {
            Report(node, "duplicate-anchor", anchor);
        }
    }

    private void CheckBlock(CustomContainer container)
    {
        var block = ContentBlock.From(container);
        structure.Add(new StructureItem(LineOf(container), new ProblemText("here.block", $"{block.Name} {block.Argument} {(block.Anchor is null ? "" : "#" + block.Anchor)}".TrimEnd())));
        if (!rules.Blocks.Contains(block.Name))
        {
            Report(container, "unknown-block", block.Name, string.Join(", ", rules.Blocks), Nearest.Hint(block.Name, rules.Blocks));
            return;
        }

        if (container.Parent is not (MarkdownDocument or CustomContainer { Info: ContentBlock.Printed }))
        {
            Report(container, "nested-block");
        }

        if (container.Count == 0)
        {
            Report(container, "block-empty", block.Name);
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

    private void CheckArgument(CustomContainer container, ContentBlock block)
    {
        switch (block.Name)
        {
            case ContentBlock.Note when block.Date is null || block.Anchor is null:
                Report(container, "note-head");
                break;
            case ContentBlock.Stat when block.Argument.Split('/').Length != 2:
                Report(container, "stat-argument");
                break;
            case ContentBlock.Checklist when container.Count != 1 || container[0] is not ListBlock:
                Report(container, "checklist-list");
                break;
            case not ContentBlock.Note and not ContentBlock.Stat when block.Argument.Length > 0:
                Report(container, "block-argument", block.Name, block.Argument);
                break;
        }
    }

    private void CheckAttributes(MarkdownObject node)
    {
        if (node.TryGetAttributes() is not { } attributes)
        {
            return;
        }

        var idAllowed = node is HeadingBlock or CustomContainer || (rules.AllowsOptions && node is ParagraphBlock { Parent: ListItemBlock });
        var classAllowed = node is CustomContainer;
        if (attributes.Properties is { Count: > 0 } properties)
        {
            Report(node, "attribute.property", properties[0].Key);
        }

        // Tables and fenced code get a class of Markdig's own; those nodes are checked elsewhere.
        if (attributes.Classes is { Count: > 0 } classes && node is not FencedCodeBlock
            && !(classAllowed && classes.All(name => name == "sub" || name == ((CustomContainer)node).Info)))
        {
            Report(node, "attribute.class", classes[0]);
        }

        if (attributes.Id is not null && !idAllowed)
        {
            Report(node, "attribute.place");
        }
    }

    private void Report(MarkdownObject node, string key, params object?[] arguments) => problems.Add(LineOf(node), key, arguments);

    private int LineOf(MarkdownObject node) => node.Line + bodyLine;

    [GeneratedRegex(@"\d+([.,]\d+)?[\s\u00A0\u202F]?%")]
    private static partial Regex HandTypedShare();
}

/// <summary>One part of a text that both languages must share, with its line.</summary>
internal sealed record StructureItem(int Line, ProblemText What)
{
    /// <summary>Number of items of a list; null for anything else.</summary>
    public int? Size => What.Key.StartsWith("here.list", StringComparison.Ordinal) ? (int?)What.Arguments[0] : null;

    public bool Matches(StructureItem? other) => other is not null && What.ToString() == other.What.ToString();
}
