using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Markup;
using CyberAware.Core.Documents.Yaml;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CyberAware.Core.Assessments;

/// <summary>
/// Reads the assessment's words: how to answer, then for each step a heading and its statements, last the duties. All
/// words are plain, since forms, paper and spreadsheets show them.
/// </summary>
internal sealed class AssessmentMarkdownReader
{
    private readonly ProblemList problems;
    private readonly int bodyLine;
    private readonly Queue<MarkdownObject> blocks;

    private AssessmentMarkdownReader(MarkdownDocument tree, int bodyLine, ProblemList problems)
    {
        this.problems = problems;
        this.bodyLine = bodyLine;
        blocks = new Queue<MarkdownObject>(tree.Where(block => block is not LinkReferenceDefinitionGroup));
    }

    /// <summary>Reads a file; null after a problem that leaves nothing to go on with.</summary>
    public static ParsedAssessmentText? Read(ContentFile file, ProblemList problems)
    {
        if (FrontMatter.Split(file, problems) is not { } matter
            || TextHead.Read(matter, problems) is not { } head
            || MarkdownParser.Parse(matter, problems) is not { } tree)
        {
            return null;
        }

        var reader = new AssessmentMarkdownReader(tree, matter.BodyLine, problems);
        return new ParsedAssessmentText(head, reader.TakeParagraphs(), [.. reader.ReadSections()], matter.BodyLine);
    }

    private IEnumerable<ParsedSection> ReadSections()
    {
        while (blocks.TryDequeue(out var block))
        {
            if (block is HeadingBlock heading)
            {
                yield return ReadSection(heading);
            }
            else
            {
                Report(block, "assessment-block");
            }
        }
    }

    private ParsedSection ReadSection(HeadingBlock heading)
    {
        var (id, words) = (AnchorOf(heading) ?? "", TextOf(heading));
        if (heading.Level != 2)
        {
            Report(heading, "heading-level.question");
        }

        if (id.Length == 0)
        {
            Report(heading, "anchor-missing");
        }

        if (words.Length == 0)
        {
            Report(heading, "heading-empty.question");
        }

        var intro = TakeParagraphs();
        var list = blocks.TryPeek(out var next) && next is ListBlock { IsOrdered: false } ? (ListBlock)blocks.Dequeue() : null;
        return new ParsedSection(id, words, intro, [.. list?.OfType<ListItemBlock>().Select(ReadItem) ?? []], LineOf(heading));
    }

    private ParsedItem ReadItem(ListItemBlock item)
    {
        foreach (var unknown in item.Where(child => child is not ParagraphBlock))
        {
            Report(unknown, "assessment-block");
        }

        var paragraphs = item.OfType<ParagraphBlock>().ToList();
        var id = paragraphs is [var first, ..] ? AnchorOf(first) : null;
        if (id is null)
        {
            Report(item, "statement-id");
        }

        return new ParsedItem(id ?? "", [.. paragraphs.Select((paragraph, at) => at == 0 ? TextOf(paragraph) : WithoutAnchor(paragraph))], LineOf(item));
    }

    private List<string> TakeParagraphs()
    {
        var paragraphs = new List<string>();
        while (blocks.TryPeek(out var block) && block is ParagraphBlock)
        {
            paragraphs.Add(WithoutAnchor((ParagraphBlock)blocks.Dequeue()));
        }

        return paragraphs;
    }

    private string WithoutAnchor(ParagraphBlock paragraph)
    {
        if (paragraph.TryGetAttributes() is not null)
        {
            Report(paragraph, "attribute.statement-place");
        }

        return TextOf(paragraph);
    }

    private string TextOf(LeafBlock block)
    {
        foreach (var inline in block.Inline!.Descendants().OfType<Inline>().Where(inline => inline is not (LiteralInline or LineBreakInline)))
        {
            Report(inline, "quiz-markup.plain");
        }

        var typed = new AuthoredText(block);
        if (LeftoverMarkup.Find(typed) is { } leftover)
        {
            problems.Add(typed.LineAt(leftover.Position) + bodyLine, "leftover-markup", leftover.Text, leftover.Advice);
        }

        return InlineText.From(block.Inline);
    }

    private string? AnchorOf(MarkdownObject node)
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

    private void Report(MarkdownObject node, string key, params object?[] arguments) => problems.Add(LineOf(node), key, arguments);

    private int LineOf(MarkdownObject node) => node.Line + bodyLine;
}
