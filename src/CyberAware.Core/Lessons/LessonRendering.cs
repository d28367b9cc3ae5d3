using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Markup;
using CyberAware.Core.Pages;
using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;

namespace CyberAware.Core.Lessons;

/// <summary>A lesson made of what was read and of what the rest of the content says: links, figures, contacts and acts of its texts.</summary>
internal sealed class LessonRendering
{
    // A lesson's parts stand on several screens, so no part can lead to another one by its anchor alone.
    private static readonly HashSet<string> NoAnchors = [];

    private readonly List<ProblemList> problems = [];

    /// <summary>Checks links and facts of a whole document against the content.</summary>
    public LessonRendering(LessonDocument document, LinkTargets targets)
    {
        var parts = document.Texts.ToDictionary(text => text.Text.Language, text => Resolve(document, text.Text, targets));
        if (problems.All(list => list.Problems.Count == 0))
        {
            Lesson = Build(document, document.Texts.ToDictionary(
                text => text.Text.Language, text => new Parts(text.Text, text.Words, parts[text.Text.Language].Sections, parts[text.Text.Language].Facts, targets)));
        }
    }

    /// <summary>The lesson; null when something was found.</summary>
    public Lesson? Lesson { get; }

    /// <summary>What the texts name and the content lacks.</summary>
    public IReadOnlyList<ProblemList> Problems => problems;

    private (LessonSections Sections, IReadOnlyList<string> Facts) Resolve(LessonDocument document, ParsedText text, LinkTargets targets)
    {
        var found = text.NewProblems();
        problems.Add(found);
        var tree = text.TakeTree();
        var links = new LinkResolver(targets, text.Language, $"{Lesson.Folder}/{document.Slug}", NoAnchors, text.BodyLine, found);
        links.Resolve(tree);
        return (LessonSections.Split(tree), links.Facts);
    }

    private static Lesson Build(LessonDocument document, Dictionary<Language, Parts> parts)
    {
        var data = document.Data!;
        var at = 0;
        return new Lesson(
            document.Slug, data.Topic, [.. Lesson.AllForms.Where(data.Forms.Contains)], data.Minutes, data.Week, data.Page.TrimStart('/'), data.Quiz, data.Sources,
            data.Reviewed, data.ReviewBy,
            [.. data.Stages.Select((stage, place) => new LessonStage(
                stage.Id, stage.Minutes, stage.Method,
                [.. stage.Cases.Select(entry => (entry, Place: at++)).Select(found => new LessonCase(
                    found.entry.Id, found.entry.IsGenuine, InEach(parts, part => part.Case(found.Place))))],
                InEach(parts, part => part.Stage(place))))],
            InEach(parts, part => part.Text(data.Reviewed)))
        {
            Aliases = [.. data.OldSlugs],
            Retired = data.Retired is { } retired ? retired with { Successor = retired.Successor.TrimStart('/') } : null,
        };
    }

    private static Dictionary<Language, T> InEach<T>(Dictionary<Language, Parts> parts, Func<Parts, T> make) =>
        parts.ToDictionary(part => part.Key, part => make(part.Value));

    /// <summary>One language's text, from which each part is taken once: the blocks leave their tree.</summary>
    private sealed class Parts(ParsedText text, LessonWords words, LessonSections sections, IReadOnlyList<string> facts, LinkTargets targets)
    {
        private readonly IReadOnlyList<TextSection> stages = sections.Entries(LessonPart.Stages).Sections;
        private readonly IReadOnlyList<TextSection> cases = sections.Entries(LessonPart.Cases).Sections;
        private readonly IReadOnlyList<TextSection> questions = sections.Entries(LessonPart.Questions).Sections;

        public LessonStageText Stage(int at)
        {
            var blocks = stages[at].Blocks.Select(Inner).ToList();
            return new LessonStageText(words.Stages[at], blocks[0], blocks[1], blocks[2], blocks[3], blocks.ElementAtOrDefault(4));
        }

        public LessonCaseText Case(int at) => new(words.Cases[at], Render(cases[at].Blocks.SkipLast(1)), Inner(cases[at].Blocks[^1]));

        public LessonText Text(DateOnly reviewed) => new(
            text.Head.Title, text.Head.ShortTitle, text.Head.Summary, text.Head.Updated ?? reviewed, words.Goal, words.Outcomes, words.Remember, words.Week,
            [.. questions.Select((question, at) => new LessonQuestion(words.Questions[at], Inner(question.Blocks[^1])))])
        {
            Know = Render(sections[LessonPart.Know].Blocks),
            Handout = Render(sections[LessonPart.Handout].Blocks),
            Home = Render(sections[LessonPart.Home].Blocks),
            Facts = facts,
            Card = text.Head.Card,
        };

        private SafeHtml Inner(Block block) => Render((CustomContainer)block);

        private SafeHtml Render(IEnumerable<Block> blocks) => new PageRenderer(text.Language, targets.Surveys).Render(TextSection.Detach(blocks));
    }
}
