using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Markup;
using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;

namespace CyberAware.Core.Lessons;

/// <summary>
/// Reads a lesson's words: sections with fixed anchors in a fixed order, within them stages, cases and questions. What is
/// not a heading, a goal or an outcome holds the Markdown of pages, which pages' own check has already looked at.
/// </summary>
internal sealed class LessonMarkdownReader : BlockReader
{
    public const int MaxGoalWords = 35;
    public const int MaxOutcomeWords = 16;
    public const int MaxKnowWords = 160;
    public const int MaxTitleWords = 8;
    public const int MaxScreenWords = 30;
    public const int MaxCaseWords = 90;
    public const int MaxAnswerWords = 60;
    public const int MaxQuestionWords = 20;
    public const int MaxRememberWords = 12;
    public const int MaxHandoutWords = 220;
    public const int MaxHomeWords = 80;
    public const int MaxWeekWords = 30;

    private const int MinItems = 2;
    private const int MaxItems = 4;

    // In the order of the plan's columns.
    private static readonly int[] MaxStageWords = [120, 80, 40, 30];

    private readonly LessonData data;

    private LessonMarkdownReader(LessonData data, int bodyLine, ProblemList problems)
        : base(bodyLine, problems) => this.data = data;

    /// <summary>Reads a text; null when its sections are not those of lesson.yml.</summary>
    /// <param name="tree">The parsed text.</param>
    /// <param name="data">What lesson.yml says.</param>
    /// <param name="bodyLine">Line of the file on which the text begins.</param>
    /// <param name="problems">Problems of the file.</param>
    public static LessonWords? Read(MarkdownDocument tree, LessonData data, int bodyLine, ProblemList problems) =>
        new LessonMarkdownReader(data, bodyLine, problems).Read(LessonSections.Split(tree));

    private LessonWords? Read(LessonSections text)
    {
        foreach (var block in text.Before.Take(1))
        {
            Report(block, "lesson-block.before");
        }

        if (!AreAsExpected(text.Sections, data.Sections, BodyLine)
            || ReadEntries(text, LessonPart.Stages, data.Stages.Select(stage => stage.Id), ReadStage) is not { } stages
            || ReadEntries(text, LessonPart.Cases, data.Cases.Select(entry => entry.Id), ReadCase) is not { } cases
            || ReadEntries(text, LessonPart.Questions, LessonPart.QuestionIds, ReadQuestion) is not { } questions)
        {
            return null;
        }

        CheckKnow(text[LessonPart.Know]);
        CheckFree(text[LessonPart.Handout], "what.handout", MaxHandoutWords);
        CheckFree(text[LessonPart.Home], "what.home", MaxHomeWords);
        return new LessonWords(
            ReadParagraph(text[LessonPart.Goal], "what.goal", MaxGoalWords),
            ReadItems(text[LessonPart.Outcomes], "what.outcome-item", MaxOutcomeWords),
            ReadItems(text[LessonPart.Remember], "what.remember", MaxRememberWords),
            data.Week is null ? null : ReadParagraph(text[LessonPart.Week], "what.week", MaxWeekWords),
            stages, cases, questions);
    }

    // What a text lacks or has too much would make every later section seem wrong.
    private bool AreAsExpected(IReadOnlyList<TextSection> sections, IEnumerable<string> ids, int line)
    {
        var expected = ids.ToList();
        for (var i = 0; i < Math.Max(expected.Count, sections.Count); i++)
        {
            var (here, there) = (sections.ElementAtOrDefault(i), expected.ElementAtOrDefault(i));
            if (here?.Id != there)
            {
                Problems.Add(here is not null ? LineOf(here.Heading) : sections is [.., var last] ? LineOf(last.Heading) : line, "sections-differ.lesson", Named(here?.Id), Named(there));
                return false;
            }
        }

        return true;
    }

    private List<string>? ReadEntries(LessonSections text, string section, IEnumerable<string> ids, Action<TextSection> check)
    {
        var (before, entries) = text.Entries(section);
        foreach (var block in before.Take(1))
        {
            Report(block, "lesson-block.entries", section);
        }

        if (!AreAsExpected(entries, ids, text.Sections.FirstOrDefault(part => part.Id == section) is { } part ? LineOf(part.Heading) : BodyLine))
        {
            return null;
        }

        foreach (var entry in entries)
        {
            check(entry);
        }

        return [.. entries.Select(entry => PlainTextOf(entry.Heading))];
    }

    private void ReadStage(TextSection stage)
    {
        CheckWords(LineOf(stage.Heading), "what.stage-title", PlainTextOf(stage.Heading), MaxTitleWords);
        var names = stage.Blocks.Select(block => block is CustomContainer container ? ContentBlock.From(container).Name : "").ToList();
        if (!names.SequenceEqual(LessonPart.StageBlocks) && !names.SequenceEqual(LessonPart.StageBlocks.Append(LessonPart.Screen)))
        {
            var wrong = Enumerable.Range(0, names.Count).FirstOrDefault(at => names[at] != LessonPart.StageBlocks.Append(LessonPart.Screen).ElementAtOrDefault(at), -1);
            Report(wrong < 0 ? stage.Heading : stage.Blocks[wrong], "lesson-block.stage", stage.Id, string.Join(", ", LessonPart.StageBlocks), LessonPart.Screen);
            return;
        }

        foreach (var (block, at) in stage.Blocks.Select((block, at) => (block, at)))
        {
            CheckWords(LineOf(block), "what.stage-part", TextSection.WordsOf([block]), at < MaxStageWords.Length ? MaxStageWords[at] : MaxScreenWords);
            CheckNodes(block, [names[at]]);
        }
    }

    private void ReadCase(TextSection entry)
    {
        CheckWords(LineOf(entry.Heading), "what.case-title", PlainTextOf(entry.Heading), MaxTitleWords);
        if (entry.Blocks.Count < 2 || !IsAnswer(entry.Blocks[^1]))
        {
            Report(entry.Blocks is [.., var last] ? last : entry.Heading, "lesson-block.case", entry.Id);
            return;
        }

        CheckWords(LineOf(entry.Heading), "what.case", TextSection.WordsOf(entry.Blocks.SkipLast(1)), MaxCaseWords);
        CheckAnswer(entry);
    }

    private void ReadQuestion(TextSection question)
    {
        CheckWords(LineOf(question.Heading), "what.question-words", PlainTextOf(question.Heading), MaxQuestionWords);
        if (question.Blocks is not [var answer] || !IsAnswer(answer))
        {
            Report(question.Blocks.FirstOrDefault(block => !IsAnswer(block)) ?? question.Heading, "lesson-block.question", question.Id);
            return;
        }

        CheckAnswer(question);
    }

    private void CheckAnswer(TextSection entry)
    {
        CheckWords(LineOf(entry.Blocks[^1]), "what.answer", TextSection.WordsOf([entry.Blocks[^1]]), MaxAnswerWords);
        foreach (var block in entry.Blocks.SkipLast(1))
        {
            CheckNodes(block, []);
        }

        CheckNodes(entry.Blocks[^1], [LessonPart.Answer]);
    }

    // A lesson leads to the pages instead of retelling them.
    private void CheckKnow(TextSection section)
    {
        CheckFree(section, "what.know", MaxKnowWords);
        if (!TextSection.LinksOf(section.Blocks).Any(link => !link.IsImage && link.Url?.StartsWith('/') == true))
        {
            Report(section.Heading, "lesson-know");
        }
    }

    private void CheckFree(TextSection section, string whatKey, int max)
    {
        if (section.Blocks.Count == 0)
        {
            Report(section.Heading, "lesson-block.empty", section.Id);
        }

        CheckWords(LineOf(section.Heading), whatKey, TextSection.WordsOf(section.Blocks), max);
        foreach (var block in section.Blocks)
        {
            CheckNodes(block, []);
        }
    }

    private string ReadParagraph(TextSection section, string whatKey, int max)
    {
        if (section.Blocks is not [ParagraphBlock paragraph])
        {
            Report(section.Blocks.FirstOrDefault(block => block is not ParagraphBlock) ?? section.Heading, "lesson-block.paragraph", section.Id);
            return "";
        }

        CheckWords(LineOf(paragraph), whatKey, PlainTextOf(paragraph), max);
        return PlainTextOf(paragraph);
    }

    private List<string> ReadItems(TextSection section, string whatKey, int max)
    {
        if (section.Blocks is not [ListBlock { IsOrdered: false, Count: >= MinItems and <= MaxItems } list])
        {
            Report(section.First ?? section.Heading, "lesson-block.items", section.Id, MinItems, MaxItems);
            return [];
        }

        var items = new List<string>();
        foreach (var item in list.OfType<ListItemBlock>())
        {
            if (ParagraphsOf(item, "lesson-block.item") is [var words])
            {
                items.Add(PlainTextOf(words));
                CheckWords(LineOf(item), whatKey, items[^1], max);
            }
            else
            {
                Report(item, "lesson-block.item");
            }
        }

        return items;
    }

    // Blocks of a lesson stand in their place only; anchors on other blocks would head sections of the page.
    private void CheckNodes(Block block, IReadOnlyList<string> allowed)
    {
        foreach (var container in block.Descendants<CustomContainer>().Concat(block is CustomContainer own ? [own] : []))
        {
            var found = ContentBlock.From(container);
            if (found.Name == ContentBlock.Note || (LessonPart.Blocks.Contains(found.Name) && !allowed.Contains(found.Name)))
            {
                Report(container, "lesson-block.place", found.Name);
            }
            else if (found.Anchor is not null)
            {
                Report(container, "lesson-block.anchor", found.Name);
            }
        }
    }

    private static bool IsAnswer(Block block) => block is CustomContainer container && ContentBlock.From(container).Name == LessonPart.Answer;

    // What slides, tables and other programs show as a line holds no markup.
    private string PlainTextOf(LeafBlock block)
    {
        CheckInlines(block, IsPlain, "lesson-markup");
        return InlineText.From(block.Inline);
    }

    private static ProblemText Named(string? id) => id is null ? new ProblemText("here.nothing") : new ProblemText("here.name", id);
}
