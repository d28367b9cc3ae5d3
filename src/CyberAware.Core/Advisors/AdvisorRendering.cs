using CyberAware.Core.Pages;

namespace CyberAware.Core.Advisors;

/// <summary>A helper made of what was read and of the outcomes of both languages.</summary>
internal sealed class AdvisorRendering
{
    /// <summary>Makes a helper.</summary>
    /// <param name="document">What was read.</param>
    /// <param name="outcomes">The outcomes of its texts, in the same order.</param>
    public AdvisorRendering(AdvisorDocument document, IReadOnlyList<AdvisorTextRendering> outcomes)
    {
        if (outcomes.All(text => text.Problems.Problems.Count == 0))
        {
            Advisor = Build(document, outcomes);
        }
    }

    /// <summary>The helper; null when something was found in its texts.</summary>
    public Advisor? Advisor { get; }

    private static Advisor Build(AdvisorDocument document, IReadOnlyList<AdvisorTextRendering> outcomes)
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
                document.Texts.Zip(outcomes).ToDictionary(text => text.First.Text.Language, text => text.Second.Outcomes[outcome.Id])))],
            texts.ToDictionary(text => text.Key, text => HeadOf(text.Value.Text, data)),
            data.Reviewed, data.ReviewBy);
    }

    private static AdvisorText HeadOf(ParsedText text, AdvisorData data) =>
        new(text.Head.Title, text.Head.ShortTitle, text.Head.Summary, text.Head.Updated ?? data.Reviewed) { Card = text.Head.Card };
}
