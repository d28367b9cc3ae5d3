using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Markup;
using CyberAware.Core.Documents.Yaml;
using Markdig.Syntax;

namespace CyberAware.Core.Assessments;

/// <summary>
/// Reads the assessment's words: how to answer, then for each step a heading and its statements, last the duties. All
/// words are plain, since forms, paper and spreadsheets show them.
/// </summary>
internal sealed class AssessmentMarkdownReader : SectionReader
{
    private AssessmentMarkdownReader(MarkdownDocument tree, int bodyLine, ProblemList problems)
        : base(tree, bodyLine, problems)
    {
    }

    protected override string AnchorPlaceKey => "attribute.statement-place";

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
        return new ParsedAssessmentText(head, reader.TakeParagraphs(), [.. reader.ReadSections(reader.ReadSection, "assessment-block")], matter.BodyLine);
    }

    protected override string TextOf(LeafBlock block)
    {
        CheckInlines(block, IsPlain, "quiz-markup.plain");
        CheckLeftovers(block);
        return InlineText.From(block.Inline);
    }

    private ParsedSection ReadSection(HeadingBlock heading)
    {
        var (id, words) = ReadHeading(heading, "anchor-missing");
        var intro = TakeParagraphs();
        var list = TryTake<ListBlock>(list => !list.IsOrdered);
        return new ParsedSection(id, words, intro, [.. list?.OfType<ListItemBlock>().Select(ReadItem) ?? []], LineOf(heading));
    }

    private ParsedItem ReadItem(ListItemBlock item)
    {
        var paragraphs = ParagraphsOf(item, "assessment-block");
        var id = paragraphs is [var first, ..] ? AnchorOf(first) : null;
        if (id is null)
        {
            Report(item, "statement-id");
        }

        return new ParsedItem(id ?? "", [.. paragraphs.Select((paragraph, at) => at == 0 ? TextOf(paragraph) : WithoutAnchor(paragraph))], LineOf(item));
    }
}
