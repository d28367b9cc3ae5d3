using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Markup;
using CyberAware.Core.Pages;
using Markdig.Extensions.CustomContainers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace CyberAware.Core.Advisors;

/// <summary>
/// The outcomes of one language, made of what was read and of what the rest of the content says: links, figures, contacts and
/// acts. Each section is a text of its own, since a result shows one outcome without the others.
/// </summary>
internal sealed class AdvisorTextRendering
{
    private readonly Dictionary<string, AdvisorOutcomeText> outcomes = new(StringComparer.Ordinal);

    /// <summary>Checks links and facts of a text against the content.</summary>
    /// <param name="slug">The helper.</param>
    /// <param name="document">One language of it.</param>
    /// <param name="targets">What the text can refer to.</param>
    public AdvisorTextRendering(string slug, AdvisorTextDocument document, LinkTargets targets)
    {
        var text = document.Text;
        Problems = text.NewProblems();
        foreach (var section in TextSection.Split(text.TakeTree()).Sections)
        {
            var anchors = AnchorsOf(section);
            var tree = TextSection.Detach([section.Heading, .. section.Blocks]);
            var links = new LinkResolver(targets, text.Language, $"{Advisor.Folder}/{slug}", anchors.ToHashSet(StringComparer.Ordinal), text.BodyLine, Problems);
            links.Resolve(tree);
            if (Problems.Problems.Count == 0 && document.Words.Outcomes.FirstOrDefault(outcome => outcome.Id == section.Id) is { } outcome)
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
    }

    /// <summary>Outcomes by their ids; not all of them when something was found.</summary>
    public IReadOnlyDictionary<string, AdvisorOutcomeText> Outcomes => outcomes;

    /// <summary>What the text names and the content lacks.</summary>
    public ProblemList Problems { get; }

    private static List<string> AnchorsOf(TextSection section) =>
        [.. section.Blocks.Prepend(section.Heading).SelectMany(block => block.Descendants().Prepend(block))
            .Where(node => node is HeadingBlock or CustomContainer)
            .Select(node => node.TryGetAttributes()?.Id).OfType<string>()];
}
