using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Markup;
using Markdig.Extensions.CustomContainers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace CyberAware.Core.Advisors;

/// <summary>
/// Reads a helper's words: a section for each question with its options, then one for each outcome. Outcomes hold the
/// Markdown of pages, which pages' own check has already looked at.
/// </summary>
internal sealed class AdvisorMarkdownReader : BlockReader
{
    public const int MaxQuestionWords = 20;
    public const int MaxHintWords = 30;
    public const int MaxOptionWords = 8;
    public const int MaxLeadWords = 40;
    public const int MaxOutcomeWords = 220;

    private readonly AdvisorData data;

    private AdvisorMarkdownReader(AdvisorData data, int bodyLine, ProblemList problems)
        : base(bodyLine, problems) => this.data = data;

    /// <summary>Reads a text; null when its sections are not those of advisor.yml.</summary>
    /// <param name="tree">The parsed text.</param>
    /// <param name="data">What advisor.yml says.</param>
    /// <param name="bodyLine">Line of the file on which the text begins.</param>
    /// <param name="problems">Problems of the file.</param>
    public static AdvisorWords? Read(MarkdownDocument tree, AdvisorData data, int bodyLine, ProblemList problems) =>
        new AdvisorMarkdownReader(data, bodyLine, problems).Read(TextSection.Split(tree));

    private AdvisorWords? Read((IReadOnlyList<Block> Before, IReadOnlyList<TextSection> Sections) text)
    {
        if (text.Before.Count > 0)
        {
            Report(text.Before[0], "advisor-block.before");
        }

        if (!AreAsInData(text.Sections))
        {
            return null;
        }

        var questions = data.Questions.Select((question, at) => ReadQuestion(question, text.Sections[at])).ToList();
        return new AdvisorWords(questions, [.. text.Sections.Skip(questions.Count).Select(ReadOutcome)]);
    }

    private bool AreAsInData(IReadOnlyList<TextSection> sections)
    {
        var expected = data.Sections.ToList();
        for (var i = 0; i < Math.Max(expected.Count, sections.Count); i++)
        {
            if (expected.ElementAtOrDefault(i) != sections.ElementAtOrDefault(i)?.Id)
            {
                var line = sections.ElementAtOrDefault(i)?.Heading is { } heading ? LineOf(heading) : sections is [.., var last] ? LineOf(last.Heading) : BodyLine;
                Problems.Add(line, "sections-differ", Named(sections.ElementAtOrDefault(i)?.Id), Named(expected.ElementAtOrDefault(i)));
                return false;
            }
        }

        return true;
    }

    private ParsedQuestion ReadQuestion(AdvisorQuestionData question, TextSection section)
    {
        var heading = TextOf(section.Heading);
        CheckWords(section.Heading, "what.question-words", heading, MaxQuestionWords);
        var hint = section.First is ParagraphBlock paragraph ? WithoutAnchor(paragraph) : null;
        CheckWords(section.First, "what.hint", hint, MaxHintWords);

        var blocks = section.Blocks.Skip(hint is null ? 0 : 1).ToList();
        if (blocks.FirstOrDefault() is not ListBlock { IsOrdered: false } list)
        {
            Report(blocks.FirstOrDefault() ?? section.Heading, "advisor-block.options", question.Id);
            return new ParsedQuestion(question.Id, new AdvisorQuestionText(heading, hint), [], LineOf(section.Heading));
        }

        foreach (var unknown in blocks.Skip(1))
        {
            Report(unknown, "advisor-block.question");
        }

        List<ParsedOption> options = [.. list.OfType<ListItemBlock>().Select(ReadOption)];
        CompareOptions(question, options);
        return new ParsedQuestion(question.Id, new AdvisorQuestionText(heading, hint), options, LineOf(section.Heading));
    }

    private void CompareOptions(AdvisorQuestionData question, List<ParsedOption> options)
    {
        var differ = Enumerable.Range(0, Math.Max(question.Options.Count, options.Count))
            .FirstOrDefault(at => question.Options.ElementAtOrDefault(at)?.Id != options.ElementAtOrDefault(at)?.Id, -1);
        if (differ >= 0)
        {
            Problems.Add(
                options.ElementAtOrDefault(differ)?.Line ?? options[^1].Line, "options-differ.advisor",
                Named(options.ElementAtOrDefault(differ)?.Id), Named(question.Options.ElementAtOrDefault(differ)?.Id), question.Id);
        }
    }

    private ParsedOption ReadOption(ListItemBlock item)
    {
        var paragraphs = ParagraphsOf(item, "advisor-block.option");
        foreach (var unknown in paragraphs.Skip(2))
        {
            Report(unknown, "advisor-block.option");
        }

        var id = paragraphs is [var first, ..] ? first.TryGetAttributes()?.Id : null;
        var text = paragraphs is [var words, ..] ? TextOf(words) : "";
        if (id is null || text.Length == 0)
        {
            Report(item, "option-id");
        }

        CheckWords(item, "what.option", text, MaxOptionWords);
        return new ParsedOption(id ?? "", new AdvisorOptionText(text, paragraphs.Count > 1 ? WithoutAnchor(paragraphs[1]) : null), LineOf(item));
    }

    private ParsedOutcome ReadOutcome(TextSection section)
    {
        var title = TextOf(section.Heading);
        var lead = section.First is ParagraphBlock paragraph ? TextOf(paragraph) : "";
        if (lead.Length == 0)
        {
            Report(section.First ?? section.Heading, "advisor-lead", section.Id);
        }

        CheckWords(section.First, "what.lead", lead, MaxLeadWords);
        CheckWords(section.Heading, "what.outcome-words", $"{title} {TextSection.WordsOf(section.Blocks)}", MaxOutcomeWords);
        foreach (var node in section.Blocks.SelectMany(block => block.Descendants().Prepend(block)))
        {
            CheckNode(node);
        }

        return new ParsedOutcome(section.Id, title, lead);
    }

    private void CheckNode(MarkdownObject node)
    {
        var anchor = node.TryGetAttributes()?.Id;
        if (node is ParagraphBlock && anchor is not null)
        {
            Report(node, "attribute.place");
        }
        else if (anchor?.StartsWith(Advisor.ActionAnchor, StringComparison.Ordinal) == true)
        {
            Report(node, "bad-anchor.action", anchor);
        }

        if (node is CustomContainer container && ContentBlock.From(container) is var block)
        {
            if (block.Name == ContentBlock.Note)
            {
                Report(node, "advisor-block.note");
            }
            else if (block.HeadingLevel == TextSection.Level)
            {
                Report(node, "advisor-block.sub", block.Name);
            }
        }
    }

    private string WithoutAnchor(ParagraphBlock paragraph)
    {
        if (paragraph.TryGetAttributes()?.Id is not null)
        {
            Report(paragraph, "attribute.place");
        }

        return TextOf(paragraph);
    }

    // What forms and titles show holds no markup.
    private string TextOf(LeafBlock block)
    {
        CheckInlines(block, IsPlain, "advisor-markup");
        return InlineText.From(block.Inline);
    }

    private void CheckWords(MarkdownObject? place, string whatKey, string? text, int max) =>
        CheckWords(place is null ? BodyLine : LineOf(place), whatKey, text ?? "", max);

    private static ProblemText Named(string? id) => id is null ? new ProblemText("here.nothing") : new ProblemText("here.name", id);
}
