using System.Globalization;
using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Markup;
using CyberAware.Core.Documents.Yaml;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CyberAware.Core.Quizzes;

/// <summary>
/// Reads a quiz's words: an invitation, then for each question a heading, the situation, a quotation and the
/// list of options with their explanations. Nothing else is allowed, so that no form has to cope with it.
/// </summary>
internal sealed class QuizMarkdownReader : SectionReader
{
    public const int MaxIntroWords = 25;
    public const int MaxStemWords = 60;
    public const int MaxExplanationWords = 50;

    private const int MaxSituationParagraphs = 2;

    private QuizMarkdownReader(MarkdownDocument tree, int bodyLine, ProblemList problems)
        : base(tree, bodyLine, problems)
    {
    }

    protected override string AnchorPlaceKey => "attribute.question-place";

    /// <summary>Reads a file; null after a problem that leaves nothing to go on with.</summary>
    public static ParsedQuizText? Read(ContentFile file, ProblemList problems)
    {
        if (FrontMatter.Split(file, problems) is not { } matter
            || TextHead.Read(matter, problems) is not { } head
            || MarkdownParser.Parse(matter, problems) is not { } tree)
        {
            return null;
        }

        var reader = new QuizMarkdownReader(tree, matter.BodyLine, problems);
        var intro = reader.ReadIntro();
        return new ParsedQuizText(head, intro, [.. reader.ReadSections(reader.ReadQuestion, "quiz-block.question")], matter.BodyLine);
    }

    // A line that ends with a backslash or two blanks ends a line of the message.
    protected override string TextOf(LeafBlock block)
    {
        CheckInlines(block, IsPlain, "quiz-markup.plain");
        CheckLeftovers(block);
        return InlineText.WithLines(block.Inline);
    }

    private string ReadIntro()
    {
        var paragraphs = TakeParagraphs();
        if (paragraphs.Count != 1)
        {
            Problems.Add(BodyLine, "quiz-intro");
        }

        var intro = string.Join(' ', paragraphs);
        CheckWords(BodyLine, "what.invitation", intro, MaxIntroWords);
        return intro;
    }

    private ParsedQuestionText ReadQuestion(HeadingBlock heading)
    {
        var (id, question) = ReadHeading(heading, "anchor-missing.question");
        var situation = TakeParagraphs();
        var quotation = TryTake<QuoteBlock>() is { } quote ? ReadQuotation(quote) : [];
        if (situation.Count > MaxSituationParagraphs || situation.Count + quotation.Count == 0)
        {
            Report(heading, "situation");
        }

        CheckWords(LineOf(heading), "what.question-text", string.Join(' ', [question, .. situation, .. quotation]), MaxStemWords);
        var options = TryTake<ListBlock>() is { } list ? ReadOptions(list) : [];
        if (options.Count == 0)
        {
            Report(heading, "options-missing", id);
        }

        return new ParsedQuestionText(id, new QuestionText(question, situation, quotation), options, LineOf(heading));
    }

    private List<string> ReadQuotation(QuoteBlock quote) => ParagraphsOf(quote, "quiz-block.quotation").ConvertAll(WithoutAnchor);

    private List<ParsedOptionText> ReadOptions(ListBlock list)
    {
        if (list.IsOrdered)
        {
            Report(list, "numbered-options");
        }

        return [.. list.OfType<ListItemBlock>().Select(ReadOption)];
    }

    private ParsedOptionText ReadOption(ListItemBlock item)
    {
        var paragraphs = ParagraphsOf(item, "quiz-block.option");
        var id = paragraphs.Count > 0 ? AnchorOf(paragraphs[0]) : null;
        var text = paragraphs.Count > 0 ? TextOf(paragraphs[0]) : "";
        if (id is null || text.Length == 0)
        {
            Report(item, "option-id");
        }

        if (paragraphs.Count != 2)
        {
            Report(item, "explanation", id);
        }

        var explanation = paragraphs.Count > 1 ? paragraphs[1] : null;
        var plain = explanation is null ? "" : ReadExplanation(explanation);
        CheckWords(explanation is null ? LineOf(item) : LineOf(explanation), "what.explanation", plain, MaxExplanationWords);
        return new ParsedOptionText(id ?? "", new OptionText(text, explanation is null ? SafeHtml.Empty : Render(explanation), plain), LineOf(item));
    }

    private string ReadExplanation(ParagraphBlock paragraph)
    {
        CheckNoAnchor(paragraph);
        CheckInlines(paragraph, inline => IsPlain(inline) || inline is EmphasisInline, "quiz-markup.emphasis");
        CheckLeftovers(paragraph);
        return InlineText.WithLines(paragraph.Inline);
    }

    private static SafeHtml Render(ParagraphBlock paragraph)
    {
        var writer = new StringWriter(CultureInfo.InvariantCulture);
        var renderer = new HtmlRenderer(writer) { EnableHtmlForBlock = true, EnableHtmlForInline = true };
        renderer.ObjectRenderers.RemoveAll(candidate => candidate is HtmlBlockRenderer or Markdig.Renderers.Html.Inlines.HtmlInlineRenderer);
        renderer.WriteChildren(paragraph.Inline!);
        writer.Flush();
        return SafeHtml.Sanitize(writer.ToString());
    }
}
