using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Markup;
using CyberAware.Core.Pages;
using Markdig.Extensions.CustomContainers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace CyberAware.Core.Advisors;

/// <summary>
/// A helper made of what was read and of what the rest of the content says: links, figures, contacts and acts of its texts.
/// Each section is a text of its own, since a result shows one outcome without the others.
/// </summary>
internal sealed class AdvisorRendering
{
    private readonly List<ProblemList> problems = [];

    /// <summary>Checks links and facts of a whole document against the content.</summary>
    public AdvisorRendering(AdvisorDocument document, LinkTargets targets)
    {
        var texts = document.Texts.ToDictionary(text => text.Text.Language, text => ReadText(document, text.Text, text.Words, targets));
        if (problems.All(list => list.Problems.Count == 0))
        {
            Advisor = Build(document, texts);
        }
    }

    /// <summary>The helper; null when something was found.</summary>
    public Advisor? Advisor { get; }

    /// <summary>What the texts name and the content lacks.</summary>
    public IReadOnlyList<ProblemList> Problems => problems;

    private Dictionary<string, AdvisorOutcomeText> ReadText(AdvisorDocument document, ParsedText text, AdvisorWords words, LinkTargets targets)
    {
        var found = text.NewProblems();
        problems.Add(found);
        var outcomes = new Dictionary<string, AdvisorOutcomeText>(StringComparer.Ordinal);
        foreach (var section in TextSection.Split(text.TakeTree()).Sections)
        {
            var anchors = AnchorsOf(section);
            var tree = TextSection.Detach([section.Heading, .. section.Blocks]);
            var links = new LinkResolver(targets, text.Language, $"{AdvisorReader.Name}/{document.Slug}", anchors.ToHashSet(StringComparer.Ordinal), text.BodyLine, found);
            links.Resolve(tree);
            if (found.Problems.Count == 0 && words.Outcomes.FirstOrDefault(outcome => outcome.Id == section.Id) is { } outcome)
            {
                var plain = TextSection.WordsOf(section.Blocks);
                outcomes.Add(section.Id, new AdvisorOutcomeText(
                    outcome.Title, outcome.Lead, new PageRenderer(text.Language, targets.Surveys).Render(TextSection.Detach(section.Blocks.Skip(1))), plain)
                {
                    Anchors = anchors,
                    Facts = links.Facts,
                });
            }
        }

        return outcomes;
    }

    private static List<string> AnchorsOf(TextSection section) =>
        [.. section.Blocks.Prepend(section.Heading).SelectMany(block => block.Descendants().Prepend(block))
            .Where(node => node is HeadingBlock or CustomContainer)
            .Select(node => node.TryGetAttributes()?.Id).OfType<string>()];

    private static Advisor Build(AdvisorDocument document, Dictionary<Language, Dictionary<string, AdvisorOutcomeText>> outcomes)
    {
        var data = document.Data!;
        var texts = document.Texts.ToDictionary(text => text.Text.Language);
        return new Advisor(
            document.Slug, data.Order, data.Icon,
            [.. data.Questions.Select((question, at) => new AdvisorQuestion(
                question.Id,
                [.. question.Options.Select((option, position) => new AdvisorOption(
                    option.Id, option.Next, option.Outcome, option.Verdict, option.Actions,
                    texts.ToDictionary(text => text.Key, text => text.Value.Words.Questions[at].Options[position].Text)))],
                texts.ToDictionary(text => text.Key, text => text.Value.Words.Questions[at].Text)))],
            [.. data.Outcomes.Select(outcome => new AdvisorOutcome(
                outcome.Id, outcome.Verdict, outcome.Actions, outcome.Sources, outcome.Letter,
                outcomes.ToDictionary(text => text.Key, text => text.Value[outcome.Id])))],
            texts.ToDictionary(text => text.Key, text => HeadOf(text.Value.Text, data)),
            data.Reviewed, data.ReviewBy);
    }

    private static AdvisorText HeadOf(ParsedText text, AdvisorData data) =>
        new(text.Head.Title, text.Head.ShortTitle, text.Head.Summary, text.Head.Updated ?? data.Reviewed) { Card = text.Head.Card };
}
