using System.Globalization;
using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Markup;
using CyberAware.Core.Documents.Yaml;
using CyberAware.Core.Text;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CyberAware.Core.Quizzes;

/// <summary>
/// Reads a quiz's words: an invitation, then for each question a heading, the situation, a quotation and the
/// list of options with their explanations. Nothing else is allowed, so that no form has to cope with it.
/// </summary>
internal sealed class QuizMarkdownReader
{
    public const int MaxIntroWords = 25;
    public const int MaxStemWords = 60;
    public const int MaxExplanationWords = 50;

    private const int MaxSituationParagraphs = 2;

    private readonly ProblemList problems;
    private readonly int bodyLine;
    private readonly Queue<MarkdownObject> blocks;

    private QuizMarkdownReader(MarkdownDocument tree, int bodyLine, ProblemList problems)
    {
        this.problems = problems;
        this.bodyLine = bodyLine;
        blocks = new Queue<MarkdownObject>(tree.Where(block => block is not LinkReferenceDefinitionGroup));
    }

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
        return new ParsedQuizText(head, intro, [.. reader.ReadQuestions()], matter.BodyLine);
    }

    private string ReadIntro()
    {
        var paragraphs = TakeParagraphs(plain: true);
        if (paragraphs.Count != 1)
        {
            problems.Add(bodyLine, "quiz-intro");
        }

        var intro = string.Join(' ', paragraphs);
        CheckWords(bodyLine, "what.invitation", intro, MaxIntroWords);
        return intro;
    }

    private IEnumerable<ParsedQuestionText> ReadQuestions()
    {
        while (blocks.TryDequeue(out var block))
        {
            if (block is HeadingBlock heading)
            {
                yield return ReadQuestion(heading);
            }
            else
            {
                Report(block, "quiz-block.question");
            }
        }
    }

    private ParsedQuestionText ReadQuestion(HeadingBlock heading)
    {
        var id = AnchorOf(heading) ?? "";
        var question = TextOf(heading, plain: true);
        if (heading.Level != 2)
        {
            Report(heading, "heading-level.question");
        }

        if (id.Length == 0)
        {
            Report(heading, "anchor-missing.question");
        }

        if (question.Length == 0)
        {
            Report(heading, "heading-empty.question");
        }

        var situation = TakeParagraphs(plain: true);
        var quotation = blocks.TryPeek(out var next) && next is QuoteBlock quote ? ReadQuotation((QuoteBlock)blocks.Dequeue()) : [];
        if (situation.Count > MaxSituationParagraphs || situation.Count + quotation.Count == 0)
        {
            Report(heading, "situation");
        }

        CheckWords(LineOf(heading), "what.question-text", string.Join(' ', [question, .. situation, .. quotation]), MaxStemWords);
        var options = blocks.TryPeek(out next) && next is ListBlock ? ReadOptions((ListBlock)blocks.Dequeue()) : [];
        if (options.Count == 0)
        {
            Report(heading, "options-missing", id);
        }

        return new ParsedQuestionText(id, new QuestionText(question, situation, quotation), options, LineOf(heading));
    }

    private List<string> TakeParagraphs(bool plain)
    {
        var paragraphs = new List<string>();
        while (blocks.TryPeek(out var block) && block is ParagraphBlock)
        {
            paragraphs.Add(WithoutAnchor((ParagraphBlock)blocks.Dequeue(), plain));
        }

        return paragraphs;
    }

    private List<string> ReadQuotation(QuoteBlock quote)
    {
        foreach (var unknown in quote.Where(child => child is not ParagraphBlock))
        {
            Report(unknown, "quiz-block.quotation");
        }

        return [.. quote.OfType<ParagraphBlock>().Select(paragraph => WithoutAnchor(paragraph, plain: true))];
    }

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
        var paragraphs = item.OfType<ParagraphBlock>().ToList();
        foreach (var unknown in item.Where(child => child is not ParagraphBlock))
        {
            Report(unknown, "quiz-block.option");
        }

        var id = paragraphs.Count > 0 ? AnchorOf(paragraphs[0]) : null;
        var text = paragraphs.Count > 0 ? TextOf(paragraphs[0], plain: true) : "";
        if (id is null || text.Length == 0)
        {
            Report(item, "option-id");
        }

        if (paragraphs.Count != 2)
        {
            Report(item, "explanation", id);
        }

        var explanation = paragraphs.Count > 1 ? paragraphs[1] : null;
        var plain = explanation is null ? "" : WithoutAnchor(explanation, plain: false);
        CheckWords(explanation is null ? LineOf(item) : LineOf(explanation), "what.explanation", plain, MaxExplanationWords);
        return new ParsedOptionText(id ?? "", new OptionText(text, explanation is null ? SafeHtml.Empty : Render(explanation), plain), LineOf(item));
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

    private string WithoutAnchor(ParagraphBlock paragraph, bool plain)
    {
        if (paragraph.TryGetAttributes() is not null)
        {
            Report(paragraph, "attribute.question-place");
        }

        return TextOf(paragraph, plain);
    }

    // A line that ends with a backslash or two blanks ends a line of the message.
    private string TextOf(LeafBlock block, bool plain)
    {
        foreach (var inline in block.Inline!.Descendants().OfType<Inline>())
        {
            var allowed = inline switch
            {
                LiteralInline or LineBreakInline => true,
                EmphasisInline => !plain,
                _ => false,
            };
            if (!allowed)
            {
                Report(inline, plain ? "quiz-markup.plain" : "quiz-markup.emphasis");
            }
        }

        var typed = new AuthoredText(block);
        if (LeftoverMarkup.Find(typed) is { } leftover)
        {
            problems.Add(typed.LineAt(leftover.Position) + bodyLine, "leftover-markup", leftover.Text, leftover.Advice);
        }

        return InlineText.WithLines(block.Inline);
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

    private void CheckWords(int line, string whatKey, string text, int most)
    {
        if (WordCount.Count(text) is var words && words > most)
        {
            problems.Add(line, "too-many-words", new ProblemText(whatKey), words, most);
        }
    }

    private void Report(MarkdownObject node, string key, params object?[] arguments) => problems.Add(LineOf(node), key, arguments);

    private int LineOf(MarkdownObject node) => node.Line + bodyLine;
}
